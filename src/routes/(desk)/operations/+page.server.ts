import { sayMonth, dayOf } from '#core/time.ts';
import { datesOf, isUndated, owedOf } from '#core/operation/owed.ts';
import { strengthsOn } from '#core/operation/strength.ts';
import { fill, inLang, say, sayNumber } from '#core/words.ts';
import { listOperations, mayRecordSome, notificationRules } from '#features/operations/index.ts';
import { areaName, read, requireActor } from '../../edge.ts';
import { sayWhen, wordsOf } from './said.ts';
import type { PageServerLoad } from './$types';

/** Every operation, and the calendar of mandates and reports. */
export const load: PageServerLoad = async (event) => {
  const actor = requireActor(event);
  const { locals } = event;
  const { charter, lang, now } = locals;
  const files = await read(locals, (lease) => listOperations(lease, { limit: 100 }));
  const w = wordsOf(locals);
  const today = dayOf(now, charter.seat.zone);
  const dates = files.flatMap(({ row, operation }) => datesOf(operation, today).map((one) => ({ ...one, title: inLang(row.title, lang), report: say(operation.mandate?.decided.reports.find((it) => it.id === one.key)?.name ?? { [lang]: '' }, lang), over: operation.stage === 'closed' || operation.stage === 'withdrawn' }))).sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
  return {
    w, mayRequest: mayRecordSome(actor),
    operations: files.map(({ row, operation }) => {
      const owed = owedOf(operation, notificationRules(charter), today);
      return {
        id: row.id, title: inLang(row.title, lang), host: areaName(locals, row.host), stage: operation.stage, stageSaid: w[`stage_${operation.stage}`]!, undated: isUndated(operation), example: row.example && operation.request.source === null,
        mandate: operation.mandate ? `${sayWhen(operation.mandate.from, locals)} – ${operation.mandate.to === null ? w.noDay! : sayWhen(operation.mandate.to, locals)}` : w.noMandate!, present: ((n) => (n === null ? '–' : sayNumber(n, lang)))(strengthsOn(operation, 'all', today).present), owed: owed.length, late: owed.filter((one) => one.state === 'late').length,
      };
    }),
    months: [...Map.groupBy(dates, (one) => one.day.slice(0, 7))].map(([month, all]) => ({ month, name: sayMonth(month, lang), dates: all.map((one) => ({ key: `${one.operation} ${one.kind} ${one.key} ${one.day}`, day: sayWhen(one.day, locals), what: fill(w[`cal_${one.kind}`]!, { name: one.report }), operation: one.operation, title: one.title, late: one.day < today && !one.done && !one.over, state: one.done ? w.cal_done! : one.over ? w.cal_over! : '' })) })),
  };
};
