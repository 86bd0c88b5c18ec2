import { baselineOf, type Baseline } from './baseline.ts';
import { LEAST_HISTORY } from './best.ts';
import { against, SILENT, YEAR, type Detector } from './detector.ts';

export type Cusum = { /** The rise looked for, in standard deviations of the level. */ readonly rise: number; /** Log likelihood ratio at which it fires and begins anew. */ readonly limit: number };
export const CUSUM: Cusum = { rise: 1.5, limit: 3.3 };

/**
 * Cumulative sums of log likelihood ratios of a negative binomial with a moving level (Höhle and Paul, "Count data regression charts
 * for the monitoring of surveillance time series", CSDA 52, 2008): good at small rises that last. It runs from a year before the
 * week judged, against the baseline known then, and begins at nil after each alarm, so one rise may fire several times.
 */
export function cusum(settings: Cusum = CUSUM): Detector {
  return (counts) => {
    const baselines = new Map<number, Baseline>();
    return (week) => {
      const from = Math.floor((week - YEAR) / YEAR) * YEAR;
      if (from < LEAST_HISTORY) return SILENT;
      const baseline = baselines.get(from) ?? baselineOf(counts.slice(0, from));
      baselines.set(from, baseline);
      let sum = 0;
      for (let at = from; ; at++) {
        const { mean, dispersion } = baseline.at(at);
        const risen = mean + settings.rise * Math.sqrt(mean * dispersion);
        const size = dispersion > 1 ? mean / (dispersion - 1) : Infinity;
        const perCase = Math.log(risen / mean) - (size === Infinity ? 0 : Math.log((size + risen) / (size + mean)));
        const perWeek = size === Infinity ? risen - mean : size * Math.log((size + risen) / (size + mean));
        if (at === week) return against(counts[week]!, Math.max(0, (settings.limit - sum + perWeek) / perCase));
        sum = Math.max(0, sum + counts[at]! * perCase - perWeek);
        if (sum > settings.limit) sum = 0;
      }
    };
  };
}
