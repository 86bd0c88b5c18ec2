import { describe, expect, test } from 'vitest';
import { acceptPeer, holdsOf, networkState, passOn, publishRecords, readable, recordsOf, takeDirectory } from '../../src/features/exchange/index.ts';
import { tables } from '../../src/features/exchange/tables.ts';
import { OPERATOR } from '../../src/features/people/index.ts';
import { fingerprint, keyidOf } from '../../src/core/exchange/envelope.ts';
import { means } from '../../src/platform/keys.ts';
import { verify } from '../../src/platform/verify.ts';
import { later, must, onDatabases, openEmptied } from '../testbed.ts';
import { draft, recallOf } from './drafts.ts';
import { fleetOf, heal, network, say, type Fleet, type Member } from './fleet.ts';
import { member_ } from './pair.ts';
import { accepted, codeOf, directoryOf, member, nodeNamed, signedDirectory, uuid } from './network.ts';
import type { Draft } from '../../src/features/exchange/rules.ts';

const seen = async ({ desk }: Member): Promise<string> => (await desk.database.audit((lease) => readable(lease, 10_000))).map(({ payload }) => payload).join('\n');
const consent = (of: { id: string; hash: string }, to: readonly string[], relays: readonly string[]): Draft => draft(relays, '', { kind: 'consent', body: { id: of.id, hash: of.hash, to } });
const open = { scheme: 'TLP-2.0', level: 'AMBER', reshare: 'origin-consent' as const, public: false, caveats: [] };
const pass = ({ desk, node }: Member, hash: string, to: readonly string[]) => desk.perform(OPERATOR, passOn(node, { hash, to }, null));
const records = ({ desk }: Member) => desk.database.audit((lease) => tables(lease).selectFrom('exchange_records').selectAll().orderBy('seq').execute());
const codes = async ({ desk }: Member): Promise<string[]> => (await desk.database.audit((lease) => tables(lease).selectFrom('exchange_entries').select('refusal').where('outcome', '=', 'quarantined').execute())).map(({ refusal }) => (JSON.parse(refusal!) as { code: string }).code);

