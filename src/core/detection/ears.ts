import { against, SILENT, type Detector } from './detector.ts';
import { normalQuantile } from './special.ts';

/** Weeks of the baseline, and the weeks that C2 and C3 leave out between it and the week judged. */
const BASELINE = 7;
const GAP = 2;

type Baseline = { mean: number; deviation: number };

function baseline(counts: readonly number[], week: number, gap: number): Baseline | null {
  const past = counts.slice(Math.max(0, week - gap - BASELINE), Math.max(0, week - gap));
  if (past.length < BASELINE) return null;
  const mean = past.reduce((sum, y) => sum + y, 0) / BASELINE;
  return { mean, deviation: Math.sqrt(past.reduce((sum, y) => sum + (y - mean) ** 2, 0) / (BASELINE - 1)) };
}

/**
 * EARS C1 and C2 (Hutwagner, Thompson, Seeman and Treadwell, J Urban Health 80, 2003; Fricker, Hegler and Dunfal, Statistics in
 * Medicine 27, 2008): above the mean of the seven weeks before, for C2 those two weeks earlier, by so many standard deviations.
 */
const simple = (gap: number, alpha: number): Detector => {
  const z = normalQuantile(1 - alpha);
  return (counts) => (week) => {
    const past = baseline(counts, week, gap);
    return past ? against(counts[week]!, past.mean + z * past.deviation) : SILENT;
  };
};
export const earsC1 = (alpha = 0.01): Detector => simple(0, alpha);
export const earsC2 = (alpha = 0.01): Detector => simple(GAP, alpha);

/**
 * EARS C3 as R's `surveillance` has it: what C2 exceeded 1 by in the two weeks before, added up, against the normal point; said as
 * a bound, the count itself plus what is missing to it. Thus the count of the week moves the bound and not the verdict (but no week
 * of none is marked). Where one of the baselines does not vary, C2 of that week is not known and the week is not judged.
 */
export function earsC3(alpha = 0.025): Detector {
  const z = normalQuantile(1 - alpha);
  return (counts) => (week) => {
    const past = baseline(counts, week, GAP);
    if (!past) return SILENT;
    let before = 0;
    for (const earlier of [week - 1, week - 2]) {
      const its = baseline(counts, earlier, GAP);
      if (!its) return SILENT;
      before += Math.max(0, (counts[earlier]! - its.mean) / its.deviation - 1);
    }
    return against(counts[week]!, Math.max(0, counts[week]! + past.deviation * (z - before)));
  };
}
