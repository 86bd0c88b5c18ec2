import { forecast, type Asked } from '../core/forecast/forecast.ts';
import { learnPiece, type Piece } from '../core/forecast/models/best.ts';
import { modelById } from '../core/forecast/models/models.ts';
import type { Fitted, Model } from '../core/forecast/model.ts';
import type { Panel } from '../core/forecast/panel.ts';
import { answerJobs } from './threads.ts';

/** A part of the work of `forecasting.ts`: to learn a piece, or to draw some units. */
export type Job =
  | { readonly learn: Piece; readonly known: Panel }
  | { readonly draw: readonly number[]; readonly model: string; /** Null for a model that does not learn. */ readonly learned: unknown; readonly known: Panel; readonly asked: Asked; /** Shared: the draws are written where they are wanted. */ readonly values: Float32Array };
export type Rows = { readonly units: Int32Array; readonly months: Int32Array };

function fittedTo(model: Model, known: Panel, learned: unknown): Fitted {
  return 'from' in model ? (model as Model & { from(known: Panel, learned: unknown): Fitted }).from(known, learned) : model.fit(known);
}

answerJobs((job: Job): unknown => {
  if ('learn' in job) return learnPiece(job.known, job.learn);
  const { units, months } = forecast(fittedTo(modelById(job.model)!, job.known, job.learned), job.known, job.asked, job.draw, job.values);
  return { units, months } satisfies Rows;
});
