import type { Cell } from '#core/csv.ts';
import { drawsOf, forecastById } from '#features/forecasts/index.ts';
import { missing, read, requireActor } from '../../../../edge.ts';
import { tableFile } from '../../../../exports.server.ts';
import type { RequestHandler } from './$types';

const COLUMNS = ['forecast', 'target', 'import', 'vintage', 'origin', 'model', 'version', 'seed', 'area', 'month', 'value', 'draws'];

/** The draws of a forecast, of one country or of all: each value with the number of draws that have it. Their order says nothing. */
export const GET: RequestHandler = async (event) => {
  requireActor(event);
  const { locals, params, url } = event;
  const area = url.searchParams.get('area') ?? undefined;
  const found = await read(locals, async (lease) => ({ one: await forecastById(lease, params.forecast), rows: await drawsOf(lease, params.forecast, { area }) }));
  const { one } = found;
  if (!one) missing(locals);
  const rows: Cell[][] = [];
  for (const { area: where, month, draws } of found.rows) {
    for (let from = 0, to = 0; from < draws.length; from = to) {
      while (to < draws.length && draws[to] === draws[from]) to++;
      rows.push([one.id, one.target, one.import, one.vintage, one.origin, one.model, one.version, one.seed, where, month, draws[from]!, to - from]);
    }
  }
  return tableFile([one.id, one.target, one.origin, area ?? 'all', 'draws'], { columns: COLUMNS, rows });
};
