import { describe, expect, test } from 'vitest';
import { actsOf, as, later, NOW, officer, signedDelegates } from '../../../test/actors.ts';
import { testRefusals } from '../../../test/cases/refusal.ts';
import { asked, digest, issued, readForm, set, signal, subscription, subscriptionRefusals, YESTERDAY } from '../../../test/cases/subscriptions.ts';
import { dueDigests, endSubscription, isWithin, toldAtOnce, wouldHaveSent, type Item, type Subscription, type Version } from './rules.ts';
import { digestMade, subscriptionEnded, subscriptionSet, type Asked } from './schema.ts';

const MOSCOW = 'Europe/Moscow';
const at = (text: string): string => new Date(`${text}+03:00`).toISOString();
const due = (held: Subscription, items: readonly Item[], now: string, made: string[] = []): string[] => dueDigests([held], items, new Set(made), MOSCOW, now).map((one) => `${one.period}: ${one.items.map(({ key }) => key)}`);

describe('a subscription', () => {
  test('is an act of the person, for nobody else', () => {
    const [act] = actsOf(set());
    expect(act).toEqual({ kind: 'subscriptions.set', dossier: 'desk', audience: ['person:officer'], payload: { id: 'SUB-7', file: 'southern-borders', series: [], areas: ['TJK'], level: 'high', kinds: ['signals'], rhythm: 'week', quiet: null } });
    expect(subscriptionSet.safeParse(act!.payload).success).toBe(true);
  });

  test('changed, it keeps its number; ended, it says no more', () => {
    expect(actsOf(set({ change: 'SUB-1', rhythm: 'day' }, { before: subscription() }))[0]!.payload).toMatchObject({ id: 'SUB-1', rhythm: 'day' });
    const [act] = actsOf(endSubscription({ before: subscription() }, { subscription: 'SUB-1' }, as(officer)));
    expect(act).toEqual({ kind: 'subscriptions.ended', dossier: 'desk', audience: ['person:officer'], payload: { id: 'SUB-1' } });
    expect(subscriptionEnded.safeParse(act!.payload).success).toBe(true);
  });

  test('is for everybody with an account', () => {
    expect(actsOf(set({}, {}, as(signedDelegates.KAZ)))[0]!.audience).toEqual(['person:kaz']);
  });

  test.each([
    ['as it stands', {}, { areas: ['TJK'], series: [], kinds: ['signals'], rhythm: 'week', level: 'high', quiet: null, change: null }],
    ['with quiet hours by the clock of the capital', { quietFrom: '22.00', quietTo: '7:00', zone: 'capital' }, { quiet: { from: '22:00', to: '07:00', zone: 'Asia/Dushanbe' } }],
    ['by another clock: that of the seat', { quietFrom: '22:00', quietTo: '07:00', zone: 'moon' }, { quiet: { from: '22:00', to: '07:00', zone: MOSCOW } }],
    ['a choice made twice', { area: ['TJK', 'TJK'] }, { areas: ['TJK'] }],
  ])('is read off its form %s', (_, change, wanted) => {
    expect(readForm(change)).toMatchObject(wanted);
  });
});

describe('what is within it', () => {
  const one = signal('a', NOW);
  const warning = issued('W-1', NOW, [{ series: 'deadly-events', area: 'AF-BDS' }]);
  test.each<[string, Item, Partial<Asked>, boolean]>([
    ['everything', one, {}, true],
    ['a signal of another file', signal('a', NOW, { file: 'caucasus' }), {}, false],
    ['of its level', one, { level: 'high' }, false],
    ['above its level', signal('a', NOW, { level: 'high' }), {}, true],
    ['of the series', one, { series: ['deadly-events'] }, true],
    ['of another series', one, { series: ['incidents'] }, false],
    ['in a country that holds its area', one, { areas: ['AFG'] }, true],
    ['in another country', one, { areas: ['TJK'] }, false],
    ['a signal, for whoever wants warnings alone', one, { kinds: ['warnings'] }, false],
    ['a warning, for whoever wants signals alone', warning, { kinds: ['signals'] }, false],
    ['a warning without figures, for whoever wants all', issued('W-1', NOW), {}, true],
    ['a warning without figures, for whoever chose areas', issued('W-1', NOW), { areas: ['AFG'] }, false],
    ['a warning that cites a chosen area', warning, { areas: ['AF-BDS'], series: ['deadly-events'] }, true],
    ['a warning that cites the area, but another series', warning, { areas: ['AF-BDS'], series: ['incidents'] }, false],
    ['a warning, whatever the level', warning, { level: 'high' }, true],
  ])('%s', (_, item, change, within) => {
    expect(isWithin(item, asked(change))).toBe(within);
  });
});

