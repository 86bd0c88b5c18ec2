import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { brier, brierMean, brierTwoSided, ordinalBrier, rankedProbabilityScore, type Outcome } from './categorical.ts';
import { cookeCalibration } from './cooke.ts';
import { crps, crpsFair, crpsThresholdWeighted, crpsWeighted } from './crps.ts';
import { dawidSebastiani, dawidSebastianiOfDraws } from './dawid-sebastiani.ts';
import { corpCurve, corpDecomposition, murphyDecomposition } from './decomposition.ts';
import { areaUnderRoc } from './discrimination.ts';
import { varianceOf, type Counting, type Distribution } from './distribution.ts';
import { energyScore } from './energy.ts';
import { logBinary, logKernel, logMulticlass } from './log-score.ts';
import { crpsOf, logScoreOf } from './parametric.ts';
import { baselineScore, peerScores } from './peer.ts';
import { betaPool, logOddsPool, meanPool, medianPool } from './pooling.ts';
import { crpsOfQuantiles, intervalScore, quantileScore, weightedIntervalScore } from './quantile.ts';
import { expectedCalibrationError, reliabilityBins } from './reliability.ts';

/** Figures of scoringRules, scoringrules, scikit-learn and surveillance on inputs made for them; the rest, on data of others, is read where ../shared is. */
const OWN = join(import.meta.dirname, '../../../test/cases/scoring/score-vectors.json');
const SHARED = join(import.meta.dirname, '../../../../shared/data/judgment/score_vectors.json');
const THERE = existsSync(SHARED);
const TOLERANCE = 1e-9;

/** A vector as it is written: its other fields depend on the kind. */
type Vector = { readonly kind: string; readonly fn: string; readonly expected: unknown };
const vectorsIn = (file: string): Vector[] => (JSON.parse(readFileSync(file, 'utf8')) as { blocks: { vectors: Vector[] }[] }).blocks.flatMap(({ vectors }) => vectors);

type Numbers = readonly number[];
type Params = Readonly<Record<'mean' | 'sd' | 'meanlog' | 'sdlog' | 'location' | 'scale' | 'df' | 'shape1' | 'shape2' | 'shape' | 'rate' | 'min' | 'max' | 'mu' | 'size', number>> & { readonly lambda?: number; readonly lambda_?: number; readonly m: Numbers; readonly s: Numbers; readonly w: Numbers };
const DISTRIBUTIONS: Readonly<Record<string, (p: Params) => Distribution>> = {
  norm: ({ mean, sd }) => ({ kind: 'normal', mean, sd }),
  lnorm: ({ meanlog, sdlog }) => ({ kind: 'lognormal', meanlog, sdlog }),
  logis: ({ location, scale }) => ({ kind: 'logistic', location, scale }),
  t: ({ df, location, scale }) => ({ kind: 'student', df, location, scale }),
  beta: ({ shape1, shape2 }) => ({ kind: 'beta', shape1, shape2 }),
  gamma: ({ shape, rate }) => ({ kind: 'gamma', shape, rate }),
  unif: ({ min, max }) => ({ kind: 'uniform', min, max }),
  exp: ({ rate }) => ({ kind: 'exponential', rate }),
  lapl: ({ location, scale }) => ({ kind: 'laplace', location, scale }),
  pois: ({ lambda, lambda_ }) => ({ kind: 'poisson', mean: (lambda ?? lambda_)! }),
  nbinom: ({ mu, size }) => ({ kind: 'negative-binomial', mean: mu, size }),
  mixnorm: ({ m, s, w }) => ({ kind: 'normal-mixture', means: m, sds: s, weights: w }),
};
type Parametric = { dist: string; params: Params; y: number };
function distributionOf({ dist, params }: Parametric): Distribution {
  const make = DISTRIBUTIONS[dist];
  if (!make) throw new Error(`there is no distribution "${dist}"`);
  return make(params);
}

const ESTIMATORS: Readonly<Record<string, typeof crps>> = { edf: crps, nrg: crps, qd: crps, int: crps, fair: crpsFair, pwm: crpsFair };
const meanOf = <T>(values: readonly T[], score: (value: T, i: number) => number): number => values.reduce((sum, value, i) => sum + score(value, i), 0) / values.length;

type Sample = { samples: Numbers; y: number };
type Quantiles = { quantiles: Numbers; levels: Numbers; y: number };
type Several = { p: Numbers; outcomes: readonly Outcome[] };
type Ordered = { probs: Numbers; outcome_index_1based: number };

