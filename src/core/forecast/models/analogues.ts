import { seriesOf, type Panel } from '../panel.ts';

/** A country and a month up to which its history looks like that of another at the origin. */
export type Analogue = {
  /** Place in the panel. */
  readonly unit: number;
  /** Number of the last month of the stretch that resembles; what followed it is known. */
  readonly month: number;
  /** Root mean square difference of log(1 + deaths); 0 is the same history. */
  readonly distance: number;
  /** Mean deaths a month of the stretch's last year. */
  readonly level: number;
};

const WINDOW = 24;
const YEAR = 12;
/** Months after the stretch that must be known: what an analogue is looked at for. */
export const FOLLOWED = 14;

/**
 * Stretches of two years whose course resembles that of a unit up to the origin, nearest first. Those of one country lie at least a year
 * apart, and none overlaps the stretch that is compared.
 */
export function analogues(known: Panel, unit: number, k: number): Analogue[] {
  const logs = Float64Array.from(known.counts, (count) => Math.log1p(count));
  const { months } = known;
  if (months < WINDOW) return [];
  const own = logs.subarray((unit + 1) * months - WINDOW, (unit + 1) * months);
  const found: Analogue[] = [];
  for (let other = 0; other < known.units.length; other++) {
    const counts = seriesOf(known, other);
    for (let end = WINDOW; end + FOLLOWED <= months; end++) {
      if (other === unit && end > months - WINDOW) continue;
      let sum = 0;
      for (let i = 0; i < WINDOW; i++) sum += (own[i]! - logs[other * months + end - WINDOW + i]!) ** 2;
      const after = counts.subarray(end, end + FOLLOWED);
      if (Number.isNaN(sum) || after.some((count) => Number.isNaN(count))) continue;
      found.push({ unit: other, month: known.first + end - 1, distance: Math.sqrt(sum / WINDOW), level: counts.subarray(end - YEAR, end).reduce((all, one) => all + one, 0) / YEAR });
    }
  }
  found.sort((a, b) => a.distance - b.distance || a.unit - b.unit || b.month - a.month);
  const kept: Analogue[] = [];
  for (const one of found) {
    if (kept.length === k) break;
    if (kept.every((other) => other.unit !== one.unit || Math.abs(other.month - one.month) >= YEAR)) kept.push(one);
  }
  return kept;
}
