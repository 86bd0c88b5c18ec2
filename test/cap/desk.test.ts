import { beforeAll, describe, expect, test } from 'vitest';
import type { Body } from '../../src/core/exchange/record.ts';
import { isRefusal, type Refusal } from '../../src/core/refusal.ts';
import { messageOf, newestMessages, type Alert, type Message } from '../../src/features/cap/index.ts';
import { referencesOf } from '../../src/features/cap/shape.ts';
import { OPERATOR } from '../../src/features/people/index.ts';
import { later } from '../actors.ts';
import { draft, recallOf } from '../exchange/drafts.ts';
import { fleetOf, heal, say, type Fleet, type Member } from '../exchange/fleet.ts';
import { uuid } from '../exchange/network.ts';

/** What a node sends is the same message at whoever has it, and nothing to anybody else. */
const body = (title: string): Body<'warning'> => ({ title: { en: title }, consequence: { en: 'No goods.' }, options: [{ en: 'Wait' }], addressee: ['KAZ'], answerBy: later(48), probability: 0.6, sources: [] });
const warn = (to: readonly string[], title: string, change: object = {}) => draft(to, '', { kind: 'warning', body: body(title), ...change });
const change = { what: { en: 'The figure' }, why: { en: 'It was wrong' } };

let fleet: Fleet;
let [a, b, c]: Member[] = [];
beforeAll(async () => {
  fleet = await fleetOf('embedded', ['a', 'b', 'c']);
  [a, b, c] = fleet.members as [Member, Member, Member];
}, 180_000);
const asked = ({ desk }: Member, id: string, wanted: { rev?: number; msgType?: string } = {}, tokens: readonly string[] = OPERATOR.tokens): Promise<Message | Refusal> => desk.database.read(tokens, (lease) => messageOf(lease, id, { rev: wanted.rev ?? null, msgType: wanted.msgType ?? null }));
const alert = async (...given: Parameters<typeof asked>): Promise<Alert> => {
  const message = await asked(...given);
  if (isRefusal(message)) throw new Error(message.code);
  return message.alert;
};
const codeOf = async (...given: Parameters<typeof asked>): Promise<string | null> => {
  const message = await asked(...given);
  return isRefusal(message) ? message.code : null;
};
const list = ({ desk }: Member, tokens: readonly string[] = OPERATOR.tokens): Promise<string[]> => desk.database.read(tokens, async (lease) => (await newestMessages(lease, 50)).map(({ alert: one }) => `${one.msgType} ${one.info?.[0]?.headline ?? one.note}`));

describe('a warning on its way', () => {
  let id = '';
  test('is an Alert at its origin and at whoever got it, and nothing to others', async () => {
    id = (await say(a!, warn(['b'], 'First')))[0]!.id;
    await heal(fleet);
    const own = await alert(a!, id);
    expect(own).toMatchObject({ msgType: 'Alert', sender: 'a@test-net', addresses: 'b', info: [{ headline: 'First' }] });
    expect(await alert(b!, id)).toEqual(own);
    expect(await codeOf(c!, id)).toBe('cap.not_found');
    for (const tokens of [['public'], ['public', 'parties', 'party:KAZ']]) {
      expect(await codeOf(a!, id, {}, tokens), 'whoever has no right to it is told what one is who asks for nothing').toBe(await codeOf(a!, uuid(), {}, tokens));
      expect(await list(a!, tokens)).toEqual([]);
    }
    expect(await codeOf(a!, "' or 1=1 --")).toBe('cap.not_found');
  });

  test('is an Update when it is revised, and each revision is there by its number', async () => {
    await say(a!, warn(['b'], 'Second', { id, change }));
    await heal(fleet);
    const [one, two] = [await alert(b!, id, { rev: 1 }), await alert(b!, id)];
    expect([one.msgType, two.msgType, two.info![0]!.headline]).toEqual(['Alert', 'Update', 'Second']);
    expect(referencesOf(two)).toEqual([{ sender: one.sender, identifier: one.identifier, sent: one.sent }]);
    expect(await codeOf(b!, id, { rev: 3 })).toBe('cap.not_found');
    expect(await list(b!)).toEqual(['Update Second']);
  });

  test('is a Cancel once it was recalled, with no word of it; and the receipt an Ack of that', async () => {
    const recall = (await say(a!, recallOf(id)))[0]!;
    await heal(fleet);
    for (const node of [a!, b!]) {
      const cancel = await alert(node, id);
      expect(cancel).toMatchObject({ msgType: 'Cancel', note: 'It was wrong.' });
      expect(referencesOf(cancel)).toHaveLength(2);
      expect(await alert(node, recall.id)).toEqual(cancel);
      expect(JSON.stringify(cancel)).not.toMatch(/First|Second/);
      expect(await codeOf(node, id, { rev: 1 }), 'what was recalled is not given out').toBe('cap.not_found');
    }
    expect(await list(a!)).toEqual(['Ack hidden', 'Cancel It was wrong.']);
    const ack = await a!.desk.database.read(OPERATOR.tokens, async (lease) => (await newestMessages(lease, 1))[0]!);
    expect(referencesOf(ack.alert).map(({ identifier }) => identifier)).toEqual([(await alert(a!, recall.id)).identifier]);
    expect(await alert(a!, ack.record)).toEqual(ack.alert);
    expect(await codeOf(a!, ack.record, { msgType: 'Error' })).toBe('cap.not_found');
  });

  test('stands again where it is said again after a recall', async () => {
    await say(a!, warn(['b'], 'Third', { id, change }));
    await heal(fleet);
    for (const node of [a!, b!]) expect(await alert(node, id)).toMatchObject({ msgType: 'Alert', info: [{ headline: 'Third' }] });
  });
});

test('whoever is left out of a revision gets a Cancel, and whoever is not gets the Update alone', async () => {
  const { id } = (await say(a!, warn(['b', 'c'], 'For both')))[0]!;
  await heal(fleet);
  const cancelled = async (): Promise<number> => (await list(b!)).filter((one) => one.startsWith('Cancel')).length;
  const before = await cancelled();
  await say(a!, warn(['b'], 'For b', { id, change }));
  await heal(fleet);
  expect(await alert(b!, id)).toMatchObject({ msgType: 'Update', info: [{ headline: 'For b' }] });
  expect(await alert(c!, id)).toMatchObject({ msgType: 'Cancel', addresses: 'c' });
  expect(await cancelled()).toBe(before);
  expect(await alert(a!, id)).toMatchObject({ msgType: 'Update' });
});

test('of what was deleted at the wish of its origin no Cancel can be made, and it says so', async () => {
  const { id } = (await say(a!, warn(['b'], 'To be deleted')))[0]!;
  await heal(fleet);
  await say(a!, recallOf(id, { scope: 'delete' }));
  await heal(fleet);
  expect(await codeOf(b!, id)).toBe('cap.nothing_to_cancel');
  expect(await alert(a!, id)).toMatchObject({ msgType: 'Cancel' });
});

test('other kinds of record are none of this', async () => {
  const { id } = (await say(a!, draft(['b'], 'an assessment')))[0]!;
  await heal(fleet);
  await say(a!, recallOf(id));
  await heal(fleet);
  for (const node of [a!, b!]) expect(await codeOf(node, id)).toBe('cap.not_found');
});
