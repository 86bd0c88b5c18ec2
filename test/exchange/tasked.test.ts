import { expect, test } from 'vitest';
import { happeningsOf, noticesDue, readerFrom, readMatters, TRIGGERS, type Notice } from '../../src/features/notices/index.ts';
import type { Actor } from '../../src/core/act.ts';
import { officer, signedDelegates } from '../actors.ts';
import { later, onDatabases } from '../testbed.ts';
import { draft, recallOf } from './drafts.ts';
import { fleetOf, heal, say, type Member } from './fleet.ts';

const told = async ({ desk }: Member, actor: Actor): Promise<Notice[]> => {
  const now = desk.clock.now();
  return desk.database.read(actor.tokens, async (lease) => noticesDue(TRIGGERS, happeningsOf(await readMatters(lease, `${now.slice(0, 10)}T00:00:00.000Z`), await desk.charter(lease), now), now, readerFrom(actor)));
};

onDatabases((kind) => {
  test('a question is told to those who write answers at the node that was asked, until it is answered, and again when the answer is taken back', async () => {
    const fleet = await fleetOf(kind, ['a', 'b']);
    const [a, b] = fleet.members as [Member, Member];
    const question = { en: 'What has changed?' };
    const [asked] = await say(a, draft(['b'], '', { kind: 'tasking', body: { question, background: null, answerBy: later(48) } }));
    expect(await told(b, officer), 'it is on its way').toEqual([]);
    await heal(fleet);
    expect(await told(b, officer)).toMatchObject([{ key: `tasked:${asked!.id}`, what: question, deadline: later(48), href: `/taskings/${asked!.id}` }]);
    expect(await told(a, officer), 'whoever asks owes nothing').toEqual([]);
    expect(await told(b, signedDelegates.KAZ), 'whoever does not read at the node').toEqual([]);
    const [answer] = await say(b, draft(['a'], 'nothing', { kind: 'answer', refs: [{ rel: 'answers', id: asked!.id, hash: asked!.hash }] }));
    expect(await told(b, officer)).toEqual([]);
    b.desk.clock.set(later(1));
    await say(b, recallOf(answer!.id));
    expect((await told(b, officer)).map(({ key }) => key)).toEqual([`tasked:${asked!.id}`]);
    a.desk.clock.set(later(2));
    await say(a, recallOf(asked!.id));
    await heal(fleet);
    expect(await told(b, officer)).toEqual([]);
  }, 60_000);
});
