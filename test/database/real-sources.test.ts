import { createReadStream, existsSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect, test } from 'vitest';
import type { Act } from '../../src/core/act.ts';
import { checkVersions, countEvents, importFile, refusedAfter, type ImportCommand, type Imported } from '../../src/features/sources/index.ts';
import { must, officer, onDatabases, openTestDesk } from '../testbed.ts';

/**
 * Files as their publishers made them, which are not part of the repository: `../shared` beside it, or where COMITY_SHARED
 * says. The larger ones go into PostgreSQL alone. Their number of rows is known; each row that is not taken is named here with its reason.
 */
const SHARED = process.env.COMITY_SHARED ?? join(import.meta.dirname, '../../../shared');
const there = existsSync(join(SHARED, 'data/events'));
if (!there) process.stderr.write(`\n!!! NO REAL FILES in ${SHARED}, the tests that import them are skipped !!!\n\n`);

const FILES: readonly { source: string; file: string; rows: number; duplicates?: number; refused?: readonly (readonly [line: number, code: string])[] }[] = [
  { source: 'ucdp-ged', file: 'events/ucdp/ged231-sample1000.csv', rows: 1000 },
  { source: 'ucdp-ged', file: 'events/ucdp/ged191-myanmar-bangladesh.csv', rows: 3194 },
  { source: 'ucdp-candidate', file: 'events/ucdp/conflict_data_BGD.hxl.csv', rows: 601 },
  { source: 'ucdp-candidate', file: 'forecast/ged_events_CAR_v23_1.csv', rows: 1848 },
  // In line 192 a place of kind "none" has a longitude and no latitude.
  { source: 'gdelt-events', file: 'events/gdelt/20180101000000.export.CSV', rows: 2414, duplicates: 263, refused: [[192, 'sources.no_place']] },
  { source: 'gdelt-events', file: 'events/gdelt/events2-20170701234500.sample50.tsv', rows: 50 },
];

onDatabases((kind) => {
  test.skipIf(!there)('real files are taken in with the rows they are known to have, and again change nothing', { timeout: 120_000 }, async () => {
    const desk = await openTestDesk(kind);
    const take = (source: string, file: string) => {
      const path = join(SHARED, 'data', file);
      return desk.perform(officer, must<ImportCommand>(importFile({ source, given: { name: basename(path), size: statSync(path).size, bytes: () => createReadStream(path) }, part: true, once: null })));
    };
    const known: Record<string, number> = {};
    for (const { source, file, rows, duplicates, refused = [] } of FILES.filter((one) => kind === 'postgresql' || one.rows <= 1000)) {
      const done = must<{ acts: readonly Act[] }>(await take(source, file)).acts[0]!.payload as Imported;
      expect(done, file).toMatchObject({ received: rows, accepted: rows - refused.length, refused: refused.length, closed: 0 });
      if (duplicates !== undefined) expect(done.duplicates, file).toBe(duplicates);
      const kept = await desk.database.read(officer.tokens, (lease) => refusedAfter(lease, { number: Number(done.id.slice(2)), limit: 100 }));
      expect(kept.map((row) => [row.line, row.code]), file).toEqual(refused);
      known[source] = (known[source] ?? 0) + done.opened;
      expect(await take(source, file), file).toMatchObject({ code: 'sources.unchanged' });
    }
    for (const [source, events] of Object.entries(known)) expect(await desk.database.read(officer.tokens, (lease) => countEvents(lease, { source, after: null }))).toBe(events);
    expect(await desk.database.audit(checkVersions)).toEqual([]);
  });
});
