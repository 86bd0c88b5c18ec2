import { readWords, type FormLike } from '../../core/form.ts';
import { refuse, type Refusal } from '../../core/refusal.ts';
import { CARRIES, type Carried } from '../../core/step.ts';
import { readDate } from '../../core/time.ts';
import type { RecordFact } from './rules.ts';

/** Reads the form of a fact. What was left empty is null, and the rule says whether that will do; a date that cannot be read is refused here. */
export function readFactForm(form: FormLike, dossier: string): RecordFact | Refusal {
  const text = (name: string): string => String(form.get(name) ?? '').trim();
  const dates: Record<'from' | 'to' | 'published', string | null> = { from: null, to: null, published: null };
  for (const name of ['from', 'to', 'published'] as const) {
    const given = text(name);
    if (given !== '' && (dates[name] = readDate(given)) === null) return refuse('dossiers.fact_bad_date', { value: given.slice(0, 40) }, name);
  }
  const carried = CARRIES.flatMap((part): Carried[] => {
    const how = text(`carried.${part}`);
    const words = readWords(form, `carried.${part}`);
    return (how === 'stated' || how === 'part') && Object.keys(words).length > 0 ? [{ part, how, words }] : [];
  });
  return {
    dossier, lane: text('lane'), from: dates.from, to: dates.to, report: text('report') === 'yes', what: readWords(form, 'what'), who: readWords(form, 'who'),
    source: { title: text('source'), published: dates.published, url: text('url') || null }, rivals: readWords(form, 'rivals'), carried,
  };
}
