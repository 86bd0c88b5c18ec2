import { handoverAt } from '#features/handover/index.ts';
import { read, requireActor } from '../../../edge.ts';
import type { RequestHandler } from './$types';

/** The handover file as JSON, with all words in all languages. */
export const GET: RequestHandler = async (event) => {
  requireActor(event);
  const { locals } = event;
  const { people, offices, ...file } = await read(locals, (lease) => handoverAt(lease, locals.charter, locals.now));
  const body = {
    organisation: locals.charter.id, ...file,
    offices: offices.map(({ office, holder, expires, mandate, overdue, next }) => ({ office: office.id, name: office.name, holder: holder && { name: holder.holder, party: holder.party, from: holder.from_date }, expires, mandate: mandate && { words: mandate.words, decision: mandate.decision, link: mandate.link }, overdue, next })),
    people: people.map(({ person, name, party, centre, secretariat, offices: held }) => ({ person, name, party, centre, secretariat, offices: held })),
  };
  return new Response(`${JSON.stringify(body, null, 2)}\n`, { headers: { 'content-type': 'application/json; charset=utf-8', 'content-disposition': `attachment; filename="handover-${locals.charter.id}-${locals.now.slice(0, 10)}.json"` } });
};
