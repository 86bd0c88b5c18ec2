import { readWords, type FormLike } from '../../core/form.ts';
import { refuse, type Refusal } from '../../core/refusal.ts';
import { readDate } from '../../core/time.ts';
import type { Figures, Pledge } from './rules.ts';

const text = (form: FormLike, name: string): string => { const value = form.get(name); return typeof value === 'string' ? value.trim() : ''; };
/** "1 200,5" is 1200.5. */
const amount = (form: FormLike, name: string): string => text(form, name).replace(/[\s\u00a0\u202f]/g, '').replace(',', '.');

export function readFigures(form: FormLike): Figures | Refusal {
  const given = text(form, 'on');
  const on = given === '' ? null : readDate(given);
  if (given !== '' && on === null) return refuse('aid.bad_date', { value: given.slice(0, 40) }, 'on');
  return { quantity: amount(form, 'quantity'), value: amount(form, 'value') || null, on, source: text(form, 'source') };
}

export function readPledgeForm(form: FormLike): Pledge | Refusal {
  const figures = readFigures(form);
  if ('refused' in figures) return figures;
  return { ...figures, item: readWords(form, 'item'), unit: readWords(form, 'unit'), currency: text(form, 'currency').toUpperCase() || null, giver: text(form, 'giver') || null, from: readWords(form, 'from'), to: readWords(form, 'to') };
}

export function readEntryForm(form: FormLike, pledge: string): (Figures & { pledge: string; ledger: string }) | Refusal {
  const figures = readFigures(form);
  return 'refused' in figures ? figures : { ...figures, pledge, ledger: text(form, 'ledger') };
}

export function readCorrectionForm(form: FormLike, pledge: string): (Figures & { pledge: string; entry: number; why: Readonly<Record<string, string>> }) | Refusal {
  const figures = readFigures(form);
  const entry = text(form, 'entry');
  return 'refused' in figures ? figures : { ...figures, pledge, entry: /^\d{1,12}$/.test(entry) ? Number(entry) : 0, why: readWords(form, 'why') };
}
