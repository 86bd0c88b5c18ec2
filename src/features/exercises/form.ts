import { readWords, type FormLike } from '../../core/form.ts';
import { refuse, type Refusal } from '../../core/refusal.ts';
import { readDate } from '../../core/time.ts';
import type { Dating, Outcome, Plan } from './rules.ts';
import { MOST_OBJECTIVES } from './schema.ts';

const text = (form: FormLike, name: string): string => { const value = form.get(name); return typeof value === 'string' ? value.trim() : ''; };

/** Rows of objectives on the form. */
export const OBJECTIVE_ROWS = 3;

function dates<N extends string>(form: FormLike, ...names: readonly N[]): Record<N, string | null> | Refusal {
  const all = {} as Record<N, string | null>;
  for (const name of names) {
    const given = text(form, name);
    all[name] = given === '' ? null : readDate(given);
    if (given !== '' && all[name] === null) return refuse('exercises.bad_date', { value: given.slice(0, 40) }, name);
  }
  return all;
}
const refused = (value: object): value is Refusal => 'refused' in value;

export function readPlanForm(form: FormLike): Plan | Refusal {
  const day = dates(form, 'starts', 'ends');
  if (refused(day)) return day;
  const objectives = Array.from({ length: MOST_OBJECTIVES }, (_, i) => ({ words: readWords(form, `objective${i + 1}`), gap: readWords(form, `gap${i + 1}`) }));
  return { name: readWords(form, 'name'), type: readWords(form, 'type'), host: text(form, 'host'), place: readWords(form, 'place'), ...day, size: readWords(form, 'size'), objectives, source: text(form, 'source') };
}

export function readConsentForm(form: FormLike, exercise: string): { exercise: string; consents: string; on: string | null; source: string } | Refusal {
  const day = dates(form, 'on');
  return refused(day) ? day : { exercise, consents: text(form, 'consents'), on: day.on, source: text(form, 'source') };
}

export const readAttendForm = (form: FormLike, exercise: string) => ({ exercise, party: text(form, 'party'), attends: text(form, 'attends'), source: text(form, 'source') });

export function readOutcomeForm(form: FormLike, exercise: string): Outcome | Refusal {
  const day = dates(form, 'on', 'starts', 'ends');
  return refused(day) ? day : { exercise, state: text(form, 'state'), by: readWords(form, 'by'), reason: readWords(form, 'reason'), ...day, source: text(form, 'source') };
}

export function readDatesForm(form: FormLike, exercise: string): Dating | Refusal {
  const day = dates(form, 'starts', 'ends');
  return refused(day) ? day : { exercise, ...day, says: readWords(form, 'says'), source: text(form, 'source') };
}

export const readLessonForm = (form: FormLike, exercise: string) => ({ exercise, words: readWords(form, 'words'), owner: readWords(form, 'owner') });

export function readCloseForm(form: FormLike, exercise: string): { exercise: string; no: number; on: string | null; words: Readonly<Record<string, string>> } | Refusal {
  const day = dates(form, 'on');
  const no = text(form, 'no');
  return refused(day) ? day : { exercise, no: /^\d{1,3}$/.test(no) ? Number(no) : 0, on: day.on, words: readWords(form, 'words') };
}
