import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import type { Actor } from '../../src/core/act.ts';
import { isRefusal } from '../../src/core/refusal.ts';
import type { Desk } from '../../src/desk.ts';
import { closeNational, enterNational, filesToRead, nationalEntriesOf, openingsOf, openNational, withdrawNational } from '../../src/features/national-files/index.ts';
import { recentActs } from '../../src/platform/acts.ts';
import { verify } from '../../src/platform/verify.ts';
import { admin, analyst, general, must, officer, onDatabases, openTestDesk, setUp, signedDelegates, tablesOf } from '../testbed.ts';

/** Words that nobody but their own party may ever read, but for whom it opens its file to and as long as it is open. */
const MARK = 'okapi-resilience-quagga';
const { ARM, KGZ } = signedDelegates;
const OTHERS: Record<string, Actor> = { ...Object.fromEntries(Object.entries(signedDelegates).filter(([party]) => party !== 'KGZ')), officer, general, admin, analyst };

onDatabases((kind) => {
  let desk: Desk;
  /** Every row of every table that a reader can select, as text. */
  let tables: string[] = [];
  const rows = (reader: readonly string[]): Promise<string[]> => desk.database.read(reader, async (lease) => {
    const all: string[] = [];
    for (const table of tables) {
      await sql`savepoint look`.execute(lease.db);
      try {
        all.push(...(await sql<{ line: string }>`select row_to_json(t)::text as line from ${sql.table(table)} t`.execute(lease.db)).rows.map((row) => `${table} ${row.line}`));
      } catch {
        await sql`rollback to savepoint look`.execute(lease.db);
      }
    }
    return all;
  });
  const marked = async (reader: Actor | null): Promise<string[]> => (await rows(reader?.tokens ?? ['public'])).filter((row) => row.includes(MARK) || row.includes('"national.'));
  const words = { en: MARK, ru: MARK };

  beforeAll(async () => {
    desk = await openTestDesk(kind);
    await setUp(desk);
    tables = await desk.database.own(tablesOf);
    must(await desk.perform(KGZ, enterNational({ party: 'KGZ', kind: 'words', indicator: words, value: '', unit: {}, words, on: '2022-04', source: MARK }, null)));
    must(await desk.perform(KGZ, enterNational({ party: 'KGZ', kind: 'figure', indicator: words, value: '31', unit: words, words: {}, on: '2022-04', source: MARK }, null)));
  });

  test('its own party reads all of it', async () => {
    expect((await marked(KGZ)).map((row) => row.split(' ')[0])).toEqual(['acts', 'acts', 'national_entries', 'national_entries']);
    expect(await desk.database.read(KGZ.tokens, filesToRead)).toEqual([{ party: 'KGZ', entries: 2, newest: '2022-04' }]);
  });

  test.each([...Object.keys(OTHERS), 'nobody'])('%s reads no word of it before it is opened', async (reader) => {
    const actor = OTHERS[reader] ?? null;
    expect(await marked(actor)).toEqual([]);
    expect(await desk.database.read(actor?.tokens ?? ['public'], async (lease) => [await filesToRead(lease), await nationalEntriesOf(lease, 'KGZ'), (await recentActs(lease, { limit: 100 })).filter((act) => act.kind.startsWith('national'))])).toEqual([[], [], []]);
  });

  test('opened to one party, it is read by that party, without its acts or who else reads it; and by nobody else', async () => {
    must(await desk.perform(KGZ, openNational({ party: 'KGZ', readers: ['party:ARM'] }, null)));
    expect((await marked(ARM)).map((row) => row.split(' ')[0])).toEqual(['national_entries', 'national_entries']);
    expect(await desk.database.read(ARM.tokens, (lease) => openingsOf(lease, 'KGZ'))).toEqual([]);
    for (const [name, reader] of Object.entries(OTHERS)) if (name !== 'ARM') expect(await marked(reader), name).toEqual([]);
    expect(await marked(null)).toEqual([]);
  });

  test('what is entered while it is open is read too; what is taken back is not', async () => {
    must(await desk.perform(KGZ, enterNational({ party: 'KGZ', kind: 'words', indicator: words, value: '', unit: {}, words: { en: 'later' }, on: '2022-05', source: MARK }, null)));
    const [latest] = await desk.database.read(ARM.tokens, (lease) => nationalEntriesOf(lease, 'KGZ'));
    expect(latest?.words).toEqual({ en: 'later' });
    must(await desk.perform(KGZ, withdrawNational({ party: 'KGZ', entry: latest!.seq }, null)));
    expect(await desk.database.read(ARM.tokens, (lease) => nationalEntriesOf(lease, 'KGZ'))).toHaveLength(2);
  });

  test('nobody else opens, closes or writes it, reader or not', async () => {
    for (const actor of Object.values(OTHERS)) {
      for (const command of [openNational({ party: 'KGZ', readers: ['secretariat'] }, null), closeNational({ party: 'KGZ', readers: ['party:ARM'] }, null), enterNational({ party: 'KGZ', kind: 'words', indicator: words, value: '', unit: {}, words, on: '2022', source: MARK }, null)]) {
        const answer = await desk.perform(actor, command as ReturnType<typeof enterNational>);
        expect(isRefusal(answer) && answer.code).toBe('national.not_allowed');
      }
    }
  });

  test('closed again, nobody reads a word of it, whoever read it before', async () => {
    must(await desk.perform(KGZ, openNational({ party: 'KGZ', readers: ['secretariat', 'party:BLR'] }, null)));
    expect(await marked(officer)).toHaveLength(2);
    must(await desk.perform(KGZ, closeNational({ party: 'KGZ', readers: ['party:ARM', 'secretariat', 'party:BLR'] }, null)));
    for (const [name, reader] of Object.entries(OTHERS)) expect(await marked(reader), name).toEqual([]);
    expect(await marked(null)).toEqual([]);
    expect(await desk.database.read(KGZ.tokens, (lease) => nationalEntriesOf(lease, 'KGZ'))).toHaveLength(3);
  });

  test('and all of it can be rebuilt', async () => expect(await verify(desk)).toMatchObject({ ok: true, faults: [] }));
});
