import { isRefusal, refuse, type Refusal } from '../refusal.ts';
import { delimited, MOST_LINE, type Line } from './delimited.ts';
import type { Row } from './fields.ts';
import type { Item, Reader } from './record.ts';
import { isStorable, refused, shown } from './text.ts';

/** What a table of a source looks like, and how a row is read. A row may hold several records; it is refused as a whole. */
export type Table<T> = {
  /** Columns that must be there, by name; a file may have more, in any order. */
  readonly columns: readonly string[];
  /** Columns that are there instead in another kind of file of the source. */
  readonly or?: readonly string[];
  /** Files have no line of names, and `columns` are all there are, in order; a copy with another delimiter has names. */
  readonly unnamed?: boolean;
  /** Delimiters that are met, the publisher's first. What tabs separate is not quoted. */
  readonly delimiters?: readonly string[];
  /** The names of columns that a line gives, where it is not the first line that does; null where it gives none. A refusal where they do not suffice. */
  names?(cells: readonly string[]): readonly string[] | Refusal | null;
  /** Whether a line speaks of the columns and is no row. */
  isNote?(cells: readonly string[]): boolean;
  /** The rows and their number in an answer in JSON, where the source answers so. */
  readonly answer?: { rows(json: unknown): readonly unknown[] | null; total?(json: unknown): number | null };
  read(row: Row): readonly T[] | Refusal;
  /** What can be said only when all rows are read. */
  last?(): readonly Item<T>[];
};

/** Names of columns are looked for in so many lines. */
const HEADINGS = 25;
/** An answer in JSON is parsed as a whole, and is at most so long. Larger amounts come in pages, or as CSV. */
export const MOST_JSON = 64 * 1024 * 1024;

