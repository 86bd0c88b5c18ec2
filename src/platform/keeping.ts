import { mkdirSync } from 'node:fs';
import { hostname } from 'node:os';
import { basename, join } from 'node:path';
import { isRefusal, refuse, type Refusal } from '../core/refusal.ts';
import { writeBackup, type Backup } from './backup.ts';
import type { Clock } from './clock.ts';
import type { Database } from './db/database.ts';
import type { Feature } from './feature.ts';
import type { Log } from './log.ts';
import { begin, end, goOn, type Upkeep } from './upkeep.ts';
import { verify, type BulkCheck, type Progress, type Verified } from './verify.ts';

/** What keeps the desk: each backup and each verification leaves a row, and ends cleanly when the process is to stop. */
export type Keeping = {
  /** Version of the product. */
  readonly version: string;
  /** Folder of the embedded database and of the control socket. */
  readonly dataFolder: string;
  readonly backupFolder: string;
  backup(file: string, person: string, progress?: Progress): Promise<Backup | Refusal>;
  verify(person: string, progress?: Progress): Promise<Verified | Refusal>;
  /** Begins one of them without waiting for its end; null, or why not. */
  start(kind: Kind, person: string): Promise<Refusal | null>;
  /** Lets nothing begin, breaks off what runs, and waits until it has tidied up. */
  stop(): Promise<void>;
};
type Kind = 'backup' | 'verify';
export type Home = { version: string; dataFolder: string; backupFolder: string };
type Parts = { database: Database; clock: Clock; log: Log; features: readonly Feature[]; checks: readonly BulkCheck[]; home: Home };

const BEAT_MS = 3000;

class Stopped extends Error {}

/** "comity-2026-11-25-100312.ndjson.gz" */
const fileName = (wall: string): string => `comity-${wall.slice(0, 19).replace('T', '-').replaceAll(':', '')}.ndjson.gz`;

export function keeping({ database, clock, log, features, checks, home }: Parts): Keeping {
  const running = new Set<Promise<unknown>>();
  let stopping = false;

  /** Does something with a row that says so: seen while it runs, and what came of it in the end. */
  async function recorded<T extends object>(kind: Kind, person: string, alone: boolean, work: (progress: Progress) => Promise<T | Refusal>, outcome: (result: T) => { ok: boolean; facts: Upkeep['facts'] }, progress: Progress): Promise<{ done: Promise<T | Refusal> } | Refusal> {
    if (stopping) return refuse('upkeep.stopped');
    const began = await database.door((lease) => begin(lease, { kind, person, wall: clock.wall(), alone }));
    if (typeof began === 'object') return refuse('upkeep.running', { since: began.started_at });
    let step: object = {};
    let beating = false;
    const beat = setInterval(() => {
      if (beating) return;
      beating = true;
      database.door((lease) => goOn(lease, began, clock.wall(), { ...step })).catch(() => undefined).finally(() => (beating = false));
    }, BEAT_MS);
    const finish = (ok: boolean, facts: Upkeep['facts']): Promise<void> => {
      log('upkeep.ended', { kind, ok });
      return database.door((lease) => end(lease, began, clock.wall(), ok, { ...facts, host: hostname() }));
    };
    const does = async (): Promise<T | Refusal> => {
      try {
        const result = await work((now) => {
          if (stopping) throw new Stopped();
          progress((step = now) as Parameters<Progress>[0]);
        });
        const { ok, facts } = isRefusal(result) ? { ok: false, facts: { refused: result.code } } : outcome(result);
        await finish(ok, facts);
        return result;
      } catch (error) {
        const refusal = error instanceof Stopped ? refuse('upkeep.stopped') : null;
        await finish(false, { refused: refusal?.code ?? 'request.failed' }).catch(() => undefined);
        if (refusal) return refusal;
        throw error;
      } finally {
        clearInterval(beat);
      }
    };
    const done = does();
    const settled = done.catch(() => undefined);
    running.add(settled);
    void settled.finally(() => running.delete(settled));
    return { done };
  }

  const backup = (file: string, person: string, alone: boolean, progress: Progress) => recorded<Backup>('backup', person, alone, (step) => writeBackup(database, file, { version: home.version, takenAt: clock.wall() }, step), (result) => ({ ok: true, facts: { file: basename(file), ...result } }), progress);
  const check = (person: string, alone: boolean, progress: Progress) => recorded<Verified>('verify', person, alone, (step) => verify({ database, features, checks }, step), ({ ok, acts, projections, head, faults }) => ({ ok, facts: { acts, projections, head: head.hash, faults } }), progress);
  const ended = async <T>(started: Promise<{ done: Promise<T | Refusal> } | Refusal>): Promise<T | Refusal> => {
    const one = await started;
    return isRefusal(one) ? one : one.done;
  };

  return {
    ...home,
    backup: (file, person, progress = () => undefined) => ended(backup(file, person, false, progress)),
    verify: (person, progress = () => undefined) => ended(check(person, false, progress)),
    start: async (kind, person) => {
      if (kind === 'backup') mkdirSync(home.backupFolder, { recursive: true, mode: 0o700 });
      const quiet = (): void => undefined;
      const started = kind === 'backup' ? await backup(join(home.backupFolder, fileName(clock.wall())), person, true, quiet) : await check(person, true, quiet);
      if (isRefusal(started)) return started;
      (started.done as Promise<unknown>).catch((error: Error) => log('upkeep.failed', { kind, error: error.name, at: String(error.stack).split('\n').slice(1, 4).join(' | ') }));
      return null;
    },
    stop: async () => {
      stopping = true;
      await Promise.all(running);
    },
  };
}
