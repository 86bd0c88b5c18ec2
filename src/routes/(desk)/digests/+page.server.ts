import { sayInstant } from '#core/time.ts';
import { countDigests, keepLook, listDigests, present, subscriptionsWords } from '#features/subscriptions/index.ts';
import { listFiles } from '#features/watch/index.ts';
import { pageOf, read, requireActor } from '../../edge.ts';
import { sayAsked, sayHolds, sayLines, sayPeriod } from '../../subscriptions.ts';
import { isShown, unreadOf } from '../../told.ts';
import type { PageServerLoad } from './$types';

const SIZE = 25;

export const load: PageServerLoad = async (event) => {
  const actor = requireActor(event);
  const { locals, url } = event;
  const { lang, charter, now } = locals;
  const page = pageOf(url);
  const { told, digests: unread, live } = await unreadOf(locals, actor.person);
  const { files, total, rows } = await read(locals, async (lease) => ({ files: await listFiles(lease), total: await countDigests(lease), rows: await listDigests(lease, { limit: SIZE, offset: (page - 1) * SIZE }) }));
  const shown = isShown(event);
  if (shown && told.mine.length > 0) await keepLook(locals.desk.database, actor.person, now);
  const w = subscriptionsWords[lang].ui;
  const fresh = new Set(unread.map(({ seq }) => seq));
  return {
    w, page, pages: Math.max(1, Math.ceil(total / SIZE)), kept: shown || told.mine.length === 0, subscribed: told.mine.some((one) => !present(one).ended),
    digests: rows.map((one) => {
      const held = told.mine.find(({ id }) => id === one.subscription);
      return { href: `/digests/${one.subscription}/${one.period}`, period: sayPeriod(one.period, locals), holds: sayHolds(one.signals.length, one.warnings.length, locals), subscription: one.subscription, title: held ? sayAsked(present(held).asked, files, locals).title : '', made: sayInstant(one.made_at, charter.seat, lang), fresh: fresh.has(one.seq), example: one.example };
    }),
    atOnce: told.mine.some((one) => !present(one).ended && present(one).asked.rhythm === 'at_once') ? sayLines(told.live.known, new Set(told.live.from.keys()), files, locals).map((line) => ({ ...line, fresh: live.has(line.key) ? w.unread! : null })) : null,
  };
};
