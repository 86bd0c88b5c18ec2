import { isRefusal } from '#core/refusal.ts';
import { capXml, messageOf } from '#features/cap/index.ts';
import { missing, read, requireActor, worded } from '../../edge.ts';
import type { RequestHandler } from './$types';

/** A warning, recall or receipt of the exchange as CAP 1.2, for whoever may read it: `?rev=` for a revision, `?msgType=Error` for what a receipt refused. */
export const GET: RequestHandler = async (event) => {
  requireActor(event);
  const { locals, params, url } = event;
  const [rev, msgType] = [url.searchParams.get('rev'), url.searchParams.get('msgType')];
  if (rev !== null && !/^[1-9]\d{0,5}$/.test(rev)) missing(locals);
  const message = await read(locals, (lease) => messageOf(lease, params.id, { rev: rev === null ? null : Number(rev), msgType }));
  if (isRefusal(message)) {
    if (message.code === 'cap.not_found') missing(locals);
    const { what, mend } = worded(locals, message);
    return new Response(`${what}\n${mend}\n`, { status: 410, headers: { 'content-type': 'text/plain; charset=utf-8' } });
  }
  return new Response(capXml(message.alert), { headers: { 'content-type': 'application/cap+xml; charset=utf-8', 'content-disposition': `inline; filename="${params.id}.cap.xml"` } });
};
