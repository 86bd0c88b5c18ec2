import { readWords, type FormLike } from '../../core/form.ts';
import { refuse, type Refusal } from '../../core/refusal.ts';
import { readDate } from '../../core/time.ts';
import type { NoteFact } from './rules.ts';

const text = (form: FormLike, name: string): string => { const value = form.get(name); return typeof value === 'string' ? value.trim() : ''; };
const number = (form: FormLike, name: string): number | null => (/^\d{1,9}$/.test(text(form, name)) ? Number(text(form, name)) : null);

/** One fact of a document, with at most one rival value; a page may be pasted with its host and its query. */
export function readFactForm(form: FormLike): NoteFact | Refusal {
  const dates: Record<'on' | 'until', string | null> = { on: null, until: null };
  for (const name of ['on', 'until'] as const) {
    const given = text(form, name);
    dates[name] = given === '' ? null : readDate(given);
    if (given !== '' && dates[name] === null) return refuse('article.bad_date', { value: given.slice(0, 40) }, name);
  }
  const [value, source] = [readWords(form, 'rival'), text(form, 'rivalSource')];
  return {
    source: text(form, 'source'), fact: text(form, 'fact').toUpperCase(), kind: text(form, 'kind'), what: readWords(form, 'what'), who: readWords(form, 'who'), ...dates, quote: text(form, 'quote').replace(/\s+/g, ' '), from: number(form, 'from'), to: number(form, 'to'),
    value: readWords(form, 'value'), page: text(form, 'page').replace(/^https?:\/\/[^/]+/, '').replace(/[?#].*$/, ''), act: number(form, 'act'), rivals: source === '' && Object.keys(value).length === 0 ? [] : [{ value, source }], again: text(form, 'again') === 'yes',
  };
}
