import { formatsOf } from '#core/charter/formats.ts';
import { addDays, dayOf, sayInstant, type Instant } from '#core/time.ts';
import { fill, inLang, plural, say } from '#core/words.ts';
import { meetingsWords, type MeetingRow } from '#features/meetings/index.ts';
import type { Shape } from '#web/marks.ts';
import { bodyName } from '../../edge.ts';

/** Whether a meeting is called, goes on today, or is over: by its acts and the hour. */
export function standingOf(m: Pick<MeetingRow, 'state' | 'at'>, now: Instant, zone: string): { key: string; shape: Shape } {
  if (m.state === 'held') return { key: 'state_held', shape: 'agree' };
  if (m.state === 'cancelled') return { key: 'state_cancelled', shape: 'absent' };
  if (m.at <= now) return { key: 'state_open', shape: 'due' };
  return dayOf(m.at, zone) === dayOf(now, zone) ? { key: 'state_today', shape: 'due' } : { key: 'state_convened', shape: 'silent' };
}

export function sayMeeting(m: MeetingRow, locals: App.Locals) {
  const { lang, charter, now } = locals;
  const w = meetingsWords[lang].ui;
  const { key, shape } = standingOf(m, now, charter.seat.zone);
  const format = formatsOf(charter, m.bodies[0]!).find((one) => one.id === m.format);
  return {
    id: m.id, title: inLang(m.title, lang), body: m.bodies.map((body) => bodyName(locals, body)).join(', '), format: format ? say(format.name, lang) : m.format, formatVerified: format?.verified ?? true, decides: m.decides,
    at: m.at, when: sayInstant(m.at, charter.seat, lang), day: dayOf(m.at, charter.seat.zone), place: m.place ? inLang(m.place, lang) : null, state: { text: w[key]!, shape }, open: m.state === 'convened', begun: m.at <= now, example: m.example,
    moved: m.at === m.first_at ? null : fill(w.movedFrom!, { when: sayInstant(m.first_at, charter.seat, lang) }), why: m.why ? inLang(m.why, lang) : null, tomorrow: dayOf(m.at, charter.seat.zone) === addDays(dayOf(now, charter.seat.zone), 1),
  };
}

/** "3 items", by the rules of the language. */
export function countOf(lang: 'en' | 'ru', key: string, n: number): string {
  const w = meetingsWords[lang].ui;
  return fill(plural(lang, n, { one: w[`${key}_one`]!, ...(w[`${key}_few`] ? { few: w[`${key}_few`]!, many: w[`${key}_many`]! } : {}), other: w[`${key}_other`]! }), { n });
}
