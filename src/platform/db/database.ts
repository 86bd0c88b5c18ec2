import { Kysely, sql } from 'kysely';
import { AsyncLocalStorage } from 'node:async_hooks';
import type { Audience } from '../../core/act.ts';
import { gathered } from '../gather.ts';
import { lockFolder } from './folder-lock.ts';
import { pgliteDialect } from './pglite.ts';
import { postgresDialect } from './postgres.ts';
import type { PlatformTables } from './tables.ts';

/** A transaction somebody holds, and nothing else: there is no other way to reach the database. */
export type ReadLease = { readonly mode: 'read' | 'write'; readonly db: Kysely<PlatformTables> };
export type WriteLease = ReadLease & { readonly mode: 'write' };
export type Head = { readonly seq: number; readonly hash: string };
type Role = 'app' | 'door' | 'auditor';

export type Database = {
  readonly kind: 'embedded' | 'postgresql';
  /** For a page: sees what the audience's tokens see, changes nothing. */
  read<T>(tokens: Audience, work: (lease: ReadLease) => Promise<T>): Promise<T>;
  /** For `perform` alone. */
  write<T>(tokens: Audience, work: (lease: WriteLease) => Promise<T>): Promise<T>;
  /** For sign-in: credentials and sessions, and nothing of the desk's content. */
  door<T>(work: (lease: WriteLease) => Promise<T>): Promise<T>;
  /** For `verify`: sees everything as it stands at one moment, changes nothing. */
  audit<T>(work: (lease: ReadLease) => Promise<T>): Promise<T>;
  /** For backups alone: every table as it stands at one moment, credentials too; changes nothing and keeps nobody from writing. */
  snapshot<T>(work: (lease: ReadLease) => Promise<T>): Promise<T>;
  /** For migrations and for rebuilding: the owner, past all policies where the owner is a superuser. */
  own<T>(work: (lease: WriteLease) => Promise<T>): Promise<T>;
  /** The newest value of the sequence of all heads, which says whether anything was recorded, and nothing of what. */
  head(): Promise<Head>;
  close(): Promise<void>;
};

class NestedLease extends Error {
  constructor() {
    super('a lease was asked for while one is held: pass the lease along instead');
  }
}

/** `held` notices a lease asked for inside a lease of the same database, which would wait for itself. */
type Connected = { kysely: Kysely<PlatformTables>; held: AsyncLocalStorage<true> };

function quoteToken(token: string): string {
  if (!/^[A-Za-z0-9:._-]+$/.test(token)) throw new Error('not a token of an audience');
  return token;
}

async function lease<T>(
  { kysely, held }: Connected,
  role: { name: Role; as: string } | null,
  begin: 'begin' | 'begin read only' | 'begin isolation level repeatable read read only',
  tokens: Audience,
  work: (lease: WriteLease) => Promise<T>,
): Promise<T> {
  if (held.getStore()) throw new NestedLease();
  return held.run(true, () =>
    kysely.connection().execute(async (db) => {
      const setup = [begin, ...(role ? [`set local role ${role.as}`, `set local comity.tokens = '${tokens.map(quoteToken).join(' ')}'`] : [])];
      await sql.raw(setup.join('; ')).execute(db);
      let result: T;
      try {
        result = await work({ mode: 'write', db });
      } catch (error) {
        await sql.raw('rollback').execute(db).catch(() => undefined);
        throw error;
      }
      await sql.raw('commit').execute(db);
      return result;
    }),
  );
}

function database(kind: Database['kind'], kysely: Kysely<PlatformTables>, roles: Record<Role, string>, release: () => void): Database {
  const connected = { kysely, held: new AsyncLocalStorage<true>() };
  const newest = gathered<1, Head>(async () => new Map([[1, await kysely.selectFrom('head').select(['seq', 'hash']).where('id', '=', 1).executeTakeFirstOrThrow()]]));
  const as = (name: Role): { name: Role; as: string } => ({ name, as: roles[name] });
  return {
    kind,
    read: (tokens, work) => lease(connected, as('app'), 'begin read only', tokens, work),
    write: (tokens, work) => lease(connected, as('app'), 'begin', tokens, work),
    door: (work) => lease(connected, as('door'), 'begin', [], work),
    audit: (work) => lease(connected, as('auditor'), 'begin isolation level repeatable read read only', [], work),
    snapshot: (work) => lease(connected, null, 'begin isolation level repeatable read read only', [], work),
    own: (work) => lease(connected, null, 'begin', [], work),
    head: async () => {
      if (connected.held.getStore()) throw new NestedLease();
      return (await newest(1))!;
    },
    close: async () => {
      await kysely.destroy();
      release();
    },
  };
}

/** Role names are per database: roles belong to a PostgreSQL cluster, not to one database in it. */
export function rolesOf(databaseName: string): Record<Role, string> {
  const base = `comity_${databaseName.replace(/[^A-Za-z0-9_]/g, '_')}`.slice(0, 50).toLowerCase();
  return { app: `${base}_app`, door: `${base}_door`, auditor: `${base}_auditor` };
}

/**
 * The embedded database. @param folder null keeps it in memory.
 * @throws FolderBusy when another process has the folder.
 */
export function openEmbedded(folder: string | null): Database {
  const release = folder === null ? () => undefined : lockFolder(folder);
  try {
    const kysely = new Kysely<PlatformTables>({ dialect: pgliteDialect(folder === null ? null : `${folder}/postgres`) });
    return database('embedded', kysely, rolesOf('embedded'), release);
  } catch (error) {
    release();
    throw error;
  }
}

export function openPostgres(url: string, connections?: number): Database {
  const name = decodeURIComponent(new URL(url).pathname.slice(1)) || 'postgres';
  return database('postgresql', new Kysely<PlatformTables>({ dialect: postgresDialect(url, connections) }), rolesOf(name), () => undefined);
}
