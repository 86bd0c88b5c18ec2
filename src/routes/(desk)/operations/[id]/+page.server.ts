import { foldOperation } from '#core/operation/fold.ts';
import { addDays, dayOf, readDay, sayDay } from '#core/time.ts';
import { fill, inLang, say } from '#core/words.ts';
import { dossierById } from '#features/dossiers/index.ts';
import { mayKeepOperation, mayRecordMandate, mayRecordSome, operationById, type What } from '#features/operations/index.ts';
import { missing, peopleNames, read, requireActor } from '../../../edge.ts';
import { saySource, titleOf, wordsOf } from '../said.ts';
import { barOf, ceilingOf, figureRows, strengthOf } from './bar.ts';
import { upperFirst } from '#web/say.ts';
import { headOf, heroOf, partsOf } from './view.ts';
import type { PageServerLoad } from './$types';

/** The file of an operation, as it is or as the world stood on a day. */
export const load: PageServerLoad = async (event) => {
  const actor = requireActor(event);
  const { locals, params, url } = event;
  const { lang, charter, now } = locals;
  const found = await read(locals, async (lease) => {
    const file = await operationById(lease, params.id);
    return file && { file, dossier: await dossierById(lease, file.row.dossier), name: await peopleNames(lease, locals) };
  });
  if (!found?.dossier) missing(locals);
  const { file, dossier, name } = found;
  const w = wordsOf(locals);
  const asked = readDay(url.searchParams.get('on') ?? '');
  const present = dayOf(now, charter.seat.zone);
  const today = asked ?? present;
  /** As on a day: what happened later is left out. The request is the file itself, and always there. */
  const recorded = asked === null ? file.recorded : file.recorded.filter((one) => one.payload.on <= asked || one.kind === 'requested');
  const operation = foldOperation(recorded) ?? file.operation;
  const head = headOf(operation, locals);
  const [keeps, decides, some] = [mayKeepOperation(actor), mayRecordMandate(actor), mayRecordSome(actor)];
  const { mandate, closed } = file.operation;
  const open: readonly What[] = closed ? [] : [
    ...(decides ? [mandate ? 'change' as const : 'decide' as const] : []), ...(keeps && mandate ? ['review' as const, 'stage' as const, 'notify' as const, ...(mandate.decided.reports.length > 0 ? ['report' as const] : [])] : []), ...(keeps ? ['claim' as const, 'require' as const] : []),
    ...(some ? ['offer' as const, 'strength' as const, ...(mandate ? ['move' as const] : []), 'equipment' as const] : []), ...(keeps ? ['visit' as const] : []), ...(decides && ['requested', 'decided', 'withdrawn'].includes(file.operation.stage) ? ['close' as const] : []),
  ];
  const figures = figureRows(operation, today, locals);
  return {
    w, head, title: titleOf(operation, head.undated, locals), id: file.row.id, stage: operation.stage, dossier: { id: dossier.id, title: inLang(dossier.title, lang) }, example: file.row.example && operation.request.source === null,
    asOf: asked === null ? null : { day: sayDay(asked, lang), note: fill(w.asOfNote!, { day: sayDay(asked, lang) }) }, todaySaid: sayDay(today, lang), hero: heroOf(operation, today, locals), bar: barOf(operation, today, locals), chart: strengthOf(operation, today, locals), ceiling: upperFirst(ceilingOf(operation, locals)),
    strengthSaid: figures.length === 0 ? '' : fill(w.strengthSaid!, { from: figures[0]!.when, to: sayDay(addDays(figures.at(-1)!.day, 0), lang) }), exportQuery: asked === null ? undefined : `?on=${encodeURIComponent(asked)}`,
    figures: figures.map((one) => ({ seq: one.seq, when: one.when, scope: one.scope, measure: one.measure, stated: one.claim.words && one.value !== null ? `${one.stated} (${say(one.claim.words, lang)})` : one.stated, by: one.claim.by && inLang(one.claim.by, lang), source: saySource(one.claim.source, lang), grade: one.claim.grade })),
    ...partsOf(operation, recorded, today, locals, name), doing: open.map((what) => ({ what, label: w[`do_${what}`]! })), keeps, closedFile: closed !== null, mayReport: some && mandate !== null && closed === null, scope: actor.party === null ? 'all' : `party:${actor.party}`,
  };
};
