import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import type { Draws } from '../core/forecast/draws.ts';
import { NotTaken } from './arguments.ts';

/** What a file of draws holds: rows in the order of its lines, and what came. */
export type ReadDraws = { readonly kind: 'country' | 'cell'; readonly draws: Draws; readonly observed: Float64Array };

const MOST_LINE = 16 << 20;
const MOST_MONTH = 9999;
const MOST_UNIT = 2 ** 31 - 1;
const [COMMA, NEWLINE, RETURN, ZERO] = [44, 10, 13, 48];
const MEND_HEAD = 'Name the columns month_id, country_id (or priogrid_gid), actual, d0, d1 and so on in the first line.';

const refused = (what: string): NotTaken => new NotTaken(`Nothing was scored: ${what}`);

/** What a column is for: a draw by its number from 0, or one of these; others are not read. */
const [IGNORED, MONTH, UNIT, ACTUAL] = [-1, -2, -3, -4];
type Head = { readonly kind: ReadDraws['kind']; readonly names: readonly string[]; readonly roles: Int32Array; readonly size: number };

/** @throws NotTaken */
function headOf(line: string): Head {
  const names = line.replace(/^\uFEFF/, '').trim().split(',').map((name) => name.trim().replace(/^"(.*)"$/, '$1'));
  const twice = names.find((name, i) => name !== '' && names.indexOf(name) < i);
  if (twice !== undefined) throw refused(`line 1 names the column "${twice}" twice. ${MEND_HEAD}`);
  const kind = names.includes('priogrid_gid') ? 'cell' : 'country';
  if (kind === 'cell' && names.includes('country_id')) throw refused('line 1 has both country_id and priogrid_gid. Leave one of them out: it says what a row is about.');
  const unit = kind === 'cell' ? 'priogrid_gid' : 'country_id';
  const missing = ['month_id', unit, 'actual', 'd0'].find((name) => !names.includes(name));
  if (missing !== undefined) throw refused(`line 1 has no column "${missing}", but ${names.slice(0, 8).join(', ').slice(0, 200)}. ${MEND_HEAD}`);
  const size = names.filter((name) => /^d\d+$/.test(name)).length;
  for (let draw = 0; draw < size; draw++) if (!names.includes(`d${draw}`)) throw refused(`line 1 has ${size} columns of draws and none is "d${draw}". Number the draws from d0 without a gap.`);
  const roleOf = (name: string): number => (name === 'month_id' ? MONTH : name === unit ? UNIT : name === 'actual' ? ACTUAL : /^d\d+$/.test(name) ? Number(name.slice(1)) : IGNORED);
  return { kind, names, roles: Int32Array.from(names, roleOf), size };
}

/**
 * Reads draws piece by piece, so that a file need not fit into a string. A line is a row: month, unit, outcome and draws, numbers from 0.
 * `push` and `end` throw NotTaken, which says which line and how to mend it.
 */
