import { datesAhead } from '#core/charter/ahead.ts';
import { sayNear } from '#core/charter/calendar.ts';
import { dayOf, sayHour, sayShortDay, type Instant } from '#core/time.ts';
import { fill, inLang, say, type Words } from '#core/words.ts';
import { todayWords } from '#features/today/index.ts';
import { warningHours } from '#features/warnings/index.ts';
import type { ReadLease } from '#platform/desk.ts';
import { upperFirst } from '#web/say.ts';
import { partyName } from '../edge.ts';
import { countIn, type Asked } from './shared.ts';

const MOST_HOURS = 4;
const MOST_DATES = 8;

type Date = { key: string; when: string; hour: string; text: string; href: string | null; verified: boolean; source: string | null; example: boolean };

/** Hours beyond today that are not in the list of duties already, and the dates that the charter lets one foresee. */
export async function sayDates(lease: ReadLease, { rows, duties, day }: Asked, locals: App.Locals): Promise<Date[]> {
  const { lang, charter, now } = locals;
  const w = todayWords[lang].ui;
  const { zone } = charter.seat;
  const today = dayOf(now, zone);
  const listed = new Set(duties.map((d) => `${d.id} ${d.by}`));
  const near = (date: string): string => upperFirst(sayNear(date, today, lang, sayShortDay));
  const hours = [
    ...rows.live.map((p) => ({ id: p.text, at: p.deadline, key: 'silenceEnds', what: rows.heads[p.text]?.title ?? {}, href: `/texts/${p.text}`, example: p.example })),
    ...rows.outstanding.map((c) => ({ id: c.id, at: c.answer_by, key: 'answersDue', what: c.question, href: `/consultations/${c.id}`, example: c.example })),
    ...(await warningHours(lease, day.end, MOST_HOURS)).map((one) => ({ id: one.id, at: one.at, key: one.kind === 'horizon' ? 'horizon' : 'answerBy', what: one.title, href: `/warnings/${one.id}`, example: one.example })),
  ].filter((one: { id: string; at: Instant; what: Words }) => one.at >= day.end && !listed.has(`${one.id} ${one.at}`)).sort((a, b) => (a.at < b.at ? -1 : 1)).slice(0, MOST_HOURS)
    .map((one): Date & { on: string } => ({ on: one.at, key: `${one.key} ${one.id}`, when: near(dayOf(one.at, zone)), hour: `${sayHour(one.at, zone)} ${say(charter.seat.short, lang)}`, text: fill(w[one.key]!, { id: one.id, what: inLang(one.what, lang).text }), href: one.href, verified: true, source: null, example: one.example }));
  const ahead = datesAhead(charter, today).map((one, i): Date & { on: string } => ({
    on: one.from, key: `${one.kind} ${i}`, when: near(one.date), hour: '', href: null, verified: one.verified, source: one.kind === 'calendar' ? one.source : null, example: false,
    text: one.kind === 'calendar' ? say(one.name, lang) : one.kind === 'handover' ? fill(w.handover!, { party: partyName(locals, one.to) })
      : fill(w.anniversary!, { years: countIn({ ...w, numbers: '' }, lang, 'years', one.years), name: say(charter.founding.find((f) => f.id === one.of)?.name ?? {}, lang) }),
  }));
  return [...hours, ...ahead.slice(0, MOST_DATES)].sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0)).map(({ on: _, ...date }) => date);
}
