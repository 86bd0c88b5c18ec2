import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { assemble, FEATURES, type Desk } from '../src/desk.ts';
import { tellExample } from '../src/example/story.ts';
import { giveMandate, leaveOffice, preside, takeUp, writeEntry } from '../src/features/offices/index.ts';
import { changePartner } from '../src/features/partners/index.ts';
import { changeOffices, closeAccount } from '../src/features/people/index.ts';
import { resolveScenarios } from '../src/features/scenarios/index.ts';
import { assessSignal, closeSignal, escalateSignal, reportMissed, setThreshold } from '../src/features/signals/index.ts';
import { importFile, type ImportCommand } from '../src/features/sources/index.ts';
import { endSubscription } from '../src/features/subscriptions/index.ts';
import { actKinds } from '../src/platform/feature.ts';
import { verify } from '../src/platform/verify.ts';
import { ged, given } from './cases/files.ts';
import { chain } from './chain.ts';
import { general } from './actors.ts';
import { admin, analyst, both, contents, must, officer, onDatabases, openTestDesk } from './testbed.ts';

onDatabases((kind) => {
  test('the example told here is what other tests begin with', { timeout: 60_000 }, async () => {
    // All but what is drawn by lot, what follows from that, and the hour of the machine.
    const said = async (desk: Desk): Promise<object> => {
      const { links: _, head: __, chains: ___, ...tables } = await contents(desk.database);
      return Object.fromEntries(Object.entries(tables).map(([table, rows]) => [table, rows.map((row) => row.replace(/"salt":"\w+"/, '').replace(/"recorded_at":"[^"]+"/, '')).sort()]));
    };
    const kept = await openTestDesk(kind, { example: true });
    const [begun, at] = [await said(kept), kept.clock.now()];
    const desk = assemble({ ...(await openTestDesk(kind)), example: true });
    await tellExample(desk);
    expect(await said(desk)).toEqual(begun);
    expect(desk.clock.now()).toBe(at);
  });

  test('every kind of act is made by somebody, and all of them replay', { timeout: 60_000 }, async () => {
    const desk = await openTestDesk(kind, { example: true });
    const matter = chain(desk);
    await matter.warning();
    const proposal = await matter.proposal();
    await matter.sendBack(proposal);
    await matter.approve(await matter.proposal(undefined, proposal.id));
    await matter.takeBack(await matter.proposal());
    await matter.withdrawFact(await matter.fact('warning', '2021-08'));
    await matter.consultation('KAZ', { KGZ: 'accept', BLR: 'more', RUS: 'reject' });
    await matter.text({ revisions: 2 });
    await matter.silence([['KAZ', { kind: 'agrees' }], ['TJK', { kind: 'objects', paragraphs: [2] }]]);
    await matter.revise([{ part: 'operative', heading: null, words: both('agreed wording') }]);
    await matter.freeze();
    await matter.silence([['TJK', { kind: 'objects' }], ['RUS', { kind: 'reserves' }], ['BLR', { kind: 'aside' }]]);
    await matter.withdraw('TJK');
    await matter.announcement();
    must(await desk.perform(admin, must<ImportCommand>(importFile({ source: 'ucdp-ged', given: given(ged({})), once: null }))));
    const key = 'southern-borders/incidents.AF-TAK.2022-W18';
    const words = both('The district confirms four of six.');
    must(await desk.perform(analyst, assessSignal({ key, verdict: 'true', words }, null)));
    must(await desk.perform(officer, escalateSignal({ key, to: 'afghanistan', answerBy: '2030-01-01T00:00:00.000Z', words }, null)));
    must(await desk.perform(officer, closeSignal({ key, words }, null)));
    must(await desk.perform(analyst, reportMissed({ file: 'southern-borders', indicator: 'incidents', area: 'AF-HER', period: '2022-W18', words }, null)));
    must(await desk.perform(officer, setThreshold({ file: 'southern-borders', indicator: 'incidents', area: 'AF-HER', threshold: 60, words }, null)));
    const office = 'special_representative';
    must(await desk.perform(officer, takeUp({ office, holder: words, party: 'KAZ', person: null, from: '2022', until: null, source: null }, null)));
    must(await desk.perform(officer, giveMandate({ office, words, decision: 'An invented decision', link: null, since: '2022-01-01', everyMonths: '3', dueDates: [] }, null)));
    must(await desk.perform(officer, writeEntry({ office, kind: 'report', what: words, on: '2022-04-02', due: '2022-04-01', audience: 'parties' }, null)));
    must(await desk.perform(officer, writeEntry({ office, kind: 'log', what: words, on: '2022-04-02', due: null, audience: 'secretariat' }, null)));
    must(await desk.perform(officer, leaveOffice({ id: 'OH-2', on: '2022-05', why: words, seen: Number((await desk.database.audit((lease) => sql<{ seq: number }>`select seq from office_holdings where id = 'OH-2'`.execute(lease.db))).rows[0]!.seq) }, null)));
    must(await desk.perform(general, preside({ party: 'RUS', from: '2029-01-01', to: null, adInterim: true, insteadOf: 'BLR', basis: words, source: null }, null)));
    must(await desk.perform(admin, changeOffices({ person: 'general', offices: ['secretary_general', 'desk_officer'] }, null)));
    must(await desk.perform(analyst, resolveScenarios({ set: 'SC-1', outcome: 'a', words }, { dossier: 'D-2' }, null)));
    must(await desk.perform(officer, changePartner({ id: 'PE-8', state: 'dropped', on: null, why: words, seen: Number((await desk.database.audit((lease) => sql<{ seq: number }>`select seq from partner_entries where id = 'PE-8'`.execute(lease.db))).rows[0]!.seq) }, null)));
    must(await desk.perform(officer, endSubscription({ subscription: 'SUB-1' }, null)));
    must(await desk.perform(admin, closeAccount('kgz', null)));

    const made = await desk.database.audit((lease) => sql<{ kind: string }>`select distinct kind from acts`.execute(lease.db));
    expect(new Set(made.rows.map((row) => row.kind))).toEqual(new Set(actKinds(FEATURES).keys()));
    expect(await verify(desk)).toMatchObject({ ok: true, faults: [] });
  });
});
