import { tableOf, wordsOfRange } from '#core/probability/likelihood.ts';
import { sayInstant } from '#core/time.ts';
import { inLang, say } from '#core/words.ts';
import { observationsOf } from '#features/series/index.ts';
import type { Content, Warning } from '#features/warnings/index.ts';
import type { ReadLease } from '#platform/desk.ts';
import { sayPeriod } from '#web/charts/periods.ts';
import { areaName, bodyName, partyName } from './edge.ts';

/** How a warning is said on a page, whether it was issued or only proposed. */
export const contentOf = (row: Warning): Content => ({
  dossier: row.dossier, sentence: row.sentence, probability: { from: row.probability_from, to: row.probability_to }, confidence: row.confidence, consequence: row.consequence,
  addressees: { bodies: [...row.bodies], parties: [...row.parties] }, options: [...row.options], horizon: row.horizon, answerBy: row.answer_by, answerByReason: row.answer_by_reason, evidence: [...row.evidence],
});

const monthly = (period: string): boolean => /^\d{4}-\d\d$/.test(period);
/** Months drawn of the first figure's series. */
const MONTHS = 40;

export async function sayWarning(lease: ReadLease, one: Content, locals: App.Locals) {
  const { lang, charter } = locals;
  const first = one.evidence.find((e) => !e.forecast);
  const points = first && monthly(first.period) ? await observationsOf(lease, first.import, first.area) : [];
  return {
    dossier: one.dossier, sentence: inLang(one.sentence, lang), consequence: inLang(one.consequence, lang), from: one.probability.from, to: one.probability.to, likelihood: wordsOfRange(tableOf(charter.likelihood), one.probability, lang), likelihoodTable: say(tableOf(charter.likelihood).name, lang), confidence: one.confidence,
    addressees: [...one.addressees.bodies.map((id) => bodyName(locals, id)), ...one.addressees.parties.map((id) => partyName(locals, id))], options: one.options.map((o) => ({ what: inLang(o.what, lang), leadHours: o.leadHours })),
    horizon: sayInstant(one.horizon, charter.seat, lang), answerBy: one.answerBy, reason: one.answerByReason && inLang(one.answerByReason, lang), longest: Math.max(0, ...one.options.map((o) => o.leadHours)),
    evidence: one.evidence.map((e) => ({ ...e, name: e.name ? say(e.name, lang) : areaName(locals, e.area), unit: say(e.unit, lang), when: sayPeriod(e.period, lang), href: e.forecast ? `/forecasts/${e.forecast.id}/${e.area}` : e.signal?.key ? `/watch/${e.signal.key.replace('/', '/signals/')}` : `/series?series=${e.series}&area=${e.area}` })),
    chart: first && !first.signal?.key && monthly(first.period) ? { series: first.series, area: first.area, name: areaName(locals, first.area), points: points.slice(-MONTHS).map((p) => ({ month: p.period, value: p.value })), unit: say(first.unit, lang) } : null,
  };
}
export type SaidWarning = Awaited<ReturnType<typeof sayWarning>>;
