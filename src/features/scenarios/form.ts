import { readWhen, readWords, type FormLike } from '../../core/form.ts';
import { refuse, type Refusal } from '../../core/refusal.ts';
import type { SetScenarios } from './rules.ts';
import { MOST } from './schema.ts';

/** Names of outcomes, in order. */
export const OUTCOME_IDS = ['a', 'b', 'c', 'd', 'e', 'f'] as const;

/** Reads the form; a row in which nothing stands is left out, and keeps its letter. */
export function readScenariosForm(form: FormLike, dossier: string, zone: string): SetScenarios | Refusal {
  const text = (name: string): string => { const value = form.get(name); return typeof value === 'string' ? value.trim() : ''; };
  const horizon = readWhen(form, 'horizon', zone);
  if (horizon !== null && typeof horizon !== 'string') return refuse('scenarios.bad_date', { value: horizon.bad }, 'horizon');
  const outcomes = OUTCOME_IDS.slice(0, MOST).flatMap((id, i): SetScenarios['outcomes'][number][] => {
    const [title, indicators, plan] = ['title', 'indicators', 'plan'].map((name) => readWords(form, `outcome${i + 1}.${name}`)) as [Readonly<Record<string, string>>, Readonly<Record<string, string>>, Readonly<Record<string, string>>];
    const percent = text(`outcome${i + 1}.percent`).replace(/\s*%$/, '');
    const empty = [title, indicators, plan].every((words) => Object.keys(words).length === 0) && percent === '';
    return empty ? [] : [{ id, title, indicators, plan, percent: /^\d{1,3}$/.test(percent) ? Number(percent) : null }];
  });
  const revision = text('revision');
  return { dossier, changes: text('changes') || null, revision: /^\d{1,5}$/.test(revision) ? Number(revision) : null, title: readWords(form, 'title'), horizon, outcomes, why: readWords(form, 'why') };
}
