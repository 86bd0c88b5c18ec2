import { expect, test } from 'vitest';
import type { Actor } from '../../src/core/act.ts';
import { isRefusal } from '../../src/core/refusal.ts';
import type { Desk } from '../../src/desk.ts';
import { closeAccount } from '../../src/features/people/index.ts';
import { endSubscription, keepLook, lastLook, listDigests, makeDigest, makeDigests, setSubscription, subscriptionsOf, type SetSubscription } from '../../src/features/subscriptions/index.ts';
import { setWatchFile } from '../../src/features/watch/index.ts';
import { verify } from '../../src/platform/verify.ts';
import { chain } from '../chain.ts';
import { markOf, run } from '../cases/signals.ts';
import { WATCH_TEXT } from '../cases/watch.ts';
import type { Mark } from '../../src/features/signals/schema.ts';
import { admin, analyst, anotherServer, later, must, NOW, officer, onDatabases, openTestDesk, setUp, signedDelegates } from '../testbed.ts';
import { column } from './probe.ts';

const { KAZ, TJK } = signedDelegates;
/** The whole watch file, once a day, without quiet hours. */
const WANTED: SetSubscription = { change: null, file: 'southern-borders', series: [], areas: [], level: 'medium', kinds: ['signals', 'warnings'], rhythm: 'day', quiet: null };

