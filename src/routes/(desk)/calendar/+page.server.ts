import { sayCalendarDate } from '#core/charter/calendar.ts';
import { lastDay } from '#core/charter/dates.ts';
import { addDays, dayOf, sayDay, sayHour, sayMonth, sayWeekday, type Day } from '#core/time.ts';
import { say } from '#core/words.ts';
import { CALENDAR_KINDS, calendarWords, itemsBetween, readCalendar, sayItem, type CalendarItem } from '#features/calendar/index.ts';
import { addMonths } from '#features/offices/index.ts';
import { upperFirst } from '#web/say.ts';
import { recall, requireActor } from '../../edge.ts';
import type { PageServerLoad } from './$types';

const AHEAD_DAYS = 366;

/** One month, day by day, or all that lies ahead: `?month=2022-05`, `?view=agenda`, `?kind=silence`. */
export const load: PageServerLoad = async (event) => {
  requireActor(event);
  const { locals, url } = event;
  const { lang, charter, now } = locals;
  const w = calendarWords[lang].ui;
  const today = dayOf(now, charter.seat.zone);
  const agenda = url.searchParams.get('view') === 'agenda';
  const month = /^(?:19|20)\d\d-(?:0[1-9]|1[0-2])$/.exec(url.searchParams.get('month') ?? '')?.[0] ?? today.slice(0, 7);
  const kind = CALENDAR_KINDS.find((one) => one === url.searchParams.get('kind')) ?? null;
  const [from, to]: [Day, Day] = agenda ? [today, addDays(today, AHEAD_DAYS)] : [`${month}-01`, lastDay(month)];
  const rows = await recall(locals, 'calendar', readCalendar);
  const items = itemsBetween(charter, rows, from, to).filter((one) => kind === null || one.kind === kind);
  const line = (one: CalendarItem) => ({
    key: `${one.kind} ${one.id}`, kind: w[`kind_${one.kind}`]!, hour: one.at === null ? null : `${sayHour(one.at, charter.seat.zone)} ${say(charter.seat.short, lang)}`, at: one.at, text: sayItem(one, charter, lang), href: one.href,
    spans: one.date.length === 10 && one.from === one.to ? null : sayCalendarDate(one.date, lang), cancelled: one.cancelled, verified: one.verified, source: one.source, example: one.example,
  });
  const start = (one: CalendarItem): Day => (one.from < from ? from : one.from);
  const days = [...new Set(items.map(start))].map((day) => ({ day, said: upperFirst(sayWeekday(day, lang)), today: day === today, lines: items.filter((one) => start(one) === day).map(line) }));
  const query = (change: Record<string, string | null>): string => {
    const params = new URLSearchParams(Object.entries({ view: agenda ? 'agenda' : null, month: agenda ? null : month, kind, ...change }).flatMap(([name, value]) => (value === null ? [] : [[name, value]])));
    return `/calendar${params.size > 0 ? `?${params}` : ''}`;
  };
  const shift = (months: number): string => query({ month: addMonths(`${month}-01`, months).slice(0, 7) });
  return {
    w, agenda, month, kind, days, said: agenda ? { from: sayDay(from, lang), to: sayDay(to, lang) } : { month: upperFirst(sayMonth(month, lang)) },
    tabs: [{ label: w.month!, href: query({ view: null, month: today.slice(0, 7) }), here: !agenda }, { label: w.agenda!, href: query({ view: 'agenda', month: null }), here: agenda }],
    links: { before: shift(-1), after: shift(1), now: month === today.slice(0, 7) ? null : query({ month: today.slice(0, 7) }) },
    kinds: [{ value: '', label: w.allKinds! }, ...CALENDAR_KINDS.map((one) => ({ value: one, label: w[`kind_${one}`]! }))],
  };
};
