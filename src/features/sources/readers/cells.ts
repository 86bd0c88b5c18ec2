import { shown } from '../../../core/ingest/text.ts';
import { refuse, type Refusal } from '../../../core/refusal.ts';

/** Cells that several readers read alike. `undefined` is a cell that cannot be what it should. */
export const WHOLE = /^-?\d{1,9}(\.0{1,8})?$/;
export const DECIMAL = /^-?\d{1,12}(\.\d{1,20})?(e-?\d{1,2})?$/i;

export const badCell = (line: number, column: string, value: string): Refusal => refuse('sources.bad_cell', { line, column, value: shown(value) });

/** Null for an empty cell. */
export function number(text: string, form: RegExp): number | null | undefined {
  if (text === '') return null;
  return form.test(text) ? Number(text) : undefined;
}

export const orNull = (text: string): string | null => (text === '' ? null : text);