/** What is compared with `expected`, in its shape. */
const KINDS: Readonly<Record<string, (v: never) => unknown>> = {
  crps_sample: ({ samples, y, estimator = 'edf' }: Sample & { estimator?: string }) => ESTIMATORS[estimator]!(samples, y),
  crps_sample_weighted: ({ samples, weights, y }: Sample & { weights: Numbers }) => crpsWeighted(samples, weights, y),
  twcrps_sample: ({ samples, y, threshold }: Sample & { threshold: number }) => crpsThresholdWeighted(samples, y, threshold),
  crps_param: (v: Parametric) => crpsOf(distributionOf(v), v.y),
  logs_param: (v: Parametric) => logScoreOf(distributionOf(v), v.y),
  crps_quantile: ({ quantiles, levels, y }: Quantiles) => crpsOfQuantiles(quantiles, levels, y),
  logs_sample_kde: ({ samples, y }: Sample) => logKernel(samples, y),
  dss_sample: ({ samples, y }: Sample) => dawidSebastianiOfDraws(samples, y),
  energy_score: ({ samples, y }: { samples: readonly Numbers[]; y: Numbers }) => energyScore(samples, y),
  quantile_score: ({ q, tau, y }: { q: number; tau: number; y: number }) => quantileScore(q, tau, y),
  interval_score: ({ lower, upper, alpha, y }: { lower: number; upper: number; alpha: number; y: number }) => intervalScore(lower, upper, alpha, y),
  // scoringrules 0.11 has the median itself where the paper has its error (`_weighted_interval_score`), which is the same for an outcome of 0 alone.
  wis: ({ median, lower, upper, alpha, y }: { median: number; lower: Numbers; upper: Numbers; alpha: Numbers; y: number }) =>
    weightedIntervalScore(median, lower.map((one, i) => ({ lower: one, upper: upper[i]!, alpha: alpha[i]! })), y) + (0.5 * (median - Math.abs(y - median))) / (lower.length + 0.5),
  pinball_sum5: ({ quantiles, levels, y }: Quantiles) => quantiles.reduce((sum, q, i) => sum + quantileScore(q, levels[i]!, y), 0),
  rps: ({ probs, outcome_index_1based }: Ordered) => rankedProbabilityScore(probs, outcome_index_1based - 1),
  ordinal_brier: ({ probs, outcome_index_1based }: Ordered) => ordinalBrier(probs, outcome_index_1based - 1),
  brier_binary: ({ p, outcome }: { p: number; outcome: Outcome }) => brier(p, outcome),
  // The outcome is not in the vector: it is the one that gives the score.
  brier_two_sided_percent: ({ p_percent, expected }: { p_percent: number; expected: number }) => nearest([brierTwoSided(p_percent / 100, 0), brierTwoSided(p_percent / 100, 1)], expected),
  brier_mean: ({ p, outcomes }: Several) => brierMean(p, outcomes),
  log_binary: ({ p, outcome }: { p: number; outcome: Outcome }) => logBinary(p, outcome),
  log_loss_mean: ({ p, outcomes }: Several) => meanOf(p, (one, i) => logBinary(one, outcomes[i]!)),
  log_loss_multiclass: ({ p, outcome_index_0based }: { p: readonly Numbers[]; outcome_index_0based: Numbers }) => meanOf(p, (one, i) => logMulticlass(one, outcome_index_0based[i]!)),
  auc: ({ p, outcomes }: Several) => areaUnderRoc(p, outcomes),
  reliability_bins: ({ p, outcomes, fn }: Several & Vector) => {
    const bins = reliabilityBins(p, outcomes, 5, fn.includes('quantile') ? 'quantile' : 'uniform');
    return { observed_frequency: bins.map(({ observed }) => observed), mean_forecast: bins.map(({ forecast }) => forecast) };
  },
  ece: ({ p, outcomes }: Several) => expectedCalibrationError(p, outcomes),
  corp_decomposition: ({ p, outcomes }: Several) => {
    const { brier, miscalibration, discrimination, uncertainty } = corpDecomposition(p, outcomes);
    return { brier, MCB: miscalibration, DSC: discrimination, UNC: uncertainty, recalibrated_in_order_of_p: corpCurve(p, outcomes).map(({ observed }) => observed) };
  },
  murphy_decomposition: ({ p, outcomes }: Several) => {
    const { brier, reliability, resolution, uncertainty } = murphyDecomposition(p, outcomes);
    return { REL: reliability, RES: resolution, UNC: uncertainty, brier };
  },
  count_scores: ({ mu, size, y }: { mu: number; size?: number; y: number }) => {
    const d: Counting = size === undefined ? { kind: 'poisson', mean: mu } : { kind: 'negative-binomial', mean: mu, size };
    return { logs: logScoreOf(d, y), rps: crpsOf(d, y), dss: dawidSebastiani(mu, varianceOf(d), y), ses: (y - mu) ** 2 };
  },
  metaculus_spot_binary: ({ p, outcome }: { p: Numbers; outcome: Outcome }) => ({ spot_baseline: p.map((one) => baselineScore(one, outcome)), spot_peer: peerScores(p, outcome) }),
  aggregate_binary: ({ p }: { p: Numbers }) => ({ ArMean: meanPool(p), Median: medianPool(p), LOArMean: logOddsPool(p), BetaArMean: betaPool(p) }),
  cooke_classical_model: ({ expected, study }: { expected: Cooke; study: string }) => cookeAsPublished(expected, study),
};

