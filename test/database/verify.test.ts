import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Desk } from '../../src/desk.ts';
import { contents, onDatabases, openTestDesk } from '../testbed.ts';
import { verify, type Fault } from '../../src/platform/verify.ts';
import { run } from './probe.ts';

/** What somebody with the owner's password could do to one table, and what `verify` must name. */
type Tampering = readonly [what: string, table: string, statement: string, faults: readonly Partial<Fault>[]];

const committed = 'its content is not what was committed to';
const differs = 'differs from what the acts say';

const ACTS: readonly Tampering[] = [
  ['one letter of what was decided', 'acts', `update acts set payload = replace(payload::text, 'six different', 'six differing')::jsonb where seq = 14`, [{ where: 'act 14', what: committed }]],
  ['a salt', 'acts', `update acts set salt = repeat('0', 64) where seq = 14`, [{ where: 'act 14', what: committed }]],
  ['the hour, by a millisecond', 'acts', `update acts set effective_at = effective_at - interval '1 millisecond' where seq = 14`, [{ where: 'act 14', what: committed }]],
  ['the hour of recording', 'acts', `update acts set recorded_at = recorded_at - interval '1 millisecond' where seq = 14`, [{ where: 'act 14', what: committed }]],
  ['who may read it', 'acts', `update acts set audience = audience || '{public}' where seq = 14`, [{ where: 'act 14', what: committed }]],
  ['who did it', 'acts', `update acts set person = 'general' where seq = 14`, [{ where: 'act 14', what: committed }]],
  ['what it answers', 'acts', `update acts set refs = '{W-2}' where seq = 15`, [{ where: 'act 15', what: committed }]],
  ['the mark of the example', 'acts', `update acts set example = false where seq = 14`, [{ where: 'act 14', what: committed }]],
  ['the key of its form', 'acts', `update acts set once = 'x' where seq = 14`, [{ where: 'act 14', what: committed }]],
  ['an act of another kind', 'acts', `update acts set kind = 'dossiers.opened' where seq = 14`, [{ where: 'act 14', what: 'dossiers.opened does not have the shape of its kind' }]],
  ['an act less', 'acts', 'delete from acts where seq = 14', [{ where: 'act 15', what: 'number 14 is missing before it' }]],
  ['the last act less', 'acts', 'delete from acts where seq = (select max(seq) from acts)', [{ where: 'head' }]],
];

const LINKS: readonly Tampering[] = [
  ['a commitment', 'links', `update links set commitment = repeat('0', 64) where seq = 14`, [{ where: 'act 14', what: committed }]],
  ['a hash', 'links', `update links set hash = repeat('0', 64) where seq = 14`, [{ where: 'act 14', what: 'its link in D-1 does not follow from the one before' }]],
  ['a value of the sequence of heads', 'links', `update links set head = repeat('0', 64) where seq = 14`, [{ where: 'act 14', what: 'the sequence of heads does not hold' }]],
  ['a link less', 'links', 'delete from links where seq = 14', [{ where: 'act 14', what: committed }]],
  ['a link moved to another chain', 'links', `update links set dossier = 'D-9' where seq = 14`, [{ where: 'act 14' }]],
  ['a link moved within its chain', 'links', 'update links set no = 99 where seq = 14', [{ where: 'act 14' }]],
  ['a link without an act', 'links', `insert into links select seq + 1000, dossier, no + 1000, commitment, hash, head from links where seq = 14`, [{ where: 'link 1014' }]],
  ['the newest head', 'head', `update head set hash = repeat('0', 64)`, [{ where: 'head' }]],
  ['the count of acts', 'head', 'update head set seq = seq + 1', [{ where: 'head' }]],
  ['the newest link of a chain', 'chains', `update chains set hash = repeat('0', 64) where dossier = 'D-1'`, [{ where: 'chain D-1', what: 'its newest link is not the last act' }]],
  ['a chain less', 'chains', `delete from chains where dossier = 'D-1'`, [{ where: 'chain D-1', what: 'has acts but no row' }]],
  ['who may know of a chain', 'chains', `update chains set audience = audience || '{public}' where dossier = 'D-4'`, [{ where: 'chain D-4' }]],
];

const TABLES: readonly Tampering[] = [
  ['a field of a row', 'warnings', `update warnings set probability_to = 99 where id = 'W-1'`, [{ where: 'warnings W-1', what: differs }]],
  ['who may read a row', 'dossiers', `update dossiers set audience = '{public}' where id = 'D-4'`, [{ where: 'dossiers D-4', what: differs }]],
  ['a position', 'positions', `update positions set kind = 'objects' where seq = (select min(seq) from positions)`, [{ what: differs }]],
  ['a row less', 'answers', `delete from answers where consultation = 'C-1' and party = 'KAZ'`, [{ where: 'answers C-1 KAZ', what: 'is missing from the table' }]],
  ['a row more', 'people', `insert into people select 'spy', name, party, centre, secretariat, offices, closed, audience, example from people where person = 'kaz'`, [{ where: 'people spy', what: 'is in the table, but no act says so' }]],
  ['the last number given', 'numbers', `update numbers set last = 99 where series = 'D'`, [{ where: 'numbers D', what: differs }]],
  ['a published word', 'publications', `update publications set title = '{"en": "Another"}'`, [{ what: differs }]],
  ['a figure', 'observations', `update observations set value = value + 1 where area = 'AFG' and period = '2022-04'`, [{ where: 'import I-1' }]],
  ['a figure less', 'observations', `delete from observations where area = 'AFG' and period = '2022-04'`, [{ where: 'import I-1' }]],
  ['who may read a figure', 'observations', `update observations set audience = '{public}' where area = 'AFG' and period = '2022-04'`, [{ where: 'import I-1' }]],
  ['figures of no import', 'observations', `insert into observations select 'I-9', area, period, value, audience from observations where area = 'AFG'`, [{ where: 'import I-9' }]],
];

onDatabases((kind) => {
  let desk: Desk;
  let whole: Record<string, string[]>;
  beforeAll(async () => {
    desk = await openTestDesk(kind, { example: true });
    whole = await contents(desk.database);
  });

  test('the example as it was told holds', async () => {
    const steps: string[] = [];
    const head = await desk.database.own((lease) => lease.db.selectFrom('head').select(['seq', 'hash']).executeTakeFirstOrThrow());
    expect(await verify(desk, (step) => steps.push(step.what))).toEqual({ ok: true, acts: head.seq, projections: 14, head, faults: [] });
    expect(new Set(steps)).toContain('warnings');
    expect(await contents(desk.database), 'looking changes nothing').toEqual(whole);
  });

  test.each([...ACTS, ...LINKS, ...TABLES])('is noticed: %s (%s)', { timeout: 40_000 }, async (_what, table, statement, faults) => {
    await desk.database.own((lease) => run(lease, statement));
    expect(await contents(desk.database), 'something was changed').not.toEqual(whole);
    const found = await verify(desk);
    expect(found.ok).toBe(false);
    for (const fault of faults) expect(found.faults).toContainEqual(expect.objectContaining(fault));
    await restore(desk, table, whole[table]!);
  });

  afterAll(async () => expect(await contents(desk.database), 'everything was put back').toEqual(whole));
});

/** Puts the rows of a table back as they were. */
async function restore(desk: Desk, table: string, rows: readonly string[]): Promise<void> {
  await desk.database.own(async (lease) => {
    await run(lease, `delete from ${table}`);
    await sql`insert into ${sql.table(table)} select * from jsonb_populate_recordset(null::${sql.table(table)}, ${`[${rows.join(',')}]`}::jsonb)`.execute(lease.db);
  });
}
