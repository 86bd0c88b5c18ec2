import { isRefusal, type Refusal } from '../../src/core/refusal.ts';
import type { EventRecord, Item, Reader } from '../../src/core/ingest/record.ts';
import { eventFault, figureFault, textFault } from '../../src/core/ingest/fault.ts';
import { readIncidentForm } from '../../src/features/sources/incident-form.ts';
import { importFile } from '../../src/features/sources/commands.ts';
import { MOST_ROWS, recordImport, refuseKept, refuseMany, type Compared } from '../../src/features/sources/rules.ts';
import { tooLarge } from '../../src/features/sources/upload.ts';
import { readerOf } from '../../src/features/sources/readers.ts';
import type { Decision } from '../../src/core/act.ts';
import { analyst, as, chair, officer } from '../actors.ts';
import { ged, given, type GedRow } from './files.ts';
import { gdeltRow } from './gdelt.ts';
import type { RefusalCase } from './refusal.ts';

const HASH = 'a'.repeat(64);
export const compared: Compared = {
  number: 3, known: null, reported: null, source: 'ucdp-ged', kind: 'events', publisher: 'UCDP', licence: 'CC BY 4.0', vintage: '', file: 'ged.csv', fileDigest: HASH, retries: null, expected: null,
  received: 3, accepted: 3, refused: 0, opened: 3, revised: 0, unchanged: 0, closed: 0, withheld: 0, duplicates: 0, covers: { from: '2022-01-01', to: '2022-01-02' }, reasons: [],
  frame: { before: '', after: '' }, digest: HASH, refusedDigest: HASH,
};
export const record = (change: Partial<Compared> = {}, context = as(officer)): Decision => recordImport({ ...compared, ...change }, context);

const incidents = { source: 'incidents', publisher: 'the members', licence: 'for the members', file: 'form', received: 1, accepted: 1, opened: 1 } as const;
const formed = (form: { from: number | null; present: number | null; used: boolean }): Compared['reported'] => ({ lines: ['KAZ'], form: { number: 'KAZ-2022-001', ...form } });
/** An incident reported by the analyst of the centre of Kazakhstan. */
export const report = (change: Partial<Compared> = {}, context = as(analyst)): Decision => record({ ...incidents, reported: { lines: ['KAZ'], form: null }, ...change }, context);

/** The form of an incident, filled in, with one thing changed. */
export const ENTRIES = {
  incident: 'KAZ-2022-001', kind: 'border_shooting', from: '30 апр 2022', to: '', date_precision: '', country: 'KAZ', province: '', district: '', place: '', latitude: '', longitude: '', place_precision: '', certainty: 'reported', summary: 'Shots, invented.', parties: '', killed: '', injured: '0', detained: '', displaced: '', seized_kg: '', sources: '',
};
export function entries(change: Partial<typeof ENTRIES> = {}): ReturnType<typeof readIncidentForm> {
  const form = new Map<string, string>(Object.entries({ ...ENTRIES, ...change }));
  return readIncidentForm({ get: (name) => form.get(name) ?? null, entries: () => form.entries() }, '2022-05-10');
}

/** Everything a source's reader makes of a file. */
export function readAll(source: string, text: string): Item<EventRecord>[] | Refusal {
  const reader = readerOf(source)!.open() as Reader<EventRecord>;
  const pushed = reader.push(text);
  const ended = isRefusal(pushed) ? pushed : reader.end();
  return isRefusal(pushed) ? pushed : isRefusal(ended) ? ended : [...pushed, ...ended];
}

/** The refusal of the last row of a file, or of the file. */
export function refusalIn(source: string, text: string): Refusal | null {
  const items = readAll(source, text);
  if (isRefusal(items)) return items;
  const last = items.at(-1)!;
  return 'refusal' in last ? last.refusal : null;
}
const row = (change: GedRow) => refusalIn('ucdp-ged', ged(change));

const event = (readAll('ucdp-ged', ged({})) as { record: EventRecord }[])[0]!.record;
const figure = { series: 'x', area: 'TJK', areaName: null, level: 'country', from: '2022-01-01', to: '2022-01-31', value: 1, unit: 'people', labels: {}, status: null } as const;
const none = { refused: 3, accepted: 0, opened: 0, reasons: [{ code: 'sources.bad_cell', rows: 3, line: 2 }] };

