import { beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '../../src/core/act.ts';
import { addHours, instantAt, type Instant } from '../../src/core/time.ts';
import type { Desk } from '../../src/desk.ts';
import { answerRequest } from '../../src/features/consultations/index.ts';
import { closeAccount, type Held } from '../../src/features/people/index.ts';
import { dayAround, dutiesFrom, readRevisions, readRows, revisionsFrom, roleOf, visitOf, type Rows } from '../../src/features/today/index.ts';
import { warningHours, warningsWithEvidence } from '../../src/features/warnings/index.ts';
import { chain } from '../chain.ts';
import { admin, analyst, both, chair, csto, general, must, NOW, officer, onDatabases, openTestDesk, planner, setUp, signedDelegates, stillClock } from '../testbed.ts';
import { codeOf, NO_PRIVILEGE, run } from './probe.ts';

const { KAZ, KGZ, TJK, BLR } = signedDelegates;
const moscow = (day: number, hour: string): Instant => instantAt(`2022-05-${day}`, hour, 'Europe/Moscow');

onDatabases((kind) => {
  const rowsFor = (desk: Desk, actor: Actor, now: Instant): Promise<Rows> => desk.database.read(actor.tokens, (lease) => readRows(lease, roleOf(actor, csto, now), dayAround(now, csto).from, csto.seat.zone));
  const duties = async (desk: Desk, actor: Actor, now = desk.clock.now()): Promise<string[]> =>
    dutiesFrom(await rowsFor(desk, actor, now), roleOf(actor, csto, now), csto, now).map((d) => `${d.kind} ${d.id} ${d.state}`);

  describe('on the example desk', () => {
    let desk: Desk;
    beforeAll(async () => void (desk = await openTestDesk(kind, { example: true, clock: stillClock(moscow(12, '10:40')) })));

    test('each role has what is asked of it, and nothing else', async () => {
      const at = moscow(12, '10:40');
      expect(await duties(desk, TJK, at)).toEqual(['answer C-3 not_started', 'position T-2 silent']);
      expect(await duties(desk, chair, at)).toEqual(['answer C-2 late', 'answer C-3 not_started', 'position T-2 answered']);
      expect(await duties(desk, KAZ, at)).toEqual(['answer C-3 answered', 'position T-2 answered']);
      expect(await duties(desk, KGZ, at)).toEqual(['position T-2 silent']);
      const signal = 'signal southern-borders/incidents.AF-TAK.2022-W18 waiting';
      // What the operations demand of whoever records decisions: two days to come, and a review date that nobody set, which has no hour.
      const mandates = ['operation OP-2 review_due waiting', 'operation OP-2 expires waiting', 'operation OP-1 review waiting'];
      expect(await duties(desk, officer, at)).toEqual(['overdue C-2 late', signal, mandates[0], mandates[1], 'approve WP-1 waiting', mandates[2]]);
      expect(await duties(desk, general, at)).toEqual(['overdue C-2 late', mandates[0], mandates[1], 'approve WP-1 waiting', mandates[2]]);
      expect(await duties(desk, planner, at)).toEqual(['operation OP-2 a 2022-05-16 waiting']);
      expect(await duties(desk, admin, at)).toEqual(['office analyst vacant', 'office special_representative vacant']);
      expect(await duties(desk, analyst, at)).toEqual([signal]);
    });

    test('hours pass, and nothing is read anew: the rows of a day serve every hour of it', async () => {
      const rows = await rowsFor(desk, KAZ, moscow(12, '10:40'));
      const said = (at: Instant): string[] => dutiesFrom(rows, roleOf(KAZ, csto, at), csto, at).map((d) => `${d.id} ${d.state}`);
      expect(said(moscow(12, '12:59'))).toEqual(['C-3 answered', 'T-2 answered']);
      expect(said(moscow(12, '13:00'))).toEqual(['T-2 answered']);
    });

    test('once silence has ended, the chair and the secretariat announce', async () => {
      for (const actor of [chair, officer]) {
        expect(await duties(desk, actor, moscow(13, '13:59'))).not.toContain('announce T-2 waiting');
        expect(await duties(desk, actor, moscow(13, '14:00'))).toContain('announce T-2 waiting');
      }
      expect(await duties(desk, KAZ, moscow(13, '14:00'))).toEqual([]);
    });

    test('Tajikistan and Kyrgyzstan lost their position on paragraph 4; nobody else did', async () => {
      const at = moscow(12, '10:40');
      const of = async (party: 'TJK' | 'KGZ' | 'KAZ' | 'ARM') => {
        const rows = await rowsFor(desk, signedDelegates[party], at);
        const found = await desk.database.read(signedDelegates[party].tokens, (lease) => readRevisions(lease, party, rows.live));
        return revisionsFrom(found, party, at).map((r) => ({ text: r.text, versions: [r.before.version, r.after.version], differ: r.changes.flatMap((c) => (c.changed ? [c.after] : [])), ...r.lapse, said: r.said.map((p) => p.kind) }));
      };
      expect(await of('TJK')).toEqual([{ text: 'T-2', versions: [1, 2], differ: [4], changed: [4], unchanged: [1, 2, 3, 5, 6, 7], said: ['agrees', 'reserves'] }]);
      expect(await of('KGZ')).toEqual([{ text: 'T-2', versions: [1, 2], differ: [4], changed: [4], unchanged: [], said: ['objects'] }]);
      expect([await of('KAZ'), await of('ARM')]).toEqual([[], []]);
    });

    test('what is owed by others: to the party that asked, late ones first; to the secretariat all', async () => {
      const owed = async (actor: Actor): Promise<string[]> => (await rowsFor(desk, actor, moscow(12, '10:40'))).outstanding.map((c) => c.id);
      expect([await owed(TJK), await owed(KGZ), await owed(BLR), await owed(officer), await owed(admin), await owed(analyst)]).toEqual([['C-2'], ['C-3'], [], ['C-2', 'C-3'], ['C-2', 'C-3'], []]);
    });

    test('hours ahead are those of warnings that no published text came after', async () => {
      const ahead = await desk.database.read(TJK.tokens, (lease) => warningHours(lease, moscow(13, '00:00'), 10));
      expect(ahead.map((one) => `${one.id} ${one.kind} ${one.at.slice(0, 10)}`)).toEqual(['W-3 answer_by 2022-05-18', 'W-2 answer_by 2022-05-31', 'W-3 horizon 2022-06-01', 'W-2 horizon 2022-06-30']);
      expect((await desk.database.read(TJK.tokens, (lease) => warningHours(lease, moscow(19, '00:00'), 2))).map((one) => one.id)).toEqual(['W-2', 'W-3']);
      expect((await desk.database.read(analyst.tokens, (lease) => warningsWithEvidence(lease, 5))).map((w) => w.id)).toEqual(['W-2', 'W-1']);
    });
  });

  test('a matter on its way asks each in turn', async () => {
    const clock = stillClock(NOW);
    const desk = await openTestDesk(kind, { clock });
    await setUp(desk);
    const matter = chain(desk);
    await matter.warning();
    expect(await duties(desk, KAZ)).toEqual(['consult W-1 waiting']);
    expect(await duties(desk, officer)).toEqual(['consult W-1 waiting']);
    await matter.consultation('KAZ', { ARM: 'accept', BLR: 'more', KGZ: 'reject', RUS: 'accept' });
    expect(await duties(desk, KAZ)).toEqual([]);
    expect(await duties(desk, TJK)).toEqual(['answer C-1 not_started']);
    expect(await duties(desk, officer), 'one has not answered').toEqual([]);
    must(await desk.perform(TJK, answerRequest({ consultation: 'C-1', answer: 'accept', reason: {}, seen: null }, matter.at, null)));
    expect(await duties(desk, officer)).toEqual(['draft C-1 waiting']);
    await matter.text({ revisions: 1 });
    expect(await duties(desk, officer)).toEqual([]);
    expect(await duties(desk, chair), 'the answer given stands until its hour').toEqual(['answer C-1 answered', 'circulate T-1 waiting']);
    await matter.silence([['TJK', { kind: 'objects' }]]);
    expect(await duties(desk, officer)).toEqual(['revise T-1 broken']);
    await matter.revise([{ part: 'operative', heading: null, words: both('agreed wording') }]);
    expect(await duties(desk, officer), 'until it is frozen').toEqual(['revise T-1 broken']);
    await matter.freeze();
    expect(await duties(desk, officer)).toEqual([]);
    expect(await duties(desk, chair)).toContain('circulate T-1 waiting');
    await matter.silence([]);
    expect(await duties(desk, chair)).toContain('position T-1 silent');
    clock.set(addHours(clock.now(), 24 * 8));
    expect(await duties(desk, chair)).toEqual(['announce T-1 waiting']);
    expect(await duties(desk, officer)).toEqual(['announce T-1 waiting']);
    await matter.announcement();
    expect([await duties(desk, chair), await duties(desk, officer), await duties(desk, TJK)]).toEqual([[], [], []]);
    const failing = chain(desk);
    await failing.dossier();
    await failing.text();
    await failing.silence([['RUS', { kind: 'objects' }]]);
    clock.set(addHours(clock.now(), 24 * 5));
    expect(await duties(desk, officer), 'days after it failed, and beside one that runs').toEqual(['revise T-2 broken']);
    must(await desk.perform(admin, closeAccount('kgz', null)));
    expect((await rowsFor(desk, admin, clock.now())).held.filter((h: Held) => h.party === 'KGZ')).toEqual([]);
    expect(await duties(desk, admin)).toContain('office permanent_delegate vacant');
  });

  test('a warning asks only those it is addressed to, and nothing hidden asks anybody', async () => {
    const desk = await openTestDesk(kind);
    await setUp(desk);
    await chain(desk).warning({ addressees: { bodies: [], parties: ['KAZ'] } });
    await chain(desk, { marking: 'named', named: ['TJK'] }).warning();
    expect(await duties(desk, KAZ)).toEqual(['consult W-1 waiting']);
    expect(await duties(desk, TJK)).toEqual(['consult W-2 waiting']);
    expect(await duties(desk, BLR)).toEqual([]);
    expect(await duties(desk, officer)).toEqual(['consult W-1 waiting', 'consult W-2 waiting']);
  });

  test('a visit is kept by the door, once per look, and told without keeping for data fetched ahead', async () => {
    const { database } = await openTestDesk(kind);
    const look = (seq: number, hours: number, keep: boolean, person = 'kaz') => visitOf(database, person, { seq, at: addHours(NOW, hours) }, keep);
    expect((await look(5, 0, false)).before).toBeNull();
    expect((await look(5, 0, true)).before).toBeNull();
    expect((await look(7, 0.4, true)).before).toBeNull();
    expect((await look(9, 3, false)).before, 'fetched ahead: told').toEqual({ seq: 7, at: addHours(NOW, 0.4) });
    expect((await look(12, 6, false)).before, 'and not kept').toEqual({ seq: 7, at: addHours(NOW, 0.4) });
    expect((await look(12, 6, true)).before).toEqual({ seq: 7, at: addHours(NOW, 0.4) });
    expect((await look(13, 6.2, true)).before, 'the same visit').toEqual({ seq: 7, at: addHours(NOW, 0.4) });
    expect((await look(20, 30, true)).before).toEqual({ seq: 13, at: addHours(NOW, 6.2) });
    expect((await look(20, 30, true, 'tjk')).before, 'of another person').toBeNull();
    await Promise.all([look(21, 31, true, 'rus'), look(21, 31, true, 'rus'), look(21, 31, true, 'rus')]);
    expect((await look(21, 31, true, 'rus')).before, 'several at once').toBeNull();
    expect(await codeOf(database.read(['parties'], (lease) => run(lease, 'select * from visits')))).toBe(NO_PRIVILEGE);
  });
});
