import { eventFault } from '../../../core/ingest/fault.ts';
import type { Row } from '../../../core/ingest/fields.ts';
import type { DatePrecision, EventRecord, EventSource, PlacePrecision } from '../../../core/ingest/record.ts';
import { table } from '../../../core/ingest/table.ts';
import { isRefusal, refuse, type Refusal } from '../../../core/refusal.ts';
import { badCell, DECIMAL, number, orNull, WHOLE } from './cells.ts';
import { COUNTRY_OF_GW } from './gleditsch-ward.ts';

/** UCDP Georeferenced Event Dataset and its monthly Candidate files: CSV by the names of its columns, whatever their order and number. */
const NEEDED = ['id', 'year', 'type_of_violence', 'side_a', 'side_b', 'where_prec', 'adm_1', 'adm_2', 'latitude', 'longitude', 'country_id', 'date_prec', 'date_start', 'date_end', 'best', 'high', 'low'];
/** Low, best and high are kept as they are: in one published row of a hundred, best lies outside the two. */
const PARTS = ['deaths_a', 'deaths_b', 'deaths_civilians', 'deaths_unknown'];
const MEASURES = ['best', 'low', 'high', ...PARTS];

const PLACE: Readonly<Record<string, PlacePrecision>> = { 1: 'exact', 2: 'near', 3: 'district', 4: 'province', 5: 'area', 6: 'country', 7: 'waters' };
/** 1: the day; 2: two to six days; 3: a week; 4: up to a month; 5: up to a year. */
const DATE: Readonly<Record<string, DatePrecision>> = { 1: 'day', 2: 'week', 3: 'week', 4: 'month', 5: 'longer' };
const TRUTH: Readonly<Record<string, number>> = { 0: 0, 1: 1, false: 0, true: 1 };

function eventOf({ line, cell }: Row): EventRecord | Refusal {
  const bad = (column: string): Refusal => badCell(line, column, cell(column));
  if (!/^\d{1,12}$/.test(cell('id'))) return bad('id');
  const [place, date, country] = [PLACE[cell('where_prec')], DATE[cell('date_prec')], COUNTRY_OF_GW.get(Number(cell('country_id') || 'none'))];
  if (!place) return bad('where_prec');
  if (!date) return bad('date_prec');
  if (!country) return refuse('sources.unknown_country', { line, value: cell('country_id') });
  if (!/^[123]$/.test(cell('type_of_violence'))) return bad('type_of_violence');
  const measures: Record<string, number> = {};
  for (const name of MEASURES) {
    const value = number(cell(name), WHOLE);
    if (value === undefined || (value ?? 0) < 0) return bad(name);
    if (value !== null) measures[name] = value;
  }
  const sources = number(cell('number_of_sources'), WHOLE);
  if (sources === undefined) return bad('number_of_sources');
  if (sources !== null && sources >= 0) measures.number_of_sources = sources;
  for (const name of ['event_clarity', 'active_year']) {
    const value = TRUTH[cell(name).toLowerCase()] ?? number(cell(name), /^2$/);
    if (value === undefined) return bad(name);
    if (value !== null) measures[name] = value;
  }
  const { best } = measures;
  if (best === undefined) return bad('best');
  const sum = PARTS.reduce((total, name) => total + (measures[name] ?? 0), 0);
  if (PARTS.every((name) => name in measures) && sum !== best) return refuse('sources.bad_sum', { line, sum, best });
  const [lat, lon, grid] = [number(cell('latitude'), DECIMAL), number(cell('longitude'), DECIMAL), number(cell('priogrid_gid'), WHOLE)];
  if (lat === undefined || lon === undefined) return bad(lat === undefined ? 'latitude' : 'longitude');
  if (grid === undefined) return bad('priogrid_gid');
  const [from, to] = [cell('date_start').replace(MIDNIGHT, ''), cell('date_end').replace(MIDNIGHT, '')];
  const record: EventRecord = {
    id: cell('id'), from, to, datePrecision: date,
    place: { country, admin1: orNull(cell('adm_1')), admin2: orNull(cell('adm_2')), name: orNull(cell('where_coordinates')), lat, lon, precision: place, cell: grid },
    kind: cell('type_of_violence'), actors: [cell('side_a'), cell('side_b')].filter((side) => side !== ''), measures,
    status: orNull(cell('code_status')), title: orNull(cell('source_headline')), links: articles(cell('source_article')),
  };
  const fault = eventFault(line, record);
  if (fault) return fault;
  return Number(from.slice(0, 4)) === Number(cell('year')) ? record : refuse('sources.bad_year', { line, year: cell('year').slice(0, 20), from });
}

const MIDNIGHT = /[ T]00:00:00(\.0+)?$/;

/** `"Office,date,headline";"Office,date,headline"`, or one citation without quotation marks. */
const articles = (text: string): string[] => (text === '' ? [] : text.startsWith('"') && text.endsWith('"') && text.length > 1 ? text.slice(1, -1).split(/"\s*;\s*"/) : [text]);

/** The second line of names of an HXL file. */
const isNote = (cells: readonly string[]): boolean => cells[0] === '' && cells.some((cell) => cell.startsWith('#'));
const trimmed = (row: Row): Row => ({ line: row.line, cell: (column) => row.cell(column).trim() });
const id = (row: Row): string | undefined => /^\d{1,12}$/.exec(row.cell('id').trim())?.[0];

function read(row: Row): readonly EventRecord[] | Refusal {
  const record = eventOf(trimmed(row));
  return isRefusal(record) ? record : [record];
}

const open = () => table({ columns: NEEDED, isNote, read, id });

const common = {
  kind: 'events',
  licence: 'CC BY 4.0',
  mayExport: true,
  /** All of the world is coded; a country without a row had no deadly event that was found. */
  gaps: 'none',
  units: { best: 'deaths', low: 'deaths', high: 'deaths', deaths_a: 'deaths', deaths_b: 'deaths', deaths_civilians: 'deaths', deaths_unknown: 'deaths', number_of_sources: 'reports', event_clarity: '1 clear, 2 summed up', active_year: '1 yes, 0 no' },
  open,
} as const;

export const ucdpGed: EventSource = {
  ...common,
  id: 'ucdp-ged',
  title: { en: 'UCDP GED: deadly events of organised violence', ru: 'UCDP GED: смертельные события организованного насилия' },
  publisher: 'UCDP Georeferenced Event Dataset (Davies et al.; Sundberg & Melander 2013)',
  whole: true,
};

export const ucdpCandidate: EventSource = {
  ...common,
  id: 'ucdp-candidate',
  title: { en: 'UCDP Candidate: the same month by month, before review', ru: 'UCDP Candidate: то же помесячно, до проверки' },
  publisher: 'UCDP Candidate Events Dataset (Hegre et al. 2020)',
  whole: false,
};