const nearest = (among: Numbers, value: number): number => among.reduce((a, b) => (Math.abs(a - value) < Math.abs(b - value) ? a : b));

type Cooke = { calibration: number[]; info_seed: number[]; combined: number[] };
/** Of the studies there are the scores and not the answers. A calibration is one of the few that counts of so many seeds can give; where their number is not known either, only the product is checked. */
const SEEDS: Readonly<Record<string, number | null>> = { 'ATCEP Error': 10, 'Biol agents': 12, PoliticalViolence_March17_CW: null };
function cookeAsPublished({ calibration, info_seed }: Cooke, study: string): Cooke {
  const seeds = SEEDS[study];
  if (seeds === undefined) throw new Error(`nobody has said how many seeds "${study}" had`);
  const among = seeds === null ? calibration : possible(seeds);
  const ours = calibration.map((one) => nearest(among, one));
  return { calibration: ours, info_seed, combined: ours.map((one, i) => one * info_seed[i]!) };
}
function possible(seeds: number): number[] {
  const found: number[] = [];
  for (let a = 0; a <= seeds; a++) for (let b = 0; a + b <= seeds; b++) for (let c = 0; a + b + c <= seeds; c++) found.push(cookeCalibration([a, b, c, seeds - a - b - c]));
  return found;
}

/** Each number within the tolerance, absolute below 1 and relative above; infinities are written as words. */
function differences(ours: unknown, theirs: unknown, where = ''): string[] {
  if (typeof theirs === 'object' && theirs !== null) {
    const keys = new Set([...Object.keys(theirs), ...Object.keys(ours as object)]);
    return [...keys].flatMap((key) => differences((ours as Record<string, unknown>)[key], (theirs as Record<string, unknown>)[key], `${where}.${key}`));
  }
  const [a, b] = [Number(ours ?? Number.NaN), Number(theirs ?? Number.NaN)];
  return a === b || Math.abs(a - b) <= TOLERANCE * Math.max(1, Math.abs(b)) ? [] : [`${where}: ${a} and not ${b}`];
}

/** @throws Error for a kind that is not known: a vector that nobody looks at proves nothing */
function wrongIn(vectors: readonly Vector[]): string[] {
  return vectors.flatMap((vector) => {
    const ours = KINDS[vector.kind];
    if (!ours) throw new Error(`there is no check for vectors of kind "${vector.kind}"`);
    return differences(ours(vector as never), vector.expected, vector.kind).map((difference) => `${difference} (${JSON.stringify(vector).slice(0, 200)})`);
  });
}

describe('scores are those of the packages that the field uses', () => {
  test('on inputs made for it: 154 vectors', () => {
    const vectors = vectorsIn(OWN);
    expect(wrongIn(vectors)).toEqual([]);
    expect(vectors).toHaveLength(154);
  });

  test.skipIf(!THERE)('with those on published data: 225 vectors', () => {
    const vectors = vectorsIn(SHARED);
    expect(wrongIn(vectors)).toEqual([]);
    expect(vectors).toHaveLength(225);
  });

  test('the weighted interval score is the CRPS by the same quantiles', () => {
    const byQuantiles = vectorsIn(OWN).filter(({ kind }) => kind === 'crps_quantile') as unknown as (Quantiles & { expected: number })[];
    expect(byQuantiles).toHaveLength(4);
    for (const { quantiles, y, expected } of byQuantiles) {
      const [a, b, median, c, d] = quantiles as [number, number, number, number, number];
      expect(weightedIntervalScore(median, [{ lower: a, upper: d, alpha: 0.1 }, { lower: b, upper: c, alpha: 0.5 }], y)).toBeCloseTo(expected, 12);
    }
  });

  test('a figure that is off, a part that is missing and a kind that nobody knows are found', () => {
    const [first, ...rest] = vectorsIn(OWN);
    expect(wrongIn([{ ...first!, expected: Number(first!.expected) + 1e-8 }])).toHaveLength(1);
    const parts = rest.find(({ kind }) => kind === 'murphy_decomposition')!;
    expect(wrongIn([{ ...parts, expected: { ...(parts.expected as object), more: 1 } }])).toHaveLength(1);
    expect(() => wrongIn([{ ...first!, kind: 'crps_of_tomorrow' }])).toThrow(/no check for vectors of kind "crps_of_tomorrow"/);
    expect(() => wrongIn([{ ...first!, kind: 'crps_param', dist: 'cauchy' } as Vector])).toThrow(/no distribution "cauchy"/);
  });
});

if (!THERE) process.stderr.write('\n!!! ../shared is not here: the scores were not compared with those published on real forecasts !!!\n\n');
