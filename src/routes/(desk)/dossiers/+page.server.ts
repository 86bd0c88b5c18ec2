import { dayOf, sayDay } from '#core/time.ts';
import { inLang } from '#core/words.ts';
import { countDossiers, dossiersWords, listDossiers, mayOpenDossier } from '#features/dossiers/index.ts';
import { pageOf, read, requireActor } from '../../edge.ts';
import { gapsOf, NOTHING_YET } from '#features/timeline/index.ts';
import type { PageServerLoad } from './$types';

const SIZE = 25;

export const load: PageServerLoad = async (event) => {
  const actor = requireActor(event);
  const { locals, url } = event;
  const page = pageOf(url);
  const { total, rows, stands } = await read(locals, async (lease) => {
    const dossiers = await listDossiers(lease, { limit: SIZE, offset: (page - 1) * SIZE });
    return { total: await countDossiers(lease), rows: dossiers, stands: await gapsOf(lease, locals, dossiers.map((d) => d.id)) };
  });
  return {
    w: dossiersWords[locals.lang].ui, page, pages: Math.max(1, Math.ceil(total / SIZE)), mayOpen: mayOpenDossier(actor),
    dossiers: rows.map((d) => ({ id: d.id, title: inLang(d.title, locals.lang), opened: sayDay(dayOf(d.opened_at, locals.charter.seat.zone), locals.lang), gap: (stands.get(d.id) ?? NOTHING_YET).gap, state: (stands.get(d.id) ?? NOTHING_YET).state, example: d.example })),
  };
};
