import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { networkState, readable } from '../../src/features/exchange/index.ts';
import { tables, type EntryRow, type LedgerRow } from '../../src/features/exchange/tables.ts';
import { verify } from '../../src/platform/verify.ts';
import { OPERATOR } from '../../src/features/people/index.ts';
import { onDatabases } from '../testbed.ts';
import { draft, recallOf } from './drafts.ts';
import { FAULTS, fleetOf, heal, say, type Fault, type Fleet, type Member } from './fleet.ts';

const IDS = ['sec', 'a', 'b', 'c'];
const ledger = ({ desk }: Member, to: string): Promise<LedgerRow[]> => desk.database.audit((lease) => tables(lease).selectFrom('exchange_ledger').selectAll().where('node', '=', to).orderBy('lane_seq').execute());
const entries = ({ desk }: Member, from: string): Promise<EntryRow[]> => desk.database.audit((lease) => tables(lease).selectFrom('exchange_entries').selectAll().where('node', '=', from).orderBy('lane_seq').execute());
const acts = async ({ desk }: Member): Promise<number> => (await desk.database.audit((lease) => lease.db.selectFrom('head').select('seq').executeTakeFirstOrThrow())).seq;

/** What bytes say to whoever looks closely: as they stand, and with all base64 in them undone. */
function readings(bytes: Uint8Array): string {
  const text = Buffer.from(bytes).toString('latin1');
  return [text, ...[...text.matchAll(/[A-Za-z0-9+/]{40,}={0,2}/g)].map(([run]) => Buffer.from(run, 'base64').toString('latin1'))].join('\n');
}

/** Everything that was sent is had or was answered for, at everybody. */
async function nothingLost({ members }: Fleet): Promise<void> {
  for (const from of members) {
    for (const to of members) {
      if (from === to) continue;
      const [sent, had] = [await ledger(from, to.node.node), await entries(to, from.node.node)];
      expect(had.map(({ entry, record }) => [entry, record]), `${from.node.node} > ${to.node.node}`).toEqual(sent.map(({ entry, record }) => [entry, record]));
      expect(had.filter(({ outcome }) => outcome === 'quarantined')).toEqual([]);
    }
  }
}

onDatabases((kind) => {
  test('whatever the network loses, repeats, cuts, changes or holds back, everything arrives where it was sent and nowhere else', async () => {
    const fleet = await fleetOf(kind, IDS);
    const canaries = new Map<string, readonly string[]>();
    const said: { by: number; id: string; canary: string; recalled: boolean }[] = [];
    let number = 0;
    const tell = async (by: number, to: readonly string[]): Promise<void> => {
      const canary = `canary-${kind}-${++number}-end`;
      canaries.set(canary, to);
      const [act] = await say(fleet.members[by]!, draft(to, canary));
      said.push({ by, id: act!.id, canary, recalled: false });
    };
    // Something from everybody, and one thing recalled, whatever chance brings.
    for (const by of IDS.keys()) await tell(by, IDS.filter((_, i) => i !== by));
    said[0]!.recalled = true;
    await fleet.pull(1, 0);
    await say(fleet.members[0]!, recallOf(said[0]!.id));
    const who = fc.nat(IDS.length - 1);
    const step = fc.oneof(
      { weight: 3, arbitrary: fc.record({ does: fc.constant('say' as const), by: who, to: fc.subarray(IDS, { minLength: 1 }) }) },
      { weight: 1, arbitrary: fc.record({ does: fc.constant('recall' as const), which: fc.nat(50) }) },
      { weight: 5, arbitrary: fc.record({ does: fc.constant('pull' as const), to: who, from: who, faults: fc.array(fc.constantFrom<Fault>(...FAULTS), { maxLength: 5 }), chance: fc.double({ min: 0, max: 0.999, noNaN: true }), limit: fc.integer({ min: 1, max: 4 }), atOnce: fc.boolean() }) },
    );
    await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 14 }), async (steps) => {
      for (const one of steps) {
        if (one.does === 'say') {
          const to = one.to.filter((id) => id !== IDS[one.by]);
          if (to.length === 0) continue;
          await tell(one.by, to);
        } else if (one.does === 'recall') {
          const open = said.filter(({ recalled }) => !recalled);
          const which = open[one.which % Math.max(1, open.length)];
          if (!which) continue;
          which.recalled = true;
          await say(fleet.members[which.by]!, recallOf(which.id));
        } else if (one.to !== one.from) {
          // Two pulls of one lane at once, as when a node is told twice.
          await Promise.all([fleet.pull(one.to, one.from, one.faults, one.chance, one.limit), one.atOnce ? fleet.pull(one.to, one.from, ['delay'], 0.5, 2) : null]);
        }
      }
    }), { numRuns: kind === 'embedded' ? 5 : 14 });
    await heal(fleet);
    await nothingLost(fleet);

    const before = await Promise.all(fleet.members.map(acts));
    await heal(fleet);
    expect(await Promise.all(fleet.members.map(acts)), 'asking again changes nothing').toEqual(before);

    expect(canaries.size).toBeGreaterThan(IDS.length);
    const seen = new Set<string>();
    for (const { to, bytes } of fleet.left) {
      for (const [canary] of readings(bytes).matchAll(/canary-\w+-\d+-end/g)) {
        expect(canaries.get(canary), `${canary} left towards ${to}`).toContain(to);
        seen.add(canary);
      }
    }
    expect(seen.size, 'the search finds what did go').toBe(canaries.size);

    for (const { desk, node } of fleet.members) {
      const texts = (await desk.database.audit((lease) => readable(lease, 10_000))).map(({ payload }) => payload).join('\n');
      for (const { by, canary, recalled } of said) {
        const meant = canaries.get(canary)!.includes(node.node);
        expect(texts.includes(canary), `${canary} of ${IDS[by]} at ${node.node}`).toBe(meant && !recalled);
      }
      const state = (await networkState(desk, OPERATOR.tokens))!;
      expect(state.recalls.flatMap(({ nodes }) => nodes).filter(({ outcome }) => outcome === 'waiting')).toEqual([]);
      for (const peer of state.peers) expect(peer.confirmed, `${node.node}: ${peer.node} says that it has all`).toBe(peer.sent);
    }
    expect(said.some(({ recalled }) => recalled)).toBe(true);
    const { desk } = fleet.members[0]!;
    expect(await verify(desk)).toMatchObject({ ok: true, faults: [] });
  }, 120_000);

  describe('each fault by itself', () => {
    test('leaves the cursor where it was or moves it on, and never past what was taken', async () => {
      const fleet = await fleetOf(kind, ['a', 'b']);
      for (const fault of FAULTS) {
        await say(fleet.members[0]!, draft(['b'], `text ${fault}`));
        await fleet.pull(1, 0, [fault], 0.3);
        const had = await entries(fleet.members[1]!, 'a');
        expect(had.map(({ lane_seq }) => lane_seq), fault).toEqual(had.map((_, i) => i + 1));
        await fleet.pull(1, 0);
        await nothingLost(fleet);
      }
    }, 60_000);
  });
});
