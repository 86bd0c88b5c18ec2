import { once } from 'node:events';
import { createRequire } from 'node:module';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Draws } from '../core/forecast/draws.ts';
import type { Asked } from '../core/forecast/forecast.ts';
import { assemble, piecesOf, type Learned } from '../core/forecast/models/best.ts';
import { HORIZONS } from '../core/forecast/model.ts';
import { existing, type Panel } from '../core/forecast/panel.ts';
import type { Done, Job } from './forecast-thread.ts';

export type Progress = (done: number, of: number) => void;

/** Does the jobs on as many threads as there are processors; the answers are in the order of the jobs, whoever was first. */
async function done(jobs: readonly Job[], threads: number, progress: Progress): Promise<Done[]> {
  const answers: Done[] = [];
  let [next, ready] = [0, 0];
  const file = createRequire(import.meta.url).resolve('#platform/forecast-thread.ts');
  await Promise.all(Array.from({ length: Math.min(threads, jobs.length) }, async () => {
    const worker = new Worker(file);
    try {
      while (next < jobs.length) {
        const job = next++;
        worker.postMessage(jobs[job]);
        const [answer] = (await once(worker, 'message')) as [Done];
        if ('fault' in answer) throw new Error(answer.fault);
        answers[job] = answer;
        progress(++ready, jobs.length);
      }
    } finally {
      await worker.terminate();
    }
  }));
  return answers;
}

/** What `best` learns at an origin: the same on any number of threads. */
export async function learned(known: Panel, progress: Progress = () => undefined, threads = availableParallelism()): Promise<Learned> {
  const pieces = piecesOf(known);
  const answers = await done(pieces.map((learn) => ({ learn, known })), threads, progress);
  return assemble(known, pieces.map((piece, i) => [piece, (answers[i] as { learned: unknown }).learned] as const));
}

/** Units to a job: enough of them that threads end together, and not so many that what was learned is handed over too often. */
const PARTS = 2;

/** Draws of `best` for every unit that exists: the same on any number of threads, in memory that they share. */
export async function drawn(known: Panel, by: Learned, asked: Asked, progress: Progress = () => undefined, threads = availableParallelism()): Promise<Draws> {
  const units = existing(known);
  const ahead = asked.ahead?.length ?? HORIZONS;
  const rows = units.length * ahead;
  const values = new Float32Array(new SharedArrayBuffer(rows * asked.size * Float32Array.BYTES_PER_ELEMENT));
  const draws: Draws = { units: new Int32Array(rows), months: new Int32Array(rows), size: asked.size, values };
  const each = Math.max(1, Math.ceil(units.length / (threads * PARTS)));
  const parts = Array.from({ length: Math.ceil(units.length / each) }, (_, i) => units.slice(i * each, (i + 1) * each));
  const jobs = parts.map((draw, i): Job => ({ draw, known, learned: by, asked, values: values.subarray(i * each * ahead * asked.size, (i * each + draw.length) * ahead * asked.size) }));
  for (const [i, answer] of (await done(jobs, threads, progress)).entries()) {
    const { rows: own } = answer as { rows: { units: Int32Array; months: Int32Array } };
    draws.units.set(own.units, i * each * ahead);
    draws.months.set(own.months, i * each * ahead);
  }
  return draws;
}
