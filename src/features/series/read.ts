import { parse, CsvError } from 'csv-parse/sync';
import { canonical, digest } from '../../core/canonical.ts';
import { refuse, type Refusal } from '../../core/refusal.ts';
import type { Source } from './sources.ts';

export type Row = { readonly area: string; readonly period: string; readonly value: number };
export type ReadSeries = { readonly rows: readonly Row[]; readonly from: string; readonly to: string; readonly fileDigest: string; readonly rowsDigest: string };

/** An upload or a file of the command line is at most so large. */
export const MOST_BYTES = 25 * 1024 * 1024;

export const tooLarge = (size: number): Refusal => refuse('series.too_large', { megabytes: Math.ceil(size / 1024 / 1024), most: MOST_BYTES / 1024 / 1024 }, 'file');

/**
 * Reads a file of a source, strictly: nothing is guessed, nothing dropped. A refusal names the line.
 * @param bytes the file as it came. Figures may carry ".0"; anything else that is no whole number is refused.
 */
export function readSeries(bytes: Uint8Array, source: Source, sha256: (bytes: Uint8Array) => string): ReadSeries | Refusal {
  if (bytes.length > MOST_BYTES) return tooLarge(bytes.length);
  if (bytes.length === 0) return refuse('series.empty', {}, 'file');
  const text = decode(bytes);
  if (text === null) return refuse('series.not_utf8', {}, 'file');
  const table = parseTable(text);
  if (!Array.isArray(table)) return table;
  const [head, ...lines] = table;
  const names = head!.cells;
  const missing = Object.values(source.columns).filter((name) => !names.includes(name));
  if (missing.length > 0) return refuse('series.missing_column', { missing, found: names.slice(0, 20) }, 'file');
  const at = { area: names.indexOf(source.columns.area), period: names.indexOf(source.columns.period), value: names.indexOf(source.columns.value) };
  const rows: Row[] = [];
  const seen = new Set<string>();
  for (const { line, cells } of lines) {
    const row = { area: cells[at.area]!.trim(), period: cells[at.period]!.trim(), value: cells[at.value]!.trim() };
    if (!/^[A-Z]{3}$/.test(row.area)) return refuse('series.bad_area', { line, value: row.area.slice(0, 40) }, 'file');
    if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(row.period)) return refuse('series.bad_period', { line, value: row.period.slice(0, 40) }, 'file');
    if (!/^(\d{1,9}(\.0+)?)?$/.test(row.value)) return refuse('series.bad_value', { line, value: row.value.slice(0, 40) }, 'file');
    const key = `${row.area} ${row.period}`;
    if (seen.has(key)) return refuse('series.twice', { line, value: key }, 'file');
    seen.add(key);
    if (row.value === '') continue; // published as not covered: missing, which is not zero
    rows.push({ area: row.area, period: row.period, value: Number(row.value) });
  }
  if (rows.length === 0) return refuse('series.empty', {}, 'file');
  const periods = rows.map((row) => row.period).sort((a, b) => (a < b ? -1 : 1));
  return { rows, from: periods[0]!, to: periods.at(-1)!, fileDigest: sha256(bytes), rowsDigest: rowsDigest(rows) };
}

/** SHA-256 over the rows in the order of area and period, whatever order they came in. */
export function rowsDigest(rows: readonly Row[]): string {
  const key = (row: Row): string => `${row.area} ${row.period}`;
  const sorted = [...rows].sort((a, b) => (key(a) < key(b) ? -1 : 1));
  return digest(canonical(sorted.map((row) => [row.area, row.period, row.value])));
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

function parseTable(text: string): Line[] | Refusal {
  if (text.includes('\u0000')) return refuse('series.not_utf8', {}, 'file');
  try {
    // With `info` each row comes with the line it ends on, which the package's types do not say.
    const rows = parse(text, { bom: true, skip_empty_lines: true, info: true }) as unknown as { info: { lines: number }; record: string[] }[];
    const table = rows.map(({ info, record }): Line => ({ line: info.lines, cells: record }));
    return table.length === 0 ? refuse('series.empty', {}, 'file') : table;
  } catch (error) {
    if (error instanceof CsvError) return refuse('series.not_a_table', { line: Number(error.lines ?? 0) }, 'file');
    throw error;
  }
}
