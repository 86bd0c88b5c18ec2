import { pointOf, spread } from './counts.ts';
import { against, bySeasons, earlier, SILENT, type Detector, type SameWeek } from './detector.ts';
import { enoughCases, reweighted, TREND_YEARS } from './farrington.ts';
import type { Layout } from './one-way.ts';

export type Flexible = { readonly years: number; readonly half: number; readonly periods: number; readonly notIncluded: number; readonly from: number; readonly alpha: number; readonly same: SameWeek };
export const FLEXIBLE: Flexible = { years: 5, half: 3, periods: 10, notIncluded: 26, from: 2.58, alpha: 0.01, same: bySeasons };

/**
 * Noufaily, Enki, Farrington, Garthwaite, Andrews and Charlett, "An improved algorithm for outbreak detection in multiple
 * surveillance systems", Statistics in Medicine 32 (2013): all weeks of the years looked back, but for the last `notIncluded`;
 * a level for each of `periods` parts of the year, the first of them the weeks around this one; a trend; only what lies more
 * than `from` standard deviations out is weighed down; the bound is the 1 - alpha point of a negative binomial put in place of
 * the truth ("plug-in").
 */
export function farringtonFlexible(settings: Flexible = FLEXIBLE): Detector {
  return (counts) => (week) => {
    const centres = earlier(week, settings.half, settings.years, settings.same);
    if (centres.length === 0 || !enoughCases(counts, week)) return SILENT;
    const layout = layoutOf(counts, week, centres, settings);
    let model = reweighted(layout, true, settings.from);
    if (model?.sloped && (centres.length < TREND_YEARS || model.fit.at(0, week, 1).mean > Math.max(...layout.counts))) model = reweighted(layout, false, settings.from);
    if (!model) return SILENT;
    const { mean } = model.fit.at(0, week, model.dispersion);
    return against(counts[week]!, pointOf(spread(mean, model.dispersion), 1 - settings.alpha));
  };
}

function layoutOf(counts: readonly number[], week: number, centres: readonly number[], { half, periods, notIncluded }: Flexible): Layout {
  const times: number[] = [];
  const groups: number[] = [];
  centres.forEach((centre, i) => {
    const [first, next] = [centre - half, (centres[i + 1] ?? week) - half];
    const rest = next - first - 2 * half - 1;
    for (let time = first; time < Math.min(next, week - notIncluded); time++) {
      const after = time - first - 2 * half - 1;
      times.push(time);
      groups.push(after < 0 ? 0 : 1 + Math.floor((after * (periods - 1)) / rest));
    }
  });
  return { times, groups, counts: times.map((time) => counts[time]!) };
}
