import { YEAR } from './detector.ts';
import { factorOf, forward, solve } from './cholesky.ts';
import { deviation, likelier, SHAPE, SIZES, type Expected } from './outbreak.ts';

/**
 * The level that a series would have without outbreaks, from all of its history: log mean = level + trend + two waves a year
 * + steps, variance = dispersion · mean. Estimates lean towards "no trend, no season" by as much as the history is short (ridge
 * penalties, which are normal priors). Weeks that look like an outbreak count by the probability that they are none, and the fit is
 * repeated with these weights (expectation maximisation, for a mixture of quiet weeks and outbreaks). A step, a change of level that
 * stayed, is taken in where the score test leaves no doubt; else a lasting change would pass for an outbreak without end.
 */
export type Baseline = {
  at(week: number): Expected;
  /**
   * What part of the deviation of one week the next is known to take over, in standard deviations: series of violence excite
   * themselves, and what follows from an event that is known is no news. 0 where the history shows none beyond chance.
   */
  readonly carry: number;
};

const HARMONICS = 2;
/** Standard deviations of the priors: of the level about the mean of the history, of the trend in ten years, of a wave (the nth: over n), of a step. */
const PRIOR = { level: 2, trend: 2, wave: 0.7, step: 2 };
/** A step begins with a quarter, and is known when a quarter has passed; its score test has to come to `doubtless` standard deviations. */
const STEP = { every: 13, after: 13, doubtless: 5, most: 4 };
/** Outbreaks begin about once a year. */
const RATE = 1 / YEAR;
const ROUNDS = 5;
/** Two weeks less than this many standard deviations high are not looked at for an outbreak. */
const LOUD = 2;
const MOST_LOG = 35;
/** Deviations are cut here before they are compared with those of the next week, and what chance gives (three standard errors) is taken off. */
const CARRY = { cut: 2.5, chance: 3, most: 0.8 };

type State = { history: readonly number[]; steps: number[]; rows: Float64Array; beta: Float64Array; mean: Float64Array; weights: Float64Array; dispersion: number; factor: number[][] };

export function baselineOf(history: readonly number[]): Baseline {
  const state = fresh(history, []);
  settle(state, 3);
  for (let step = stepIn(state); step !== null && state.steps.length < STEP.most; step = stepIn(state)) {
    Object.assign(state, fresh(history, [...state.steps, step]));
    settle(state, 3);
  }
  for (let round = 0; round < ROUNDS; round++) {
    state.weights = quietness(state);
    settle(state, 1);
  }
  return {
    carry: carryOf(state),
    at(week) {
      const row = rowOf(week, history.length, state.steps);
      const mean = meanFor(row, 0, state.beta);
      const half = forward(state.factor, row);
      return { mean, dispersion: state.dispersion + mean * half.reduce((sum, x) => sum + x * x, 0) };
    },
  };
}

function fresh(history: readonly number[], steps: number[]): State {
  const n = history.length;
  const width = 2 + 2 * HARMONICS + steps.length;
  const rows = new Float64Array(n * width);
  for (let week = 0; week < n; week++) rows.set(rowOf(week, n, steps), week * width);
  const beta = new Float64Array(width);
  beta[0] = centreOf(history);
  return { history, steps, rows, beta, mean: new Float64Array(n).fill(Math.exp(beta[0])), weights: new Float64Array(n).fill(1), dispersion: 1, factor: [] };
}

const centreOf = (history: readonly number[]): number => Math.log((history.reduce((sum, y) => sum + y, 0) + 0.5) / (history.length + 1));

const priorOf = (column: number): number => (column === 0 ? PRIOR.level : column === 1 ? PRIOR.trend : column < 2 + 2 * HARMONICS ? PRIOR.wave / Math.floor(column / 2) : PRIOR.step) ** -2;

function rowOf(week: number, n: number, steps: readonly number[]): number[] {
  const row = [1, (week - n / 2) / (10 * YEAR)];
  for (let j = 1; j <= HARMONICS; j++) {
    const angle = (2 * Math.PI * ((j * week) % YEAR)) / YEAR;
    row.push(Math.cos(angle), Math.sin(angle));
  }
  for (const from of steps) row.push(week >= from ? 1 : 0);
  return row;
}

function meanFor(rows: ArrayLike<number>, at: number, beta: Float64Array): number {
  let eta = 0;
  for (let j = 0; j < beta.length; j++) eta += rows[at + j]! * beta[j]!;
  return Math.exp(Math.max(-MOST_LOG, Math.min(MOST_LOG, eta)));
}

