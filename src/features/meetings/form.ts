import { readWhen, readWords, type FormLike } from '../../core/form.ts';
import { refuse, type Refusal } from '../../core/refusal.ts';
import type { Instant } from '../../core/time.ts';
import type { Attend, Cancel, Convene, Decide, Intervene, Move, SetItem } from './rules.ts';

/** Forms of a meeting. Several stand on one page, so each names its fields apart. */
type Form = FormLike & { getAll(name: string): unknown[] };
const text = (form: FormLike, name: string): string => { const value = form.get(name); return typeof value === 'string' ? value.trim() : ''; };
const number = (form: FormLike, name: string): number | null => { const given = text(form, name); return /^\d{1,9}$/.test(given) ? Number(given) : null; };
const all = (form: Form, name: string): string[] => form.getAll(name).map(String).filter((value) => value !== '');

function hour(form: FormLike, zone: string): Instant | null | Refusal {
  const when = readWhen(form, 'at', zone, '10:00');
  return when !== null && typeof when === 'object' ? refuse('meetings.bad_hour', { value: when.bad.slice(0, 40) }, 'at') : when;
}

export function readConveneForm(form: Form, zone: string): Convene | Refusal {
  const at = hour(form, zone);
  if (at !== null && typeof at !== 'string') return at;
  return { bodies: all(form, 'bodies'), format: text(form, 'format'), title: readWords(form, 'title'), place: readWords(form, 'place'), at, requestedBy: all(form, 'requestedBy'), consultation: text(form, 'consultation') || null, marking: text(form, 'marking') || 'parties', named: all(form, 'named') };
}

/** Papers by their numbers, with commas or spaces between them. */
export const readItemForm = (form: FormLike, meeting: string): SetItem => ({
  meeting, no: number(form, 'no'), title: readWords(form, 'item'), about: text(form, 'about') || null, matter: text(form, 'matter') || null, documents: [...new Set(text(form, 'documents').split(/[\s,;]+/).filter((one) => one !== ''))].slice(0, 20), seen: number(form, 'seen'),
});

export const readAttendanceForm = (form: FormLike, meeting: string): Attend => ({ meeting, party: text(form, 'party'), state: text(form, 'attendance'), level: text(form, 'level') || null, head: readWords(form, 'head') });

export const readWordsForm = (form: FormLike, meeting: string): Intervene => ({
  meeting, no: number(form, 'no'), item: number(form, 'on'), party: text(form, 'speaks') || null, speaker: readWords(form, 'speaker'), words: readWords(form, 'words'), seen: number(form, 'seen'),
});

/** @param roster whose positions are asked; who said nothing has none. */
export const readDecisionForm = (form: Form, meeting: string, roster: readonly string[]): Decide => ({
  meeting, item: number(form, 'no') ?? 0, words: readWords(form, 'decision'), way: number(form, 'way') ?? 0, formObjected: all(form, 'formObjected'), seen: number(form, 'seen'),
  positions: roster.map((party) => ({ party, position: text(form, `position.${party}`), words: readWords(form, `reason.${party}`) })).filter(({ position }) => position !== '' && position !== 'silent'),
});

export function readMoveForm(form: FormLike, meeting: string, zone: string): Move | Refusal {
  const at = hour(form, zone);
  if (at !== null && typeof at !== 'string') return at;
  return { meeting, at, place: readWords(form, 'place'), why: readWords(form, 'why') };
}

export const readCancelForm = (form: FormLike, meeting: string): Cancel => ({ meeting, why: readWords(form, 'whyCancel') });
