import { DESK, personToken, type Context, type Decision } from '../../core/act.ts';
import type { Charter } from '../../core/charter/schema.ts';
import { refuse } from '../../core/refusal.ts';
import { afterQuiet, dayStart, mondayOf, RHYTHMS, weekOf, type Quiet } from '../../core/rhythm.ts';
import { addDays, addHours, dayOf, type Instant } from '../../core/time.ts';
import { maySubscribe } from './rights.ts';
import { KINDS, LEVELS, type Asked, type DigestMade, type Level } from './schema.ts';

/** Something that can be sent, as far as it decides who gets it. */
export type Item =
  | { readonly kind: 'signal'; readonly key: string; readonly at: Instant; readonly file: string; readonly level: Level; readonly series: string; readonly areas: readonly string[] }
  | { readonly kind: 'warning'; readonly key: string; readonly at: Instant; /** Areas and series of the figures it cites. */ readonly cites: readonly { series: string; area: string }[] };

/** A subscription as it was from an instant on; the last of its versions may be its end. */
export type Version = { readonly at: Instant; readonly ended: boolean; readonly asked: Asked };
export type Subscription = { readonly id: string; readonly person: string; /** Oldest first. */ readonly versions: readonly Version[] };

const among = (chosen: readonly string[], one: string): boolean => chosen.length === 0 || chosen.includes(one);

/** A warning belongs to no watch file: it is sent for the figures it cites, and to whoever asked for all series and areas in any case. */
export function isWithin(item: Item, asked: Asked): boolean {
  if (item.kind === 'warning') {
    const whole = asked.series.length === 0 && asked.areas.length === 0;
    return asked.kinds.includes('warnings') && (whole || item.cites.some(({ series, area }) => among(asked.series, series) && among(asked.areas, area)));
  }
  return asked.kinds.includes('signals') && item.file === asked.file && (asked.level === 'medium' || item.level === 'high') && among(asked.series, item.series) && (asked.areas.length === 0 || item.areas.some((area) => asked.areas.includes(area)));
}

export const present = (subscription: Subscription): Version => subscription.versions.at(-1)!;
/** What held just before a moment; null before the first version. */
const heldBefore = ({ versions }: Subscription, at: Instant): Version | null => versions.findLast((one) => one.at < at) ?? null;

export type Closing = { readonly period: string; /** The first moment after the period. */ readonly end: Instant; readonly asked: Asked };

/**
 * The first end of a day from this one on at which the subscription, as it stood then, closed a period: each day, or each
 * Sunday. So whatever somebody changes, periods neither overlap nor leave a gap. Null where it had ended, or was told at once.
 */
function closingFrom(subscription: Subscription, from: string, zone: string): Closing | null {
  for (let day = from; ; day = addDays(day, 1)) {
    const end = dayStart(addDays(day, 1), zone);
    const held = heldBefore(subscription, end);
    if (held === null || held.ended || held.asked.rhythm === 'at_once') return null;
    if (held.asked.rhythm === 'day') return { period: day, end, asked: held.asked };
    if (mondayOf(addDays(day, 1)) === addDays(day, 1)) return { period: weekOf(day), end, asked: held.asked };
  }
}

/** The period in whose digest an item belongs: of the days before the subscription began, only those of its first week. */
function closingOf(subscription: Subscription, at: Instant, zone: string): Closing | null {
  const [day, begun] = [dayOf(at, zone), dayOf(subscription.versions[0]!.at, zone)];
  if (day >= begun) return closingFrom(subscription, day, zone);
  const first = closingFrom(subscription, begun, zone);
  return first && first.period === weekOf(day) ? first : null;
}

export type Due = Closing & { readonly subscription: string; readonly person: string; /** When it may be made: after the quiet hours. */ readonly due: Instant; readonly items: readonly Item[] };
export const digestKey = (subscription: string, period: string): string => `${subscription} ${period}`;

/**
 * The digests that are due at an hour and not made yet, the oldest first. Depends on the acts and the hour alone: who asks,
 * how often, and after which restart makes no difference.
 */
export function dueDigests(subscriptions: readonly Subscription[], items: readonly Item[], made: ReadonlySet<string>, zone: string, now: Instant): Due[] {
  const due = new Map<string, Due & { items: Item[] }>();
  for (const subscription of subscriptions) {
    for (const item of items) {
      const closing = closingOf(subscription, item.at, zone);
      if (!closing || closing.end > now || !isWithin(item, closing.asked)) continue;
      const key = digestKey(subscription.id, closing.period);
      const known = due.get(key);
      if (known) known.items.push(item);
      else if (!made.has(key)) due.set(key, { ...closing, subscription: subscription.id, person: subscription.person, due: afterQuiet(closing.end, closing.asked.quiet), items: [item] });
    }
  }
  return [...due.values()].filter((one) => one.due <= now).sort((a, b) => (a.end === b.end ? (a.subscription < b.subscription ? -1 : 1) : a.end < b.end ? -1 : 1));
}

/** What is told as it happens, and from when: outside the quiet hours at once, within them only a signal of the high level. */
export function toldAtOnce(subscription: Subscription, items: readonly Item[], now: Instant): { item: Item; from: Instant }[] {
  const { ended, asked } = present(subscription);
  if (ended || asked.rhythm !== 'at_once') return [];
  const since = subscription.versions.findLast((one) => one.asked.rhythm !== 'at_once')?.at ?? '';
  const begun = subscription.versions.find((one) => one.at > since)!.at;
  return items.filter((item) => item.at >= begun && isWithin(item, asked))
    .map((item) => ({ item, from: item.kind === 'signal' && item.level === 'high' ? item.at : afterQuiet(item.at, asked.quiet) })).filter(({ from }) => from <= now);
}