/** Reads a table: delimited text, or an answer in JSON where the source gives such. Pieces may be cut anywhere. */
export function table<T>(shape: Table<T>): Reader<T> & { expected(): number | null } {
  let start = '';
  let reader: (Reader<T> & { expected?(): number | null }) | null = null;
  return {
    push(text) {
      if (reader !== null) return reader.push(text);
      start += text;
      const first = start.search(/[^\s\uFEFF]/);
      if (first < 0) return [];
      const json = shape.answer !== undefined && /[[{]/.test(start[first]!);
      if (!json && !start.includes('\n', first) && start.length < MOST_LINE) return [];
      reader = json ? answered(shape, shape.answer) : rows(shape, start.slice(first, first + MOST_LINE));
      return reader.push(start);
    },
    end() {
      if (reader !== null) return reader.end();
      reader = rows(shape, start);
      const before = reader.push(start);
      return isRefusal(before) ? before : reader.end();
    },
    expected: () => reader?.expected?.() ?? null,
  };
}

function missingIn({ columns, or }: Table<unknown>, has: (column: string) => boolean): readonly string[] {
  return or?.every(has) ? [] : columns.filter((column) => !has(column));
}

function itemsOf<T>(shape: Table<T>, row: Row, raw: string): Item<T>[] {
  const records = shape.read(row);
  return isRefusal(records) ? [refused(row.line, records, raw)] : records.map((record) => ({ line: row.line, record }));
}

function rows<T>(shape: Table<T>, firstText: string): Reader<T> {
  const delimiter = delimiterOf(firstText.split('\n', 1)[0]!, shape);
  const lines = delimited(delimiter, delimiter !== '\t');
  const headings: Line[] = [];
  let places: ReadonlyMap<string, number> | null = null;
  let width = 0;
  let wrong: Refusal | null = null;

  const named = (names: readonly string[]): void => {
    const trimmed = names.map((name) => name.trim());
    width = names.length;
    places = new Map([...trimmed.map((name, i) => [name.toLowerCase(), i] as const).reverse(), ...trimmed.map((name, i) => [name, i] as const).reverse()]);
    const missing = missingIn(shape, (column) => place(column) !== undefined);
    if (missing.length > 0) wrong = refuse('sources.missing_column', { missing, found: trimmed.slice(0, 20).map(shown) });
  };
  const place = (column: string): number | undefined => places?.get(column) ?? places?.get(column.toLowerCase());

  /** Whether the line tells the names of columns or stands above them. */
  function heads(line: Line): boolean {
    const cells = line.cells ?? [];
    if (shape.unnamed) {
      const isNames = cells[0]?.trim().toLowerCase() === shape.columns[0]!.toLowerCase();
      if (isNames || (cells.length === shape.columns.length && delimiter === shape.delimiters?.[0])) named(isNames ? cells : shape.columns);
      else wrong = refuse('sources.other_format', { found: cells.length, expected: shape.columns.length });
      return isNames;
    }
    const names = shape.names ? shape.names(cells) : cells;
    if (isRefusal(names)) wrong = names;
    else if (names !== null) named(names);
    else headings.push(line);
    if (headings.length >= HEADINGS) wrong = nameless();
    return true;
  }

  /** No line gave the names of columns. */
  const nameless = (): Refusal => refuse('sources.missing_column', { missing: shape.names ? ['#'] : shape.columns, found: (headings[0]?.cells ?? []).slice(0, 20).map(shown) });

  function item(line: Line): Item<T>[] {
    if (wrong !== null || (places === null && heads(line)) || wrong !== null) return [];
    const { cells, raw } = line;
    if (cells === null) return [refused(line.line, refuse('sources.bad_quote', { line: line.line }), raw)];
    if (shape.isNote?.(cells)) return [];
    if (cells.length !== width) return [refused(line.line, refuse('sources.bad_row', { line: line.line, found: cells.length, expected: width }), raw)];
    if (!isStorable(raw)) return [refused(line.line, refuse('sources.bad_text', { line: line.line }), raw)];
    return itemsOf(shape, { line: line.line, cell: (column) => cells[place(column) ?? -1] ?? '' }, raw);
  }

  const read = (found: readonly Line[]): Item<T>[] | Refusal => {
    const items = found.flatMap(item);
    return wrong ?? items;
  };
  return {
    push: (text) => wrong ?? read(lines.push(text)),
    end() {
      const items = wrong ?? read(lines.end());
      if (isRefusal(items)) return items;
      if (places === null) return nameless();
      return [...items, ...(shape.last?.() ?? [])];
    },
  };
}

/** The publisher's own delimiter, unless the first line can only be parted by another: spreadsheets write what their country uses. */
function delimiterOf(line: string, { delimiters = [',', ';', '\t'], columns, or = columns }: Table<unknown>): string {
  const least = Math.max(2, Math.min(columns.length, or.length));
  return delimiters.find((delimiter) => line.split(delimiter).length >= least) ?? delimiters[0]!;
}

function answered<T>(shape: Table<T>, answer: NonNullable<Table<T>['answer']>): Reader<T> & { expected(): number | null } {
  let text = '';
  let total: number | null = null;
  return {
    push(piece) {
      if (text.length + piece.length > MOST_JSON) return refuse('sources.too_long', { most: MOST_JSON / 1024 / 1024 });
      text += piece;
      return [];
    },
    end() {
      const json = parsed(text);
      if (isRefusal(json)) return json;
      const rows = answer.rows(json);
      if (rows === null) return refuse('sources.missing_column', { missing: shape.columns, found: keysOf(json).slice(0, 20).map(shown) });
      total = answer.total?.(json) ?? null;
      const first = rows.find((row) => keysOf(row).length > 0);
      const missing = first === undefined ? [] : missingIn(shape, (column) => keysOf(first).includes(column));
      if (missing.length > 0) return refuse('sources.missing_column', { missing, found: keysOf(first).slice(0, 20).map(shown) });
      return [...rows.flatMap((row, i) => itemOf(shape, row, i + 1)), ...(shape.last?.() ?? [])];
    },
    expected: () => total,
  };
}

function itemOf<T>(shape: Table<T>, value: unknown, line: number): Item<T>[] {
  const raw = written(value);
  // JSON writes NUL and half characters as escapes.
  if (raw === null) return [refused(line, refuse('sources.bad_text', { line }), '')];
  if (/\\u0000|\\ud[89a-f]/i.test(raw)) return [refused(line, refuse('sources.bad_text', { line }), raw)];
  const record = new Map(Object.entries(value ?? {}));
  return itemsOf(shape, { line, cell: (column) => textOf(record.get(column)) }, raw);
}

/** Null for what is nested too deep to be written. */
function written(value: unknown): string | null {
  try {
    return JSON.stringify(value);
  } catch {
    return null;
  }
}

const textOf = (value: unknown): string => (value === null || value === undefined ? '' : typeof value === 'string' ? value : typeof value === 'object' ? (written(value) ?? '') : String(value));
const keysOf = (value: unknown): string[] => (typeof value === 'object' && value !== null ? Object.keys(value) : []);

function parsed(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, '')) as unknown;
  } catch (error) {
    return refuse('sources.not_json', { reason: shown(error instanceof Error ? error.message : '') });
  }
}

/** The list under a name of an object, or null. */
export function listIn(json: unknown, name: string): readonly unknown[] | null {
  const list = typeof json === 'object' && json !== null ? (json as Record<string, unknown>)[name] : null;
  return Array.isArray(list) ? list : null;
}

/** The number under a name of an object, or null. */
export function numberIn(json: unknown, name: string): number | null {
  const number = typeof json === 'object' && json !== null ? (json as Record<string, unknown>)[name] : null;
  return typeof number === 'number' ? number : null;
}
