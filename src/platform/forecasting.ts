import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';
import type { Draws } from '../core/forecast/draws.ts';
import type { Panel } from '../core/forecast/panel.ts';

export type Wanted = {
  /** What was known at the origin. */
  readonly known: Panel;
  /** Identifiers of models, each drawn alike. */
  readonly models: readonly string[];
  readonly size: number;
  readonly seed: number;
  /** Places of the units in the panel. */
  readonly units: readonly number[];
  /** Months after the origin. */
  readonly ahead: readonly number[];
};
export type Asked = Wanted & { readonly id: number };
export type Told = { readonly id: number } & ({ readonly done: number; readonly of: number } | { readonly draws: readonly Draws[] } | { readonly fault: string });
export type Progress = (done: number, of: number) => void;

type Waiting = { resolve(draws: readonly Draws[]): void; reject(error: Error): void; progress: Progress };
const waiting = new Map<number, Waiting>();
let thread: Worker | null = null;
let last = 0;

/** Draws of several models, whole numbers, made in a thread of its own: it takes a tenth of a second for a region, and a minute for the world. */
export function drawnFrom(wanted: Wanted, progress: Progress = () => undefined): Promise<readonly Draws[]> {
  return new Promise((resolve, reject) => {
    const id = ++last;
    waiting.set(id, { resolve, reject, progress });
    (thread ??= start()).postMessage({ ...wanted, id } satisfies Asked);
  });
}

function start(): Worker {
  // By its name, since the built pages stand elsewhere.
  const worker = new Worker(createRequire(import.meta.url).resolve('#platform/forecast-worker.ts'));
  // A server that ends does not wait for it.
  worker.unref();
  worker.on('message', (told: Told) => {
    const asked = waiting.get(told.id);
    if (!asked) return;
    if ('done' in told) return asked.progress(told.done, told.of);
    waiting.delete(told.id);
    if ('draws' in told) asked.resolve(told.draws);
    else asked.reject(new Error(told.fault));
  });
  worker.on('error', (error) => {
    thread = null;
    for (const [id, asked] of waiting) {
      waiting.delete(id);
      asked.reject(error instanceof Error ? error : new Error(String(error)));
    }
  });
  return worker;
}