describe('a digest', () => {
  const [mon, tue, wed, sun] = ['2022-05-02', '2022-05-03', '2022-05-04', '2022-05-08'];
  const items = [signal('mon', at(`${mon}T10:00`)), signal('tue', at(`${tue}T10:00`)), signal('wed', at(`${wed}T10:00`)), signal('sun', at(`${sun}T23:59:59.999`)), signal('next', at('2022-05-09T00:00'))];
  const v = (when: string, change: Partial<Asked> = {}, ended = false): Version => ({ at: at(when), ended, asked: asked(change) });
  const held = (...versions: Version[]): Subscription => ({ id: 'SUB-1', person: 'officer', versions });
  const END = at('2022-05-20T12:00');

  test('is an act for the person alone, with what it holds by number', () => {
    const [act] = actsOf(digest());
    expect(act).toEqual({ kind: 'digests.made', dossier: 'desk', audience: ['person:officer'], refs: ['W-1'], payload: { subscription: 'SUB-1', period: YESTERDAY, signals: ['a'], warnings: ['W-1'] } });
    expect(digestMade.safeParse(act!.payload).success).toBe(true);
  });

  test.each<[string, Subscription, string, string[]]>([
    ['of each day', held(v('2022-04-01T10:00')), END, ['2022-05-02: mon', '2022-05-03: tue', '2022-05-04: wed', '2022-05-08: sun', '2022-05-09: next']],
    ['of each week', held(v('2022-04-01T10:00', { rhythm: 'week' })), END, ['2022-W18: mon,tue,wed,sun', '2022-W19: next']],
    ['not of a day that goes on', held(v('2022-04-01T10:00')), at('2022-05-03T23:59'), ['2022-05-02: mon']],
    ['at the very end of a day', held(v('2022-04-01T10:00')), at('2022-05-03T00:00'), ['2022-05-02: mon']],
    ['of the first day whole, and of no day before', held(v('2022-05-03T15:00')), at('2022-05-04T01:00'), ['2022-05-03: tue']],
    ['of the first week whole', held(v('2022-05-04T15:00', { rhythm: 'week' })), END, ['2022-W18: mon,tue,wed,sun', '2022-W19: next']],
    ['not as it happens', held(v('2022-04-01T10:00', { rhythm: 'at_once' })), END, []],
    ['from days to weeks: the rest of the week, and nothing twice', held(v('2022-04-01T10:00'), v('2022-05-03T12:00', { rhythm: 'week' })), END, ['2022-05-02: mon', '2022-W18: tue,wed,sun', '2022-W19: next']],
    ['from weeks to days: the week so far with the first day, and nothing lost', held(v('2022-04-01T10:00', { rhythm: 'week' }), v('2022-05-04T12:00')), END, ['2022-05-04: mon,tue,wed', '2022-05-08: sun', '2022-05-09: next']],
    ['by the filter that held at the end of the day', held(v('2022-04-01T10:00'), v('2022-05-03T23:59', { level: 'high' }), v('2022-05-04T00:00', { level: 'medium' })), at('2022-05-05T01:00'), ['2022-05-02: mon', '2022-05-04: wed']],
    ['of days that ended before it did, and none after', held(v('2022-04-01T10:00'), v('2022-05-03T09:00', {}, true)), END, ['2022-05-02: mon']],
    ['of no part of the week in which it ended', held(v('2022-04-01T10:00', { rhythm: 'week' }), v('2022-05-08T23:59', {}, true)), END, []],
  ])('%s', (_, subscribed, now, wanted) => {
    expect(due(subscribed, items, now)).toEqual(wanted);
  });

  test('that is made is not due again, and an empty one never is', () => {
    expect(due(held(v('2022-04-01T10:00')), items, END, ['SUB-1 2022-05-02', 'SUB-1 2022-05-03', 'SUB-2 2022-05-04'])).toEqual(['2022-05-04: wed', '2022-05-08: sun', '2022-05-09: next']);
  });

  test('waits for the end of the quiet hours', () => {
    const quiet = held(v('2022-04-01T10:00', { quiet: { from: '22:00', to: '07:00', zone: 'Asia/Dushanbe' } }));
    expect(due(quiet, items, at('2022-05-03T04:59')), 'half past six in Dushanbe').toEqual([]);
    expect(due(quiet, items, at('2022-05-03T05:00'))).toEqual(['2022-05-02: mon']);
  });
});

