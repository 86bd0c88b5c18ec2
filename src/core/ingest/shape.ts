import { isRefusal, type Refusal } from '../refusal.ts';
import type { Row } from './fields.ts';
import type { Frame, Item } from './record.ts';
import { refused } from './text.ts';

/** Where an answer in JSON has its rows, how many it says there are, and what stands around a row. */
export type Answer = { rows(json: unknown): readonly unknown[] | null; total?(json: unknown): number | null; readonly frame?: Frame };

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
  readonly answer?: Answer;
  read(row: Row): readonly T[] | Refusal;
  /** The source's own number of a row, so that a refused row of a whole file is not taken for one that is missing. */
  id?(row: Row): string | undefined;
  /** What can be said only when all rows are read. */
  last?(): readonly Item<T>[];
};

/** The columns that a file ought to have and has not. */
export function missingIn({ columns, or }: Table<unknown>, has: (column: string) => boolean): readonly string[] {
  return or?.every(has) ? [] : columns.filter((column) => !has(column));
}

/** What a row comes to. */
export function itemsOf<T>(shape: Table<T>, row: Row, raw: string): Item<T>[] {
  const records = shape.read(row);
  return isRefusal(records) ? [refused(row.line, records, raw, shape.id?.(row))] : records.map((record) => ({ line: row.line, record }));
}
