import { parentPort } from 'node:worker_threads';
import type { Panel } from '../core/forecast/panel.ts';
import { forecast, type Asked } from '../core/forecast/forecast.ts';
import { best, learnPiece, type Learned, type Piece } from '../core/forecast/models/best.ts';

/** A piece of work for one of the threads of `forecast-threads`. */
export type Job =
  | { readonly learn: Piece; readonly known: Panel }
  | { readonly draw: readonly number[]; readonly known: Panel; readonly learned: Learned; readonly asked: Asked; /** Shared: the draws are written where they are wanted. */ readonly values: Float32Array };
export type Done = { readonly learned: unknown } | { readonly rows: { units: Int32Array; months: Int32Array } } | { readonly fault: string };

parentPort!.on('message', (job: Job) => {
  try {
    if ('learn' in job) return parentPort!.postMessage({ learned: learnPiece(job.known, job.learn) } satisfies Done);
    const { units, months } = forecast(best.from(job.known, job.learned), job.known, job.asked, job.draw, job.values);
    parentPort!.postMessage({ rows: { units, months } } satisfies Done);
  } catch (error) {
    parentPort!.postMessage({ fault: (error as Error).stack ?? String(error) } satisfies Done);
  }
});