export const sourceRefusals: readonly RefusalCase[] = [
  ['sources.not_allowed', 'by a delegate', () => record({}, as(chair))],
  ['sources.not_allowed', 'another source, by an analyst of a centre', () => record({}, as(analyst))],
  ['sources.not_allowed', 'refused rows read again, by an analyst of a centre', () => report({ retries: 'E-1' })],
  ['sources.not_allowed', 'incidents, by a delegate', () => report({}, as(chair))],
  ['sources.not_own', 'a number of another country, by an analyst of a centre', () => report({ reported: { lines: ['KAZ', 'TJK'], form: null } }), { facts: { own: 'KAZ', found: ['TJK'] }, field: 'incident' }],
  ['sources.not_own', 'a row whose number cannot be read', () => report({ reported: { lines: [''], form: null } }), { field: 'incident' }],
  ['sources.rows_refused', 'a file of a centre with a row that cannot be read', () => report({ accepted: 2, refused: 1, opened: 2, reasons: [{ code: 'sources.bad_date', rows: 1, line: 3 }] }), { facts: { rows: 1, line: 3, reason: 'sources.bad_date' }, field: 'file' }],
  ['sources.report_taken', 'a number that was used before', () => report({ reported: formed({ from: null, present: null, used: true }) }), { facts: { number: 'KAZ-2022-001' }, field: 'incident' }],
  ['sources.report_stale', 'a correction of what has changed since', () => report({ reported: formed({ from: 3, present: 5, used: true }) }, as(officer)), { facts: { number: 'KAZ-2022-001', import: 'E-5' }, field: 'incident' }],
  ['sources.report_stale', 'a correction of what has been withdrawn since', () => report({ reported: formed({ from: 3, present: null, used: true }) }), { field: 'incident' }],
  ['sources.report_stale', 'a report anew of what is there', () => report({ reported: formed({ from: 0, present: 3, used: true }) }), { field: 'incident' }],
  ...([
    ['sources.report_number', 'a number of another make', { incident: '17/2022' }, 'incident'], ['sources.report_missing', 'no kind', { kind: '' }, 'kind'], ['sources.report_missing', 'no summary', { summary: ' ' }, 'summary'], ['sources.report_missing', 'no first day', { from: '' }, 'from'],
    ['sources.report_day', 'a day that there is not', { from: '31 Apr 2022' }, 'from'], ['sources.report_ahead', 'a day to come', { from: '11 May 2022' }, 'from'], ['sources.report_order', 'an end before the beginning', { to: '29 Apr 2022' }, 'to'],
    ['sources.report_degrees', 'a latitude beyond the pole', { latitude: '91', longitude: '68.6' }, 'latitude'], ['sources.report_degrees', 'a longitude in words', { latitude: '37', longitude: 'east' }, 'longitude'], ['sources.report_both', 'one coordinate alone', { latitude: '37.2' }, 'longitude'],
    ['sources.report_point', 'the place itself, without coordinates', { place_precision: 'exact' }, 'place_precision'], ['sources.report_figure', 'half a person', { killed: '0.5' }, 'killed'], ['sources.report_figure', 'fewer than none', { seized_kg: '-3' }, 'seized_kg'],
  ] as const).map(([code, when, change, field]): RefusalCase => [code, when, () => entries(change).wrong[0]!, { field }]),
  ['sources.kept', 'rows that their publisher lets nobody pass on', () => refuseKept(readerOf('acled')!, 'en')!, { facts: { source: readerOf('acled')!.title.en, licence: readerOf('acled')!.licence } }],
  ['sources.too_many_rows', 'more rows than one file takes', () => refuseMany(MOST_ROWS + 1)!, { facts: { rows: 50_001, most: 50_000 } }],
  ['sources.empty', 'a file without rows', () => record({ received: 0, accepted: 0, opened: 0 }), { field: 'file' }],
  ['sources.nothing_refused', 'nothing waits', () => record({ received: 0, accepted: 0, opened: 0, retries: 'E-1' }), { facts: { import: 'E-1' }, field: 'file' }],
  ['sources.still_refused', 'all refused again', () => record({ ...none, retries: 'E-1' }), { facts: { import: 'E-1', rows: 3 } }],
  ['sources.none_accepted', 'no row can be read', () => record(none), { facts: { rows: 3, reason: 'sources.bad_cell', line: 2 }, field: 'file' }],
  ['sources.unchanged', 'nothing new', () => record({ opened: 0, unchanged: 3 }), { facts: { file: 'ged.csv', known: null }, field: 'file' }],
  ['sources.unchanged', 'the same file, refused rows and all', () => record({ ...none, known: 'E-1' }), { facts: { known: 'E-1' }, field: 'file' }],
  ['sources.unknown', 'a source nobody reads', () => importFile({ source: 'nobody', given: given(''), once: null }), { facts: { source: 'nobody' }, field: 'source' }],
  ['sources.unknown', 'a source with the name of a property', () => importFile({ source: 'constructor', given: given(''), once: null }), { field: 'source' }],
  ['sources.too_large', 'a page is given more than it takes', () => tooLarge(26 * 1024 * 1024), { facts: { megabytes: 26, most: 25 }, field: 'file' }],
  ['sources.missing_column', 'no identifiers', () => refusalIn('ucdp-ged', ged({}).replace('id,', 'number,')), { facts: { missing: ['id'] }, field: 'file' }],
  ['sources.missing_column', 'first line with a quotation mark that never ends', () => refusalIn('ucdp-ged', '"id,year\n1,2'), { field: 'file' }],
  ['sources.repeated_column', 'a name twice', () => refusalIn('ucdp-ged', ged({}).replace('relid', 'year')), { facts: { column: 'year' }, field: 'file' }],
  ['sources.bad_cell', 'no number', () => row({ id: 'A1' }), { facts: { line: 2, column: 'id', value: 'A1' } }],
  ['sources.bad_cell', 'deaths in words', () => row({ best: 'many' }), { facts: { column: 'best', value: 'many' } }],
  ['sources.bad_cell', 'no deaths given', () => row({ best: '' }), { facts: { column: 'best', value: '' } }],
  ['sources.bad_cell', 'deaths below zero', () => row({ high: '-1' }), { facts: { column: 'high', value: '-1' } }],
  ['sources.bad_cell', 'a precision that is none', () => row({ where_prec: '8' }), { facts: { column: 'where_prec', value: '8' } }],
  ['sources.bad_cell', 'a precision of time that is none', () => row({ date_prec: '0' }), { facts: { column: 'date_prec', value: '0' } }],
  ['sources.bad_cell', 'a kind that is none', () => row({ type_of_violence: '4' }), { facts: { column: 'type_of_violence', value: '4' } }],
  ['sources.bad_cell', 'a comma in a coordinate', () => row({ latitude: '37,95' }), { facts: { column: 'latitude', value: '37,95' } }],
  ['sources.bad_cell', 'yes where 0 or 1 belongs', () => row({ active_year: 'yes' }), { facts: { column: 'active_year', value: 'yes' } }],
  ['sources.bad_date', 'a day in another order', () => row({ date_start: '18/05/2022' }), { facts: { line: 2, value: '18/05/2022' } }],
  ['sources.bad_date', 'a day that is not there', () => row({ date_start: '2022-02-29', date_end: '2022-03-01' }), { facts: { value: '2022-02-29' } }],
  ['sources.bad_date', 'an hour', () => row({ date_end: '2022-05-18T06:00:00' }), { facts: { value: '2022-05-18T06:00:00' } }],
  ['sources.bad_order', 'ended before it began', () => row({ date_end: '2022-05-17' }), { facts: { from: '2022-05-18', to: '2022-05-17' } }],
  ['sources.bad_year', 'another year', () => row({ year: '2021' }), { facts: { year: '2021', from: '2022-05-18' } }],
  ['sources.bad_sum', 'the sides do not add up', () => row({ deaths_b: '7' }), { facts: { sum: 8, best: 9 } }],
  ['sources.no_place', 'beyond the pole', () => row({ latitude: '91' }), { facts: { value: '91, 71.55' } }],
  ['sources.no_place', 'half a place', () => row({ longitude: '' }), { facts: { value: '37.95, null' } }],
  ['sources.unknown_country', 'a state that is none', () => row({ country_id: '9999' }), { facts: { value: '9999' } }],
  ['sources.bad_columns', 'a cell more', () => refusalIn('ucdp-ged', ged({}).replace(/\n$/, ',x\n')), { facts: { line: 2, found: 33, expected: 32 } }],
  ['sources.bad_quotes', 'a mark that is never closed', () => refusalIn('ucdp-ged', `${ged({})}2,"open\n`), { facts: { line: 3 } }],
  ['sources.bad_text', 'a character that is none', () => row({ source_headline: 'a\0b' }), { facts: { line: 2 } }],
  ['sources.bad_text', 'half a pair', () => row({ source_headline: '\ud83c' }), {}],
  ['sources.row_too_long', 'a text beyond measure', () => textFault(2, 'x'.repeat(100_001)), { facts: { most: 100_000 } }],
  ['sources.bad_cell', 'an event that a reader left without a name', () => eventFault(2, { ...event, id: '' }), { facts: { column: 'id' } }],
  ['sources.bad_cell', 'an event with a precision of the source', () => eventFault(2, { ...event, datePrecision: '1' as 'day' }), { facts: { column: 'precision' } }],
  ['sources.bad_cell', 'an event with a figure that is none', () => eventFault(2, { ...event, measures: { tone: Number.NaN } }), { facts: { column: 'tone', value: 'NaN' } }],
  ['sources.bad_cell', 'an event in a country by its name', () => eventFault(2, { ...event, place: { ...event.place, country: 'Tajikistan' } }), { facts: { column: 'country' } }],
  ['sources.bad_cell', 'an event in a cell that is none', () => eventFault(2, { ...event, place: { ...event.place, cell: 1.5 } }), { facts: { column: 'cell' } }],
  ['sources.bad_cell', 'a figure of nowhere', () => figureFault(2, { ...figure, area: '' }), { facts: { column: 'area' } }],
  ['sources.bad_cell', 'a figure that is none', () => figureFault(2, { ...figure, value: Infinity }), { facts: { column: 'value' } }],
  ['sources.bad_order', 'a figure of a time that runs backwards', () => figureFault(2, { ...figure, to: '2021-12-31' }), {}],
  ['sources.other_format', 'a file of GDELT with other columns', () => refusalIn('gdelt-events', 'a\tb\n'), { facts: { found: 2, expected: 61 }, field: 'file' }],
  ['sources.bad_columns', 'a report with a column less', () => refusalIn('gdelt-events', gdeltRow(0) + gdeltRow(1).replace('\t', '')), { facts: { line: 2, found: 60, expected: 61 } }],
  ['sources.bad_cell', 'a report without a number', () => refusalIn('gdelt-events', gdeltRow(0, { 0: 'x' })), { facts: { column: 'GLOBALEVENTID', value: 'x' } }],
  ['sources.bad_cell', 'a report of a kind that is none', () => refusalIn('gdelt-events', gdeltRow(0, { 26: '---' })), { facts: { column: 'EventCode', value: '---' } }],
  ['sources.bad_cell', 'a report from a kind of place that is none', () => refusalIn('gdelt-events', gdeltRow(0, { 51: '9' })), { facts: { column: 'ActionGeo_Type', value: '9' } }],
  ['sources.bad_cell', 'a tone in words', () => refusalIn('gdelt-events', gdeltRow(0, { 34: 'sad' })), { facts: { column: 'tone', value: 'sad' } }],
  ['sources.bad_date', 'a report of a day that is not there', () => refusalIn('gdelt-events', gdeltRow(0, { 1: '20220230' })), { facts: { value: '2022-02-30' } }],
  ['sources.no_place', 'a report with half a place', () => refusalIn('gdelt-events', gdeltRow(0, { 56: '' })), {}],
  ['sources.unknown_country', 'a report from a country by another code', () => refusalIn('gdelt-events', gdeltRow(0, { 53: 'QQ' })), { facts: { value: 'QQ' } }],
  ['sources.bad_text', 'a text with a zero in it', () => textFault(2, JSON.stringify(['a\0'])), {}],
];
