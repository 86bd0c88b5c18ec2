import { availableParallelism } from 'node:os';
import type { Draws } from '../core/forecast/draws.ts';
import type { Asked } from '../core/forecast/forecast.ts';
import { HORIZONS, type Model } from '../core/forecast/model.ts';
import { assemble, best, piecesOf, type Learned } from '../core/forecast/models/best.ts';
import { existing, type Panel } from '../core/forecast/panel.ts';
import type { Job, Rows } from './forecast-worker.ts';
import { threadsOf } from './threads.ts';

export type Progress = (step: { readonly done: number; readonly of: number; readonly what: 'learning' | 'drawing' }) => void;
export type Forecasting = {
  /** How many threads; what is drawn is the same on any number. */
  readonly threads?: number;
  readonly progress?: Progress;
  /** Looks for what was learned before, and keeps it. */
  readonly keep?: (known: Panel, learn: () => Promise<Learned>) => Promise<Learned>;
};

/** Beside readers one processor is left free. */
export const DESK_THREADS = Math.max(1, availableParallelism() - 1);

const ask = threadsOf<Job, unknown>('forecast-worker.ts');

/** Answers in the order of the jobs, so many at a time. */
async function answers<A>(jobs: readonly Job[], threads: number, told: (done: number) => void): Promise<A[]> {
  const all: A[] = [];
  let [next, done] = [0, 0];
  await Promise.all(Array.from({ length: Math.min(threads, jobs.length) }, async () => {
    for (let job = next++; job < jobs.length; job = next++) {
      all[job] = (await ask(jobs[job]!)) as A;
      told(++done);
    }
  }));
  return all;
}

/** Figures that all threads read in one place: a panel of the world's cells is too large to be handed to each. */
function shared(known: Panel): Panel {
  if (known.counts.buffer instanceof SharedArrayBuffer) return known;
  const counts = new Float64Array(new SharedArrayBuffer(known.counts.byteLength));
  counts.set(known.counts);
  return { ...known, counts };
}

async function learnedFrom(known: Panel, threads: number, progress: Progress): Promise<Learned> {
  const pieces = piecesOf(known);
  const found = await answers<unknown>(pieces.map((learn) => ({ learn, known })), threads, (done) => progress({ done, of: pieces.length, what: 'learning' }));
  return assemble(known, pieces.map((piece, i) => [piece, found[i]] as const));
}

/** Parts for each thread: so many that they end together, and so few that what was learned is not handed over too often. */
const PARTS = 2;

/** Draws of a model, made in threads. @param units places in the panel; all that exist where nothing is said */
export async function drawnFrom(model: Model, panel: Panel, asked: Asked, { threads = availableParallelism(), progress = () => undefined, keep = (_, learn) => learn() }: Forecasting = {}, units: readonly number[] = existing(panel)): Promise<Draws> {
  const known = shared(panel);
  const learned = model.id === best.id ? await keep(known, () => learnedFrom(known, threads, progress)) : null;
  const ahead = asked.ahead?.length ?? HORIZONS;
  const { size } = asked;
  const rows = units.length * ahead;
  const values = new Float32Array(new SharedArrayBuffer(rows * size * Float32Array.BYTES_PER_ELEMENT));
  const draws: Draws = { units: new Int32Array(rows), months: new Int32Array(rows), size, values };
  const each = Math.max(1, Math.ceil(units.length / (threads * PARTS)));
  const parts = Array.from({ length: Math.ceil(units.length / each) }, (_, i) => units.slice(i * each, (i + 1) * each));
  const jobs = parts.map((draw, i): Job => ({ draw, model: model.id, learned, known, asked, values: values.subarray(i * each * ahead * size, (i * each + draw.length) * ahead * size) }));
  for (const [i, own] of (await answers<Rows>(jobs, threads, (done) => progress({ done, of: jobs.length, what: 'drawing' }))).entries()) {
    draws.units.set(own.units, i * each * ahead);
    draws.months.set(own.months, i * each * ahead);
  }
  return draws;
}
