import { against, bySeasons, earlier, SILENT, type Detector, type SameWeek } from './detector.ts';
import { downWeight, fitOneWay, residualsOf, type Fit, type Layout } from './one-way.ts';
import { normalQuantile } from './special.ts';

export type Farrington = {
  /** Years looked back. */ readonly years: number;
  /** Weeks on each side of the same week of those years. */ readonly half: number;
  /** Of both sides together; one side has half of it. */ readonly alpha: number;
  readonly same: SameWeek;
};
export const FARRINGTON: Farrington = { years: 5, half: 3, alpha: 0.01, same: bySeasons };

/** Fewer than 5 cases in the last 4 weeks, this one included, and a week is not judged. */
const ENOUGH = { cases: 5, weeks: 4 };
const TREND_CHANCE = 0.05;
/** With fewer years than this a trend is not looked for. */
export const TREND_YEARS = 3;
const FROM = 1;

export const enoughCases = (counts: readonly number[], week: number): boolean =>
  counts.slice(Math.max(0, week - ENOUGH.weeks + 1), week + 1).reduce((sum, y) => sum + y, 0) >= ENOUGH.cases;

/** With a slope where one can be fitted, and once more with what stands out weighed down. The dispersion is at least 1. */
export function reweighted(layout: Layout, sloped: boolean, from: number): { fit: Fit; dispersion: number; sloped: boolean } | null {
  const first = fitOneWay(layout, sloped);
  if (!first) return sloped ? reweighted(layout, false, from) : null;
  const weights = downWeight(residualsOf(layout.counts, first, Math.max(first.dispersion, 1)), from);
  const fit = fitOneWay({ ...layout, weights }, sloped);
  if (!fit) return sloped ? reweighted(layout, false, from) : null;
  return { fit, dispersion: Math.max(fit.dispersion, 1), sloped };
}

/**
 * Farrington, Andrews, Beale and Catchpole, "A statistical algorithm for the early detection of outbreaks of infectious
 * disease", JRSS A 159 (1996): the same weeks of the years before, a quasi-Poisson trend kept only where it is significant and
 * foretells nothing unseen, past outbreaks weighed down, and a bound on the scale of the power 2/3, where counts are nearly normal.
 */
export function farrington({ years, half, alpha, same }: Farrington = FARRINGTON): Detector {
  const z = normalQuantile(1 - alpha / 2);
  return (counts) => (week) => {
    const centres = earlier(week, half, years, same);
    if (centres.length === 0 || !enoughCases(counts, week)) return SILENT;
    const times = centres.flatMap((centre) => Array.from({ length: 2 * half + 1 }, (_, j) => centre - half + j));
    const layout = { times, groups: times.map(() => 0), counts: times.map((t) => counts[t]!) };
    let model = reweighted(layout, true, FROM);
    if (model?.sloped) {
      const extrapolates = model.fit.at(0, week, 1).mean > Math.max(...layout.counts);
      if (centres.length < TREND_YEARS || !(model.fit.slopeChance < TREND_CHANCE) || extrapolates) model = reweighted(layout, false, FROM);
    }
    if (!model) return SILENT;
    const { mean, error } = model.fit.at(0, week, model.dispersion);
    const spread = Math.sqrt((4 / 9) * mean ** (1 / 3) * (model.dispersion + error ** 2 / mean));
    return against(counts[week]!, (mean ** (2 / 3) + z * spread) ** 1.5);
  };
}