describe('as it happens', () => {
  const quiet = { from: '22:00', to: '07:00', zone: MOSCOW };
  const night = [signal('low', at('2022-05-09T23:00')), signal('high', at('2022-05-09T23:30'), { level: 'high' }), issued('W-1', at('2022-05-10T01:00'))];
  const told = (held: Subscription, now: string): string[] => toldAtOnce(held, night, now).map(({ item }) => item.key);

  test('everything is told at once, in quiet hours the high level alone', () => {
    expect(told(subscription({ rhythm: 'at_once' }), at('2022-05-10T01:00'))).toEqual(['low', 'high', 'W-1']);
    expect(told(subscription({ rhythm: 'at_once', quiet }), at('2022-05-10T01:00'))).toEqual(['high']);
    expect(told(subscription({ rhythm: 'at_once', quiet }), at('2022-05-10T06:59'))).toEqual(['high']);
    expect(told(subscription({ rhythm: 'at_once', quiet }), at('2022-05-10T07:00'))).toEqual(['low', 'high', 'W-1']);
  });

  test('what was told before quiet hours began stays', () => {
    expect(toldAtOnce(subscription({ rhythm: 'at_once', quiet }), [signal('day', at('2022-05-09T21:00'))], at('2022-05-09T22:30'))).toHaveLength(1);
  });

  test('nothing from before it was asked for, nor after it ended, nor for whoever wants digests', () => {
    expect(told(subscription({ rhythm: 'at_once' }, at('2022-05-09T23:15')), NOW)).toEqual(['high', 'W-1']);
    expect(told(subscription({ rhythm: 'day' }), NOW)).toEqual([]);
    const over = subscription({ rhythm: 'at_once' });
    expect(told({ ...over, versions: [...over.versions, { at: later(-1), ended: true, asked: asked({ rhythm: 'at_once' }) }] }, NOW)).toEqual([]);
  });

  test('changed in its filter it goes on from where it began; changed from digests, from then on', () => {
    const over = subscription({ rhythm: 'at_once', level: 'high' });
    expect(told({ ...over, versions: [...over.versions, { at: at('2022-05-10T02:00'), ended: false, asked: asked({ rhythm: 'at_once' }) }] }, NOW)).toEqual(['low', 'high', 'W-1']);
    expect(told({ ...over, versions: [{ ...over.versions[0]!, asked: asked() }, { at: at('2022-05-10T00:30'), ended: false, asked: asked({ rhythm: 'at_once' }) }] }, NOW)).toEqual(['W-1']);
  });
});

describe('what it would have sent', () => {
  const items = [signal('a', at('2022-05-02T10:00')), signal('b', at('2022-05-02T11:00')), signal('c', at('2022-05-05T11:00'), { level: 'high' }), issued('W-1', at('2022-05-09T11:00'))];
  test.each<[string, Partial<Asked>, [number, number], string[]]>([
    ['by days', {}, [3, 4], ['2022-05-09', '2022-05-05', '2022-05-02']],
    ['by weeks', { rhythm: 'week' }, [2, 4], ['2022-W19', '2022-W18']],
    ['as it happened', { rhythm: 'at_once' }, [4, 4], items.toReversed().map((one) => one.at)],
    ['of the high level', { level: 'high', kinds: ['signals'] }, [1, 1], ['2022-05-05']],
    ['nothing', { areas: ['TJK'] }, [0, 0], []],
  ])('%s', (_, change, [sent, held], periods) => {
    const would = wouldHaveSent(asked(change), items, MOSCOW);
    expect([would.sent, would.items]).toEqual([sent, held]);
    expect(would.periods.map(({ period }) => period)).toEqual(periods);
  });
});

testRefusals(subscriptionRefusals);