export function drawsReader(): { push(piece: Uint8Array): void; end(): ReadDraws } {
  const text = new TextDecoder();
  const seen = new Map<number, number>();
  const [units, months, observed]: [number[], number[], number[]] = [[], [], []];
  let head: Head | null = null;
  let values = new Float32Array(0);
  let line = 0;
  let rest = new Uint8Array(0);

  /** A field that is more than digits. NaN where it is no number from 0. */
  function numberIn(bytes: Uint8Array, from: number, to: number): number {
    const field = text.decode(bytes.subarray(from, to)).trim().replace(/^"(.*)"$/, '$1');
    return /^\+?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(field) ? Number(field) : Number.NaN;
  }

  function wrong(bytes: Uint8Array, from: number, to: number, name: string): NotTaken {
    const field = text.decode(bytes.subarray(from, Math.min(to, from + 40))).trim();
    if (field === '') return refused(`line ${line} has nothing in "${name}". A number that is not known is not a 0: draw it, or leave the row out of all models that are compared.`);
    if (/^-\d/.test(field)) return refused(`"${name}" of line ${line} is ${field}. There are no fewer than 0 deaths: cut draws off at 0 before they are written.`);
    return refused(`"${name}" of line ${line} is "${field}". Write a number from 0, with a point before decimals; months and units are whole, from 1.`);
  }

  function row(bytes: Uint8Array, from: number, to: number, { kind, names, roles, size }: Head): void {
    const at = observed.length * size;
    if (values.length < at + size) {
      const larger = new Float32Array(Math.max(at + size, Math.ceil(values.length * 1.6), 256 * size));
      larger.set(values);
      values = larger;
    }
    let [field, month, unit, actual] = [0, 0, 0, 0];
    for (let begin = from; begin <= to; field++) {
      let [end, value] = [begin, 0];
      for (; end < to && bytes[end] !== COMMA; end++) value = value * 10 + bytes[end]! - ZERO;
      const role = roles[field] ?? IGNORED;
      if (role !== IGNORED) {
        // The sum is the number where all were digits, and not too many to be exact.
        if (!digits(bytes, begin, end)) value = numberIn(bytes, begin, end);
        const most = role === MONTH ? MOST_MONTH : role === UNIT ? MOST_UNIT : Infinity;
        if (!(value <= most) || value === Infinity || ((role === MONTH || role === UNIT) && (value < 1 || !Number.isInteger(value)))) throw wrong(bytes, begin, end, names[field]!);
        if (role >= 0) values[at + role] = value;
        else if (role === ACTUAL) actual = value;
        else if (role === MONTH) month = value;
        else unit = value;
      }
      begin = end + 1;
    }
    if (field !== roles.length) throw refused(`line ${line} has ${field} fields and the head has ${roles.length}. Give every row as many draws as the first line names.`);
    const key = month * 2 ** 31 + unit;
    const earlier = seen.get(key);
    if (earlier !== undefined) throw refused(`lines ${earlier} and ${line} are both about ${kind} ${unit} in month ${month}. Leave one of them out.`);
    seen.set(key, line);
    months.push(month);
    units.push(unit);
    observed.push(actual);
  }

  function take(bytes: Uint8Array, from: number, to: number): void {
    line++;
    const end = bytes[to - 1] === RETURN ? to - 1 : to;
    if (end <= from) return;
    if (head) return row(bytes, from, end, head);
    if (line > 1) throw refused('the first line is blank. Put the names of the columns there.');
    head = headOf(text.decode(bytes.subarray(from, end)));
  }

  return {
    push(piece) {
      let bytes = piece;
      if (rest.length > 0) {
        bytes = new Uint8Array(rest.length + piece.length);
        bytes.set(rest);
        bytes.set(piece, rest.length);
      }
      let from = 0;
      for (let to = bytes.indexOf(NEWLINE); to >= 0; to = bytes.indexOf(NEWLINE, from)) {
        take(bytes, from, to);
        from = to + 1;
      }
      rest = bytes.slice(from);
      if (rest.length > MOST_LINE) throw refused(`line ${line + 1} is longer than ${MOST_LINE >> 20} MiB. Put each row on a line of its own.`);
    },
    end() {
      if (rest.length > 0) take(rest, 0, rest.length);
      if (!head) throw refused(`the file is empty. ${MEND_HEAD}`);
      if (observed.length === 0) throw refused('the file has a head and no rows. Put one row for each unit and month after it.');
      const { kind, size } = head;
      return { kind, draws: { units: Int32Array.from(units), months: Int32Array.from(months), size, values: values.subarray(0, observed.length * size) }, observed: Float64Array.from(observed) };
    },
  };
}

/** One to fifteen digits. */
function digits(bytes: Uint8Array, from: number, to: number): boolean {
  if (to === from || to - from > 15) return false;
  for (let i = from; i < to; i++) if (bytes[i]! < ZERO || bytes[i]! > ZERO + 9) return false;
  return true;
}

/** Reads a CSV, or one that gzip packed, whatever its name. @param told bytes read so far and of all. @throws NotTaken */
export async function readDraws(file: string, told: (done: number, of: number) => void): Promise<ReadDraws> {
  const { packed, size } = await opened(file);
  const raw = createReadStream(file, { highWaterMark: 1 << 18 });
  const reader = drawsReader();
  try {
    // What goes wrong in one of the two comes out of the last, which is read here.
    for await (const piece of packed ? pipeline(raw, createGunzip({ chunkSize: 1 << 18 }), () => undefined) : raw) {
      reader.push(piece as Uint8Array);
      told(raw.bytesRead, size);
    }
    return reader.end();
  } catch (error) {
    if (packed && String((error as NodeJS.ErrnoException).code).startsWith('Z_')) throw refused(`the file is packed by gzip and does not unpack (${(error as Error).message}). Copy it anew: it is cut off or damaged.`);
    throw error;
  } finally {
    raw.destroy();
  }
}

async function opened(file: string): Promise<{ packed: boolean; size: number }> {
  const handle = await open(file);
  try {
    const found = await handle.stat();
    if (!found.isFile()) throw refused(`${file} is no file. Name a CSV of draws.`);
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(2), 0, 2, 0);
    return { packed: bytesRead === 2 && buffer[0] === 0x1f && buffer[1] === 0x8b, size: found.size };
  } finally {
    await handle.close();
  }
}
