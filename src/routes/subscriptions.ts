import type { Actor } from '#core/act.ts';
import { daysOf } from '#core/rhythm.ts';
import { addDays, dayOf, sayDay, sayHour, sayInstant, sayShortDay, type Instant, type Place } from '#core/time.ts';
import { fill, inLang, plural, say, sayNumber } from '#core/words.ts';
import { signalsWords } from '#features/signals/index.ts';
import { subscriptionsWords, type Asked, type Known } from '#features/subscriptions/index.ts';
import type { FileInForce } from '#features/watch/index.ts';
import { bodyName, partyName } from './edge.ts';
import { sayArea, sayExpected, sayIndicator, sayWhen, type Said } from './(desk)/watch/signals.ts';

/** How subscriptions, digests and what they hold are said. */
const wordsOf = (locals: App.Locals): Record<string, string> => subscriptionsWords[locals.lang].ui;

/** Clocks that a person's quiet hours may go by: the seat's, and the capital's where there is another. */
export function clocksOf(actor: Actor, { charter }: App.Locals): Record<string, Place> {
  const home = charter.parties.find((p) => p.id === actor.party || (actor.centre !== null && p.centre?.id === actor.centre));
  return { seat: charter.seat, ...(home && home.capital.zone !== charter.seat.zone ? { capital: home.capital } : {}) };
}
export const zonesOf = (clocks: Record<string, Place>): Record<string, string> => Object.fromEntries(Object.entries(clocks).map(([id, place]) => [id, place.zone]));

/** As on the pages of signals; a file that is no longer in force has codes alone. */
const saidIn = (file: FileInForce | undefined, locals: App.Locals): Said | null => file ? { locals, w: signalsWords[locals.lang].ui, file: file.file } : null;
export function placeName(area: string, file: FileInForce | undefined, locals: App.Locals): string {
  const said = saidIn(file, locals);
  return said ? sayArea(area, said) : area;
}
const seriesName = (series: string, file: FileInForce | undefined, locals: App.Locals): string => {
  const said = saidIn(file, locals);
  return said ? sayIndicator(series, said) : series;
};

const zoneName = (zone: string, { charter, lang }: App.Locals): string => say([charter.seat, ...charter.parties.map((p) => p.capital)].find((place) => place.zone === zone)?.short ?? { en: zone }, lang);

/** One subscription in a few lines. */
export function sayAsked(asked: Asked, files: readonly FileInForce[], locals: App.Locals) {
  const w = wordsOf(locals);
  const file = files.find(({ id }) => id === asked.file);
  const kinds = asked.kinds.map((kind) => w[`kind_${kind}`]!).join(', ');
  return {
    title: file ? say(file.file.title, locals.lang) : asked.file, kinds, level: asked.kinds.includes('signals') ? w[`level_${asked.level}`]! : '', rhythm: w[`rhythm_${asked.rhythm}`]!,
    series: asked.series.length === 0 ? w.all! : asked.series.map((one) => seriesName(one, file, locals)).join(', '), areas: asked.areas.length === 0 ? w.areasAll! : asked.areas.map((one) => placeName(one, file, locals)).join(', '),
    quiet: asked.quiet === null ? '' : fill(w.quietSaid!, { from: asked.quiet.from, to: asked.quiet.to, place: zoneName(asked.quiet.zone, locals) }),
  };
}

/** "9 May 2022"; "week 19 of 2022, to 15 May 2022"; an hour where it was told at once. */
export function sayPeriod(period: string, locals: App.Locals): string {
  const days = daysOf(period);
  if (!days) return sayInstant(period, locals.charter.seat, locals.lang);
  const [year, week] = period.split('-W');
  return week === undefined ? sayDay(period, locals.lang) : fill(wordsOf(locals).week!, { n: Number(week), year: year!, day: sayDay(addDays(days.to, -1), locals.lang) });
}

/** "2 signals, 1 warning". */
export function sayHolds(signals: number, warnings: number, locals: App.Locals): string {
  const w = wordsOf(locals);
  const counted = (n: number, key: string): string[] => (n === 0 ? [] : [plural(locals.lang, n, { one: w[`${key}_one`]!, few: w[`${key}_few`] ?? '', many: w[`${key}_many`] ?? '', other: w[`${key}_other`]! })]);
  return [...counted(signals, 'nSignals'), ...counted(warnings, 'nWarnings')].join(', ');
}

export type SaidSignal = ReturnType<typeof saySignal>;
export function saySignal(one: Known['signals'][number], files: readonly FileInForce[], locals: App.Locals) {
  const file = files.find(({ id }) => id === one.file);
  const said = saidIn(file, locals);
  return {
    key: one.key, href: `/watch/${one.file}/signals/${encodeURIComponent(one.key.slice(one.file.length + 1))}`, what: seriesName(one.indicator, file, locals), where: placeName(one.area, file, locals), period: said ? sayWhen(one.mark, said) : one.period,
    observed: sayNumber(one.mark.observed, locals.lang), expected: sayExpected(one.mark.expected, locals.lang), level: one.level, levelWord: wordsOf(locals)[`level_${one.level}`]!, at: one.raised_at, example: one.example,
  };
}

export type SaidIssued = ReturnType<typeof sayIssued>;
export function sayIssued(one: Known['warnings'][number], locals: App.Locals) {
  return {
    key: one.id, href: `/warnings/${one.id}`, sentence: inLang(one.sentence, locals.lang), to: [...one.bodies.map((id) => bodyName(locals, id)), ...one.parties.map((id) => partyName(locals, id))].join(', '),
    answerBy: one.answer_by, from: one.probability_from, toPercent: one.probability_to, at: one.issued_at, example: one.example,
  };
}

/** "14:05" today, "Fri 13 May" before. */
export function sayNear(at: Instant, locals: App.Locals): string {
  const { zone } = locals.charter.seat;
  const day = dayOf(at, zone);
  return day === dayOf(locals.now, zone) ? sayHour(at, zone) : sayShortDay(day, locals.lang);
}

/** One line for either kind, newest first, of what is named by `keys`. */
export function sayLines(known: Known, keys: ReadonlySet<string>, files: readonly FileInForce[], locals: App.Locals) {
  const w = wordsOf(locals);
  const lines = [
    ...known.signals.filter(({ key }) => keys.has(key)).map((one) => {
      const said = saySignal(one, files, locals);
      return { key: said.key, href: said.href, text: { text: `${said.what}, ${said.where}`, lang: locals.lang }, small: `${said.period}; ${fill(w.observedOf!, { observed: said.observed, expected: said.expected })}`, high: one.level === 'high' ? said.levelWord : null, at: one.raised_at, when: sayNear(one.raised_at, locals), example: one.example };
    }),
    ...known.warnings.filter(({ id }) => keys.has(id)).map((one) => {
      const said = sayIssued(one, locals);
      return { key: one.id, href: said.href, text: said.sentence, small: `${one.id}, ${fill(w.to!, { who: said.to })}`, high: null, at: one.issued_at, when: sayNear(one.issued_at, locals), example: one.example };
    }),
  ];
  return lines.sort((a, b) => (a.at < b.at ? 1 : -1));
}
export type Line = ReturnType<typeof sayLines>[number];
