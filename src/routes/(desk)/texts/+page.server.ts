import { dayOf, sayDay } from '#core/time.ts';
import { inLang } from '#core/words.ts';
import { listProcedures, outcomeOf, proceduresWords } from '#features/procedures/index.ts';
import { listTexts, textsWords } from '#features/texts/index.ts';
import { read, requireActor } from '../../edge.ts';
import type { PageServerLoad } from './$types';

const SIZE = 50;

export const load: PageServerLoad = async (event) => {
  requireActor(event);
  const { locals } = event;
  const { texts, procedures } = await read(locals, async (lease) => ({ texts: await listTexts(lease, { limit: SIZE }), procedures: await listProcedures(lease, { limit: SIZE }) }));
  return {
    w: textsWords[locals.lang].ui, pw: proceduresWords[locals.lang].ui,
    texts: texts.map((t) => {
      const latest = procedures.find((p) => p.text === t.id);
      const state = latest ? outcomeOf(latest, locals.now).state : null;
      return { id: t.id, dossier: t.dossier, title: inLang(t.title, locals.lang), version: t.version, state, deadline: state === 'open' || state === 'broken' ? latest!.deadline : null, changed: sayDay(dayOf(t.changed_at, locals.charter.seat.zone), locals.lang), example: t.example };
    }),
  };
};
