import { sayInstant } from '#core/time.ts';
import { fill } from '#core/words.ts';
import { mayPublish, recordsOf } from '#features/exchange/index.ts';
import { draftsAt, homeOf, standing, taskingsWords } from '#features/taskings/index.ts';
import { read, requireActor } from '../../edge.ts';
import { hereOf, titleOf, wordsOf } from '../network/said.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const actor = requireActor(event);
  const { locals } = event;
  const { lang, charter, now } = locals;
  const w = { ...wordsOf(locals), ...taskingsWords[lang].ui };
  const home = homeOf(actor);
  const found = await read(locals, async (lease) => {
    const here = await hereOf(lease, locals);
    if (!here) return null;
    const rows = await recordsOf(lease, here.me, { kinds: ['tasking'], limit: 200 });
    return { here, rows, answers: rows.length === 0 ? [] : await recordsOf(lease, here.me, { kinds: ['answer'], about: rows.map(({ id }) => id), limit: 2000 }), drafts: home === null ? [] : await draftsAt(lease, home) };
  });
  if (!found) return { w, isNode: locals.desk.exchange !== null, here: false, asks: false, taskings: [] };
  const { here, rows, answers, drafts } = found;
  return {
    w, isNode: true, here: true, asks: mayPublish(actor, here.exchange.node.readers),
    taskings: rows.flatMap((one) => {
      if (one.record?.kind !== 'tasking') return [];
      const { record } = one;
      const given = answers.filter((answer) => answer.recalled === null && answer.record?.refs.some((ref) => ref.id === one.id));
      const own = given.find(({ mine }) => mine);
      const state = one.mine ? null : standing(own?.record?.created ?? null, record.body.answerBy, now);
      return [{ id: one.id, title: titleOf(record, lang, w), from: here.name(one.origin), mine: one.mine, answerBy: record.body.answerBy, answers: fill(w.of!, { n: new Set(given.map(({ origin }) => origin)).size, of: record.audience.members.length }), state, draft: own === undefined && drafts.some(({ tasking }) => tasking === one.id), recalled: one.recalled !== null, at: sayInstant(one.at, charter.seat, lang), example: one.example }];
    }),
  };
};
