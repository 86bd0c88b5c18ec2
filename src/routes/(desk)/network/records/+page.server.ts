import { KINDS } from '#core/exchange/bodies.ts';
import type { Kind } from '#core/exchange/record.ts';
import { mayPublish, recordsOf } from '#features/exchange/index.ts';
import { missing, pageOf, read, requireActor } from '../../../edge.ts';
import { hereOf, lineOf, wordsOf } from '../said.ts';
import type { PageServerLoad } from './$types';

const PAGE = 40;
/** What a person reads; receipts and keys are the machine's, and listed on request. */
const FOR_PEOPLE: readonly Kind[] = KINDS.filter((kind) => !['receipt', 'key', 'membership'].includes(kind));

export const load: PageServerLoad = async (event) => {
  const actor = requireActor(event);
  const { locals, url } = event;
  const w = wordsOf(locals);
  const asked = url.searchParams.get('kind');
  const kind = KINDS.find((one) => one === asked) ?? null;
  const page = pageOf(url);
  const found = await read(locals, async (lease) => {
    const here = await hereOf(lease, locals);
    return here && { here, rows: await recordsOf(lease, here.me, { kinds: kind === null ? FOR_PEOPLE : [kind], limit: PAGE + 1, offset: (page - 1) * PAGE }) };
  });
  if (!found) missing(locals);
  const { here, rows } = found;
  return {
    w, kind, page, more: rows.length > PAGE, publishes: mayPublish(actor, here.exchange.node.readers), kinds: FOR_PEOPLE.map((one) => ({ kind: one, text: w[`k_${one}`]! })),
    records: rows.slice(0, PAGE).map((one) => lineOf(one, here, locals, w)),
  };
};
