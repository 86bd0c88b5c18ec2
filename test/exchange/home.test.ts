import { sql } from 'kysely';
import { expect, test } from 'vitest';
import type { AnyRecord } from '../../src/core/exchange/record.ts';
import { PARTIES, PUBLIC, SECRETARIAT } from '../../src/core/act.ts';
import { machineOf } from '../../src/features/exchange/index.ts';
import { beginPaper } from '../../src/features/papers/index.ts';
import { askTasking, draftAnswer, EMPTY } from '../../src/features/taskings/index.ts';
import type { ReadLease } from '../../src/platform/db/database.ts';
import { both, must, officer } from '../actors.ts';
import { onDatabases, tablesOf } from '../testbed.ts';
import { draft } from './drafts.ts';
import { fleetOf, heal, say, type Fleet } from './fleet.ts';
import { uuid } from './network.ts';

const amber: AnyRecord['marking'] = { scheme: 'TLP-2.0', level: 'AMBER', reshare: 'no', public: false, caveats: [] };

/** Tables in which whoever holds these tokens finds this text. */
async function finds(lease: ReadLease, tables: readonly string[], text: string): Promise<string[]> {
  const found: string[] = [];
  for (const table of tables) {
    const { rows: [may] } = await sql<{ may: boolean }>`select has_table_privilege(current_user, ${table}, 'select') as may`.execute(lease.db);
    if (!may!.may) continue;
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from ${sql.table(table)} t where t::text like ${`%${text}%`}`.execute(lease.db);
    if (rows[0]!.n > 0) found.push(table);
  }
  return found;
}

onDatabases((kind) => {
  async function asked(): Promise<{ fleet: Fleet; id: string }> {
    const fleet = await fleetOf(kind, ['sec', 'a']);
    const sec = fleet.members[0]!;
    const command = askTasking(sec.node, { to: ['a'], marking: amber, author: { role: 'x', name: null }, lang: 'en', question: both('What changed?'), background: {}, answerBy: '2022-05-20T12:00:00.000Z' }, [uuid(), uuid()], null);
    if ('refused' in command) throw new Error(command.code);
    const done = must(await sec.desk.perform(officer, command));
    await heal(fleet);
    return { fleet, id: (done.acts[0]!.payload as { id: string }).id };
  }

  test('a draft is where the exchange cannot read it, whoever wrote it, and is in nothing that leaves', async () => {
    const { fleet, id } = await asked();
    const [sec, a] = [fleet.members[0]!, fleet.members[1]!];
    must(await a.desk.perform(officer, draftAnswer(a.node, { tasking: id, body: { ...EMPTY, title: both('canary-draft-answer') }, seen: 0 }, officer, null)));
    must(await sec.desk.perform(officer, beginPaper(sec.node, { tasking: id, title: both('canary-draft-paper'), paragraphs: [] }, officer, null)));
    await say(a, draft(['sec'], 'what is said'));
    await heal(fleet);
    const tables = await sec.desk.database.own(tablesOf);
    const readableTo = (member: typeof a, tokens: readonly string[], text: string): Promise<string[]> => member.desk.database.read(tokens, (lease) => finds(lease, tables, text));
    expect(await readableTo(a, officer.tokens, 'canary-draft-answer'), 'colleagues find it').toEqual(['acts', 'answer_drafts']);
    expect(await readableTo(sec, officer.tokens, 'canary-draft-paper')).toEqual(['acts', 'papers']);
    expect(await readableTo(a, machineOf(a.node).tokens, 'canary-draft-answer'), 'the exchange does not').toEqual([]);
    expect(await readableTo(sec, machineOf(sec.node).tokens, 'canary-draft-paper')).toEqual([]);
    expect(await readableTo(a, machineOf(a.node).tokens, 'what is said'), 'and what it has signed it finds').toContain('exchange_published');
    for (const { bytes } of fleet.left) expect(Buffer.from(bytes).toString('latin1')).not.toContain('canary-draft');
    expect(machineOf(a.node).tokens.filter((token) => [PARTIES, SECRETARIAT].includes(token) || /^(party|centre|person):/.test(token))).toEqual([]);
    expect(machineOf(a.node).tokens).toContain(PUBLIC);
  }, 60_000);

  test('a second save of what was not read is refused', async () => {
    const { fleet, id } = await asked();
    const a = fleet.members[1]!;
    const save = (seen: number) => a.desk.perform(officer, draftAnswer(a.node, { tasking: id, body: EMPTY, seen }, officer, null));
    must(await save(0));
    expect(await save(0)).toMatchObject({ code: 'taskings.stale', facts: { revision: 1 } });
    must(await save(1));
  }, 60_000);
});
