import { isRefusal, refuse } from '../refusal.ts';
import type { Item, Reader } from './record.ts';
import { itemsOf, missingIn, type Answer, type Table } from './shape.ts';
import { refused, shown } from './text.ts';

/** An answer in JSON is parsed as a whole, and is at most so long. Larger amounts come in pages, or as CSV. */
export const MOST_JSON = 64 * 1024 * 1024;

/** Reads the rows of an answer in JSON; `line` is the number of the row. */
export function answered<T>(shape: Table<T>, answer: Answer): Reader<T> & { expected(): number | null } {
  let text = '';
  let total: number | null = null;
  return {
    push(piece) {
      if (text.length + piece.length > MOST_JSON) return refuse('sources.endless', { most: MOST_JSON / 1024 / 1024 });
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
    frame: () => answer.frame ?? { before: '', after: '' },
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

/** An answer that is an object with its rows under one name, and their number under another. */
export const answerWith = (list: string, total?: string): Answer => ({
  rows: (json) => listIn(json, list),
  ...(total === undefined ? {} : { total: (json) => numberIn(json, total) }),
  frame: { before: `{"${list}":[`, after: ']}' },
});

/** The list under a name of an object, or null. */
export function listIn(json: unknown, name: string): readonly unknown[] | null {
  const list = typeof json === 'object' && json !== null ? (json as Record<string, unknown>)[name] : null;
  return Array.isArray(list) ? list : null;
}

/** The number under a name of an object, or null. */
function numberIn(json: unknown, name: string): number | null {
  const number = typeof json === 'object' && json !== null ? (json as Record<string, unknown>)[name] : null;
  return typeof number === 'number' ? number : null;
}
