import fc from 'fast-check';
import { expect, test } from 'vitest';
import { as, csto, officer } from '../../../test/actors.ts';
import { asked } from '../../../test/cases/subscriptions.ts';
import { isRefusal } from '../../core/refusal.ts';
import { afterQuiet, daysOf, dayStart } from '../../core/rhythm.ts';
import { addHours, type Instant } from '../../core/time.ts';
import { digestKey, dueDigests, isWithin, makeDigest, type Item, type Subscription, type Version } from './rules.ts';
import type { Asked, DigestMade } from './schema.ts';

/** Once for each subscription and period, whatever happens: ticks, restarts, changes, in any order. */
const ZONE = csto.seat.zone;
const START: Instant = '2022-04-28T09:00:00.000Z';
const hour = fc.integer({ min: 0, max: 23 }).map((h) => `${String(h).padStart(2, '0')}:00`);
const quiet = fc.oneof(fc.constant(null), fc.record({ from: hour, to: hour, zone: fc.constantFrom(ZONE, 'Asia/Dushanbe', 'Europe/Berlin') }).filter(({ from, to }) => from !== to));
const wanted: fc.Arbitrary<Asked> = fc.record({ rhythm: fc.constantFrom('at_once', 'day', 'day', 'week', 'week' as const), level: fc.constantFrom('medium', 'high' as const), areas: fc.constantFrom<string[]>([], ['TJK'], ['AFG', 'TJK']), quiet, kinds: fc.constantFrom<Asked['kinds']>(['signals'], ['warnings'], ['signals', 'warnings']) }).map((change) => asked(change));
type Event =
  | { does: 'wait'; hours: number } | { does: 'tick' } | { does: 'restart' } | { does: 'end'; of: number } | { does: 'set'; of: number; asked: Asked }
  | { does: 'raise'; level: 'medium' | 'high'; area: string } | { does: 'warn'; area: string | null };
const event: fc.Arbitrary<Event> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ does: fc.constant('wait' as const), hours: fc.oneof(fc.integer({ min: 1, max: 40 }), fc.double({ min: 0.01, max: 3, noNaN: true })) }) },
  { weight: 5, arbitrary: fc.constant({ does: 'tick' as const }) }, { weight: 1, arbitrary: fc.constant({ does: 'restart' as const }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('end' as const), of: fc.integer({ min: 0, max: 2 }) }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('set' as const), of: fc.integer({ min: 0, max: 2 }), asked: wanted }) },
  { weight: 5, arbitrary: fc.record({ does: fc.constant('raise' as const), level: fc.constantFrom('medium', 'high' as const), area: fc.constantFrom('AFG', 'TJK', 'KGZ') }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('warn' as const), area: fc.constantFrom('AFG', 'TJK', null) }) },
);

type Made = DigestMade & { at: Instant };
/** A desk in a few lines: acts in order, and a table that refuses a second row of a key. */
function live(events: readonly Event[]): { held: Subscription[]; items: Item[]; made: Made[]; now: Instant } {
  let now: Instant = START;
  const versions: Version[][] = [[], [], []];
  const items: Item[] = [];
  const made: Made[] = [];
  const known = (): Subscription[] => versions.flatMap((list, i) => (list.length > 0 ? [{ id: `SUB-${i + 1}`, person: 'officer', versions: [...list] }] : []));
  const keys = (): Set<string> => new Set(made.map((one) => digestKey(one.subscription, one.period)));
  const tick = (seen: ReadonlySet<string>): void => {
    for (const one of dueDigests(known(), items, seen, ZONE, now)) {
      const subscription = known().find(({ id }) => id === one.subscription)!;
      const range = daysOf(one.period)!;
      const near = items.filter(({ at }) => at > addHours(dayStart(range.to, ZONE), -24 * 8) && at <= addHours(dayStart(range.to, ZONE), 1));
      const decision = makeDigest({ subscription, items: near, made: keys().has(digestKey(one.subscription, one.period)) }, { subscription: one.subscription, period: one.period }, as(officer, now));
      if (!isRefusal(decision)) made.push({ ...(decision.acts[0]!.payload as DigestMade), at: now });
    }
  };
  let remembered = keys();
  for (const one of events) {
    const last = 'of' in one ? versions[one.of]!.at(-1) : undefined;
    if (one.does === 'wait') now = addHours(now, one.hours);
    else if (one.does === 'raise') items.push({ kind: 'signal', key: `s${items.length}`, at: now, file: 'southern-borders', level: one.level, series: 'deadly-events', areas: [one.area] });
    else if (one.does === 'warn') items.push({ kind: 'warning', key: `w${items.length}`, at: now, cites: one.area === null ? [] : [{ series: 'deadly-events', area: one.area }] });
    else if (one.does === 'set' && last?.ended !== true) versions[one.of]!.push({ at: now, ended: false, asked: one.asked });
    else if (one.does === 'end' && last && !last.ended) versions[one.of]!.push({ at: now, ended: true, asked: last.asked });
    else if (one.does === 'tick') tick(remembered); // a process that remembers too little asks for what is there
    else if (one.does === 'restart') remembered = keys();
  }
  now = addHours(now, 24 * 9);
  tick(keys());
  tick(new Set());
  return { held: known(), items, made, now };
}

