import { fill } from '#core/words.ts';
import { aidEntriesOf, aidWords, listAidPledges, mayEnterAid } from '#features/aid/index.ts';
import { recall, requireActor } from '../../edge.ts';
import { sayAid } from './shown.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const actor = requireActor(event);
  const { locals } = event;
  const w = aidWords[locals.lang].ui;
  const { pledges, all } = await recall(locals, 'aid', async (lease) => ({ pledges: await listAidPledges(lease), all: await aidEntriesOf(lease, null) }));
  const entries = Map.groupBy(all, (one) => one.pledge);
  const rows = pledges.map((one) => sayAid(one, entries.get(one.id) ?? [], locals.lang));
  return { w, rows, mayEnter: mayEnterAid(actor, actor.party), summary: fill(w.summary!, { agree: rows.filter((one) => one.agrees).length, all: rows.length }) };
};
