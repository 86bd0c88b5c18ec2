import { happeningsOf, lookOf, noticesDue, readerFrom, readMatters, TRIGGERS, type Notice } from '#features/notices/index.ts';
import { recall, requireActor } from './edge.ts';

/** What a person is told, and since when it is new. Read once per request. */
export type Told = { readonly notices: readonly Notice[]; readonly fresh: ReadonlySet<string> };

const asked = new WeakMap<App.Locals, Promise<Told>>();

export function noticesFor(event: { locals: App.Locals; url: URL }): Promise<Told> {
  let found = asked.get(event.locals);
  if (!found) asked.set(event.locals, (found = ask(event)));
  return found;
}

/** The rows are remembered until the next act or the next day; what the hour makes of them, for the minute. */
async function ask(event: { locals: App.Locals; url: URL }): Promise<Told> {
  const actor = requireActor(event);
  const { locals } = event;
  const { charter, now } = locals;
  const day = `${now.slice(0, 10)}T00:00:00.000Z`;
  const minute = `${now.slice(0, 16)}:59.999Z`;
  const matters = await recall(locals, `notices ${day}`, (lease) => readMatters(lease, day));
  const reader = readerFrom(actor);
  const notices = await recall(locals, `notices ${minute} ${JSON.stringify(reader)}`, async () => noticesDue(TRIGGERS, happeningsOf(matters, charter, minute), minute, reader));
  const look = notices.length === 0 ? null : await locals.desk.database.door((lease) => lookOf(lease, actor.person));
  return { notices, fresh: new Set(notices.filter((one) => look === null || one.at > look).map((one) => one.key)) };
}