onDatabases((kind) => {
  const begun = async (): Promise<Desk> => {
    const desk = await openTestDesk(kind);
    await setUp(desk);
    must(await desk.perform(officer, setWatchFile({ text: WATCH_TEXT, file: 'southern-borders.yaml', once: null }) as Parameters<Desk['perform']>[1]));
    return desk;
  };
  const subscribe = async (desk: Desk, actor: Actor, change: Partial<SetSubscription> = {}): Promise<void> => void must(await desk.perform(actor, setSubscription({ ...WANTED, ...change }, null)));
  const digests = (desk: Desk, actor: Actor): Promise<string[]> => desk.database.read(actor.tokens, async (lease) => (await listDigests(lease, { limit: 50 })).map((one) => `${one.subscription} ${one.period} ${one.warnings}`).reverse());
  /** At noon, so many days on. */
  const on = (desk: Desk, day: number): void => desk.clock.set(later(24 * day));

  test('a digest holds what its reader may read, and is read by nobody else: neither row nor act', { timeout: 120_000 }, async () => {
    const desk = await begun();
    for (const actor of [officer, KAZ, TJK, analyst]) await subscribe(desk, actor);
    await chain(desk).warning();
    await chain(desk, { marking: 'named', named: ['TJK'] }).warning();
    await chain(desk).proposal(officer);
    expect(await makeDigests(desk), 'the day goes on').toEqual({ made: 0, people: 0 });
    on(desk, 1);
    expect(await makeDigests(desk)).toEqual({ made: 4, people: 4 });
    expect(await digests(desk, officer)).toEqual([`SUB-1 2022-05-10 W-1,W-2`]);
    expect(await digests(desk, KAZ)).toEqual([`SUB-2 2022-05-10 W-1`]);
    expect(await digests(desk, TJK)).toEqual([`SUB-3 2022-05-10 W-1,W-2`]);
    expect(await digests(desk, analyst)).toEqual([`SUB-4 2022-05-10 W-1`]);
    for (const actor of [officer, KAZ, admin]) {
      const seen = await desk.database.read(actor.tokens, (lease) => column(lease, "select distinct person as name from acts where kind like 'subscriptions.%' or kind = 'digests.made'"));
      expect(seen, actor.person).toEqual(actor === admin ? [] : [actor.person]);
      expect((await desk.database.read(actor.tokens, (lease) => subscriptionsOf(lease))).map(({ person }) => person)).toEqual(seen);
    }
    expect(await desk.database.audit((lease) => column(lease, "select unnest(audience) as name from chains where dossier = 'desk' order by 1")), 'the chain that everybody reads names nobody').toEqual(['parties', 'public']);
    expect(await verify(desk)).toMatchObject({ ok: true, faults: [] });
  });

  test('it is made once: by a clock that ticks, by two servers at once, by the command itself, after a restart', async () => {
    const desk = await begun();
    const other = kind === 'postgresql' ? await anotherServer(desk) : desk;
    await subscribe(desk, officer);
    await subscribe(desk, KAZ);
    await chain(desk).warning();
    on(desk, 1);
    other.clock.set(desk.clock.now());
    const all = await Promise.all([makeDigests(desk), makeDigests(other), makeDigests({ ...desk }), makeDigests({ ...other }), makeDigests(desk)]);
    expect(all.reduce((n, { made }) => n + made, 0)).toBe(2);
    for (const one of [desk, other, { ...desk }]) expect(await makeDigests(one)).toEqual({ made: 0, people: 0 });
    expect(await desk.perform(officer, makeDigest({ subscription: 'SUB-1', period: '2022-05-10' }))).toMatchObject({ code: 'form.already_sent' });
    expect(await desk.perform(officer, { ...makeDigest({ subscription: 'SUB-1', period: '2022-05-10' }), once: null }), 'and without its key').toMatchObject({ code: 'digests.made_already' });
    expect(await desk.perform(KAZ, makeDigest({ subscription: 'SUB-1', period: '2022-05-10' })), 'nor for another').toMatchObject({ refused: true });
    expect([await digests(desk, officer), await digests(desk, KAZ)]).toEqual([['SUB-1 2022-05-10 W-1'], ['SUB-2 2022-05-10 W-1']]);
  });

  test('without its key and its rule, the table itself refuses a second one', async () => {
    const desk = await begun();
    await subscribe(desk, officer);
    await chain(desk).warning();
    on(desk, 1);
    await makeDigests(desk);
    const again = { ...makeDigest({ subscription: 'SUB-1', period: '2022-05-10' }), once: null };
    const blind = { ...again, load: async (...given: Parameters<typeof again.load>) => ({ ...(await again.load(...given)), made: false }) };
    await expect(desk.perform(officer, blind)).rejects.toThrow(/digests_pkey/);
    expect(await digests(desk, officer)).toHaveLength(1);
  });

  test('a server that was away makes each of the days it missed; one that is changed or ended makes no more', async () => {
    const desk = await begun();
    await subscribe(desk, officer);
    await subscribe(desk, KAZ);
    for (const day of [0, 1, 3]) {
      on(desk, day);
      await chain(desk).warning();
    }
    must(await desk.perform(KAZ, endSubscription({ subscription: 'SUB-2' }, null)));
    await subscribe(desk, officer, { change: 'SUB-1', rhythm: 'week' });
    on(desk, 9);
    await makeDigests(desk);
    // From days to weeks on Friday the 13th: Tuesday and Wednesday stand, the rest of the week follows on Sunday.
    expect(await digests(desk, officer)).toEqual(['SUB-1 2022-05-10 W-1', 'SUB-1 2022-05-11 W-2', 'SUB-1 2022-W19 W-3']);
    expect(await digests(desk, KAZ), 'of the days that ended before it did').toEqual(['SUB-2 2022-05-10 W-1', 'SUB-2 2022-05-11 W-2']);
    await chain(desk).warning();
    on(desk, 20);
    expect(await makeDigests(desk)).toEqual({ made: 1, people: 1 });
  });

  test('it waits for the end of the quiet hours, and for nobody whose account is closed', async () => {
    const desk = await begun();
    await subscribe(desk, officer, { quiet: { from: '22:00', to: '07:00', zone: 'Europe/Moscow' } });
    await subscribe(desk, KAZ);
    await chain(desk).warning();
    must(await desk.perform(admin, closeAccount('kaz', null)));
    desk.clock.set('2022-05-11T03:59:00.000Z');
    expect(await makeDigests(desk)).toEqual({ made: 0, people: 0 });
    desk.clock.set('2022-05-11T04:00:00.000Z');
    expect(await makeDigests(desk)).toEqual({ made: 1, people: 1 });
    expect(await digests(desk, officer)).toEqual(['SUB-1 2022-05-10 W-1']);
  });

  test('signals are told by level and by area, a province to whoever asked for its country', { timeout: 120_000 }, async () => {
    const desk = await begun();
    const raise = async (number: number, ...marks: Mark[]): Promise<void> => void must(await desk.perform(officer, { dossier: 'desk', once: null, load: () => Promise.resolve(null), decide: () => run({ number }, marks) }));
    await subscribe(desk, officer, { areas: ['AFG'] });
    await subscribe(desk, KAZ, { areas: ['TJK'] });
    await subscribe(desk, TJK, { level: 'high', kinds: ['signals'] });
    await subscribe(desk, analyst, { kinds: ['warnings'] });
    await raise(2, markOf({ level: 'medium' }), markOf({ area: 'TJ-GB', areas: ['TJ-GB'] }), markOf({ area: 'AF-TAK', areas: ['AF-TAK'], fate: 'held', into: null }));
    on(desk, 1);
    await makeDigests(desk);
    const told = (actor: Actor): Promise<string[]> => desk.database.read(actor.tokens, async (lease) => (await listDigests(lease, { limit: 5 })).flatMap((one) => one.signals.map((key) => `${one.period} ${key}`)));
    const [badakhshan, gorno] = ['2022-05-10 southern-borders/deadly-events.AF-BDS.2022-W18', '2022-05-10 southern-borders/deadly-events.TJ-GB.2022-W18'];
    expect([await told(officer), await told(KAZ), await told(TJK), await told(analyst)]).toEqual([[badakhshan], [gorno], [gorno], []]);
    expect(await verify(desk)).toMatchObject({ ok: true, faults: [] });
  });

  test('a subscription of another can be neither changed nor ended, whoever asks', async () => {
    const desk = await begun();
    await subscribe(desk, officer);
    for (const actor of [KAZ, admin]) {
      for (const command of [endSubscription({ subscription: 'SUB-1' }, null), setSubscription({ ...WANTED, change: 'SUB-1' }, null)]) expect(await desk.perform(actor, command as never)).toMatchObject({ code: 'subscriptions.not_found' });
    }
  });

  test('when somebody last looked is kept, and never goes back', async () => {
    const desk = await begun();
    expect(await lastLook(desk.database, 'kaz')).toBeNull();
    for (const at of [NOW, later(2), later(1)]) await keepLook(desk.database, 'kaz', at);
    expect(await lastLook(desk.database, 'kaz')).toBe(later(2));
    expect(isRefusal(await lastLook(desk.database, 'arm'))).toBe(false);
  });
});
