import { daysOf, isPeriod, periodNumber, periodOf, shiftPeriod } from '#core/series/period.ts';
import type { Series } from '#core/series/series.ts';
import { addDays, instantAt, readDay, type Day, type Instant } from '#core/time.ts';
import { AREA_KINDS, type AreaKind } from '#features/counts/index.ts';
import type { Count, WatchFile } from '#features/watch/index.ts';

/** What an address of the page asks for, as far as it can be read; what cannot be is named and left out. */
export type Asked = {
  readonly count: Count | null; readonly kind: AreaKind; readonly area: string | null;
  readonly from: string | null; readonly to: string | null;
  /** Null for now. */
  readonly on: Day | null; readonly known: Instant | null;
  readonly bad: readonly { readonly name: 'from' | 'to' | 'on'; readonly value: string }[];
};

const text = (url: URL, name: string): string => (url.searchParams.get(name) ?? '').trim().slice(0, 40);

/** @param usual the count that is shown where the address names none */
export function askedOf(url: URL, file: WatchFile, zone: string, usual: Count | null = file.counts[0] ?? null): Asked {
  const count = file.counts.find((one) => one.id === text(url, 'count')) ?? usual;
  const kinds = count ? kindsOf(count) : [];
  const kind = AREA_KINDS.find((one) => one === text(url, 'by') && kinds.includes(one)) ?? kinds[0] ?? 'country';
  const bad: { name: 'from' | 'to' | 'on'; value: string }[] = [];
  const week = (name: 'from' | 'to'): string | null => {
    const said = text(url, name);
    if (said === '') return null;
    if (isPeriod(said, 'week')) return said;
    const day = readDay(said);
    if (day === null) bad.push({ name, value: said });
    return day === null ? null : periodOf(day, 'week');
  };
  const [from, to] = [week('from'), week('to')];
  const said = text(url, 'on');
  const on = said === '' ? null : readDay(said);
  if (said !== '' && on === null) bad.push({ name: 'on', value: said });
  return { count, kind, area: text(url, 'area') || null, from, to, on, known: on === null ? null : instantAt(addDays(on, 1), '00:00', zone), bad };
}

/** The kinds of area that a count is given in: what the file asks for first, and countries. */
export const kindsOf = (count: Count): readonly AreaKind[] => [...count.by, 'country'];

const USUAL = 13;
/** Countries are followed for so long before the chosen weeks, and no strip is longer. */
export const STRIP = 520;

export type Weeks = { readonly from: string; readonly to: string };

/** The weeks that are shown: as asked for, within what there is; else the last quarter of a year that is known. */
export function weeksOf({ from, to }: Pick<Asked, 'from' | 'to'>, series: readonly Series[]): Weeks | null {
  const first = series[0];
  if (!first) return null;
  const end = shiftPeriod(first.from, first.values.length - 1);
  const within = (week: string): string => (week < first.from ? first.from : week > end ? end : week);
  const last = within(to ?? (from === null ? end : shiftPeriod(from, USUAL - 1)));
  const start = within(from ?? shiftPeriod(last, 1 - USUAL));
  return start <= last ? { from: start, to: last } : { from: last, to: start };
}

/** A sum over weeks, and how many of them are known; null where none is. */
export type Sum = { readonly value: number | null; readonly known: number; readonly weeks: number };
export function sumOf(series: Series, { from, to }: Weeks): Sum {
  const start = offsetOf(series, from);
  const weeks = periodNumber(to) - periodNumber(from) + 1;
  let [value, known] = [0, 0];
  for (let i = start; i < start + weeks; i++) {
    const one = series.values[i] ?? null;
    if (one !== null) [value, known] = [value + one, known + 1];
  }
  return { value: known === 0 ? null : value, known, weeks };
}

/** Which of the values of a series is that of a week; may lie outside. */
export const offsetOf = ({ from }: Pick<Series, 'from'>, week: string): number => periodNumber(week) - periodNumber(from);

export const yearBefore = ({ from, to }: Weeks): Weeks => ({ from: shiftPeriod(from, -52), to: shiftPeriod(to, -52) });

/** Counts of all countries together, week by week; null where no country is known. */
export function together(series: readonly Series[]): (number | null)[] {
  return (series[0]?.values ?? []).map((_, i) => series.reduce<number | null>((sum, one) => (one.values[i] === null || one.values[i] === undefined ? sum : (sum ?? 0) + one.values[i]), null));
}

/** First and last day of weeks. */
export const daysOfWeeks = ({ from, to }: Weeks): { from: Day; to: Day } => ({ from: daysOf(from).from, to: daysOf(to).to });
