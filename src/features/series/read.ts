import { parse, CsvError } from 'csv-parse/sync';
import { canonical, digest } from '../../core/canonical.ts';
import { isRefusal, refuse, type Refusal } from '../../core/refusal.ts';
import type { Figures, Row, Source } from './sources.ts';

export type ReadFigures = Figures & { readonly from: string; readonly to: string; readonly rowsDigest: string };
export type ReadFile = { readonly series: readonly ReadFigures[]; readonly fileDigest: string };

/** An upload or a file of the command line is at most so large. */
export const MOST_BYTES = 25 * 1024 * 1024;

export const tooLarge = (size: number): Refusal => refuse('series.too_large', { megabytes: Math.ceil(size / 1024 / 1024), most: MOST_BYTES / 1024 / 1024 }, 'file');

/**
 * Reads a file of a source, strictly: nothing is guessed, nothing dropped. A refusal names the line.
 * @param bytes the file as it came
 */
export function readSeries(bytes: Uint8Array, source: Source, sha256: (bytes: Uint8Array) => string): ReadFile | Refusal {
  if (bytes.length > MOST_BYTES) return tooLarge(bytes.length);
  if (bytes.length === 0) return refuse('series.empty', {}, 'file');
  const text = decode(bytes);
  if (text === null) return refuse('series.not_utf8', {}, 'file');
  const table = parseTable(text, source.delimiter ?? ',');
  if (!Array.isArray(table)) return table;
  const [head, ...lines] = table;
  const names = head!.cells.map((name) => name.trim());
  const missing = source.columns.filter((name) => !names.includes(name));
  if (missing.length > 0) return refuse('series.missing_column', { missing, found: names.slice(0, 20) }, 'file');
  const places = new Map(names.map((name, i) => [name, i]));
  const figures = source.read(lines.map(({ line, cells }) => ({ line, cell: (column) => cells[places.get(column) ?? -1]?.trim() ?? '' })), names);
  if (isRefusal(figures)) return figures;
  const series = figures.filter(({ rows }) => rows.length > 0).map((one): ReadFigures => {
    const periods = one.rows.map((row) => row.period).sort((a, b) => (a < b ? -1 : 1));
    return { ...one, from: periods[0]!, to: periods.at(-1)!, rowsDigest: rowsDigest(one.rows) };
  });
  return series.length === 0 ? refuse('series.empty', {}, 'file') : { series, fileDigest: sha256(bytes) };
}

/** SHA-256 over the rows in the order of area and period, whatever order they came in; with their documents where they name them. */
export function rowsDigest(rows: readonly Row[]): string {
  const key = (row: Row): string => `${row.area} ${row.period}`;
  const sorted = [...rows].sort((a, b) => (key(a) < key(b) ? -1 : 1));
  return digest(canonical(sorted.map(({ area, period, value, source, published }) => [area, period, value, ...(source === undefined ? [] : [source, published])])));
}

function decode(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** `line` is where a row ends, counted as an editor does: empty lines and line ends inside quotation marks count. */
type Line = { readonly line: number; readonly cells: readonly string[] };

function parseTable(text: string, delimiter: string): Line[] | Refusal {
  if (text.includes('\u0000')) return refuse('series.not_utf8', {}, 'file');
  try {
    // With `info` each row comes with the line it ends on, which the package's types do not say.
    const rows = parse(text, { bom: true, skip_empty_lines: true, info: true, delimiter }) as unknown as { info: { lines: number }; record: string[] }[];
    const table = rows.map(({ info, record }): Line => ({ line: info.lines, cells: record }));
    return table.length === 0 ? refuse('series.empty', {}, 'file') : table;
  } catch (error) {
    if (error instanceof CsvError) return refuse('series.not_a_table', { line: Number(error.lines ?? 0) }, 'file');
    throw error;
  }
}
