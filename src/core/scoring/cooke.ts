import { incompleteGamma } from '../detection/special.ts';

/**
 * Cooke's classical model: experts are weighed by how their quantiles fared on questions whose answers are known (Cooke, Experts in
 * Uncertainty, 1991; Colson & Cooke, Reliab. Eng. Syst. Saf. 163, 2017).
 */

/** Probabilities between the quantiles that were asked for: 5, 50 and 95 % leave four. */
const between = (levels: readonly number[]): number[] => [...levels, 1].map((level, i) => level - (levels[i - 1] ?? 0));

/** The bin a value falls into: a value on a quantile is below it. */
const binOf = (quantiles: readonly number[], value: number): number => quantiles.filter((quantile) => quantile < value).length;

/**
 * How likely so poor a fit of answers to quantiles is by chance, from counts of answers per bin: P(χ² > 2N Σ s ln(s / p)) with one degree
 * less than there are bins. From 0 to 1, larger is better.
 */
export function cookeCalibration(counts: readonly number[], levels: readonly number[] = [0.05, 0.5, 0.95]): number {
  const expected = between(levels);
  const n = counts.reduce((sum, count) => sum + count, 0);
  if (counts.length !== expected.length || n === 0) throw new RangeError(`${expected.length} bins, with at least one answer`);
  const divergence = counts.reduce((sum, count, i) => sum + (count === 0 ? 0 : (count / n) * Math.log(count / n / expected[i]!)), 0);
  return incompleteGamma((expected.length - 1) / 2, Math.max(0, n * divergence)).upper;
}

/** What an expert said of one question: values at the levels, rising. `truth` where it is known. */
export type Assessment = { readonly quantiles: readonly number[]; readonly truth?: number };

/** What all answers to a question cover, the truth included, and a tenth of it on either side (the `overshoot`). */
export function intrinsicRange(answers: readonly Assessment[], overshoot = 0.1): { from: number; to: number } {
  const all = answers.flatMap(({ quantiles, truth }) => (truth === undefined ? quantiles : [...quantiles, truth]));
  const [least, most] = [Math.min(...all), Math.max(...all)];
  return { from: least - overshoot * (most - least), to: most + overshoot * (most - least) };
}

/** How much narrower than the range an answer is: ln of the range plus Σ p ln(p / width), in nats; 0 for one that is uniform. Questions on a log scale are passed as logarithms. */
export function cookeInformation(quantiles: readonly number[], { from, to }: { from: number; to: number }, levels: readonly number[] = [0.05, 0.5, 0.95]): number {
  const edges = [from, ...quantiles, to];
  return between(levels).reduce((sum, p, i) => sum + p * Math.log(p / (edges[i + 1]! - edges[i]!)), Math.log(to - from));
}

export type Weighed = { readonly calibration: number; readonly information: number; readonly combined: number };

/** @param seeds for each question with a known answer, what each expert said, experts in one order. @throws RangeError where a truth or an expert is missing */
export function cookeScores(seeds: readonly (readonly Assessment[])[], levels: readonly number[] = [0.05, 0.5, 0.95]): Weighed[] {
  const experts = seeds[0]?.length ?? 0;
  if (experts === 0 || seeds.some((answers) => answers.length !== experts || answers.some(({ truth }) => truth === undefined))) throw new RangeError('every expert answers every seed, and its truth is known');
  return Array.from({ length: experts }, (_, expert) => {
    const counts = Array<number>(levels.length + 1).fill(0);
    let information = 0;
    for (const answers of seeds) {
      const { quantiles, truth } = answers[expert]!;
      counts[binOf(quantiles, truth!)]!++;
      information += cookeInformation(quantiles, intrinsicRange(answers), levels) / seeds.length;
    }
    const calibration = cookeCalibration(counts, levels);
    return { calibration, information, combined: calibration * information };
  });
}

/** Performance weights: calibration times information, of those no worse calibrated than `alpha`; even weights where nobody is left. Sum to 1. */
export function cookeWeights(scores: readonly Weighed[], alpha = 0): number[] {
  const kept = scores.map(({ calibration, combined }) => (calibration >= alpha ? combined : 0));
  const total = kept.reduce((sum, one) => sum + one, 0);
  return kept.map((one) => (total > 0 ? one / total : 1 / scores.length));
}
