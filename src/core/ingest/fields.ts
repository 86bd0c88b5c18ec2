import { refuse, type Refusal } from '../refusal.ts';
import type { Day } from '../time.ts';
import { dayIn } from './days.ts';
import { shown } from './text.ts';

/** A row by the names of its columns; a column that is not there is empty. */
export type Row = { readonly line: number; cell(column: string): string };

/** Literals by which publishers say that nothing is known. */
const NOTHING = new Set(['', '-', 'NA', 'N/A', 'Not available', 'NULL']);

/** A number as programs write it, "1e+05" too; NaN for anything else. */
export const numberOf = (text: string): number => (/^[+-]?\d{1,15}(\.\d{1,20})?(e[+-]?\d{1,2})?$/i.test(text) ? Number(text) : NaN);

/**
 * The cells of a row, strictly: the first that cannot be read is `wrong`, with its line, its column and what stands
 * there, and the row is refused for it. What is returned in its stead does not matter.
 */
export function fields(row: Row) {
  let wrong: Refusal | null = null;
  const refuseCell = (code: string, column: string, value: string): void => {
    wrong ??= refuse(code, { line: row.line, column, value: shown(value) });
  };
  const text = (column: string): string => row.cell(column).trim();
  const fields = {
    get wrong(): Refusal | null {
      return wrong;
    },
    text,
    /** The text, or null where the publisher says that there is none. */
    known: (column: string): string | null => (NOTHING.has(text(column)) ? null : text(column)),
    needed(column: string): string {
      const value = text(column);
      if (NOTHING.has(value)) wrong ??= refuse('sources.missing_value', { line: row.line, column });
      return value;
    },
    day(column: string, read: (text: string) => Day | null = dayIn): Day {
      const day = read(text(column));
      if (day === null) refuseCell('sources.bad_date', column, text(column));
      return day ?? '';
    },
    /** First and last day; the last one is the first where it is not given. */
    days(first: string, last: string, read?: (text: string) => Day | null): { from: Day; to: Day } {
      const from = fields.day(first, read);
      const to = text(last) === '' ? from : fields.day(last, read);
      if (wrong === null && to < from) refuseCell('sources.bad_date', last, text(last));
      return { from, to };
    },
    /** A number; null where the publisher says that there is none, which is not zero. */
    number(column: string): number | null {
      const value = text(column);
      if (NOTHING.has(value)) return null;
      const number = numberOf(value);
      if (Number.isNaN(number)) refuseCell('sources.bad_number', column, value);
      return number;
    },
    /** A number that counts something. */
    count(column: string): number | null {
      const number = fields.number(column);
      if (number !== null && number < 0) refuseCell('sources.bad_number', column, text(column));
      return number;
    },
    /** Coordinates as published, or none. */
    point(lat: string, lon: string): { lat: number | null; lon: number | null } {
      const at = { lat: fields.number(lat), lon: fields.number(lon) };
      if (wrong === null && (Math.abs(at.lat ?? 0) > 90 || Math.abs(at.lon ?? 0) > 180 || (at.lat === null) !== (at.lon === null))) refuseCell('sources.no_place', `${lat}, ${lon}`, `${text(lat)}, ${text(lon)}`);
      return at;
    },
    /** What a code of the source means. @param spelled how codes are spelled in `meanings`, where publishers spell them in several ways */
    code<T>(column: string, meanings: ReadonlyMap<string, T>, spelled: (written: string) => string = (written) => written): T {
      const value = spelled(text(column));
      if (!meanings.has(value)) wrong ??= refuse('sources.bad_code', { line: row.line, column, value: shown(value), known: [...meanings.keys()].slice(0, 12) });
      return meanings.get(value) as T;
    },
    /** An alpha-3 code of a country, by `codeOf` where the source writes it otherwise. */
    country(column: string, codeOf: (written: string) => string | null = (code) => (/^[A-Z]{3}$/.test(code) ? code : null)): string {
      const country = codeOf(text(column));
      if (country === null) refuseCell('sources.no_place', column, text(column));
      return country ?? '';
    },
    refuse: refuseCell,
  };
  return fields;
}

export type Fields = ReturnType<typeof fields>;

/** Figures by name, without those that are not given. */
export const given = (figures: Readonly<Record<string, number | null>>): Record<string, number> =>
  Object.fromEntries(Object.entries(figures).filter((figure): figure is [string, number] => figure[1] !== null));

/** Words by name, without those that are empty. */
export const labelled = (labels: Readonly<Record<string, string | null>>): Record<string, string> =>
  Object.fromEntries(Object.entries(labels).filter((label): label is [string, string] => label[1] !== null && label[1] !== ''));
