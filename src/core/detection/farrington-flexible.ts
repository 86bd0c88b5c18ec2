import { pointOf, spread } from './counts.ts';
import { against, SILENT, yearsBefore, YEAR, type Detector } from './detector.ts';
import { enoughCases, reweighted, TREND_YEARS } from './farrington.ts';
import type { Layout } from './one-way.ts';

export type Flexible = { readonly years: number; readonly half: number; readonly periods: number; readonly notIncluded: number; readonly from: number; readonly alpha: number };
export const FLEXIBLE: Flexible = { years: 5, half: 3, periods: 10, notIncluded: 26, from: 2.58, alpha: 0.01 };

/**
 * Noufaily, Enki, Farrington, Garthwaite, Andrews and Charlett, "An improved algorithm for outbreak detection in multiple
 * surveillance systems", Statistics in Medicine 32 (2013): all weeks of the years looked back, but for the last `notIncluded`;
 * a level for each of `periods` parts of the year, the first of them the weeks around this one; a trend; only what lies more
 * than `from` standard deviations out is weighed down; the bound is the 1 - alpha point of a negative binomial put in place of
 * the truth ("plug-in").
 */
export function farringtonFlexible(settings: Flexible = FLEXIBLE): Detector {
  return (counts) => (week) => {
    const back = yearsBefore(week, settings.half, settings.years);
    if (back < 1 || !enoughCases(counts, week)) return SILENT;
    const layout = layoutOf(counts, week, back, settings);
    let model = reweighted(layout, true, settings.from);
    if (model?.sloped && (back < TREND_YEARS || model.fit.at(0, week, 1).mean > Math.max(...layout.counts))) model = reweighted(layout, false, settings.from);
    if (!model) return SILENT;
    const { mean } = model.fit.at(0, week, model.dispersion);
    return against(counts[week]!, pointOf(spread(mean, model.dispersion), 1 - settings.alpha));
  };
}

function layoutOf(counts: readonly number[], week: number, back: number, { half, periods, notIncluded }: Flexible): Layout {
  const first = week - back * YEAR - half;
  const times = Array.from({ length: week - notIncluded - first }, (_, i) => first + i);
  const rest = YEAR - 2 * half - 1;
  const groups = times.map((t) => {
    const inYear = (t - first) % YEAR;
    return inYear <= 2 * half ? 0 : 1 + Math.floor(((inYear - 2 * half - 1) * (periods - 1)) / rest);
  });
  return { times, groups, counts: times.map((t) => counts[t]!) };
}
