import { addHours, dayOf, hoursBetween, sayInstant } from '#core/time.ts';
import { fill, inLang, plural } from '#core/words.ts';
import { actByOf, measuresWords, stillInTime, type MeasureOption, type Package } from '#features/measures/index.ts';
import { bodyName } from '../../edge.ts';

/** How options and packages are said, on their pages and beside a warning. */
export const wordsOf = (locals: App.Locals): Record<string, string> => measuresWords[locals.lang].ui;

/** "14 days", or hours where it is less than two days or not a whole number of them. */
export function sayLead(hours: number, locals: App.Locals): string {
  const w = wordsOf(locals);
  const unit = hours >= 48 && hours % 24 === 0 ? 'day' : 'hour';
  return plural(locals.lang, unit === 'day' ? hours / 24 : hours, { one: w[`${unit}_one`]!, few: w[`${unit}_few`]!, many: w[`${unit}_many`]!, other: w[`${unit}_other`]! });
}

export const optionLine = (one: MeasureOption, locals: App.Locals) => ({
  id: one.id, seq: one.seq, revision: one.revision, kind: wordsOf(locals)[one.kind]!, kindId: one.kind, title: inLang(one.title, locals.lang), body: bodyName(locals, one.body), lead: sayLead(one.lead_hours, locals), leadHours: one.lead_hours, cost: inLang(one.cost, locals.lang), precedent: inLang(one.precedent, locals.lang), source: one.source, example: one.example,
});

/** When a package has to be acted on, and how much of it can still take effect. */
export function actByLine(one: Package, options: readonly MeasureOption[], locals: App.Locals) {
  const { lang, charter, now } = locals;
  const w = wordsOf(locals);
  const mine = one.options.flatMap((id) => options.find((it) => it.id === id) ?? []).map((it) => ({ ...it, leadHours: it.lead_hours }));
  const { at, leadHours } = actByOf(one.horizon, mine);
  const days = Math.abs(Math.floor(hoursBetween(now, at)));
  const span = sayLead(days >= 48 ? Math.floor(days / 24) * 24 : days, locals);
  const still = stillInTime(one.horizon, mine, now).length;
  return {
    options: mine, at, late: at < now, said: sayInstant(at, charter.seat, lang), clock: fill(at < now ? w.overdue! : w.left!, { n: span }), how: fill(w.actByHow!, { horizon: sayInstant(one.horizon, charter.seat, lang), lead: sayLead(leadHours, locals) }),
    still: still === 0 ? w.allLate! : fill(w.inTime!, { n: still, all: mine.length }), decideBy: (hours: number) => ({ said: sayInstant(addHours(one.horizon, -hours), charter.seat, lang), late: addHours(one.horizon, -hours) < now }), today: dayOf(now, charter.seat.zone),
  };
}
