import { fields, type Row } from '../../../core/ingest/fields.ts';
import { precisionOf } from '../../../core/ingest/days.ts';
import type { EventRecord, EventSource } from '../../../core/ingest/record.ts';
import { table } from '../../../core/ingest/table.ts';
import { refuse, type Refusal } from '../../../core/refusal.ts';
import { SEATS } from './mission-seats.ts';

/**
 * The list of peacekeeping and political missions of the United Nations (DPPA, DPO and DOS): one row for each mission, from its
 * first day to its last, or to the day of the list where it goes on. Coordinates are those of the headquarters and are written
 * with a decimal comma; in some rows longitude and latitude stand in each other's column. Where the seat is known to lie in a
 * country and only the other order lies there, they are put right and `status` says so; as published they stay where that cannot
 * be told. "Yes", "No" and "NO" say whether it is active.
 */
const ACTIVE: ReadonlyMap<string, boolean> = new Map([['yes', true], ['no', false]]);

type Within = (country: string, lat: number, lon: number) => boolean;
const decimal = (cell: string): string => cell.trim().replace(/^(-?\d+),(\d+)$/, '$1.$2');

function read(row: Row, within: Within): readonly EventRecord[] | Refusal {
  const pointed: Row = { line: row.line, cell: (column) => (/itude$/.test(column) ? decimal(row.cell(column)) : row.cell(column)) };
  const f = fields(pointed);
  const active = f.code('mission_isactive', ACTIVE, (written) => written.toLowerCase());
  const id = f.needed('id');
  const from = f.day('start_date');
  const to = f.text('end_date') !== '' ? f.day('end_date') : active ? f.day('last_update') : '';
  const name = f.known('mission_location');
  const point = f.point('mission_latitude', 'mission_longitude');
  const acronym = f.needed('mission_acronym');
  if (f.wrong) return f.wrong;
  if (to === '') return refuse('sources.missing_value', { line: row.line, column: 'end_date' });
  if (to < from) return refuse('sources.bad_date', { line: row.line, column: 'end_date', value: to });
  const country = SEATS[(name ?? '').replace(/ *\(.*$/, '').trim()] ?? null;
  const { lat, lon } = point;
  const swapped = country !== null && lat !== null && lon !== null && Math.abs(lon) <= 90 && !within(country, lat, lon) && within(country, lon, lat);
  return [{
    id, from, to, datePrecision: precisionOf(from, to), kind: f.known('lead_department') ?? 'mission', actors: [acronym], measures: {}, status: [active ? 'active' : 'ended', ...(swapped ? ['longitude and latitude stood in each other’s column'] : [])].join('; '),
    title: f.known('mission_name') ?? acronym, links: [],
    place: { country, admin1: null, admin2: null, name, ...(swapped ? { lat: lon, lon: lat } : point), precision: country === null ? 'none' : 'area', cell: null },
  }];
}

/** @param within whether a place lies in a country, by ISO 3166-1 alpha-3 */
export const unMissions = (within: Within): EventSource => ({
  kind: 'events',
  id: 'un-missions',
  title: { en: 'United Nations: missions from first day to last', ru: 'ООН: миссии с первого дня до последнего' },
  publisher: 'United Nations, DPPA, DPO and DOS: list of missions',
  licence: 'United Nations, attribution; to be checked before passing on',
  mayExport: false,
  whole: false,
  units: {},
  gaps: 'none',
  open: () => table({ columns: ['id', 'mission_acronym', 'mission_name', 'mission_isactive', 'start_date', 'end_date', 'mission_location', 'mission_longitude', 'mission_latitude', 'last_update'], read: (row) => read(row, within) }),
});
