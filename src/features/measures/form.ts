import { readWhen, readWords, type FormLike } from '../../core/form.ts';
import { refuse, type Refusal } from '../../core/refusal.ts';
import { readDay } from '../../core/time.ts';
import type { RecordUse, SetOption, SetPackage } from './rules.ts';

const textOf = (form: FormLike, name: string): string => { const value = form.get(name); return typeof value === 'string' ? value.trim() : ''; };
const numberOf = (form: FormLike, name: string): number | null => (/^\d{1,5}$/.test(textOf(form, name)) ? Number(textOf(form, name)) : null);

export function readOptionForm(form: FormLike): SetOption {
  const lead = numberOf(form, 'lead');
  return {
    change: textOf(form, 'change') || null, revision: numberOf(form, 'revision'), kind: textOf(form, 'kind'), title: readWords(form, 'title'), body: textOf(form, 'body'),
    leadHours: lead === null ? null : lead * (textOf(form, 'leadUnit') === 'days' ? 24 : 1), cost: readWords(form, 'cost'), precedent: readWords(form, 'precedent'), source: textOf(form, 'source'),
  };
}

export function readPackageForm(form: FormLike, zone: string): SetPackage | Refusal {
  const horizon = readWhen(form, 'horizon', zone);
  if (horizon !== null && typeof horizon !== 'string') return refuse('measures.bad_date', { value: horizon.bad.slice(0, 40) }, 'horizon');
  const options = [...form.entries()].flatMap(([name, value]) => (name === 'option' && typeof value === 'string' && /^MO-\d{1,9}$/.test(value) ? [value] : []));
  return { warning: textOf(form, 'warning'), change: textOf(form, 'change') || null, revision: numberOf(form, 'revision'), title: readWords(form, 'title'), horizon, options, words: readWords(form, 'words') };
}

export function readUseForm(form: FormLike, id: string): RecordUse | Refusal {
  const given = textOf(form, 'on');
  const on = given === '' ? null : readDay(given);
  if (given !== '' && on === null) return refuse('measures.bad_date', { value: given.slice(0, 40) }, 'on');
  return { package: id, option: textOf(form, 'option'), use: textOf(form, 'use'), on, came: readWords(form, 'came') };
}
