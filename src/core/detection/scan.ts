import type { Chance } from './chance.ts';
import { spread } from './counts.ts';
import type { Expected } from './outbreak.ts';

/** One area with its counts and what was expected of them, over the same weeks, oldest first; the last is the week judged. */
export type Area = { readonly id: string; readonly counts: readonly number[]; readonly expected: readonly Expected[] };
/** A zone is some areas that lie together, by their place in the list. */
export type Zone = readonly number[];
export type Cluster = { readonly areas: readonly string[]; readonly weeks: number; readonly observed: number; readonly expected: number; /** Log likelihood ratio. */ readonly score: number };

/** Each area, each pair of neighbours, and each area with all of its neighbours. @param neighbours by area, those that border on it */
export function zonesOf(areas: readonly Area[], neighbours: Readonly<Record<string, readonly string[]>>): Zone[] {
  const place = new Map(areas.map(({ id }, i) => [id, i]));
  const around = areas.map(({ id }) => (neighbours[id] ?? []).flatMap((other) => place.get(other) ?? []));
  const zones = areas.flatMap((_, i) => [[i], ...around[i]!.map((j) => [i, j]), [i, ...around[i]!]]);
  return [...new Map(zones.map((zone) => [...new Set(zone)].sort((a, b) => a - b)).map((zone) => [zone.join(), zone])).values()];
}

/**
 * Expectation-based scan statistic (Neill, "Expectation-based scan statistics for monitoring spatial time series data", International
 * Journal of Forecasting 25, 2009): all zones, the last one to `longest` weeks; score C ln(C/B) + B - C where C cases are above the B
 * expected. Counts more spread than a Poisson are scored in units of their dispersion.
 * @returns the clusters by score, best first, only those above what is expected
 */
export function scan(areas: readonly Area[], zones: readonly Zone[], longest = 4): Cluster[] {
  return zones.flatMap((zone) => {
    let [observed, expected, spreadOut] = [0, 0, 0];
    const found: Cluster[] = [];
    const known = Math.min(longest, ...zone.map((i) => areas[i]!.counts.length));
    for (let weeks = 1; weeks <= known; weeks++) {
      for (const i of zone) {
        const { mean, dispersion } = areas[i]!.expected.at(-weeks)!;
        observed += areas[i]!.counts.at(-weeks)!;
        expected += mean;
        spreadOut += mean * dispersion;
      }
      if (!(observed > expected) || !(expected > 0)) continue;
      const score = (observed * Math.log(observed / expected) + expected - observed) * (expected / spreadOut);
      found.push({ areas: zone.map((i) => areas[i]!.id), weeks, observed, expected, score });
    }
    return found;
  }).sort((a, b) => b.score - a.score || a.weeks - b.weeks);
}

const EULER = 0.5772156649015329;

/**
 * How often chance alone gives a best cluster of such a score, over all zones and windows: the best score of each of `replicates` draws
 * from what is expected, and a Gumbel distribution through them (Abrams, Kulldorff and Kleinman, Int J Health Geographics 9:61, 2010),
 * which is exact enough far beyond 1 / replicates.
 */
export function scanChance(areas: readonly Area[], zones: readonly Zone[], longest: number, chance: Chance, replicates = 99): (score: number) => number {
  const tops = Array.from({ length: replicates }, () => scan(areas.map((area) => ({
    ...area,
    counts: area.expected.map(({ mean, dispersion }) => {
      const { size } = spread(mean, dispersion);
      return chance.poisson(size === Infinity ? mean : (mean * chance.gamma(size)) / size);
    }),
  })), zones, longest)[0]?.score ?? 0);
  const mean = tops.reduce((sum, top) => sum + top, 0) / replicates;
  const variance = tops.reduce((sum, top) => sum + (top - mean) ** 2, 0) / Math.max(1, replicates - 1);
  const scale = (Math.sqrt(variance) * Math.sqrt(6)) / Math.PI;
  if (!(scale > 0)) return (score) => (score > mean ? 1 / (replicates + 1) : 1);
  return (score) => -Math.expm1(-Math.exp(-(score - (mean - EULER * scale)) / scale));
}
