import { existsSync } from 'node:fs';
import pg from 'pg';
import { describe, expect, inject, test } from 'vitest';
import { startCluster } from './postgres.ts';

const url = inject('postgres');

async function ask(address: string, sql: string): Promise<unknown> {
  const client = new pg.Client({ connectionString: address });
  await client.connect();
  try {
    const { rows } = await client.query<Record<string, unknown>>(sql);
    return Object.values(rows[0] ?? {})[0];
  } finally {
    await client.end();
  }
}

describe.skipIf(url === null)('PostgreSQL for the tests', () => {
  test('answers, is new enough, and makes databases', async () => {
    expect(Number(await ask(url!, 'show server_version_num'))).toBeGreaterThanOrEqual(150_000);
    const name = `comity_test_${process.pid}`;
    await ask(url!, `create database ${name}`);
    expect(await ask(url!.replace(/\/[^/]*$/, `/${name}`), 'select current_database()')).toBe(name);
    await ask(url!, `drop database ${name}`);
  });

  test.skipIf(process.env.TEST_DATABASE_URL !== undefined)('syncs to disk for whoever measures, as in production, and leaves nothing behind', async () => {
    const cluster = await startCluster({ synced: true });
    expect(await ask(cluster.url, 'show fsync')).toBe('on');
    await cluster.stop();
    expect(existsSync(cluster.folder)).toBe(false);
    await expect(ask(cluster.url, 'select 1')).rejects.toThrow();
  });
});