onDatabases((kind) => {
  describe('a record that is passed on', () => {
    test('goes with the consent of its origin, as it was signed, and its recall reaches whoever got it that way', async () => {
      const fleet = await fleetOf(kind, ['a', 'r', 'c']);
      const [a, r, c] = fleet.members as [Member, Member, Member];
      const [kept] = await say(a, draft(['r'], 'not to be passed on'));
      const [text] = await say(a, draft(['r'], 'for whom the origin lets', { marking: open }));
      await fleet.pull(1, 0);
      expect(codeOf(await pass(r, kept!.hash, ['c']))).toBe('exchange.not_passed_on');
      expect(codeOf(await pass(r, text!.hash, ['c']))).toBe('exchange.no_consent');
      expect(codeOf(await pass(r, `sha256:${'0'.repeat(64)}`, ['c']))).toBe('exchange.not_held');
      expect(codeOf(await pass(r, text!.hash, ['zzz']))).toBe('exchange.not_a_peer');
      expect(codeOf(await a.desk.perform(OPERATOR, publishRecords(a.node, [consent(kept!, ['c'], ['r'])], [uuid(), uuid()], null)))).toBe('exchange.not_passed_on');
      expect(codeOf(await a.desk.perform(OPERATOR, publishRecords(a.node, [consent({ ...text!, hash: kept!.hash }, ['c'], ['r'])], [uuid(), uuid()], null)))).toBe('exchange.no_such_record');
      const [agreed] = await say(a, consent(text!, ['c'], ['r']));
      expect(agreed!.entries.map(({ to }) => to), 'whoever may get it is told').toEqual(['c', 'r']);
      await fleet.pull(1, 0);
      must(await pass(r, text!.hash, ['c']));
      expect(codeOf(await pass(r, text!.hash, ['c']))).toBe('exchange.sent_before');
      // By the relay alone: the origin is not asked.
      expect(await fleet.pull(2, 1)).toMatchObject({ taken: 2 });
      expect(await seen(c)).toContain('for whom the origin lets');
      expect((await records(c)).map(({ kind: what, origin, via }) => [what, origin, via])).toEqual([['consent', 'a', 'r'], ['assessment', 'a', 'r']]);
      expect((await records(c))[1]).toMatchObject({ payload: text!.payload, sig: text!.sig });

      a.desk.clock.set(later(1));
      await say(a, recallOf(text!.id, { scope: 'delete' }));
      expect((await networkState(a.desk, OPERATOR.tokens))!.recalls[0]!.nodes).toEqual([{ node: 'c', outcome: 'waiting' }, { node: 'r', outcome: 'waiting' }]);
      await fleet.pull(1, 0);
      expect(await fleet.pull(2, 1), 'the relay passes the recall on').toMatchObject({ taken: 1 });
      expect(await seen(c)).not.toContain('for whom the origin lets');
      // And the answer goes back the same way.
      await fleet.pull(1, 2);
      await fleet.pull(0, 1);
      expect((await networkState(a.desk, OPERATOR.tokens))!.recalls[0]!.nodes).toEqual([{ node: 'c', outcome: 'purged' }, { node: 'r', outcome: 'purged' }]);
      // The direct way then brings nothing that is not known, and no second answer.
      await heal(fleet);
      expect((await records(a)).filter(({ origin, kind: what }) => origin === 'c' && what === 'receipt')).toHaveLength(1);
      expect((await records(c)).map(({ kind: what, payload }) => [what, payload === ''])).toEqual([['consent', false], ['assessment', true], ['recall', false]]);
      for (const one of fleet.members) {
        expect(await codes(one)).toEqual([]);
        expect(await verify(one.desk)).toMatchObject({ ok: true, faults: [] });
      }
    }, 60_000);

    test('is refused by whoever is not named in a consent of its origin, whoever sends it', async () => {
      const fleet = await fleetOf('embedded', ['a', 'r', 'c', 'd']);
      const [a, r, c, d] = fleet.members as [Member, Member, Member, Member];
      const [text, other] = await say(a, draft(['r'], 'a text', { marking: open }), draft(['r'], 'another text', { marking: open }));
      await say(a, consent(text!, ['c'], ['r']));
      await fleet.pull(1, 0);
      // What an honest node would not do: the ledger of the relay is written by hand, past the rule.
      const smuggle = async (to: string, hash: string): Promise<void> => {
        const row = (await records(r)).find((one) => one.hash === hash)!;
        const forged = { ...row, payload: JSON.stringify({ ...(JSON.parse(row.payload) as object), audience: { label: '', members: ['r', to], future: false } }) };
        await r.desk.database.own((lease) => tables(lease).updateTable('exchange_records').set({ payload: forged.payload }).where('hash', '=', hash).execute());
        must(await pass(r, hash, [to]));
        await r.desk.database.own((lease) => tables(lease).updateTable('exchange_records').set({ payload: row.payload }).where('hash', '=', hash).execute());
      };
      expect(codeOf(await pass(r, text!.hash, ['d'])), 'the consent names c').toBe('exchange.no_consent');
      must(await pass(r, text!.hash, ['c']));
      await smuggle('c', other!.hash);
      await smuggle('d', text!.hash);
      expect(await fleet.pull(2, 1)).toMatchObject({ taken: 3 });
      await fleet.pull(3, 1);
      expect(await seen(c)).toContain('a text');
      expect(await seen(c)).not.toContain('another text');
      expect(await seen(d)).toBe('');
      expect([await codes(c), await codes(d)]).toEqual([['exchange.not_addressed'], ['exchange.not_addressed']]);
    }, 60_000);

    test('may come by two routes, in either order, also after its recall', async () => {
      const fleet = await fleetOf(kind, ['a', 'hub', 'c']);
      const [a, hub, c] = fleet.members as [Member, Member, Member];
      const [one, two] = await say(a, draft(['hub', 'c'], 'by both ways'), draft(['hub', 'c'], 'recalled meanwhile'));
      await fleet.pull(1, 0);
      for (const hash of [one!.hash, two!.hash]) must(await pass(hub, hash, ['c']));
      a.desk.clock.set(later(1));
      await say(a, recallOf(two!.id));
      // The recall is on both lanes; the lane of the hub is read after the direct one.
      expect(await fleet.pull(2, 0)).toMatchObject({ taken: 3 });
      expect(await fleet.pull(2, 1)).toMatchObject({ taken: 2 });
      const rows = await c.desk.database.audit((lease) => tables(lease).selectFrom('exchange_entries').select(['node', 'outcome']).orderBy('seq').orderBy('lane_seq').execute());
      expect(rows.map(({ node, outcome }) => `${node} ${outcome}`)).toEqual(['a taken', 'a taken', 'a taken', 'hub known', 'hub known']);
      expect(await seen(c)).toContain('by both ways');
      expect(await seen(c)).not.toContain('recalled meanwhile');
      await heal(fleet);
      expect((await networkState(a.desk, OPERATOR.tokens))!.recalls[0]!.nodes.map(({ node, outcome }) => `${node} ${outcome}`)).toEqual(['c hidden', 'hub hidden']);
      expect(await verify(c.desk)).toMatchObject({ ok: true, faults: [] });
    }, 60_000);

    test('comes late, after its recall: nobody reads it', async () => {
      const fleet = await fleetOf('embedded', ['a', 'hub', 'c']);
      const [a, hub, c] = fleet.members as [Member, Member, Member];
      const [text] = await say(a, draft(['hub'], 'late', { marking: open }));
      await say(a, consent(text!, ['c'], ['hub']));
      await fleet.pull(1, 0);
      must(await pass(hub, text!.hash, ['c']));
      a.desk.clock.set(later(1));
      await say(a, recallOf(text!.id, { scope: 'delete' }));
      await fleet.pull(2, 0);
      await fleet.pull(2, 1);
      expect((await records(c)).find(({ hash }) => hash === text!.hash)).toMatchObject({ payload: '', via: 'hub' });
      expect(await seen(c)).not.toContain('late');
      expect(await verify(c.desk)).toMatchObject({ ok: true, faults: [] });
    }, 60_000);
  });

  test('what is said again after a recall stands, at its origin and at whoever gets it, if both were signed in one moment', async () => {
    const fleet = await fleetOf(kind, ['a', 'b']);
    const [a, b] = fleet.members as [Member, Member];
    const [text] = await say(a, draft(['b'], 'first'));
    const [, again] = await say(a, recallOf(text!.id), draft(['b'], 'again', { id: text!.id, change: { what: { en: 'x' }, why: { en: 'y' } } }));
    await heal(fleet);
    const standing = ({ desk, node }: Member) => desk.database.read(OPERATOR.tokens, (lease) => recordsOf(lease, node.node, { kinds: ['assessment'], limit: 10 }));
    for (const one of [a, b]) expect(await standing(one)).toMatchObject([{ hash: again!.hash, rev: 2, recalled: null }]);
    expect((await records(b)).filter(({ id }) => id === text!.id).map(({ rev, recalled }) => [rev, recalled !== null])).toEqual([[1, true], [2, false]]);
    expect((await holdsOf(a.desk, OPERATOR.tokens, 'b')).filter(({ id }) => id === text!.id).map(({ rev, recalled }) => [rev, recalled])).toEqual([[1, true], [2, false]]);
    a.desk.clock.set(later(1));
    await say(a, recallOf(text!.id));
    await heal(fleet);
    for (const one of [a, b]) expect((await standing(one)).map(({ recalled }) => recalled !== null)).toEqual([true]);
  }, 60_000);

  test('what was signed for later nodes goes to one that is accepted later, and nothing else does', async () => {
    const fleet = await fleetOf(kind, ['a', 'b']);
    const [a] = fleet.members as [Member, Member];
    const [first, , , third] = await say(a, draft(['b'], 'for all who come', { future: true }), draft(['b'], 'for b alone'), draft(['b'], 'taken back', { future: true }), draft(['b'], 'in error', { future: true }));
    const taken = (await a.desk.database.audit((lease) => tables(lease).selectFrom('exchange_published').select('id').where('payload', 'like', '%taken back%').execute()))[0]!.id;
    await say(a, recallOf(taken));
    // What was taken back and is said again is for them like the rest.
    await say(a, recallOf(third!.id));
    await say(a, draft(['b'], 'said again', { id: third!.id, future: true, change: { what: { en: 'x' }, why: { en: 'y' } } }));
    await say(a, draft(['b'], 'for all who come, corrected', { id: first!.id, future: true, change: { what: { en: 'x' }, why: { en: 'y' } } }));
    const closed = { ...open, level: 'RED' };
    expect(codeOf(await a.desk.perform(OPERATOR, publishRecords(a.node, [draft(['b'], 'x', { future: true, marking: closed })], [uuid(), uuid()], null)))).toBe('exchange.not_for_later');
    const newcomer = await member_(await openEmptied(kind, 'newcomer'), nodeNamed('c'));
    const directory = directoryOf([...fleet.members, newcomer].map(({ node }) => member(node)), accepted(fleet.directory));
    const accept = ({ desk, node }: Member, who: Member) => desk.perform(OPERATOR, acceptPeer(node, { node: who.node.node, fingerprint: fingerprint(keyidOf(means, who.node.identity.key)!) }, null));
    must(await a.desk.perform(OPERATOR, takeDirectory(a.node, signedDirectory(directory), null)));
    for (const version of [fleet.directory, directory]) must(await newcomer.desk.perform(OPERATOR, takeDirectory(newcomer.node, signedDirectory(version), null)));
    must(await accept(newcomer, a));
    must(await accept(a, newcomer));
    const all: Fleet = network([...fleet.members, newcomer], directory);
    expect(await all.pull(2, 0)).toMatchObject({ taken: 2 });
    expect(await seen(newcomer)).toContain('for all who come, corrected');
    expect(await seen(newcomer)).toContain('said again');
    expect(await codes(newcomer)).toEqual([]);
    expect(await verify(a.desk)).toMatchObject({ ok: true, faults: [] });
    // Whoever left and was accepted again gets nothing that it was left out of.
    must(await accept(a, newcomer));
    expect(await all.pull(2, 0)).toMatchObject({ taken: 0 });
    // A recall reaches it like everybody else.
    a.desk.clock.set(later(2));
    await say(a, recallOf(first!.id));
    await all.pull(2, 0);
    expect(await seen(newcomer)).not.toContain('for all who come');
  }, 60_000);
});
