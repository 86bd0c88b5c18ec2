import { dayOf, sayDay } from '#core/time.ts';
import { inLang } from '#core/words.ts';
import { listPublications } from '#features/publication/index.ts';
import { bodyName, pageOf, read } from '../edge.ts';
import type { PageServerLoad } from './$types';

const SIZE = 50;

export const load: PageServerLoad = async ({ locals, url }) => {
  const page = pageOf(url);
  const rows = await read({ ...locals, tokens: ['public'] }, (lease) => listPublications(lease, { limit: SIZE + 1, offset: (page - 1) * SIZE }));
  return {
    page, more: rows.length > SIZE,
    statements: rows.slice(0, SIZE).map((p) => ({ symbol: p.symbol, title: inLang(p.title, locals.lang), body: bodyName(locals, p.body), day: sayDay(dayOf(p.decided_at, locals.charter.seat.zone), locals.lang), example: p.example })),
  };
};
