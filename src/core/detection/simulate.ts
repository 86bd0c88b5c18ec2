import { chanceOf, type Chance } from './chance.ts';
import { spread } from './counts.ts';
import { YEAR } from './detector.ts';

/**
 * The design of Noufaily et al. (2013), as Bédubourg and Le Strat, PLoS One 12 (2017) e0181227, use it to compare 21 methods:
 * 624 weeks of negative binomial counts with log mean = level + trend · week + season, in 42 scenarios; four outbreaks in weeks
 * 313 to 575, one in weeks 576 to 624, which are the ones judged. An outbreak has a Poisson number of cases with a mean of `size`
 * standard deviations of its first week, each reported a lognormal number of weeks (median 1, cut to whole weeks) later.
 */
export const DESIGN = { weeks: 624, past: { from: 312, below: 575 }, judged: { from: 575, below: 624 }, pastSizes: [0, 2, 3, 5, 10], pastOutbreaks: 4, sizes: 10, lag: 0.5 } as const;

export type Scenario = { readonly number: number; readonly level: number; readonly trend: number; readonly cosine: number; readonly sine: number; readonly dispersion: number; readonly harmonics: number };

const SETS = [
  { level: 0.1, trend: 0.0025, cosine: 0.6, sine: 0.6, dispersion: 1.5 },
  { level: -2, trend: 0.005, cosine: 0.1, sine: 0.3, dispersion: 2 },
  { level: 1.5, trend: 0.003, cosine: 0.2, sine: -0.4, dispersion: 1 },
  { level: 0.5, trend: 0.002, cosine: 0.5, sine: 0.5, dispersion: 5 },
  { level: 2.5, trend: 0.001, cosine: 1, sine: 0.1, dispersion: 3 },
  { level: 3.75, trend: 0.001, cosine: 0.1, sine: -0.1, dispersion: 1.1 },
  { level: 5, trend: 0.0001, cosine: 0.05, sine: 0.01, dispersion: 1.2 },
] as const;

/** The 42: seven sets, each without and with its trend, each with no, one and two waves a year. */
export const SCENARIOS: readonly Scenario[] = SETS.flatMap((set) => [0, 1].flatMap((trended) => [0, 1, 2].map((harmonics) => ({ ...set, trend: set.trend * trended, harmonics }))))
  .map((scenario, i) => ({ ...scenario, number: i + 1 }));

/** @param week from 1 */
export function meanOf({ level, trend, cosine, sine, harmonics }: Scenario, week: number): number {
  let log = level + trend * week;
  for (let j = 1; j <= harmonics; j++) log += cosine * Math.cos((2 * Math.PI * j * week) / YEAR) + sine * Math.sin((2 * Math.PI * j * week) / YEAR);
  return Math.exp(log);
}

export type Simulated = { readonly scenario: number; readonly size: number; readonly pastSize: number; readonly counts: readonly number[]; /** Cases of the outbreak that is to be found, by week. */ readonly outbreak: readonly number[] };

export function simulate(scenario: Scenario, seed: number): Simulated {
  const chance = chanceOf(seed);
  const means = Array.from({ length: DESIGN.weeks }, (_, i) => meanOf(scenario, i + 1));
  const counts = means.map((mean) => countOf(chance, mean, scenario.dispersion));
  const pastSize = DESIGN.pastSizes[chance.whole(DESIGN.pastSizes.length)]!;
  const size = 1 + chance.whole(DESIGN.sizes);
  const outbreak = counts.map(() => 0);
  const strike = (from: number, below: number, k: number, note?: number[]): void => {
    const start = from + chance.whole(below - from);
    const cases = chance.poisson(k * Math.sqrt(scenario.dispersion * means[start]!));
    for (let i = 0; i < cases; i++) {
      const week = start + Math.floor(Math.exp(DESIGN.lag * chance.normal()));
      if (week >= DESIGN.weeks) continue;
      counts[week]!++;
      if (note) note[week]!++;
    }
  };
  for (let i = 0; i < DESIGN.pastOutbreaks; i++) strike(DESIGN.past.from, DESIGN.past.below, pastSize);
  strike(DESIGN.judged.from, DESIGN.judged.below, size, outbreak);
  return { scenario: scenario.number, size, pastSize, counts, outbreak };
}

function countOf(chance: Chance, mean: number, dispersion: number): number {
  const { size } = spread(mean, dispersion);
  return chance.poisson(size === Infinity ? mean : (mean * chance.gamma(size)) / size);
}
