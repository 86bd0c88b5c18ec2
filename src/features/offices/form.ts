import { readWords, type FormLike } from '../../core/form.ts';
import { refuse, type Refusal } from '../../core/refusal.ts';
import { readDate, readDay, type Day } from '../../core/time.ts';
import type { GiveMandate, Leave, Preside, TakeUp, WriteEntry } from './rules.ts';

const text = (form: FormLike, name: string): string => { const value = form.get(name); return typeof value === 'string' ? value.trim() : ''; };
const orNull = (form: FormLike, name: string): string | null => text(form, name) || null;

class Unread extends Error {
  readonly refusal: Refusal;
  constructor(value: string, name: string) {
    super(name);
    this.refusal = refuse('offices.bad_date', { value: value.slice(0, 40) }, name);
  }
}
/** What was written, as a date; null where nothing was. @throws where it is no date. */
function dateIn<T extends string>(form: FormLike, name: string, read: (given: string) => T | null): T | null {
  const given = text(form, name);
  if (given === '') return null;
  const date = read(given);
  if (date === null) throw new Unread(given, name);
  return date;
}
function readable<T>(make: () => T): T | Refusal {
  try {
    return make();
  } catch (error) {
    if (error instanceof Unread) return error.refusal;
    throw error;
  }
}

export const readTakeUp = (form: FormLike, office: string): TakeUp | Refusal => readable(() => ({
  office, holder: readWords(form, 'holder'), party: orNull(form, 'party'), person: orNull(form, 'person'), from: dateIn(form, 'from', readDate), until: dateIn(form, 'until', readDate), source: orNull(form, 'source')?.slice(0, 300) ?? null,
}));

export const readLeave = (form: FormLike): Leave | Refusal => readable(() => {
  const seen = text(form, 'seen');
  return { id: text(form, 'holding'), on: dateIn(form, 'on', readDate), why: readWords(form, 'why'), seen: /^\d{1,9}$/.test(seen) ? Number(seen) : null };
});

export const readMandate = (form: FormLike, office: string): GiveMandate | Refusal => readable(() => ({
  office, words: readWords(form, 'words'), decision: text(form, 'decision').slice(0, 300), link: orNull(form, 'link'), since: dateIn(form, 'since', readDay), everyMonths: text(form, 'everyMonths'), dueDates: daysIn(form, 'dueDates'),
}));

/** Days with commas or line breaks between them. @throws where one is none. */
function daysIn(form: FormLike, name: string): Day[] {
  return text(form, name).split(/[,;\n]/).map((one) => one.trim()).filter((one) => one !== '').slice(0, 24).map((one) => {
    const day = readDay(one);
    if (day === null) throw new Unread(one, name);
    return day;
  });
}

export const readEntry = (form: FormLike, office: string, kind: WriteEntry['kind']): WriteEntry | Refusal => readable(() => ({
  office, kind, what: readWords(form, 'what'), on: dateIn(form, 'on', readDay), due: dateIn(form, 'due', readDay), audience: text(form, 'audience'),
}));

export const readPreside = (form: FormLike): Preside | Refusal => readable(() => ({
  party: text(form, 'party'), from: dateIn(form, 'from', readDay), to: dateIn(form, 'to', readDay), adInterim: text(form, 'adInterim') === 'yes', insteadOf: orNull(form, 'insteadOf'), basis: readWords(form, 'basis'), source: orNull(form, 'source')?.slice(0, 300) ?? null,
}));
