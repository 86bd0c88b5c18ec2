import type { Day } from '../time.ts';
import { spanOf } from './calendar.ts';
import { chairTerms } from './chair.ts';
import { shiftDay } from './dates.ts';
import type { Charter } from './schema.ts';

/** A date that the charter lets one foresee. It has a day, or less; never an hour. */
export type DateAhead = { readonly date: string; readonly from: Day; readonly verified: boolean; readonly source: string | null } & (
  | { readonly kind: 'anniversary'; readonly years: number; readonly of: string; readonly signed: Day }
  | { readonly kind: 'handover'; readonly to: string }
  | { readonly kind: 'calendar'; readonly name: Readonly<Record<string, string>> }
);

/** An anniversary is named when it is a multiple of five years, or near. */
const NEAR_DAYS = 30;
const YEAR_DAYS = 366;

/** What the charter lets one foresee within a year of a day: anniversaries of founding texts, the handover of the chair, its calendar. In order of time. */
export function datesAhead(charter: Charter, today: Day): DateAhead[] {
  const end = shiftDay(today, YEAR_DAYS);
  const all = [...anniversaries(charter, today), ...handovers(charter, today), ...(charter.calendar ?? []).map(({ date, name, verified, source }): DateAhead => ({ kind: 'calendar', date, from: spanOf(date).from, name, verified, source: source ?? null }))];
  return all.filter((one) => spanOf(one.date).to >= today && one.from <= end).sort((a, b) => (a.from === b.from ? 0 : a.from < b.from ? -1 : 1));
}

function anniversaries(charter: Charter, today: Day): DateAhead[] {
  return charter.founding.flatMap(({ id, signed, verified, source }): DateAhead[] => {
    if (signed?.length !== 10 || signed.endsWith('-02-29')) return [];
    const year = Number(today.slice(0, 4)) + (signed.slice(5) < today.slice(5) ? 1 : 0);
    const date = `${year}${signed.slice(4)}`;
    const years = year - Number(signed.slice(0, 4));
    if (years < 1 || (years % 5 !== 0 && date > shiftDay(today, NEAR_DAYS))) return [];
    return [{ kind: 'anniversary', date, from: date, years, of: id, signed, verified, source: source ?? null }];
  });
}

function handovers(charter: Charter, today: Day): DateAhead[] {
  const year = Number(today.slice(0, 4));
  const next = chairTerms(charter, year, year + 1).find((term) => term.from > today);
  return next ? [{ kind: 'handover', date: next.from, from: next.from, to: next.party, verified: next.verified, source: next.source }] : [];
}
