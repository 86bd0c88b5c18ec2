import { Unzip, UnzipInflate, type UnzipFile } from 'fflate';
import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { encodingOf } from '../../core/ingest/text.ts';
import { refuse, type Refusal } from '../../core/refusal.ts';

/** Why a file cannot be read any further; the refusal says it in words. */
export class Unreadable extends Error {
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super(refusal.code);
    this.refusal = refusal;
  }
}

/** A file as it comes: from a disk, from a form. */
export type Given = { readonly name: string; readonly size: number; bytes(): AsyncIterable<Uint8Array> };
export type Text = { pieces: AsyncIterable<string>; /** After the last piece: SHA-256 of the file as it came. */ digest(): string };

/** The text of a file in pieces, of one packed with gzip or of the only file in a zip too. @throws Unreadable where it is no text in UTF-8, or in what its XML declares. */
export function textOf(given: Given, onBytes: (read: number) => void): Text {
  const sha256 = createHash('sha256');
  async function* counted(): AsyncGenerator<Uint8Array> {
    let read = 0;
    for await (const chunk of given.bytes()) {
      sha256.update(chunk);
      yield chunk;
      onBytes((read += chunk.length));
    }
  }
  return { pieces: decoded(unpacked(counted())), digest: () => sha256.digest('hex') };
}

async function* decoded(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  let decoder: TextDecoder | null = null;
  const decode = (chunk?: Uint8Array): string => {
    try {
      // An encoding that nobody knows fails here too.
      decoder ??= new TextDecoder(encodingOf(chunk ?? new Uint8Array()), { fatal: true });
      return decoder.decode(chunk, { stream: chunk !== undefined });
    } catch {
      throw new Unreadable(refuse('sources.not_utf8', {}, 'file'));
    }
  };
  for await (const chunk of bytes) yield decode(chunk);
  yield decode();
}

async function* unpacked(bytes: AsyncGenerator<Uint8Array>): AsyncGenerator<Uint8Array> {
  const { value: first, done } = await bytes.next();
  if (done) return;
  async function* all(): AsyncGenerator<Uint8Array> {
    yield first!;
    yield* bytes;
  }
  const begins = (...magic: number[]): boolean => magic.every((byte, i) => first[i] === byte);
  if (begins(0x1f, 0x8b)) yield* gunzipped(all());
  else if (begins(0x50, 0x4b, 3, 4)) yield* unzipped(all());
  else yield* all();
}

async function* gunzipped(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const packed = Readable.from(bytes, { objectMode: true });
  const unpack = createGunzip();
  packed.on('error', (error) => unpack.destroy(error)).pipe(unpack);
  try {
    yield* unpack as AsyncIterable<Uint8Array>;
  } catch (error) {
    if (String((error as NodeJS.ErrnoException).code).startsWith('Z_')) throw damaged();
    throw error;
  }
}

const damaged = (): Unreadable => new Unreadable(refuse('sources.bad_archive', {}, 'file'));

async function* unzipped(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const ready: Uint8Array[] = [];
  const files: string[] = [];
  let whole = false;
  let failed = false;
  const take = (file: UnzipFile): void => {
    if (file.name.endsWith('/')) return;
    files.push(file.name);
    file.ondata = (error, data, final) => {
      if (error) failed = true;
      else if (data.length > 0) ready.push(data);
      if (final) whole = true;
    };
    if (files.length === 1) file.start();
  };
  const unzip = new Unzip(take);
  unzip.register(UnzipInflate);
  const push = (chunk: Uint8Array, final: boolean): void => {
    try {
      unzip.push(chunk, final);
    } catch {
      failed = true;
    }
    if (files.length > 1) throw new Unreadable(refuse('sources.many_files', { files }, 'file'));
    if (failed) throw damaged();
  };
  for await (const chunk of bytes) {
    push(chunk, false);
    yield* ready.splice(0);
  }
  push(new Uint8Array(0), true);
  yield* ready.splice(0);
  if (!whole) throw damaged();
}
