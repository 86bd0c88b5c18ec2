import { answerWith } from '../../../core/ingest/answer.ts';
import { fields, given, type Row } from '../../../core/ingest/fields.ts';
import type { DatePrecision, EventRecord, EventSource, PlacePrecision } from '../../../core/ingest/record.ts';
import { table } from '../../../core/ingest/table.ts';
import { shiftDay } from '../../../core/charter/dates.ts';
import type { Refusal } from '../../../core/refusal.ts';

/**
 * ACLED events: the 31 columns since March 2023, as CSV or as the API answers (`{data: [...]}`). An event keeps its
 * `event_id_cnty`; a later export says it anew, with a later `timestamp`. What has been deleted or merged comes in another
 * answer (`event_id_cnty, deleted_timestamp`), which is read here too. ACLED's terms forbid passing events on.
 *
 * Precision, after the codebook: time 1 day, 2 week, 3 month; place 1 the town itself, 2 its surroundings, 3 the province.
 * The day of an imprecise date stands for the week or month around it.
 */
const WHEN = new Map<string, DatePrecision>([['1', 'day'], ['2', 'week'], ['3', 'month']]);
const WHERE = new Map<string, PlacePrecision>([['1', 'exact'], ['2', 'near'], ['3', 'province']]);
/** What an actor is: numbers until 2024, words since, not always with the same capitals. */
const ACTORS = ['', 'state forces', 'rebel group', 'political militia', 'identity militia', 'rioters', 'protesters', 'civilians', 'external/other forces'];
const KINDS = new Map([...ACTORS.map((words, number) => [String(number), words] as const), ...ACTORS.map((words) => [words, words] as const), ['null', ''] as const]);
const small = (written: string): string => written.toLowerCase();

const DELETED = 'deleted_timestamp';

function read(row: Row, codeOfNumber: (numeric: string) => string | null): readonly EventRecord[] | Refusal {
  const f = fields(row);
  const id = f.needed('event_id_cnty');
  if (f.text(DELETED) !== '') return f.wrong ?? deletion(f.text(DELETED), id, f);
  const datePrecision = f.code('time_precision', WHEN);
  const day = f.day('event_date');
  const kinds = [f.code('inter1', KINDS, small), f.code('inter2', KINDS, small)];
  const actors = ['actor1', 'actor2'].flatMap((column, i) => (f.text(column) === '' ? [] : [kinds[i] ? `${f.text(column)} (${kinds[i]})` : f.text(column)]));
  const record: EventRecord = {
    id, from: day, to: day, datePrecision,
    place: {
      country: f.country('iso', codeOfNumber), admin1: f.known('admin1'), admin2: f.known('admin2'), name: f.known('location'),
      ...f.point('latitude', 'longitude'), precision: f.code('geo_precision', WHERE), cell: null,
    },
    kind: f.needed('sub_event_type'), actors: [...actors, ...['assoc_actor_1', 'assoc_actor_2'].flatMap((column) => f.text(column).split(';').map((one) => one.trim()).filter((one) => one !== ''))],
    measures: given({ fatalities: f.count('fatalities') }),
    status: f.known('civilian_targeting'), title: f.known('notes'), links: f.text('source').split(';').map((one) => one.trim()).filter((one) => one !== ''),
  };
  if (f.wrong) return f.wrong;
  return [{ ...record, ...spread(day, datePrecision) }];
}

/** The days that may be meant. */
const spread = (day: string, precision: DatePrecision): { from: string; to: string } =>
  precision === 'day' ? { from: day, to: day } : precision === 'week' ? { from: shiftDay(day, -3), to: shiftDay(day, 3) } : { from: `${day.slice(0, 7)}-01`, to: shiftDay(`${shiftDay(`${day.slice(0, 7)}-01`, 31).slice(0, 7)}-01`, -1) };

/** What is no longer an event says nothing but its number. The time is in seconds of Unix, or written. */
function deletion(written: string, id: string, f: ReturnType<typeof fields>): readonly EventRecord[] | Refusal {
  const seconds = /^\d{9,10}$/.test(written) ? Number(written) : null;
  const day = seconds === null ? f.day(DELETED) : new Date(seconds * 1000).toISOString().slice(0, 10);
  const nowhere = { country: null, admin1: null, admin2: null, name: null, lat: null, lon: null, precision: 'none', cell: null } as const;
  return f.wrong ?? [{ id, from: day, to: day, datePrecision: 'longer', place: nowhere, kind: '', actors: [], measures: {}, status: null, title: null, links: [], deleted: true }];
}

const COLUMNS = ['event_id_cnty', 'event_date', 'time_precision', 'sub_event_type', 'actor1', 'inter1', 'actor2', 'inter2', 'iso', 'admin1', 'admin2', 'location', 'latitude', 'longitude', 'geo_precision', 'source', 'notes', 'fatalities'];

/** @param codeOfNumber the alpha-3 code of a country by the number of ISO 3166-1, "4" or "004" */
export const acled = (codeOfNumber: (numeric: string) => string | null): EventSource => ({
  kind: 'events',
  id: 'acled',
  title: { en: 'ACLED: political violence and protest', ru: 'ACLED: политическое насилие и протесты' },
  publisher: 'Armed Conflict Location & Event Data (ACLED), acleddata.com',
  licence: 'ACLED terms: own use with attribution, events are not passed on',
  mayExport: false,
  whole: false,
  /** Each country is coded week by week; a week without a row had no event that was found. */
  gaps: 'none',
  units: { fatalities: 'deaths' },
  open: () => table({ columns: COLUMNS, or: ['event_id_cnty', DELETED], answer: answerWith('data', 'count'), read: (row) => read(row, codeOfNumber) }),
});
