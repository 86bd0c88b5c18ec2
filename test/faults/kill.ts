import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { sql } from 'kysely';
import { brokenLink } from '../../src/core/chain.ts';
import { assemble } from '../../src/desk.ts';
import { systemClock } from '../../src/platform/clock.ts';
import { openEmbedded, openPostgres, type Database } from '../../src/platform/db/database.ts';
import { noLog } from '../../src/platform/log.ts';
import { setUp } from '../testbed.ts';
import { migrate } from '../../src/platform/db/migrate.ts';

const WRITER = join(import.meta.dirname, 'writer.ts');

/** Acknowledged acts, as the killed process reported them. */
export type Acknowledged = Map<number, string>;

/** Starts a writer; the promise ends when its process has. */
export function startWriter(where: string, name: string, options: { writers: number; most: number; onLine?: (lines: number) => void }) {
  const child = spawn(process.execPath, [WRITER, where, name, String(options.writers), String(options.most)], { stdio: ['ignore', 'pipe', 'pipe'] });
  const acknowledged: Acknowledged = new Map();
  let pending = '';
  let errors = '';
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    const lines = (pending + chunk).split('\n');
    pending = lines.pop()!; // a line cut by the kill was not read whole: it does not count as acknowledged
    for (const line of lines) acknowledged.set(Number(line.slice(0, line.indexOf(' '))), line.slice(line.indexOf(' ') + 1));
    options.onLine?.(acknowledged.size);
  });
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => void (errors += chunk));
  const ended = new Promise<number | null>((resolve) => child.on('close', (code) => resolve(code)));
  return { child, acknowledged, ended, errors: () => errors };
}

/** Lets a writer run, kills it -9 a random moment after its first acknowledged acts, and says what it had acknowledged. */
export async function killInTheMiddle(where: string, round: number): Promise<Acknowledged> {
  let kill: NodeJS.Timeout | undefined;
  const writer = startWriter(where, `round ${round}`, {
    writers: 4,
    most: 1_000_000,
    onLine: (lines) => {
      if (lines >= 3 && !kill) kill = setTimeout(() => writer.child.kill('SIGKILL'), Math.floor(Math.random() * 200));
    },
  });
  await writer.ended;
  if (writer.acknowledged.size < 3) throw new Error(`the writer stopped by itself: ${writer.errors()}`);
  return writer.acknowledged;
}

export const reopen = (where: string): Database => (where.startsWith('postgres') ? openPostgres(where) : openEmbedded(where));

/** A desk with charter and people, ready to be written to by processes. */
export async function prepare(where: string): Promise<void> {
  const database = reopen(where);
  try {
    await migrate(database, new Date().toISOString());
    await setUp(assemble({ database, clock: systemClock(), example: false, log: noLog }));
  } finally {
    await database.close();
  }
}

/** What of the acknowledged is not there, and what of the sequence or the chains does not hold. Empty when nothing was lost. */
export async function losses(database: Database, acknowledged: Acknowledged): Promise<string[]> {
  return database.audit(async (lease) => {
    const found: string[] = [];
    const { rows } = await sql<{ seq: number; title: string; row: string | null }>`
      select a.seq, a.payload->'title'->>'en' as title, d.title->>'en' as row from acts a left join dossiers d on d.id = a.dossier where a.kind = 'dossiers.opened'`.execute(lease.db);
    const kept = new Map(rows.map((row) => [row.seq, row]));
    for (const [seq, words] of acknowledged) {
      if (kept.get(seq)?.title !== words) found.push(`act ${seq} (${words}) was acknowledged and is gone`);
      else if (kept.get(seq)?.row !== words) found.push(`act ${seq} (${words}) has no row in its projection`);
    }
    const { rows: counts } = await sql<{ acts: number; links: number; last: number; head: number }>`
      select (select count(*)::int from acts) as acts, (select count(*)::int from links) as links, (select coalesce(max(seq), 0)::int from acts) as last, (select seq::int from head) as head`.execute(lease.db);
    const { acts, links, last, head } = counts[0]!;
    if (new Set([acts, links, last, head]).size !== 1) found.push(`the sequence has gaps: ${acts} acts, ${links} links, last ${last}, head ${head}`);
    const chains = Map.groupBy(await lease.db.selectFrom('links').selectAll().orderBy('dossier').orderBy('no').execute(), (link) => link.dossier);
    for (const [dossier, chain] of chains) if (brokenLink(chain) !== null) found.push(`the chain of ${dossier} is broken at ${brokenLink(chain)}`);
    return found;
  });
}
