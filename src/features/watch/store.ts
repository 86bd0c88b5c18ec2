import type { Kysely } from 'kysely';
import type { Act, Audience } from '../../core/act.ts';
import type { Instant } from '../../core/time.ts';
import type { ReadLease, WriteLease } from '../../platform/db/database.ts';
import { json } from '../../platform/db/json.ts';
import { watchFile, type FileSet, type SignalNoted, type WatchFile } from './schema.ts';
import type { Note } from './signals.ts';

export type FileInForce = { id: string; file: WatchFile; digest: string; name: string; set_by: string; set_at: Instant; seq: number; audience: Audience; example: boolean };
type Tables = { watch_files: FileInForce; signal_notes: Note & { file: string; audience: Audience } };
const tables = (lease: ReadLease): Kysely<Tables> => lease.db as unknown as Kysely<Tables>;

export async function projectFileSet(lease: WriteLease, act: Act): Promise<void> {
  const { file, digest, name } = act.payload as FileSet;
  const row = { file: json(file as WatchFile), digest, name, set_by: act.person, set_at: act.effectiveAt, seq: act.seq, audience: act.audience, example: act.example };
  await tables(lease).insertInto('watch_files').values({ id: file.id, ...row }).onConflict((c) => c.column('id').doUpdateSet(row)).execute();
}

export async function projectSignalNoted(lease: WriteLease, act: Act): Promise<void> {
  const p = act.payload as SignalNoted;
  await tables(lease).insertInto('signal_notes').values({ seq: act.seq, ...p, words: json(p.words), noted_by: act.person, noted_at: act.effectiveAt, audience: act.audience, example: act.example }).execute();
}

export async function listFiles(lease: ReadLease): Promise<FileInForce[]> {
  return (await tables(lease).selectFrom('watch_files').selectAll().orderBy('id').execute()).map(whole);
}

export async function fileById(lease: ReadLease, id: string): Promise<FileInForce | null> {
  const row = await tables(lease).selectFrom('watch_files').selectAll().where('id', '=', id).executeTakeFirst();
  return row ? whole(row) : null;
}

/** A file put in force before there was a key has what the key means where it is absent. */
const whole = (row: FileInForce): FileInForce => ({ ...row, file: watchFile.parse(row.file) });

/** What was said of the signals of a file, oldest first. */
export async function notesOf(lease: ReadLease, file: string): Promise<Note[]> {
  return tables(lease).selectFrom('signal_notes').select(['seq', 'series', 'area', 'period', 'import', 'state', 'words', 'noted_by', 'noted_at', 'example']).where('file', '=', file).orderBy('seq').execute();
}
