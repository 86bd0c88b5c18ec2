import { readWords, type FormLike } from '../../core/form.ts';
import { refuse, type Refusal } from '../../core/refusal.ts';
import { readDate } from '../../core/time.ts';
import type { Enter } from './rules.ts';

const text = (form: FormLike, name: string): string => { const value = form.get(name); return typeof value === 'string' ? value.trim() : ''; };

export function readNationalForm(form: FormLike, party: string): Enter | Refusal {
  const given = text(form, 'on');
  const on = given === '' ? null : readDate(given);
  if (given !== '' && on === null) return refuse('national.bad_date', { value: given.slice(0, 40) }, 'on');
  return { party, kind: text(form, 'kind'), indicator: readWords(form, 'indicator'), value: text(form, 'value').replace(/[\s\u00a0\u202f]/g, '').replace(',', '.').replace('−', '-'), unit: readWords(form, 'unit'), words: readWords(form, 'words'), on, source: text(form, 'source') };
}
