import { PUBLIC } from '../core/act.ts';
import type { Database } from './db/database.ts';

/**
 * `GET /health`, for whoever decides where requests go: 200 when this process can answer them, 503 when it cannot. It
 * needs neither a charter nor a cookie, and says nothing of what the desk holds. That it answers at all means that the
 * process lives.
 */
export type Health = { status: 'ok' | 'stopping' | 'no database'; version: string; database: 'ok' | 'not asked' | 'no answer'; migration: string | null };

const MOST_MS = 2000;

export function healthOf(database: Database, version: string): (stopping: boolean) => Promise<Health> {
  /** One question at a time: a database that does not answer is not asked again meanwhile. */
  let asked: Promise<string> | null = null;
  const newest = (): Promise<string> =>
    database.read([PUBLIC], async (lease) => (await lease.db.selectFrom('migrations').select('name').orderBy('name', 'desc').limit(1).executeTakeFirstOrThrow()).name);
  return async (stopping) => {
    if (stopping) return { status: 'stopping', version, database: 'not asked', migration: null };
    asked ??= newest().finally(() => (asked = null));
    const migration = await within(asked, MOST_MS);
    return migration === null ? { status: 'no database', version, database: 'no answer', migration } : { status: 'ok', version, database: 'ok', migration };
  };
}

/** What was promised, or null when it fails or takes too long. */
async function within<T>(promise: Promise<T>, ms: number): Promise<T | null> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<null>((resolve) => (timer = setTimeout(() => resolve(null), ms)));
  try {
    return await Promise.race([promise.catch(() => null), late]);
  } finally {
    clearTimeout(timer);
  }
}
