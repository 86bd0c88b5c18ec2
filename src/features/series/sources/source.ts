import type { Cadence } from '../../../core/series/period.ts';
import type { Refusal } from '../../../core/refusal.ts';
import type { Words } from '../../../core/words.ts';

/** One figure. A row that was taken from a document of its own names it, and when that was published (as precise as known). */
export type Row = { readonly area: string; readonly period: string; readonly value: number; readonly source?: string; readonly published?: string };

/** The figures of one series in a file, with what they are. */
export type Figures = { readonly series: string; readonly title: Words; readonly unit: Words; readonly rows: readonly Row[] };

/** A line of the file, by column name; `line` is where it ends, counted as an editor does. */
export type Line = { readonly line: number; cell(column: string): string };

/**
 * A source is one file: what the publisher's file looks like, and what its figures are. Reading is pure; adding a source
 * needs no other.
 */
export type Source = {
  readonly id: string;
  readonly title: Words;
  readonly publisher: string;
  readonly licence: string;
  readonly cadence: Exclude<Cadence, 'week'>;
  /** The version of the data that is meant where whoever imports names none. */
  readonly vintage: string;
  readonly delimiter?: string;
  /** Columns that must be there, as the first line names them; a file may have more. */
  readonly columns: readonly string[];
  /** Strictly: nothing is guessed, nothing dropped unsaid. `names` are the columns there are. */
  read(lines: readonly Line[], names: readonly string[]): readonly Figures[] | Refusal;
};
