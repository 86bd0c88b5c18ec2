import { foldOperation } from '#core/operation/fold.ts';
import { dayOf, readDay, sayDayShort } from '#core/time.ts';
import { fill, say, sayNumber } from '#core/words.ts';
import { operationById } from '#features/operations/index.ts';
import StrengthSvg from '#web/StrengthSvg.svelte';
import { layoutStrength } from '#web/charts/strength.ts';
import { missing, read, requireActor } from '../../../../../edge.ts';
import { exported, part } from '../../../../../exports.server.ts';
import { saySource, wordsOf } from '../../../said.ts';
import { upperFirst } from '#web/say.ts';
import { ceilingOf, figureRows, strengthOf } from '../../bar.ts';
import type { RequestHandler } from './$types';

const SIZE = { width: 860, height: 380 };

/** The strengths of an operation by day, with every figure that was stated. */
export const GET: RequestHandler = async (event) => {
  requireActor(event);
  const { locals, params, url } = event;
  const { lang, charter, now } = locals;
  const file = await read(locals, (lease) => operationById(lease, params.id));
  if (!file) missing(locals);
  const asked = readDay(url.searchParams.get('on') ?? '');
  const today = asked ?? dayOf(now, charter.seat.zone);
  const operation = (asked === null ? null : foldOperation(file.recorded.filter((one) => one.payload.on <= asked))) ?? file.operation;
  const chart = strengthOf(operation, today, locals);
  if (!chart) missing(locals);
  const w = wordsOf(locals);
  const rows = figureRows(operation, today, locals);
  return exported(locals, params.format, {
    file: [file.row.id, w.csvName!], title: `${w.strength}: ${say(file.row.title, lang)}`, subtitle: fill(w.strengthSaid!, { from: rows[0]!.when, to: rows.at(-1)!.when }), invented: file.row.example && operation.request.source === null,
    panels: [{ part: part(StrengthSvg, { chart: layoutStrength({ ...chart, ...SIZE, sayDay: (day) => sayDayShort(day, lang), sayNumber: (n) => sayNumber(n, lang) }), ...SIZE, label: w.strength!, class: '' }) }], notes: [`${upperFirst(ceilingOf(operation, locals))}.`, w.strengthCap!],
    source: [`${file.row.id}, ${file.row.dossier}`, ...new Set(rows.flatMap((one) => saySource(one.claim.source, lang) ?? []))],
    table: { columns: ['operation', 'day', 'scope', 'measure', 'value', 'precision', 'stated', 'said_by', 'source', 'grade', 'act'], rows: rows.map((one) => [file.row.id, one.day, one.scopeId, one.measure, one.value, one.claim.precision, one.stated, one.claim.by ? say(one.claim.by, lang) : '', saySource(one.claim.source, lang) ?? '', one.claim.grade ?? '', one.seq]) },
  });
};
