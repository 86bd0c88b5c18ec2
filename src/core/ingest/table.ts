import { isRefusal, refuse, type Refusal } from '../refusal.ts';
import { answered } from './answer.ts';
import { delimited, MOST_LINE, type Line } from './delimited.ts';
import type { Frame, Item, Reader } from './record.ts';
import { itemsOf, missingIn, type Table } from './shape.ts';
import { isStorable, refused, shown } from './text.ts';

/** Names of columns are looked for in so many lines. */
const HEADINGS = 25;

/** Reads a table: delimited text, or an answer in JSON where the source gives such. Pieces may be cut anywhere. */
export function table<T>(shape: Table<T>): Reader<T> & { expected(): number | null; frame(): Frame } {
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
    frame: () => reader?.frame?.() ?? { before: '', after: '' },
  };
}

function rows<T>(shape: Table<T>, firstText: string): Reader<T> {
  const delimiter = delimiterOf(firstText.split('\n', 1)[0]!, shape);
  const lines = delimited(delimiter, delimiter !== '\t');
  const headings: Line[] = [];
  let names = '';
  let places: ReadonlyMap<string, number> | null = null;
  let width = 0;
  let wrong: Refusal | null = null;

  const named = (names: readonly string[]): void => {
    const trimmed = names.map((name) => name.trim());
    width = names.length;
    places = new Map([...trimmed.map((name, i) => [name.toLowerCase(), i] as const).reverse(), ...trimmed.map((name, i) => [name, i] as const).reverse()]);
    const missing = missingIn(shape, (column) => place(column) !== undefined);
    const repeated = trimmed.find((name, i) => trimmed.indexOf(name) !== i && [...shape.columns, ...(shape.or ?? [])].includes(name));
    if (repeated !== undefined) wrong = refuse('sources.repeated_column', { column: shown(repeated) }, 'file');
    if (missing.length > 0) wrong = refuse('sources.missing_column', { missing, found: trimmed.slice(0, 20).map(shown) }, 'file');
  };
  const place = (column: string): number | undefined => places?.get(column) ?? places?.get(column.toLowerCase());

  /** Whether the line tells the names of columns or stands above them. */
  function heads(line: Line): boolean {
    const cells = line.cells ?? [];
    if (shape.unnamed) {
      const isNames = cells[0]?.trim().toLowerCase() === shape.columns[0]!.toLowerCase();
      if (isNames || (cells.length === shape.columns.length && delimiter === shape.delimiters?.[0])) named(isNames ? cells : shape.columns);
      else wrong = refuse('sources.other_format', { found: cells.length, expected: shape.columns.length });
      if (isNames) names = line.raw;
      return isNames;
    }
    const found = shape.names ? shape.names(cells) : cells;
    if (isRefusal(found)) wrong = found;
    else if (found === null) headings.push(line);
    else {
      names = line.raw;
      named(found);
    }
    if (headings.length >= HEADINGS) wrong = nameless();
    return true;
  }

  /** No line gave the names of columns. */
  const nameless = (): Refusal => refuse('sources.missing_column', { missing: shape.names ? ['#'] : shape.columns, found: (headings[0]?.cells ?? []).slice(0, 20).map(shown) }, 'file');

  function item(line: Line): Item<T>[] {
    if (wrong !== null || (places === null && heads(line)) || wrong !== null) return [];
    const { cells, raw } = line;
    if (cells === null) return [refused(line.line, refuse('sources.bad_quotes', { line: line.line }), raw)];
    if (shape.isNote?.(cells)) return [];
    if (cells.length !== width) return [refused(line.line, refuse('sources.bad_columns', { line: line.line, found: cells.length, expected: width }), raw)];
    if (!isStorable(raw)) return [refused(line.line, refuse('sources.bad_text', { line: line.line }), raw)];
    return itemsOf(shape, { line: line.line, cell: (column) => cells[place(column) ?? -1] ?? '' }, raw);
  }

  const read = (found: readonly Line[]): Item<T>[] | Refusal => {
    const items = found.flatMap(item);
    return wrong ?? items;
  };
  return {
    frame: () => ({ before: names === '' ? '' : `${names}\n`, after: '' }),
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
