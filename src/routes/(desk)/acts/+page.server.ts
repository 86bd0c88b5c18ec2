import { headOf, recentActs } from '#platform/acts.ts';
import { deskWords } from '../../words.ts';
import { actLines, read, requireActor } from '../../edge.ts';
import type { PageServerLoad } from './$types';

const SIZE = 50;

export const load: PageServerLoad = async (event) => {
  requireActor(event);
  const { locals, url } = event;
  const before = Number(url.searchParams.get('before'));
  const dossier = url.searchParams.get('dossier');
  const found = await read(locals, async (lease) => {
    const acts = await recentActs(lease, { limit: SIZE + 1, ...(Number.isSafeInteger(before) && before > 0 ? { before } : {}), ...(dossier ? { dossier } : {}) });
    return { lines: await actLines(lease, locals, acts.slice(0, SIZE)), more: acts.length > SIZE, last: acts[SIZE - 1]?.seq ?? null, head: await headOf(lease) };
  });
  return { w: deskWords[locals.lang], ...found, dossier, paged: before > 0 };
};
