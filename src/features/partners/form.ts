import { readWords, type FormLike } from '../../core/form.ts';
import { refuse, type Refusal } from '../../core/refusal.ts';
import { readDate } from '../../core/time.ts';
import type { ChangePartner, EnterPartner } from './rules.ts';

const text = (form: FormLike, name: string): string => { const value = form.get(name); return typeof value === 'string' ? value.trim() : ''; };

/** A date as precise as it was written; null where none was. */
function dateIn(form: FormLike, name: string): string | null | Refusal {
  const given = text(form, name);
  return given === '' ? null : (readDate(given) ?? refuse('partners.bad_date', { value: given.slice(0, 40) }, name));
}

export function readEntryForm(form: FormLike, partner: string): EnterPartner | Refusal {
  const [on, published] = [dateIn(form, 'on'), dateIn(form, 'published')];
  if (on !== null && typeof on !== 'string') return on;
  if (published !== null && typeof published !== 'string') return published;
  return {
    partner, kind: text(form, 'kind'), what: readWords(form, 'what'), on, who: readWords(form, 'who'), where: readWords(form, 'where'), state: text(form, 'state') || 'planned',
    source: { title: text(form, 'source').slice(0, 300), published, url: text(form, 'url') || null }, statement: text(form, 'statement') || null,
  };
}

export function readChangeForm(form: FormLike): ChangePartner | Refusal {
  const on = dateIn(form, 'on');
  if (on !== null && typeof on !== 'string') return on;
  const seen = text(form, 'seen');
  return { id: text(form, 'entry'), state: text(form, 'state'), on, why: readWords(form, 'why'), seen: /^\d{1,9}$/.test(seen) ? Number(seen) : null };
}