const RUNS = { numRuns: 400 };
const story = fc.array(event, { minLength: 10, maxLength: 120 });
const endOf = (period: string): Instant => dayStart(daysOf(period)!.to, ZONE);
const heldAt = ({ versions }: Subscription, at: Instant): Version | undefined => versions.findLast((one) => one.at < at);

test('a subscription has at most one digest of a period, none before its end or in quiet hours, and none empty', () => {
  fc.assert(fc.property(story, (events) => {
    const { made, held } = live(events);
    expect(new Set(made.map((one) => digestKey(one.subscription, one.period))).size).toBe(made.length);
    for (const one of made) {
      const { asked: wants } = heldAt(held.find(({ id }) => id === one.subscription)!, endOf(one.period))!;
      expect(one.at >= afterQuiet(endOf(one.period), wants.quiet)).toBe(true);
      expect(one.signals.length + one.warnings.length).toBeGreaterThan(0);
      expect(one.period.includes('W')).toBe(wants.rhythm === 'week');
    }
  }), RUNS);
});

test('nothing is told twice by a subscription, and nothing that was outside it when the period ended', () => {
  fc.assert(fc.property(story, (events) => {
    const { made, held, items } = live(events);
    for (const subscription of held) {
      const own = made.filter((one) => one.subscription === subscription.id);
      const keys = own.flatMap((one) => [...one.signals, ...one.warnings]);
      expect(new Set(keys).size).toBe(keys.length);
      for (const one of own) {
        const version = heldAt(subscription, endOf(one.period))!;
        expect(version.ended).toBe(false);
        for (const key of [...one.signals, ...one.warnings]) {
          const item = items.find((each) => each.key === key)!;
          expect(isWithin(item, version.asked)).toBe(true);
          expect(item.at < endOf(one.period)).toBe(true);
        }
      }
    }
  }), RUNS);
});

test('whatever was raised in a day or a week that a subscription closed is in the digest of it', () => {
  fc.assert(fc.property(story, (events) => {
    const { made, held, items, now } = live(events);
    for (const subscription of held) {
      for (const item of items) {
        // The ends of days after the item, up to the first at which this subscription closes a period.
        for (let day = item.at.slice(0, 10), n = 0; n < 10; n++) {
          const end = dayStart(new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000 * n).toISOString().slice(0, 10), ZONE);
          const version = heldAt(subscription, end);
          if (end <= item.at || end > now || !version) continue;
          if (version.ended || version.asked.rhythm === 'at_once') break;
          const sunday = new Date(Date.parse(end) + 3 * 3_600_000).getUTCDay() === 1;
          if (version.asked.rhythm === 'week' && !sunday) continue;
          const begun = dayStart(new Date(Date.parse(subscription.versions[0]!.at) + 3 * 3_600_000).toISOString().slice(0, 10), ZONE);
          const covered = item.at >= begun || (version.asked.rhythm === 'week' && item.at >= addHours(end, -24 * 7));
          const told = made.filter((one) => one.subscription === subscription.id && [...one.signals, ...one.warnings].includes(item.key));
          expect(told.map((one) => endOf(one.period)), `${item.key} of ${item.at} for ${subscription.id}`).toEqual(covered && isWithin(item, version.asked) ? [end] : []);
          break;
        }
      }
    }
  }), RUNS);
});
