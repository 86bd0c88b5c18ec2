import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { rolesOf } from '../src/platform/db/database.ts';

/** A database whose owner is no superuser, as in production, made with a superuser's address; `drop` takes its roles along. */
export async function createOwned(superuser: string): Promise<{ url: string; drop(): Promise<void> }> {
  const name = `comity_${randomBytes(5).toString('hex')}`;
  const password = randomBytes(8).toString('hex');
  await run(superuser, [`create role ${name} login nosuperuser nobypassrls createrole password '${password}'`, `create database ${name} owner ${name}`]);
  const url = new URL(superuser);
  [url.username, url.password, url.pathname] = [name, password, `/${name}`];
  return { url: url.href, drop: () => run(superuser, [`drop database ${name} with (force)`, ...[...Object.values(rolesOf(name)), name].map((role) => `drop role if exists ${role}`)]) };
}

async function run(superuser: string, statements: readonly string[]): Promise<void> {
  const client = new pg.Client({ connectionString: superuser });
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}
