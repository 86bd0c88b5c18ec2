import { envelopeOf, publicRecord, releasesWords } from '#features/releases/index.ts';
import { dayOf, sayDay } from '#core/time.ts';
import { fill } from '#core/words.ts';
import { missing } from '../../edge.ts';
import { kept } from '../../outside.ts';
import type { RequestHandler } from './$types';

/** The signed bytes of a record that is public, with both signatures: DSSE 1.0. What was withdrawn is gone from here too. */
export const GET: RequestHandler = async ({ locals, params, request }) => {
  const { desk, lang, charter } = locals;
  const found = await publicRecord(desk, params.id);
  if (!found || found.state === 'withheld') missing(locals);
  const { row } = found;
  if (found.state === 'withdrawn') {
    const w = releasesWords[lang].ui;
    return new Response(`${w.gone}\n${fill(row.withdrawn === 'recalled' ? w.goneRecalled! : w.goneRevised!, { day: sayDay(dayOf(row.withdrawn_at!, charter.seat.zone), lang) })}\n`, { status: 410, headers: { 'content-type': 'text/plain; charset=utf-8' } });
  }
  return kept(request, `${JSON.stringify(envelopeOf(row))}\n`, 'application/json; charset=utf-8', row.released_at, { 'access-control-allow-origin': '*', 'content-disposition': `inline; filename="${row.id}.dsse.json"` });
};
