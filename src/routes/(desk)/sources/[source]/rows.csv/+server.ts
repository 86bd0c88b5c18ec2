import { addDays, dayOf, instantAt, readDay } from '#core/time.ts';
import { say } from '#core/words.ts';
import { countEvents, eventsKnown, figuresKnown, knownBefore, MOST_ROWS, readerOf, refuseKept, refuseMany, type Which } from '#features/sources/index.ts';
import { missing, read, requireActor } from '../../../../edge.ts';
import { keptBack, tableFile } from '../../../../exports.server.ts';
import { FIGURE_ROW, EVENT_ROW, eventRow, figureRow } from '../../shown.ts';
import type { RequestHandler } from './$types';

/** What a source says, row by row, as known now or at the end of a day; of one country where one is named. */
export const GET: RequestHandler = async (event) => {
  requireActor(event);
  const { locals, params, url } = event;
  const { charter, lang } = locals;
  const source = readerOf(params.source);
  if (!source) missing(locals);
  const kept = refuseKept(source, lang);
  if (kept) return keptBack(locals, kept);
  const on = readDay((url.searchParams.get('on') ?? '').trim().slice(0, 40));
  const country = /^[A-Z]{3}$/.exec(url.searchParams.get('country') ?? '')?.[0] ?? null;
  const { rows, many } = await read(locals, async (lease) => {
    const after = on === null ? null : await knownBefore(lease, source.id, instantAt(addDays(on, 1), '00:00', charter.seat.zone));
    const which: Which = { source: source.id, after, country };
    const tooMany = source.kind === 'events' ? refuseMany(await countEvents(lease, which)) : null;
    if (tooMany) return { rows: [], many: tooMany };
    return { many: null, rows: source.kind === 'events' ? (await eventsKnown(lease, which, MOST_ROWS)).map((one) => eventRow(one)) : (await figuresKnown(lease, which, MOST_ROWS)).map((one) => figureRow(one)) };
  });
  if (many) return keptBack(locals, many);
  const known = on ?? dayOf(locals.now, charter.seat.zone);
  return tableFile([source.id, country ?? '', 'known', known], { columns: source.kind === 'events' ? EVENT_ROW : FIGURE_ROW, rows: rows.map((row) => [...row, say(source.title, lang), source.publisher, source.licence, known]) });
};
