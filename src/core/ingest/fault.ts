import { isDay } from './day.ts';
import { DATE_PRECISIONS, PLACE_PRECISIONS, type EventRecord, type FigureRecord } from './record.ts';
import { shown } from './text.ts';
import { refuse, type Refusal } from '../refusal.ts';

/** What no record may be, whatever reader made it: without a name, on no day, nowhere on earth, or of characters no database holds. */
const PLACES: ReadonlySet<string> = new Set(PLACE_PRECISIONS);
const DATES: ReadonlySet<string> = new Set(DATE_PRECISIONS);
const LONGEST = 100_000;

const cell = (line: number, column: string, value: unknown): Refusal => refuse('sources.bad_cell', { line, column, value: shown(String(value)) });
const within = (value: number | null, most: number): boolean => value === null || (value >= -most && value <= most);

function daysFault(line: number, { from, to }: { from: string; to: string }): Refusal | null {
  if (!isDay(from)) return refuse('sources.bad_date', { line, column: 'from', value: shown(from) });
  if (to !== from && !isDay(to)) return refuse('sources.bad_date', { line, column: 'to', value: shown(to) });
  return to < from ? refuse('sources.bad_order', { line, from, to }) : null;
}

export function eventFault(line: number, record: EventRecord): Refusal | null {
  const { id, place, measures } = record;
  if (id === '' || id.length > 200) return cell(line, 'id', id);
  // What was taken back may say no more than its number.
  if (record.deleted) return null;
  const days = daysFault(line, record);
  if (days) return days;
  if (!DATES.has(record.datePrecision) || !PLACES.has(place.precision)) return cell(line, 'precision', `${record.datePrecision} ${place.precision}`);
  if (!within(place.lat, 90) || !within(place.lon, 180) || (place.lat === null) !== (place.lon === null)) return refuse('sources.no_place', { line, column: 'place', value: `${place.lat}, ${place.lon}` });
  if (place.country !== null && !/^[A-Z]{3}$/.test(place.country)) return cell(line, 'country', place.country);
  if (place.cell !== null && !(Number.isInteger(place.cell) && place.cell >= 0 && place.cell < 2 ** 31)) return cell(line, 'cell', place.cell);
  for (const name in measures) if (!Number.isFinite(measures[name])) return cell(line, name, measures[name]);
  return null;
}

export function figureFault(line: number, record: FigureRecord): Refusal | null {
  if (record.series === '' || record.area === '') return cell(line, record.series === '' ? 'series' : 'area', '');
  return daysFault(line, record) ?? (Number.isFinite(record.value) ? null : cell(line, 'value', record.value));
}

/** The same for the row as it is written: a character that no text of the database may hold, or a text beyond measure. */
export function textFault(line: number, written: string): Refusal | null {
  if (written.length > LONGEST) return refuse('sources.row_too_long', { line, most: LONGEST });
  if (!written.includes('\\u')) return null;
  return /(?<!\\)(\\\\)*\\u(0000|[dD][89a-fA-F])/.test(written) ? refuse('sources.bad_text', { line }) : null;
}
