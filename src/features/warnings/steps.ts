import { daysOf } from '../../core/series/period.ts';
import { dayOf } from '../../core/time.ts';
import type { Step } from '../../core/step.ts';
import type { Warning } from './store.ts';

/** The marks a warning leaves on its dossier: itself, and the months of the figures it rests on. */
export function stepsOfWarning(warning: Warning, zone: string): Step[] {
  const months = new Map<string, number>();
  // What a forecast says of a month has not happened in it.
  const observed = warning.evidence.filter((e) => !e.forecast);
  for (const e of observed) months.set(e.period, (months.get(e.period) ?? 0) + (e.value ?? 0));
  const signals = [...months.entries()].map(([period, value]): Step => ({
    lane: 'signal', ...daysOf(period), at: null, precision: period.length === 4 ? 'year' : 'span',
    what: figure(value, observed[0]!.unit), who: null, href: `/warnings/${warning.id}`, act: null,
    source: observed[0]!.source, example: false,
  }));
  return [...signals, {
    lane: 'warning', from: dayOf(warning.issued_at, zone), to: null, at: warning.issued_at, precision: 'day', what: warning.sentence,
    who: warning.issued_by, href: `/warnings/${warning.id}`, act: warning.seq, source: null, example: warning.example,
  }];
}

const figure = (value: number, unit: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(unit).map(([lang, words]) => [lang, `${value} ${words}`]));