export type Preview = { readonly sent: number; readonly items: number; readonly periods: readonly { readonly period: string; readonly items: readonly Item[] }[] };

/** What a subscription would have sent, had it held all the time: newest first, each with what it would have held. */
export function wouldHaveSent(asked: Asked, items: readonly Item[], zone: string): Preview {
  const within = items.filter((item) => isWithin(item, asked)).sort((a, b) => (a.at < b.at ? 1 : -1));
  const nameOf = (item: Item): string => (asked.rhythm === 'week' ? weekOf(dayOf(item.at, zone)) : asked.rhythm === 'day' ? dayOf(item.at, zone) : item.key);
  const periods = [...Map.groupBy(within, nameOf)].map(([period, list]) => ({ period: asked.rhythm === 'at_once' ? list[0]!.at : period, items: list }));
  return { sent: periods.length, items: within.length, periods };
}

/** What the watch file offers to choose from. */
export type Offered = { readonly file: string; readonly series: readonly string[]; readonly areas: readonly string[] };
/** What was entered, before it is known to be right. `change` is the subscription that is changed. */
export type SetSubscription = { readonly change: string | null; readonly file: string; readonly series: readonly string[]; readonly areas: readonly string[]; readonly level: string; readonly kinds: readonly string[]; readonly rhythm: string; readonly quiet: Quiet | null };
export type SetState = { readonly offered: Offered | null; readonly before: Subscription | null; readonly held: number; readonly next: number };

/** So many at a time of one person: more is a filter that was written badly. */
export const MOST = 20;

/** Subscribes, or changes a subscription: from now on, never for what has ended. */
export function setSubscription(state: SetState, command: SetSubscription, { actor }: Context<Charter>): Decision {
  if (!maySubscribe(actor)) return refuse('subscriptions.not_allowed');
  const { change, file } = command;
  if (change !== null && (state.before?.person !== actor.person || present(state.before).ended)) return refuse('subscriptions.not_found', { subscription: change });
  if (!state.offered) return refuse('subscriptions.unknown_file', { file }, 'file');
  const { series, areas } = state.offered;
  const stranger = command.series.find((one) => !series.includes(one));
  if (stranger !== undefined) return refuse('subscriptions.unknown_series', { series: stranger, file }, 'series');
  const outside = command.areas.find((one) => !areas.includes(one));
  if (outside !== undefined) return refuse('subscriptions.unknown_area', { area: outside, file }, 'areas');
  const kinds = KINDS.filter((kind) => command.kinds.includes(kind));
  if (kinds.length === 0) return refuse('subscriptions.no_kind', {}, 'kinds');
  const level = LEVELS.find((one) => one === command.level);
  if (!level) return refuse('subscriptions.no_level', {}, 'level');
  const rhythm = RHYTHMS.find((one) => one === command.rhythm);
  if (!rhythm) return refuse('subscriptions.no_rhythm', {}, 'rhythm');
  if (command.quiet && command.quiet.from === command.quiet.to) return refuse('subscriptions.quiet_all_day', { hour: command.quiet.from }, 'quiet');
  if (change === null && state.held >= MOST) return refuse('subscriptions.too_many', { most: MOST });
  const payload = { id: change ?? `SUB-${state.next}`, file, series: [...command.series], areas: [...command.areas], level, kinds, rhythm, quiet: command.quiet };
  return { acts: [{ kind: 'subscriptions.set', dossier: DESK, payload, audience: [personToken(actor.person)] }] };
}

export function endSubscription({ before }: { before: Subscription | null }, command: { subscription: string }, { actor }: Context<Charter>): Decision {
  if (before?.person !== actor.person || present(before).ended) return refuse('subscriptions.not_found', { subscription: command.subscription });
  return { acts: [{ kind: 'subscriptions.ended', dossier: DESK, payload: { id: before.id }, audience: [personToken(actor.person)] }] };
}

export type DigestState = { readonly subscription: Subscription | null; readonly items: readonly Item[]; readonly made: boolean };

/** Makes the digest of a period that has ended: once, and with everything within the subscription as it stood at its end. */
export function makeDigest({ subscription, items, made }: DigestState, command: { subscription: string; period: string }, { actor, charter, now }: Context<Charter>): Decision {
  if (subscription?.person !== actor.person) return refuse('subscriptions.not_found', { subscription: command.subscription });
  if (made) return refuse('digests.made_already', { period: command.period });
  const due = dueDigests([subscription], items, new Set(), charter.seat.zone, now).find((one) => one.period === command.period);
  if (!due) return refuse('digests.nothing_due', { period: command.period });
  const keys = (kind: Item['kind']): string[] => due.items.filter((item) => item.kind === kind).map(({ key }) => key);
  const payload: DigestMade = { subscription: subscription.id, period: due.period, signals: keys('signal'), warnings: keys('warning') };
  return { acts: [{ kind: 'digests.made', dossier: DESK, payload, audience: [personToken(actor.person)], refs: payload.warnings }] };
}

/** Items that the digests of a subscription can hold were raised after this: in its first week, or later. */
export const reachOf = ({ versions }: Subscription): Instant => addHours(versions[0]!.at, -24 * 8);
