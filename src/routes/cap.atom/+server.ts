import { capFeed, newestMessages } from '#features/cap/index.ts';
import { read, requireActor } from '../edge.ts';
import type { RequestHandler } from './$types';

const SIZE = 50;

/** The warnings, corrections and recalls that the reader may read, each at its address as CAP 1.2. */
export const GET: RequestHandler = async (event) => {
  const actor = requireActor(event);
  const { locals, url } = event;
  const messages = await read(locals, (lease) => newestMessages(lease, SIZE));
  const { desk, lang, now } = locals;
  return new Response(capFeed({ base: url.origin, node: desk.exchange?.node.name ?? locals.charter.id, lang, reader: actor.person }, messages, now), { headers: { 'content-type': 'application/atom+xml; charset=utf-8' } });
};
