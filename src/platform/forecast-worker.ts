import { parentPort } from 'node:worker_threads';
import type { Draws } from '../core/forecast/draws.ts';
import { forecast } from '../core/forecast/forecast.ts';
import { modelById } from '../core/forecast/models/chosen.ts';
import type { Asked, Told } from './forecasting.ts';

const tell = (told: Told, moved: ArrayBuffer[] = []): void => parentPort!.postMessage(told, moved);

/** Draws one request after the other, in a thread of its own, and says how far it is. */
parentPort!.on('message', ({ id, known, models, size, seed, units, ahead }: Asked) => {
  try {
    const of = models.length * units.length;
    let done = 0;
    const draws = models.map((name): Draws => {
      const model = modelById(name);
      if (!model) throw new Error(`no model ${name}`);
      const fitted = model.fit(known);
      const values = new Float32Array(units.length * ahead.length * size);
      const all: Draws = { units: new Int32Array(units.length * ahead.length), months: new Int32Array(units.length * ahead.length), size, values };
      for (const [i, unit] of units.entries()) {
        const row = i * ahead.length;
        const own = forecast(fitted, known, { size, seed, ahead }, [unit], values.subarray(row * size, (row + ahead.length) * size));
        all.units.set(own.units, row);
        all.months.set(own.months, row);
        tell({ id, done: ++done, of });
      }
      // Deaths are whole; what a model draws between two is taken to the nearer.
      for (let i = 0; i < values.length; i++) values[i] = Math.max(0, Math.round(values[i]!));
      return all;
    });
    tell({ id, draws }, draws.map((one) => one.values.buffer as ArrayBuffer));
  } catch (error) {
    tell({ id, fault: String(error) });
  }
});
