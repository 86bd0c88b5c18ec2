import { dayOf, sayDay } from '#core/time.ts';
import { say } from '#core/words.ts';
import { listFiles, lookAt, maySetFile, watchWords } from '#features/watch/index.ts';
import { bodyName, read, requireActor } from '../../edge.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const actor = requireActor(event);
  const { locals } = event;
  const today = dayOf(locals.now, locals.charter.seat.zone);
  const files = await read(locals, async (lease) => {
    const shown = [];
    for (const one of await listFiles(lease)) shown.push({ one, view: await lookAt(lease, one.file, today) });
    return shown;
  });
  return {
    w: watchWords[locals.lang].ui, maySet: maySetFile(actor),
    files: files.map(({ one, view }) => ({
      id: one.id, title: say(one.file.title, locals.lang), owner: bodyName(locals, one.file.owner), since: sayDay(dayOf(one.set_at, locals.charter.seat.zone), locals.lang), act: one.seq,
      fresh: view.signals.filter((s) => s.state === 'new').length, series: one.file.groups.reduce((n, g) => n + g.indicators.length, 0),
    })),
  };
};
