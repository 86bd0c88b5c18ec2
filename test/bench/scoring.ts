import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Draws } from '../../src/core/forecast/draws.ts';
import { randomOf } from '../../src/core/forecast/random.ts';
import { scoreDraws, type WindowScores } from '../../src/core/scoring/window.ts';
import { median, type Bench } from './bench.ts';

/** A year of the world: 191 countries by twelve months, of which the challenge asked 1,000 draws. */
const ROWS = 191 * 12;
/** A call more than is counted, since the first is compiled while it runs. */
const CALLS = 5;

type Window = { draws: Draws; observed: Float64Array };

/** Two thirds of countries are mostly at peace, the rest have wars of every size: negative binomial draws, and an outcome from the same. */
function windowOf(size: number): Window {
  const random = randomOf(20211231, size);
  const draws: Draws = { units: Int32Array.from({ length: ROWS }, (_, row) => 1 + (row % 191)), months: Int32Array.from({ length: ROWS }, (_, row) => 493 + Math.floor(row / 191)), size, values: new Float32Array(ROWS * size) };
  const observed = new Float64Array(ROWS);
  for (let row = 0; row < ROWS; row++) {
    const mean = row % 3 === 0 ? Math.exp(1.5 + 2 * random.normal()) : 0.01;
    const draw = (): number => random.poisson((mean * random.gamma(0.7)) / 0.7);
    for (let i = 0; i < size; i++) draws.values[row * size + i] = draw();
    observed[row] = draw();
  }
  return { draws, observed };
}

const timed = (work: () => void): number => {
  const began = performance.now();
  work();
  return performance.now() - began;
};

type Theirs = { times: number[]; numpy: string; crps: number; ign: number; mis: number };

/** The same in numpy, on the same numbers. Null where there is no python3 with numpy. */
function byNumpy({ draws, observed }: Window, calls: number): Theirs | null {
  const folder = mkdtempSync(join(tmpdir(), 'comity-scoring-'));
  try {
    const [values, outcomes] = [join(folder, 'draws'), join(folder, 'outcomes')];
    writeFileSync(values, draws.values);
    writeFileSync(outcomes, observed);
    const { status, stdout } = spawnSync('python3', [join(import.meta.dirname, 'scoring.py'), values, outcomes, String(draws.size), String(calls)], { encoding: 'utf8' });
    return status === 0 ? (JSON.parse(stdout) as Theirs) : null;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** All three scores of one window, beside numpy's in the same run; and of one whose draws must be brought to 1,000 first. */
export const scoringBench: Bench = async ({ quick, runs, say, row }) => {
  const window = windowOf(1000);
  const few = windowOf(200);
  for (let run = 0; run < runs; run++) {
    const calls = quick ? 1 : CALLS;
    let ours: WindowScores = scoreDraws(window.draws, window.observed);
    const times = Array.from({ length: calls }, () => timed(() => (ours = scoreDraws(window.draws, window.observed))));
    row('none', `one window, ${ROWS} rows of 1,000 draws, three scores`, 'ms', median(times));
    row('none', `one window, ${ROWS} rows of 200 draws, brought to 1,000`, 'ms', median(Array.from({ length: calls }, () => timed(() => void scoreDraws(few.draws, few.observed)))));
    const theirs = byNumpy(window, calls + 1);
    if (!theirs) {
      say('no python3 with numpy here: ours stands alone');
      continue;
    }
    for (const score of ['crps', 'ign', 'mis'] as const) {
      if (Math.abs(ours[score] - theirs[score]) > 1e-9 * Math.abs(theirs[score])) throw new Error(`${score} is ${ours[score]} and in numpy ${theirs[score]}: times of unlike work are not compared`);
    }
    const numpy = median(theirs.times.slice(1));
    row('none', `the same in numpy ${theirs.numpy}`, 'ms', numpy);
    row('none', 'numpy over ours', 'times', numpy / median(times));
  }
};
