import { sayDay } from '#core/time.ts';
import { fill } from '#core/words.ts';
import { partnersWords } from '#features/partners/index.ts';
import { recall, requireActor } from '../../../edge.ts';
import { membersNow, tabsOf } from '../said.ts';
import { contributionsShown } from './shown.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  requireActor(event);
  const { locals } = event;
  const { lang } = locals;
  const w = partnersWords[lang].ui;
  const shown = await recall(locals, `partners contributions ${lang} ${membersNow(locals).join(' ')}`, (lease) => contributionsShown(lease, locals));
  return { w, tabs: tabsOf(w, 'contributions'), shown, missionsTitle: shown?.missions ? fill(w.byMission!, { day: sayDay(shown.missions.day, lang) }) : '' };
};
