import { createReadStream, readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { isRefusal, refuse, type Refusal } from './core/refusal.ts';
import { CHECKS, FEATURES, openDatabase, type Desk } from './desk.ts';
import { tellExample } from './example/story.ts';
import { capOperations } from './features/cap/cli.ts';
import { putInForce, type CharterFault } from './features/charter/index.ts';
import { exchangeOperations } from './features/exchange/cli.ts';
import { credentialFault, joinPerson, OPERATOR, setCredential } from './features/people/index.ts';
import { importSeries, SOURCES, tooLarge } from './features/series/index.ts';
import { importFile as importSource, quarantineOf, READERS, readerOf, reportOf, retryImport, type ImportCommand } from './features/sources/index.ts';
import { makeDigests } from './features/subscriptions/index.ts';
import { restoreBackup } from './platform/backup.ts';
import type { Config } from './platform/config.ts';
import { FolderBusy } from './platform/db/folder-lock.ts';
import type { Operation, OperationResult } from './platform/desk.ts';
import { setWatchFile } from './features/watch/index.ts';

/** What the command line can ask of a desk, whether the desk runs in the server or in the command itself. */
const refused = (refusal: Refusal): OperationResult => ({ ok: false, refusal });
const done = (facts: Record<string, unknown>): OperationResult => ({ ok: true, facts });
const text = (value: unknown): string => (typeof value === 'string' ? value : '');

const verifyDesk: Operation<Desk> = async (desk, _input, progress) => {
  const result = await desk.keeping.verify(OPERATOR.person, progress);
  if (isRefusal(result)) return refused(result);
  const { ok, acts, projections, head, faults } = result;
  return { ok, facts: { ok, acts, projections, head, faults } };
};

/** Writes to the path it is given, which is whole, since the server stands in another folder than the command. */
const backup: Operation<Desk> = async (desk, input, progress) => {
  const file = text(input.file);
  const result = await desk.keeping.backup(file, OPERATOR.person, progress);
  return isRefusal(result) ? refused(result) : done({ file, ...result });
};

/** Never through a running server, which would go on with what it knows. @throws the error of the file system, which names the file. */
export async function restore(config: Config, file: string, progress: Parameters<Operation<Desk>>[2]): Promise<OperationResult> {
  let database;
  try {
    database = openDatabase(config);
  } catch (error) {
    if (error instanceof FolderBusy) return refused(refuse('backup.desk_in_use', { folder: config.dataFolder }));
    throw error;
  }
  try {
    const result = await restoreBackup({ database, features: FEATURES, checks: CHECKS, wall: () => new Date().toISOString(), person: OPERATOR.person }, file, progress);
    return isRefusal(result) ? refused(result) : done({ file, ...result, sound: true });
  } finally {
    await database.close();
  }
}

const demo: Operation<Desk> = async (desk, _input, progress) => {
  const { seq } = await desk.database.audit((lease) => lease.db.selectFrom('head').select('seq').where('id', '=', 1).executeTakeFirstOrThrow());
  if (seq > 0) return refused(refuse('desk.not_empty', { acts: seq }));
  if (!desk.example) return refused(refuse('desk.not_example'));
  return done(await tellExample(desk, progress));
};

/** Puts a file of the organisation in force: a charter, or a watch file. Every mistake in it is named with its place. */
const fileInForce = (read: (input: { text: string; file: string; once: null }) => unknown): Operation<Desk> => async (desk, input) => {
  const file = text(input.file);
  const command = read({ text: Buffer.from(text(input.content), 'base64').toString('utf8'), file: basename(file), once: null });
  if (Array.isArray(command)) return { ok: false, mistakes: (command as CharterFault[]).map(({ line, column, path, code, facts }) => ({ place: `${file}:${line}:${column}${path === '' ? '' : ` (${path})`}`, code, facts })) };
  const result = await desk.perform(OPERATOR, command as Parameters<Desk['perform']>[1]);
  return isRefusal(result) ? refused(result) : done({ act: result.acts[0]!.seq });
};

/** Done, or gone through and taken back: the same report. */
async function imported(desk: Desk, command: ImportCommand | Refusal): Promise<OperationResult> {
  const result = isRefusal(command) ? command : await desk.perform(OPERATOR, command);
  return isRefusal(command) || isRefusal(result) ? refused(result as Refusal) : done({ report: reportOf(command, result.acts[0]!) });
}

/** The file is read where it lies, piece by piece: by the server where one runs, which is the same user's as the command. */
const importLarge: Operation<Desk> = (desk, input, progress) => {
  const path = text(input.path);
  const given = { name: basename(path), size: statSync(path).size, bytes: () => createReadStream(path) };
  return imported(desk, importSource({ source: text(input.source), given, once: null, vintage: text(input.vintage), part: input.part === true, rehearsal: input.dryRun === true, progress }));
};

const retry: Operation<Desk> = (desk, input, progress) => imported(desk, retryImport({ import: text(input.import), once: null, rehearsal: input.dryRun === true, progress }));

const quarantine: Operation<Desk> = async (desk, input) => {
  const id = text(input.import);
  const found = await desk.database.audit((lease) => quarantineOf(lease, id === '' ? null : id));
  return isRefusal(found) ? refused(found) : done({ quarantine: found });
};

const importFile: Operation<Desk> = async (desk, input, progress) => {
  if (readerOf(text(input.source))) return importLarge(desk, input, progress);
  if (!SOURCES.some(({ id }) => id === input.source)) return refused(refuse('sources.unknown', { source: text(input.source), known: [...SOURCES, ...READERS].map(({ id }) => id) }));
  if (typeof input.size === 'number') return refused(tooLarge(input.size));
  const bytes = Buffer.from(text(input.content), 'base64');
  progress({ done: 0, of: 2, what: 'reading' });
  const command = importSeries({ source: text(input.source), file: basename(text(input.file)), bytes, once: null, vintage: text(input.vintage) });
  if (isRefusal(command)) return refused(command);
  progress({ done: 1, of: 2, what: 'recording' });
  const result = await desk.perform(OPERATOR, command);
  if (isRefusal(result)) return refused(result);
  const imports = result.acts.map((act) => {
    const { id, series, rows, from, to, rowsDigest } = act.payload as { id: string; series: string; rows: number; from: string; to: string; rowsDigest: string };
    return { import: id, series, rows, from, to, digest: rowsDigest, act: act.seq };
  });
  progress({ done: 2, of: 2, what: 'done' });
  return done({ imports });
};

/** Makes what is due; a running server does it by itself. */
const digests: Operation<Desk> = async (desk) => done(await makeDigests(desk));

const userAdd: Operation<Desk> = async (desk, input) => {
  const password = text(input.password);
  const fault = await credentialFault(desk.database, text(input.email), password);
  if (fault) return refused(fault);
  const name = { en: text(input.name), ...(text(input.nameRu) === '' ? {} : { ru: text(input.nameRu) }) };
  const optional = (value: unknown): string | null => (text(value) === '' ? null : text(value));
  const person = { person: text(input.person), name, party: optional(input.party), centre: optional(input.centre), secretariat: input.secretariat === true, offices: (input.offices as string[] | undefined) ?? [] };
  const joined = joinPerson(person, null);
  const result = await desk.perform(OPERATOR, joined);
  if (isRefusal(result)) return refused(result);
  const credential = await setCredential(desk.database, person.person, text(input.email), password, desk.clock.wall());
  return isRefusal(credential) ? refused(credential) : done({ person: person.person, act: result.acts[0]!.seq });
};

export const OPERATIONS: Readonly<Record<string, Operation<Desk>>> = { verify: verifyDesk, backup, demo, charter: fileInForce(putInForce), watch: fileInForce(setWatchFile), import: importFile, retry, quarantine, digests, 'user add': userAdd, ...exchangeOperations(OPERATOR), ...capOperations(OPERATOR) };

/** Reads a file for an operation. @throws the error of the file system, which names the file. */
export const contentOf = (file: string): string => readFileSync(file).toString('base64');
