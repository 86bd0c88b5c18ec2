import { spanOf } from '../../core/charter/calendar.ts';
import { chairTerms } from '../../core/charter/chair.ts';
import { lastDay } from '../../core/charter/dates.ts';
import type { Charter } from '../../core/charter/schema.ts';
import { dayOf, type Day, type Instant } from '../../core/time.ts';
import type { Words } from '../../core/words.ts';
import type { Consultation } from '../consultations/index.ts';
import { duesUntil, expiryOf, type OfficeRows } from '../offices/index.ts';
import type { FullProcedure } from '../procedures/index.ts';
import type { Warning } from '../warnings/index.ts';

export const KINDS = ['meeting', 'silence', 'consultation', 'warning', 'horizon', 'term', 'report', 'handover', 'anniversary', 'statutory'] as const;
export type Kind = (typeof KINDS)[number];

/** Something on a day, or at an hour, that the reader may know of. */
export type CalendarItem = {
  readonly kind: Kind;
  /** Of what it is; together with the kind the same for ever. */
  readonly id: string;
  readonly at: Instant | null;
  /** First and last day at the seat; `date` says how precise they are. */
  readonly from: Day; readonly to: Day; readonly date: string;
  readonly what: Words; readonly party: string | null; readonly years: number | null;
  readonly href: string | null;
  readonly cancelled: boolean; readonly verified: boolean; readonly source: string | null; readonly example: boolean;
  readonly seq: number; readonly changed: Instant;
};

/** What the calendar is made of. `meetings` come as items, since their feature makes them. */
export type CalendarRows = {
  readonly procedures: readonly FullProcedure[]; readonly titles: Readonly<Record<string, { readonly title: Words }>>; readonly consultations: readonly Consultation[]; readonly warnings: readonly Warning[];
  readonly offices: OfficeRows; readonly meetings: readonly CalendarItem[]; readonly charterAt: Instant; readonly charterSeq: number;
};

const NOTHING = { at: null, what: {}, party: null, years: null, href: null, cancelled: false, verified: true, source: null, example: false } as const;

/** Everything that touches the days from `from` to `to`, both included, in order of time. */
export function itemsBetween(charter: Charter, rows: CalendarRows, from: Day, to: Day): CalendarItem[] {
  const all = [...hours(charter, rows), ...rows.meetings, ...ofOffices(charter, rows, to), ...ofCharter(charter, rows, from, to)];
  const key = (one: CalendarItem): string => `${one.from} ${one.at ?? ''} ${one.kind} ${one.id}`;
  return all.filter((one) => one.to >= from && one.from <= to).sort((a, b) => (key(a) < key(b) ? -1 : 1));
}

function hours(charter: Charter, { procedures, titles, consultations, warnings }: CalendarRows): CalendarItem[] {
  const at = (hour: Instant) => { const day = dayOf(hour, charter.seat.zone); return { ...NOTHING, at: hour, from: day, to: day, date: day }; };
  return [
    ...procedures.map((p): CalendarItem => ({ ...at(p.deadline), kind: 'silence', id: p.id, what: titles[p.text]?.title ?? {}, href: `/texts/${p.text}`, cancelled: p.closed_at !== null && p.closed_at < p.deadline, example: p.example, seq: p.seq, changed: p.closed_at ?? p.opened_at })),
    ...consultations.map((c): CalendarItem => ({ ...at(c.answer_by), kind: 'consultation', id: c.id, what: c.question, href: `/consultations/${c.id}`, example: c.example, seq: c.seq, changed: c.requested_at })),
    ...warnings.flatMap((w): CalendarItem[] => {
      const common = { id: w.id, what: w.sentence, href: `/warnings/${w.id}`, example: w.example, seq: w.seq, changed: w.issued_at };
      return [{ ...at(w.answer_by), kind: 'warning', ...common }, { ...at(w.horizon), kind: 'horizon', ...common }];
    }),
  ];
}

/** Ends of terms, and days on which reports are due. The end of a term that was left before is cancelled. */
function ofOffices(charter: Charter, { offices, charterAt }: CalendarRows, to: Day): CalendarItem[] {
  const named = (id: string) => charter.offices.find((one) => one.id === id);
  return [
    ...offices.holdings.flatMap((one): CalendarItem[] => {
      const day = expiryOf(one, named(one.office));
      return day === null ? [] : [{ ...NOTHING, kind: 'term', id: one.id, from: day, to: day, date: day, what: named(one.office)?.name ?? {}, href: `/offices/${one.office}`, cancelled: one.left_on !== null && lastDay(one.left_on) < day, example: one.example && one.source === null, seq: one.seq, changed: charterAt }];
    }),
    ...offices.mandates.flatMap((one) => duesUntil(one, to).map((day): CalendarItem => ({ ...NOTHING, kind: 'report', id: `${one.office}.${day}`, from: day, to: day, date: day, what: named(one.office)?.name ?? {}, href: `/offices/${one.office}`, example: one.example, seq: one.seq, changed: charterAt }))),
  ];
}

/** An anniversary is named when it is a multiple of so many years. */
const ROUND = 5;

function ofCharter(charter: Charter, { charterAt, charterSeq }: CalendarRows, from: Day, to: Day): CalendarItem[] {
  const [first, last] = [Number(from.slice(0, 4)), Number(to.slice(0, 4))];
  const common = { ...NOTHING, seq: charterSeq, changed: charterAt };
  const whole = (day: Day) => ({ from: day, to: day, date: day });
  return [
    ...chairTerms(charter, first, last).map((term): CalendarItem => ({ ...common, ...whole(term.from), kind: 'handover', id: term.from, party: term.party, href: '/offices/chair', verified: term.verified, source: term.source })),
    ...charter.founding.flatMap(({ id, name, signed, verified, source }) => (signed?.length !== 10 || signed.endsWith('-02-29') ? [] : years(first, last).flatMap((year): CalendarItem[] => {
      const since = year - Number(signed.slice(0, 4));
      return since < 1 || since % ROUND !== 0 ? [] : [{ ...common, ...whole(`${year}${signed.slice(4)}`), kind: 'anniversary', id: `${id}.${year}`, what: name, years: since, href: '/charter#founding', verified, source: source ?? null }];
    }))),
    ...(charter.calendar ?? []).map(({ date, name, verified, source }, i): CalendarItem => ({ ...common, ...spanOf(date), date, kind: 'statutory', id: `${date}.${i}`, what: name, verified, source: source ?? null })),
  ];
}

const years = (first: number, last: number): number[] => Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => first + i);
