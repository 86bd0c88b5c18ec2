import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Desk } from '../../src/desk.ts';
import { countDossiers, factsOf, recordFact } from '../../src/features/dossiers/index.ts';
import { gapsOf, lifeOf, measuredOf, NOTHING_YET, openGaps } from '../../src/features/timeline/index.ts';
import type { Audience } from '../../src/core/act.ts';
import { chain } from '../chain.ts';
import { both, csto, must, officer, onDatabases, openTestDesk, setUp, signedDelegates, stillClock } from '../testbed.ts';

const ALL: Audience = ['public', 'parties', 'secretariat', 'party:KAZ', 'party:TJK'];
const localsOf = (desk: Desk) => ({ charter: csto, now: desk.clock.now() });

/** Every dossier, by its life and by the figure of the organisation. */
async function compare(desk: Desk, tokens: Audience): Promise<number> {
  return desk.database.read(tokens, async (lease) => {
    const locals = localsOf(desk);
    const stands = await gapsOf(lease, locals, null);
    const { rows } = { rows: await lease.db.selectFrom('chains').select('dossier').where('dossier', 'like', 'D-%').execute() };
    const lives = new Map<string, Awaited<ReturnType<typeof lifeOf>>>();
    for (const { dossier } of rows) lives.set(dossier, await lifeOf(lease, locals, dossier));
    for (const [dossier, life] of lives) {
      const stand = stands.get(dossier) ?? NOTHING_YET;
      expect([dossier, stand.gap, stand.state]).toEqual([dossier, life.gap, life.state]);
      expect((await gapsOf(lease, locals, [dossier])).get(dossier) ?? NOTHING_YET).toEqual(stand);
    }
    const running = [...lives].flatMap(([dossier, { gap }]) => (gap.state === 'running' ? [{ dossier, days: gap.days, from: gap.from }] : [])).sort((a, b) => (a.from === b.from ? (a.dossier < b.dossier ? -1 : 1) : a.from < b.from ? -1 : 1));
    for (const limit of [1, 3, 100]) expect((await openGaps(lease, locals, limit)).map(({ dossier, days, from }) => ({ dossier, days, from }))).toEqual(running.slice(0, limit));
    return rows.length;
  });
}

onDatabases((kind) => {
  test('the worked dossier: 927 days, and every date has a source', { timeout: 60_000 }, async () => {
    const desk = await openTestDesk(kind, { example: true });
    const { life, facts, stand } = await desk.database.read(['parties'], async (lease) => ({
      life: await lifeOf(lease, localsOf(desk), 'D-5'), facts: await factsOf(lease, 'D-5'), stand: (await gapsOf(lease, localsOf(desk), null)).get('D-5'),
    }));
    expect(life.gap).toEqual({ state: 'closed', from: '2022-05-16', to: '2024-11-28', days: 927 });
    expect(stand).toMatchObject({ gap: life.gap, state: 'decided' });
    expect(life.steps).toHaveLength(9);
    for (const one of life.steps) expect(one, String(one.act)).toMatchObject({ example: false, source: expect.stringMatching(/\w{4}/), fact: expect.anything() });
    for (const { source, from_date } of facts) expect(source.published ?? source.url, from_date).not.toBeNull();
    expect(life.steps.map((s) => `${s.lane} ${s.from}${s.to ? `/${s.to}` : ''} ${s.precision}`)).toEqual([
      'decision 2013-09-23 day', 'signal 2021-08-01/2021-08-31 span', 'request 2021-08-23 day', 'text 2021-09-15 report', 'warning 2022-05-16 day', 'signal 2024-01-01/2024-12-31 year', 'text 2024-02-27/2024-03-01 span', 'decision 2024-11-28 day',
      'publication 2024-11-28 report',
    ]);
    await compare(desk, ALL);
  });

  test('the gap of every dossier is the same by its life and as a figure of the organisation', { timeout: 240_000 }, async () => {
    const desk = await openTestDesk(kind, { clock: stillClock('2027-03-02T09:00:00.000Z') });
    await setUp(desk);
    const event = fc.record({
      warned: fc.boolean(), marking: fc.constantFrom('parties', 'named', 'secretariat'), circulated: fc.boolean(), announced: fc.boolean(),
      position: fc.constantFrom('none', 'agrees', 'objects', 'withdrawn', 'agrees after', 'aside', 'all aside'),
      facts: fc.array(fc.tuple(fc.constantFrom('warning', 'decision', 'signal'), fc.constantFrom('2019', '2021-08', '2024-02-27', '2026-01-05')), { maxLength: 3 }), hours: fc.integer({ min: 0, max: 100 }),
    });
    for (const one of fc.sample(event, { numRuns: 24, seed: 927 })) {
      const matter = chain(desk, { chair: signedDelegates.TJK, marking: one.marking, ...(one.marking === 'named' ? { named: ['TJK', 'KAZ'] } : {}) });
      await matter.dossier();
      for (const [lane, from] of one.facts) {
        must(await desk.perform(officer, recordFact({ dossier: matter.at.dossier, lane, from, to: null, report: false, what: both('x'), who: {}, source: { title: 'x', published: null, url: null }, rivals: {}, carried: [] }, null)));
      }
      if (one.hours % 3 === 0) await matter.withdrawFact(await matter.fact('decision', '2026-02-01'));
      if (one.marking !== 'secretariat') {
        if (one.warned) await matter.warning();
        if (one.circulated) {
          await matter.text();
          await matter.silence();
          if (one.position === 'all aside') for (const party of one.marking === 'named' ? ['KAZ', 'TJK'] as const : ['ARM', 'BLR', 'KAZ', 'KGZ', 'RUS', 'TJK'] as const) await matter.position(party, { kind: 'aside' });
          else if (one.position === 'aside' || one.position === 'agrees') await matter.position('KAZ', { kind: one.position });
          else if (one.position !== 'none') await matter.position('KAZ', { kind: 'objects' });
          if (one.position === 'withdrawn') await matter.withdraw('KAZ');
          if (one.position === 'agrees after') await matter.position('KAZ', { kind: 'agrees' });
          if (one.announced && !['objects', 'all aside'].includes(one.position)) await matter.announcement();
        }
      }
      desk.clock.set(new Date(Date.parse(desk.clock.now()) + one.hours * 3_600_000).toISOString());
    }
    expect(await compare(desk, ALL)).toBe(24);
    desk.clock.set('2028-01-01T00:00:00.000Z');
    await compare(desk, ALL);
    // Each reader has the figure of what that reader may read.
    const counted = async (tokens: Audience): Promise<[number, number]> => desk.database.read(tokens, async (lease) => [measuredOf(await gapsOf(lease, localsOf(desk), null)).length, await countDossiers(lease)]);
    const [all, parties, nobody] = [await counted(ALL), await counted(['parties']), await counted(['public'])];
    expect(parties[0]).toBeGreaterThan(0);
    expect(parties[0]).toBeLessThan(all[0]);
    expect(nobody).toEqual([0, 0]);
    await compare(desk, ['parties']);
  });
});
