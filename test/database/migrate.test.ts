import { readdirSync } from 'node:fs';
import { expect, inject, test } from 'vitest';
import { openPostgres } from '../../src/platform/db/database.ts';
import { migrate, MigrationError } from '../../src/platform/db/migrate.ts';
import { contents, later, NOW, onDatabases, openUnmigrated, tablesOf } from '../testbed.ts';
import { codeOf, run } from './probe.ts';

const FILES = readdirSync(new URL('../../migrations/', import.meta.url)).filter((file) => file.endsWith('.sql')).sort();

onDatabases((kind) => {
  test('an empty database gets every file, in order, and a second time nothing', async () => {
    const { database } = await openUnmigrated(kind);
    expect(await migrate(database, NOW)).toEqual({ applied: FILES, already: 0 });
    const before = await contents(database);
    expect(before.migrations).toHaveLength(FILES.length);
    expect(Object.keys(before).filter((table) => before[table]!.length > 0), 'no act, nobody').toEqual(['head', 'migrations']);
    expect(await migrate(database, later(1))).toEqual({ applied: [], already: FILES.length });
    expect(await contents(database)).toEqual(before);
  });

  test('a database that a newer version made is refused, and left as it is', async () => {
    const { database } = await openUnmigrated(kind);
    await migrate(database, NOW);
    await database.own((lease) => run(lease, `insert into migrations values ('9999_future.sql', 'x', '${NOW}')`));
    const before = await contents(database);
    const refused = migrate(database, NOW);
    await expect(refused).rejects.toBeInstanceOf(MigrationError);
    await expect(refused).rejects.toThrow(/9999_future\.sql.*newer version/);
    expect(await contents(database)).toEqual(before);
    await database.own((lease) => run(lease, "delete from migrations where name = '9999_future.sql'"));
    expect(await migrate(database, NOW)).toEqual({ applied: [], already: FILES.length });
  });

  test('a file edited since it was applied is refused by its name', async () => {
    const { database } = await openUnmigrated(kind);
    await migrate(database, NOW);
    await database.own((lease) => run(lease, `update migrations set digest = repeat('0', 64) where name = '${FILES[1]}'`));
    const refused = migrate(database, NOW);
    await expect(refused).rejects.toBeInstanceOf(MigrationError);
    await expect(refused).rejects.toThrow(FILES[1]);
  });

  test('a migration that fails half way leaves nothing behind', async () => {
    const { database } = await openUnmigrated(kind);
    await database.own((lease) => run(lease, 'create table warnings (id integer)'));
    expect(await codeOf(migrate(database, NOW)), 'the last file meets a table that is there').toBe('42P07');
    expect(await database.own(tablesOf)).toEqual(['warnings']);
    await database.own((lease) => run(lease, 'drop table warnings'));
    expect(await migrate(database, NOW)).toEqual({ applied: FILES, already: 0 });
  });
});

test.skipIf(inject('postgres') === null)('four servers that start at once on an empty PostgreSQL database migrate it once', async () => {
  const { database, url } = await openUnmigrated('postgresql');
  const others = [1, 2, 3].map(() => openPostgres(url!));
  try {
    const results = await Promise.all([database, ...others].map((one) => migrate(one, NOW)));
    expect(results.filter((result) => result.applied.length > 0)).toEqual([{ applied: FILES, already: 0 }]);
    expect(results.filter((result) => result.already === FILES.length)).toHaveLength(3);
    expect((await contents(database)).migrations).toHaveLength(FILES.length);
  } finally {
    for (const one of others) await one.close();
  }
});
