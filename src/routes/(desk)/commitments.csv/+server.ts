import { csv } from '#core/csv.ts';
import { say } from '#core/words.ts';
import { requireActor } from '../../edge.ts';
import { askedIn, chosen, registerOf } from '../commitments/shown.ts';
import type { RequestHandler } from './$types';

const COLUMNS = ['number', 'promised', 'quote', 'source', 'place', 'party', 'by', 'made', 'due', 'status', 'days_least', 'days_most', 'without_outcome', 'as_of', 'overdue', 'claims', 'say_otherwise'];

/** The register as the page shows it, as CSV. */
export const GET: RequestHandler = async (event) => {
  requireActor(event);
  const { locals, url } = event;
  const { followed, sources } = await registerOf(locals);
  const rows = chosen([...followed], askedIn(url, locals)).map(({ commitment: c, standing: s, claims }) => {
    const days = s.took ?? s.waits;
    const [source, place] = c.place.kind === 'text' ? [c.place.text, `paragraph ${c.place.paragraph}`] : [sources.get(c.place.source)?.title ?? c.place.source, c.place.from === null ? '' : `${c.place.from}-${c.place.to}`];
    return [c.id, say(c.what, locals.lang), c.quote, source, place, c.party, say(c.pledger, locals.lang), c.made, c.due, s.status, days?.least ?? null, days?.most ?? null, s.took === null ? 'yes' : 'no', s.asOf, s.overdue ? 'yes' : 'no', claims.filter((one) => one.withdrawn === null).length, s.rivals.length];
  });
  return new Response(csv([COLUMNS, ...rows]), { headers: { 'content-type': 'text/csv; charset=utf-8; header=present', 'content-disposition': 'attachment; filename="commitments.csv"' } });
};
