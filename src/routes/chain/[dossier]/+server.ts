import { json } from '@sveltejs/kit';
import { PUBLIC } from '#core/act.ts';
import { bodyOf, chainOf, discloseAct, headOf, recentActs } from '#platform/acts.ts';
import { missing, read } from '../../edge.ts';
import type { RequestHandler } from './$types';

/**
 * The chain of a dossier as an outsider may know it: every link without its content, and each public act with body and
 * salt. A dossier without a public act is not here.
 */
export const GET: RequestHandler = async ({ params, locals }) => {
  const found = await read({ ...locals, tokens: [PUBLIC] }, async (lease) => {
    const acts = await recentActs(lease, { dossier: params.dossier, limit: 1000 });
    const disclosed = await Promise.all(acts.reverse().map((act) => discloseAct(lease, act.seq)));
    return { links: await chainOf(lease, params.dossier), acts: disclosed.flatMap((d) => (d ? [{ seq: d.act.seq, salt: d.salt, body: bodyOf(d.act) }] : [])), head: await headOf(lease) };
  });
  if (found.links.length === 0) missing(locals);
  return json({ dossier: params.dossier, links: found.links, acts: found.acts, head: found.head });
};
