import { addHours, type Instant } from '#core/time.ts';
import { knownIn, lastLook, listDigests, present, subscriptionsOf, toldAtOnce, type Digest, type Known, type Subscription } from '#features/subscriptions/index.ts';
import { recallOwn } from './edge.ts';

/** What the subscriptions of a person have told: digests, and what is told as it happens. */
const LIVE_HOURS = 24 * 7;
/** Nothing is known of what comes: so what is read depends on the acts and the day alone. */
const FOREVER: Instant = '9999-12-31T00:00:00.000Z';
/** So many digests are looked through for unread ones. */
const NEWEST = 50;

export type Told = { readonly mine: readonly Subscription[]; readonly digests: readonly Digest[]; readonly live: { readonly known: Known; readonly from: ReadonlyMap<string, Instant> } };

/** As of the minute: within it, the same acts give the same. */
export async function toldTo(locals: App.Locals): Promise<Told> {
  const { now } = locals;
  const { mine, digests } = await recallOwn(locals, 'subscriptions', async (lease) => ({ mine: await subscriptionsOf(lease), digests: await listDigests(lease, { limit: NEWEST }) }));
  const live = mine.filter((one) => !present(one).ended && present(one).asked.rhythm === 'at_once');
  if (live.length === 0) return { mine, digests, live: { known: { signals: [], warnings: [], items: [] }, from: new Map() } };
  const since = addHours(`${now.slice(0, 10)}T00:00:00.000Z`, -LIVE_HOURS);
  const known = await recallOwn(locals, `told since ${since}`, (lease) => knownIn(lease, { after: since, upTo: FOREVER }));
  const from = new Map<string, Instant>();
  for (const subscription of live) for (const one of toldAtOnce(subscription, known.items, now)) if (!from.has(one.item.key) || one.from < from.get(one.item.key)!) from.set(one.item.key, one.from);
  return { mine, digests, live: { known, from } };
}

export type Unread = { readonly told: Told; readonly look: Instant | null; readonly digests: readonly Digest[]; readonly live: ReadonlySet<string> };

const asked = new WeakMap<App.Locals, Promise<Unread>>();
/** What of it came after the person last looked; whoever has subscribed to nothing is asked for nothing. */
export function unreadOf(locals: App.Locals, person: string): Promise<Unread> {
  let found = asked.get(locals);
  if (!found) asked.set(locals, (found = ask(locals, person)));
  return found;
}

async function ask(locals: App.Locals, person: string): Promise<Unread> {
  const told = await toldTo(locals);
  if (told.mine.length === 0) return { told, look: null, digests: [], live: new Set() };
  const look = await lastLook(locals.desk.database, person);
  const fresh = (at: Instant): boolean => look === null || at > look;
  return { told, look, digests: told.digests.filter((one) => fresh(one.made_at)), live: new Set([...told.live.from].flatMap(([key, at]) => (fresh(at) ? [key] : []))) };
}

/** Data fetched ahead may never be shown, and neither may a document that a browser fetches on a guess. */
export const isShown = ({ request, isDataRequest }: { request: Request; isDataRequest: boolean }): boolean =>
  !isDataRequest && request.method === 'GET' && !/prefetch|prerender/.test(`${request.headers.get('sec-purpose')} ${request.headers.get('purpose')}`);
