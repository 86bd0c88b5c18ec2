import { beforeAll, expect, test } from 'vitest';
import { assemble, type Desk } from '../../src/desk.ts';
import { publishRecords } from '../../src/features/exchange/index.ts';
import { actorFrom } from '../../src/features/people/index.ts';
import { NODE, type Actor } from '../../src/core/act.ts';
import { verify } from '../../src/platform/verify.ts';
import { noLog } from '../../src/platform/log.ts';
import { must } from '../actors.ts';
import { introduce, member_ } from '../exchange/pair.ts';
import { directoryOf, member, nodeNamed, uuid } from '../exchange/network.ts';
import { onDatabases, openUnmigrated } from '../testbed.ts';
import { account, ask, ROOT, type Found } from './readers.ts';
import { NOWHERE, recordOf } from './records.ts';

/** No byte of what is for one reader reaches another: bodies, headers, counts, versions, references, and what is not there. */
onDatabases((kind) => {
  const MARKS = { officer: 'albatros', analyst: 'pelikan' } as const;
  const place = { officer: { party: null, centre: null, secretariat: true }, analyst: { party: null, centre: 'KAZ-1', secretariat: false } } as const;
  const actor = (person: 'officer' | 'analyst'): Actor => actorFrom({ person, name: { en: person }, ...place[person], offices: [person === 'officer' ? 'desk_officer' : 'analyst'], closed: false, example: false });
  let desk: Desk;
  beforeAll(async () => {
    const node = nodeNamed('b', ['secretariat', 'centre:KAZ-1']);
    const directory = directoryOf([nodeNamed('a'), node, nodeNamed('c')].map((one) => member(one)));
    const first = await member_((await openUnmigrated(kind)).database, node);
    await introduce(first, directory);
    ({ desk } = first);
    for (const person of ['officer', 'analyst'] as const) await account(desk, person, place[person]);
    /** The same node, for as long as those who read there are these. */
    const publish = async (readers: string[], person: 'officer' | 'analyst', to: string, mark: string): Promise<void> => {
      const now = { ...node, readers, audience: [...readers, NODE] };
      const drafts = (['assessment', 'dissent'] as const).map((one) => recordOf(one, [to], mark, NOWHERE));
      must(await assemble({ database: desk.database, clock: desk.clock, example: false, log: noLog, node: now }).perform(actor(person), publishRecords(now, drafts, drafts.flatMap(() => [uuid(), uuid()]), null)));
    };
    await publish(['secretariat'], 'officer', 'a', MARKS.officer);
    await publish(['centre:KAZ-1'], 'analyst', 'c', MARKS.analyst);
    await publish(['secretariat'], 'officer', 'a', MARKS.officer);
  }, 180_000);

  async function everything(person: string): Promise<{ bytes: string; objects: Found[] }> {
    const answers = [await ask(desk, person, '/taxii2/'), await ask(desk, person, ROOT), await ask(desk, person, `${ROOT}collections/`)];
    const objects: Found[] = [];
    for (const { id } of answers[2]!.value.collections!) {
      for (const path of ['', 'objects/?match[version]=all', 'objects/', 'manifest/?match[version]=all']) {
        const answer = await ask(desk, person, `${ROOT}collections/${id}/${path}`);
        answers.push(answer);
        if (path.startsWith('objects/?')) objects.push(...(answer.value.objects ?? []));
      }
    }
    return { bytes: JSON.stringify(answers), objects };
  }

  test('each reads what is for those who read at the node then, and nothing else', async () => {
    const found = { officer: await everything('officer'), analyst: await everything('analyst') };
    for (const [person, other] of [['officer', 'analyst'], ['analyst', 'officer']] as const) {
      expect(found[person].bytes).toContain(MARKS[person]);
      expect(found[person].bytes).not.toContain(MARKS[other]);
      const hidden = found[other].objects.filter(({ type }) => !['identity', 'marking-definition', 'extension-definition'].includes(type));
      expect(hidden.length).toBeGreaterThan(5);
      for (const { id } of hidden) expect(found[person].bytes.includes(id), id).toBe(false);
      for (const { id, type } of hidden.filter(({ type: one }) => one === 'report')) {
        const own = (await ask(desk, person, `${ROOT}collections/`)).value.collections!.find(({ title }) => title === 'Assessments')!.id;
        expect((await ask(desk, person, `${ROOT}collections/${own}/objects/${id}/?match[version]=all`)).status, type).toBe(404);
      }
    }
    // Whoever writes sees neither the rows nor the dates of the others, and goes on after them all the same.
    expect((await verify(desk)).faults).toEqual([]);
  });
});
