import { chairTerms } from '#core/charter/chair.ts';
import { firstDay, lastDay } from '#core/charter/dates.ts';
import type { Charter } from '#core/charter/schema.ts';
import type { Day } from '#core/time.ts';

/** One bar of the chart, in the units of the drawing. `vague`: only a year or a month is given for this part. */
export type Bar = { readonly x: number; readonly width: number; readonly kind: 'member' | 'vague' | 'chair' | 'chair-unconfirmed' };
export type Timeline = {
  readonly from: number;
  readonly to: number;
  readonly ticks: readonly { readonly year: number; readonly x: number }[];
  readonly rows: readonly { readonly party: string; readonly bars: readonly Bar[] }[];
  readonly nowAt: number;
};

/** Memberships and chairs up to today, on one linear axis from the first year of any membership. */
export function timeline(charter: Charter, today: Day, left: number, right: number): Timeline {
  const to = Number(today.slice(0, 4));
  const from = Math.min(to, ...charter.parties.flatMap((p) => p.membership.map((m) => Number(m.from.slice(0, 4)))));
  const [zero, end] = [Date.parse(`${from}-01-01`), Date.parse(`${to + 1}-01-01`)];
  const x = (day: Day): number => Math.round((left + ((Date.parse(day) - zero) / (end - zero)) * (right - left)) * 10) / 10;
  const past = (day: Day | null): Day => (day !== null && day < today ? day : today);
  const bar = (start: Day, stop: Day, kind: Bar['kind']): Bar[] => (start < stop ? [{ x: x(start), width: Math.max(2, x(stop) - x(start)), kind }] : []);
  const chairs = chairTerms(charter, from, to);
  return {
    from,
    to,
    ticks: years(from, to + 1).map((year) => ({ year, x: x(`${year}-01-01`) })),
    nowAt: x(today),
    rows: charter.parties.map(({ id, membership }) => ({
      party: id,
      bars: [
        ...membership.flatMap((m) => {
          const begun = m.from.length < 10 ? past(lastDay(m.from)) : past(m.from);
          const ending = past(m.to && firstDay(m.to));
          return [...bar(past(firstDay(m.from)), begun, 'vague'), ...bar(begun, ending, 'member'), ...bar(ending, past(m.to && lastDay(m.to)), 'vague')];
        }),
        ...chairs.filter((c) => c.party === id).flatMap((c) => bar(past(c.from), past(c.to), c.verified ? 'chair' : 'chair-unconfirmed')),
      ],
    })),
  };
}

/** The first year, then round ones, at most nine in all. */
function years(from: number, to: number): number[] {
  const step = [1, 2, 5, 10, 20, 50].find((n) => (to - from) / n <= 8) ?? 100;
  return Array.from({ length: to - from + 1 }, (_, i) => from + i).filter((year) => year === from || (year % step === 0 && year - from > step / 2));
}
