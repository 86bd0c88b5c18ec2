import { expect, test } from 'vitest';
import { confirmations, laneOf } from '../../src/features/exchange/store.ts';
import { pullFrom, type Ask } from '../../src/features/exchange/index.ts';
import { means, verifiedAhead } from '../../src/platform/keys.ts';
import { onDatabases } from '../testbed.ts';
import { draft } from './drafts.ts';
import { fleetOf, say, type Fleet, type Member } from './fleet.ts';
import { nodeNamed } from './network.ts';
import { pae, RECORD_TYPE } from '../../src/core/exchange/envelope.ts';

/** The next page is asked for while one is taken. */
const cursor = async ({ members }: Fleet): Promise<number> => (await members[1]!.desk.database.audit((lease) => laneOf(lease, 'a')))?.in_seq ?? 0;
const confirmed = async ({ members }: Fleet): Promise<number> => (await confirmations(members[0]!.desk.database))[0]?.seq ?? 0;

onDatabases((kind) => {
  test('what is asked for early is not said to be had, and is not used when what comes before could not be kept', async () => {
    const fleet = await fleetOf(kind, ['a', 'b']);
    const [a, b] = fleet.members as [Member, Member];
    await say(a, ...Array.from({ length: 6 }, (_, i) => draft(['b'], `text ${i}`)));
    const plain = fleet.ask([], 0, 'b');
    const paths: string[] = [];
    const said: number[] = [];
    const ask: Ask = async (endpoint, request) => {
      paths.push(request.path);
      const answer = await plain(endpoint, request);
      said.push(await confirmed(fleet));
      return answer;
    };
    const peer = { node: 'a', endpoint: a.node.endpoint! };
    let pages = 0;
    const failing = { ...b.desk, perform: (async (...given: Parameters<Member['desk']['perform']>) => {
      if (++pages === 2) throw new Error('disk full');
      return b.desk.perform(...given);
    }) as typeof b.desk.perform };
    await expect(pullFrom(failing, b.desk.exchange!, ask, peer, { limit: 2 })).rejects.toThrow('disk full');
    expect([await cursor(fleet), await confirmed(fleet)], 'one page was kept').toEqual([2, 0]);
    expect(paths.map((path) => /after=1:(\d).*?(&early=1)?$/.exec(path)!.slice(1, 3).join(''))).toEqual(['0', '2&early=1', '4&early=1']);
    expect(said.every((seq) => seq === 0), 'nothing was said to be had').toBe(true);

    expect(await pullFrom(b.desk, b.desk.exchange!, ask, peer, { limit: 2 })).toMatchObject({ taken: 4 });
    expect(await cursor(fleet)).toBe(6);
    await fleet.pull(1, 0);
    expect(await confirmed(fleet)).toBe(6);
  }, 60_000);
});

test('a signature that was verified ahead answers for exactly that key, those bytes and that signature', async () => {
  const [one, other] = [nodeNamed('one'), nodeNamed('other')];
  const message = pae(means, RECORD_TYPE, Buffer.from('said'));
  const changed = pae(means, RECORD_TYPE, Buffer.from('sAid'));
  const signature = one.signer.sign(message);
  const by = await verifiedAhead([{ key: one.signer.key, message, signature }, { key: one.signer.key, message: changed, signature: other.signer.sign(message) }, { key: 'no key', message, signature: 'none' }]);
  expect(by.verify(one.signer.key, message, signature)).toBe(true);
  expect(by.verify(one.signer.key, changed, signature)).toBe(false);
  expect(by.verify(other.signer.key, message, signature)).toBe(false);
  expect(by.verify(one.signer.key, changed, other.signer.sign(message))).toBe(false);
  // Of the same signature, but another claim than the one that was made ahead: verified when it is asked about.
  expect(by.verify(other.signer.key, message, other.signer.sign(message))).toBe(true);
  expect(by.verify('no key', message, 'none')).toBe(false);
});
