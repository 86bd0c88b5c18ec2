import { z } from 'zod';
import { isDate } from '../../core/charter/dates.ts';
import { wordsSchema } from '../../core/words.ts';

export const exerciseId = z.string().regex(/^EX-\d{1,9}$/);
const date = z.string().refine(isDate, 'a date');
/** Title, publisher and date. */
const source = z.string().trim().min(1).max(300);
const party = z.string().max(40);
const no = z.number().int().min(1).max(200);

export const ATTENDS = ['yes', 'observer', 'absent'] as const;
export type Attends = (typeof ATTENDS)[number];
export const CAME = ['held', 'cancelled', 'moved'] as const;
export type Came = (typeof CAME)[number];
export const MOST_OBJECTIVES = 8;

/** What it is for, and the gap in readiness that it answers. */
const objective = z.strictObject({ words: wordsSchema(300), gap: wordsSchema(300).nullable() });
export type Objective = z.infer<typeof objective>;

export const planned = z.strictObject({
  id: exerciseId, name: wordsSchema(200), type: wordsSchema(200), host: party, place: wordsSchema(200).nullable(), starts: date, ends: date.nullable(), size: wordsSchema(200).nullable(), objectives: z.array(objective).max(MOST_OBJECTIVES), source,
});
export type Planned = z.infer<typeof planned>;

export const consented = z.strictObject({ exercise: exerciseId, consents: z.enum(['given', 'withheld']), on: date, source });
export type Consented = z.infer<typeof consented>;

export const attended = z.strictObject({ exercise: exerciseId, party, attends: z.enum(ATTENDS), source });
export type Attended = z.infer<typeof attended>;

/** Held, cancelled or moved. `by` and `reason` are null where none was given, and pages say so. `starts` and `ends` are the new dates of one that is moved. */
export const came = z.strictObject({ exercise: exerciseId, state: z.enum(CAME), by: wordsSchema(200).nullable(), on: date, reason: wordsSchema(400).nullable(), starts: date.nullable(), ends: date.nullable(), source });
export type CamePayload = z.infer<typeof came>;

export const dated = z.strictObject({ exercise: exerciseId, starts: date, ends: date.nullable(), says: wordsSchema(200), source });
export type Dated = z.infer<typeof dated>;

export const lessonLearnt = z.strictObject({ exercise: exerciseId, no, words: wordsSchema(600), owner: wordsSchema(200) });
export type LessonLearnt = z.infer<typeof lessonLearnt>;
export const lessonClosed = z.strictObject({ exercise: exerciseId, no, on: date, words: wordsSchema(600) });
export type LessonClosed = z.infer<typeof lessonClosed>;
