import { daysOf } from '../series/period.ts';
import type { Series } from '../series/series.ts';
import { evidenceOn, LEAST_HISTORY } from './best.ts';
import { chanceOf } from './chance.ts';
import { pointOf, spread } from './counts.ts';
import type { Expected } from './outbreak.ts';
import { stretchAround, type Verdict } from './judge.ts';
import { scan, scanChance, zonesOf, type Area } from './scan.ts';

/** Windows of one to so many weeks. */
const LONGEST = 4;
/** A group of areas is marked when chance gives one so remarkable, anywhere, less often than this. */
const RARE = 0.01;
const REPLICATES = 99;
const LOW = 0.01;

/**
 * Neighbouring areas that are remarkable together though perhaps none is alone: the best zone of two areas or more in the weeks up
 * to a period, by the expectation-based scan. Its chance is that of the best of all zones and windows, so it pays for having looked.
 * @param all series of areas of one indicator, weekly
 * @param neighbours of an area, those that border on it
 */
export function judgeCluster(all: readonly Series[], period: string, neighbours: (area: string) => readonly string[]): (Verdict & { readonly areas: readonly string[] }) | null {
  const areas = all.flatMap((series): Area[] => {
    const stretch = stretchAround(series, period);
    if (!stretch || stretch.at < LEAST_HISTORY + LONGEST) return [];
    const evidence = evidenceOn(stretch.counts);
    const weeks = Array.from({ length: LONGEST }, (_, i) => stretch.at - LONGEST + 1 + i);
    const expected = weeks.flatMap((week): Expected[] => { const found = evidence(week); return found ? [found.expected] : []; });
    return expected.length < LONGEST ? [] : [{ id: series.area, counts: weeks.map((week) => stretch.counts[week]!), expected }];
  });
  const zones = zonesOf(areas, Object.fromEntries(areas.map(({ id }) => [id, neighbours(id)])));
  const best = scan(areas, zones, LONGEST).find((cluster) => cluster.areas.length > 1);
  if (!best) return null;
  const chance = scanChance(areas, zones, LONGEST, chanceOf(Number(daysOf(period).from.replaceAll('-', ''))), REPLICATES)(best.score);
  const inside = areas.filter(({ id }) => best.areas.includes(id));
  const variance = inside.reduce((sum, { expected }) => sum + expected.slice(-best.weeks).reduce((v, { mean, dispersion }) => v + mean * dispersion, 0), 0);
  const total = spread(best.expected, variance / best.expected);
  return {
    indicator: all[0]!.indicator, area: `around-${centre(inside, best.weeks)}`, areas: best.areas, period, direction: 'rise', method: 'scan', observed: best.observed, expected: best.expected,
    low: pointOf(total, LOW), high: pointOf(total, 1 - LOW), periods: best.weeks, chance, upper: null, threshold: null, fired: null, marked: chance < RARE, byChance: RARE,
  };
}

/** The area with the most above what was expected. */
function centre(areas: readonly Area[], weeks: number): string {
  const excess = ({ counts, expected }: Area): number => counts.slice(-weeks).reduce((sum, y) => sum + y, 0) - expected.slice(-weeks).reduce((sum, { mean }) => sum + mean, 0);
  return areas.reduce((most, area) => (excess(area) > excess(most) ? area : most)).id;
}
