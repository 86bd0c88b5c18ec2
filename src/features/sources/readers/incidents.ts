import { precisionOf } from '../../../core/ingest/days.ts';
import { fields, given, type Row } from '../../../core/ingest/fields.ts';
import { DATE_PRECISIONS, PLACE_PRECISIONS, type EventRecord, type EventSource } from '../../../core/ingest/record.ts';
import { table } from '../../../core/ingest/table.ts';
import type { Refusal } from '../../../core/refusal.ts';

/**
 * Incidents as members report them, one row each, as CSV in UTF-8 (commas, or semicolons as spreadsheets of many countries
 * write them). A corrected row with the same `incident` replaces the earlier one; `withdrawn` = yes takes it back.
 * docs/sources.md tells what stands in each column.
 */
export const INCIDENT_COLUMNS = [
  'incident', 'from', 'to', 'date_precision', 'country', 'province', 'district', 'place', 'latitude', 'longitude', 'place_precision', 'kind', 'parties', 'killed', 'injured', 'detained', 'displaced', 'seized_kg', 'certainty', 'summary', 'sources',
  'withdrawn',
] as const;

const same = <T extends string>(words: readonly T[]): ReadonlyMap<string, T> => new Map(words.map((word) => [word, word]));
const DATES = same(DATE_PRECISIONS);
const PLACES = same(PLACE_PRECISIONS);
export const KINDS = same(['border_shooting', 'armed_clash', 'attack', 'infiltration', 'drug_seizure', 'arms_seizure', 'mine', 'displacement', 'other']);
export const CERTAINTIES = same(['confirmed', 'reported', 'disputed']);
const WITHDRAWN = new Map([['', false], ['yes', true]]);
const UNITS = { killed: 'persons', injured: 'persons', detained: 'persons', displaced: 'persons', seized_kg: 'kg' } as const;

function read(row: Row): readonly EventRecord[] | Refusal {
  const f = fields(row);
  const { from, to } = f.days('from', 'to');
  const list = (column: string): string[] => f.text(column).split('|').map((one) => one.trim()).filter((one) => one !== '');
  const [admin1, admin2, name] = [f.known('province'), f.known('district'), f.known('place')];
  const at = f.point('latitude', 'longitude');
  const named = at.lat !== null ? 'near' : admin2 !== null ? 'district' : admin1 !== null ? 'province' : 'country';
  const precision = f.text('place_precision') === '' ? named : f.code('place_precision', PLACES);
  if ((precision === 'exact' || precision === 'near') && at.lat === null) f.refuse('sources.no_place', 'place_precision', precision);
  const record: EventRecord = {
    id: f.needed('incident'), from, to, datePrecision: f.text('date_precision') === '' ? precisionOf(from, to) : f.code('date_precision', DATES),
    place: { country: f.country('country'), admin1, admin2, name, ...at, precision, cell: null },
    kind: f.code('kind', KINDS), actors: list('parties'), measures: given({ killed: f.count('killed'), injured: f.count('injured'), detained: f.count('detained'), displaced: f.count('displaced'), seized_kg: f.count('seized_kg') }),
    status: f.code('certainty', CERTAINTIES), title: f.needed('summary'), links: list('sources'), ...(f.code('withdrawn', WITHDRAWN) ? { deleted: true as const } : {}),
  };
  return f.wrong ?? [record];
}

export const incidents: EventSource = {
  kind: 'events',
  id: 'incidents',
  title: { en: 'Incidents reported by members', ru: 'Инциденты, сообщённые членами организации' },
  publisher: 'the members of the organisation',
  licence: 'for the members of the organisation',
  mayExport: false,
  whole: false,
  /** Members report by the month; a month without a report is a month that was not reported. */
  gaps: 'month',
  units: UNITS,
  open: () => table({ columns: INCIDENT_COLUMNS, read }),
};