/** So many scoring steps (none longer than 1 in any coefficient), the dispersion after each (Pearson's, of the quiet weeks). */
function settle(state: State, times: number): void {
  const { history, rows, beta, mean, weights } = state;
  const width = beta.length;
  for (let time = 0; time < times; time++) {
    const { gradient, information } = scored(state);
    state.factor = factorOf(information);
    const move = solve(state.factor, gradient);
    const longest = move.reduce((most, m) => Math.max(most, Math.abs(m)), 1);
    move.forEach((m, j) => { beta[j]! += m / longest; });
    let [squares, total] = [0, 0];
    for (let i = 0; i < history.length; i++) {
      mean[i] = meanFor(rows, i * width, beta);
      squares += (weights[i]! * (history[i]! - mean[i]!) ** 2) / mean[i]!;
      total += weights[i]!;
    }
    state.dispersion = Math.max(1, squares / Math.max(1, total - width));
  }
}

function scored({ history, rows, beta, mean, weights, dispersion }: State): { gradient: Float64Array; information: Float64Array[] } {
  const width = beta.length;
  const gradient = beta.map((b, j) => -priorOf(j) * (b - (j === 0 ? centreOf(history) : 0)));
  const sums = new Float64Array(width * width);
  for (let i = 0; i < history.length; i++) {
    const weight = weights[i]! / dispersion;
    const off = weight * (history[i]! - mean[i]!);
    const pull = weight * mean[i]!;
    for (let j = 0; j < width; j++) {
      const x = rows[i * width + j]!;
      const pulled = pull * x;
      gradient[j]! += off * x;
      for (let k = 0; k <= j; k++) sums[j * width + k]! += pulled * rows[i * width + k]!;
    }
  }
  for (let j = 0; j < width; j++) sums[j * width + j]! += priorOf(j);
  return { gradient, information: Array.from(beta, (_, j) => sums.subarray(j * width, (j + 1) * width)) };
}

/** The week from which a change of level would explain most, where it does so beyond doubt (score test: Rao 1948). */
function stepIn({ history, rows, beta, mean, dispersion, factor }: State): number | null {
  const width = beta.length;
  const shared = new Float64Array(width);
  let [off, own] = [0, 0];
  let [found, most] = [null as number | null, STEP.doubtless ** 2];
  for (let week = history.length - 1; week >= STEP.every; week--) {
    off += (history[week]! - mean[week]!) / dispersion;
    own += mean[week]! / dispersion;
    for (let j = 0; j < width; j++) shared[j]! += (mean[week]! / dispersion) * rows[week * width + j]!;
    if (week % STEP.every !== 0 || history.length - week < STEP.after) continue;
    const score = off ** 2 / (own - forward(factor, shared).reduce((sum, x) => sum + x * x, 0) + 1e-9 * own);
    if (score > most) [found, most] = [week, score];
  }
  return found;
}

function carryOf({ history, mean, dispersion }: State): number {
  const off = history.map((y, i) => Math.max(-CARRY.cut, Math.min(CARRY.cut, (y - mean[i]!) / deviation({ mean: mean[i]!, dispersion }))));
  let [both, own] = [0, 1e-9];
  off.forEach((one, i) => {
    own += one * one;
    both += one * (off[i - 1] ?? 0);
  });
  return Math.max(0, Math.min(CARRY.most, both / own - CARRY.chance / Math.sqrt(history.length)));
}

/** For each week the probability that it belongs to no outbreak, by what it and its neighbours hold. */
function quietness({ history, mean, dispersion }: State): Float64Array {
  const n = history.length;
  const weights = new Float64Array(n);
  let before = 0;
  for (let i = 0; i < n; i++) {
    const odds = RATE * startOdds(history, mean, dispersion, i);
    weights[i] = 1 / (1 + odds + before);
    before = odds;
  }
  return weights;
}

/** How much likelier a week and the next are if an outbreak began in the first of them; 0 where they are not loud enough to ask. */
function startOdds(history: readonly number[], mean: Float64Array, dispersion: number, week: number): number {
  const overAt = (i: number): number => (i < history.length ? (history[i]! - mean[i]!) / Math.sqrt(mean[i]! * dispersion) : 0);
  if (overAt(week) + overAt(week + 1) < LOUD) return 0;
  const [here, next] = [week, week + 1].map((i) => ({ mean: mean[i] ?? 0, dispersion })) as [Expected, Expected];
  return SIZES.reduce((sum, size) => {
    const total = size * deviation(here);
    return sum + likelier(history[week]!, here, total * SHAPE[0]).any * (week + 1 < history.length ? likelier(history[week + 1]!, next, total * SHAPE[1]).any : 1);
  }, 0) / SIZES.length;
}
