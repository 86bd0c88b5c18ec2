import { createHash, randomBytes } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { pipeline as through, Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { refuse, type Refusal } from '../core/refusal.ts';
import type { Instant } from '../core/time.ts';
import type { Migration } from './db/migrate.ts';

/**
 * One backup is one file: lines of JSON, compressed with gzip. First the header; then for each table a line that names
 * it and its columns, followed by its rows, each an array of the values in the database's own text form; last the
 * trailer with the number of rows of each table and the SHA-256 of every byte before it.
 */
export const FORMAT = 1;

export type BackupHeader = {
  comity: 'backup';
  format: number;
  /** Version of the product. */
  version: string;
  migrations: Migration[];
  database: 'embedded' | 'postgresql';
  /** By the machine's clock. */
  takenAt: Instant;
  head: { seq: number; hash: string };
};
export type TableLine = { table: string; columns: string[] };
export type Rows = TableLine & { lines: string[] };

/** Why a file cannot be taken; the refusal says it in words. */
export class BackupFault extends Error {
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super(refusal.code);
    this.refusal = refusal;
  }
}
const fault = (code: 'not_a_backup' | 'damaged', rows: number): BackupFault => new BackupFault(code === 'damaged' ? refuse('backup.damaged', { rows }) : refuse('backup.not_a_backup'));

/** Rows are handed on in pieces of at most so many lines or characters. */
const MOST_LINES = 500;
const MOST_CHARACTERS = 1 << 20;
const LONGEST_LINE = 1 << 28;

/**
 * Writes to a name of its own beside the file, for the owner alone, syncs it to the disk and only then gives it its
 * name: a file of that name is a whole one. Returns size and SHA-256 of the file as it lies there.
 */
export async function writeFile(file: string, header: BackupHeader, tables: () => AsyncGenerator<TableLine | string[]>): Promise<{ bytes: number; sha256: string }> {
  const partial = `${file}.${randomBytes(4).toString('hex')}.partial`;
  const outside = createHash('sha256');
  let bytes = 0;
  try {
    await pipeline(
      Readable.from(content(header, tables)),
      createGzip(),
      async function* (chunks: AsyncIterable<Buffer>) {
        for await (const chunk of chunks) {
          outside.update(chunk);
          bytes += chunk.length;
          yield chunk;
        }
      },
      createWriteStream(partial, { flags: 'wx', mode: 0o600, flush: true }),
    );
    await rename(partial, file);
    await syncFolder(dirname(file));
  } catch (error) {
    await rm(partial, { force: true });
    throw error;
  }
  return { bytes, sha256: outside.digest('hex') };
}

async function* content(header: BackupHeader, tables: () => AsyncGenerator<TableLine | string[]>): AsyncGenerator<string> {
  const inside = createHash('sha256');
  const rows: Record<string, number> = {};
  let table = '';
  const said = (text: string): string => {
    inside.update(text);
    return text;
  };
  yield said(`${JSON.stringify(header)}\n`);
  for await (const part of tables()) {
    if (Array.isArray(part)) {
      rows[table]! += part.length;
      if (part.length > 0) yield said(`${part.join('\n')}\n`);
    } else {
      rows[(table = part.table)] = 0;
      yield said(`${JSON.stringify(part)}\n`);
    }
  }
  yield `${JSON.stringify({ rows, sha256: inside.digest('hex') })}\n`;
}

/** The name of a file is kept by its folder. Not every system lets a folder be opened. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => null);
  await handle?.sync().catch(() => undefined);
  await handle?.close();
}

/**
 * The header, then the rows in pieces. @throws BackupFault at the end at the latest when a single byte is not what was
 * written: whoever writes what this yields must be able to take it back.
 */
export async function* readFile(file: string, onBytes: (read: number) => void = () => undefined): AsyncGenerator<BackupHeader | Rows> {
  const inside = createHash('sha256');
  const counts: Record<string, number> = {};
  let header: BackupHeader | null = null;
  let rows: Rows | null = null;
  let characters = 0;
  let over = false;
  let total = 0;
  for await (const line of linesOf(file, onBytes)) {
    if (over) throw fault('damaged', total);
    if (line.startsWith('[')) {
      if (!rows) throw fault(header ? 'damaged' : 'not_a_backup', total);
      rows.lines.push(line);
      characters += line.length;
      total++;
    }
    if (rows && (rows.lines.length >= MOST_LINES || characters >= MOST_CHARACTERS || !line.startsWith('['))) {
      const full: Rows = rows;
      counts[full.table] = (counts[full.table] ?? 0) + full.lines.length;
      yield full;
      rows = { table: full.table, columns: full.columns, lines: [] };
      characters = 0;
    }
    if (!line.startsWith('[')) {
      const said = object(line, header !== null, total);
      if (!header) yield (header = headerOf(said));
      else if (typeof said.table === 'string') rows = { table: said.table, columns: said.columns as string[], lines: [] };
      else if (said.sha256 === inside.copy().digest('hex') && same(said.rows as Record<string, number>, counts)) over = true;
      else throw fault('damaged', total);
    }
    inside.update(`${line}\n`);
  }
  if (!over) throw fault(header ? 'damaged' : 'not_a_backup', total);
}

function object(line: string, known: boolean, total: number): Record<string, unknown> {
  try {
    return Object(JSON.parse(line)) as Record<string, unknown>;
  } catch {
    throw fault(known ? 'damaged' : 'not_a_backup', total);
  }
}

function headerOf(said: Record<string, unknown>): BackupHeader {
  if (said.comity !== 'backup') throw fault('not_a_backup', 0);
  if (said.format !== FORMAT) throw new BackupFault(refuse('backup.newer', { version: String(said.version), what: `format ${String(said.format)}` }));
  return said as BackupHeader;
}

const same = (a: Record<string, number>, b: Record<string, number>): boolean => JSON.stringify(Object.entries(a)) === JSON.stringify(Object.entries(b));

/** Lines end at a newline and nowhere else: text may hold every other character that ends a line somewhere. */
async function* linesOf(file: string, onBytes: (read: number) => void): AsyncGenerator<string> {
  if (!(await isGzip(file))) throw fault('not_a_backup', 0);
  let read = 0;
  let whole = 0;
  let pending: Buffer[] = [];
  let length = 0;
  const chunks = through(createReadStream(file), async function* (squeezed: AsyncIterable<Buffer>) {
    for await (const chunk of squeezed) {
      onBytes((read += chunk.length));
      yield chunk;
    }
  }, createGunzip(), () => undefined);
  try {
    for await (const chunk of chunks as AsyncIterable<Buffer>) {
      let from = 0;
      for (let to = chunk.indexOf(10); to >= 0; to = chunk.indexOf(10, from)) {
        yield Buffer.concat([...pending, chunk.subarray(from, to)]).toString('utf8');
        whole++;
        pending = [];
        length = 0;
        from = to + 1;
      }
      pending.push(chunk.subarray(from));
      if ((length += chunk.length - from) > LONGEST_LINE) throw fault('damaged', whole);
    }
  } catch (error) {
    if (String((error as NodeJS.ErrnoException).code).startsWith('Z_')) throw fault('damaged', whole);
    throw error;
  }
  if (length > 0) throw fault('damaged', whole);
}

async function isGzip(file: string): Promise<boolean> {
  const handle = await open(file, 'r');
  try {
    const { buffer } = await handle.read(Buffer.alloc(2), 0, 2, 0);
    return buffer[0] === 0x1f && buffer[1] === 0x8b;
  } finally {
    await handle.close();
  }
}
