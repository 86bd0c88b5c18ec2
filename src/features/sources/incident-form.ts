import type { FormLike } from '../../core/form.ts';
import { numberOf } from '../../core/ingest/fields.ts';
import { isPoint, type PlacePrecision } from '../../core/ingest/record.ts';
import { shown } from '../../core/ingest/text.ts';
import { refuse, type Refusal } from '../../core/refusal.ts';
import { readDay, sayDay, type Day, type Lang } from '../../core/time.ts';
import { CERTAINTIES, INCIDENT_COLUMNS, KINDS } from './readers/incidents.ts';
import type { EventVersion } from './store.ts';

/** One incident as a form asks for it: the columns of docs/sources.md, read with every mistake at once, and written as a file of one row. Pure. */
export type IncidentRow = Readonly<Partial<Record<(typeof INCIDENT_COLUMNS)[number], string>>>;
/** What may be counted; empty where it is not known, which is not 0. */
export const INCIDENT_FIGURES = ['killed', 'injured', 'detained', 'displaced', 'seized_kg'] as const;
/** In the order of the form. `''` means as far as it is named, as the days say. */
export const INCIDENT_PLACES = ['', 'exact', 'near', 'district', 'province', 'area', 'country', 'waters'] as const;
export const INCIDENT_DATES = ['', 'day', 'week', 'month', 'longer'] as const;
export const INCIDENT_KINDS = [...KINDS.keys()];
export const INCIDENT_CERTAINTIES = [...CERTAINTIES.keys()];

/** TJK-2022-017: the party's code, the year, a number of the party's own. */
export const INCIDENT_NUMBER = /^[A-Z]{2,5}-\d{4}-\d{1,6}$/;

/** @param today an incident does not lie ahead. @returns the row, and every entry that cannot be taken, in the order of the form */
export function readIncidentForm(form: FormLike, today: Day): { row: IncidentRow; wrong: Refusal[] } {
  const wrong: Refusal[] = [];
  const text = (name: string): string => String(form.get(name) ?? '').replace(/\s+/g, ' ').trim();
  const lines = (name: string): string => String(form.get(name) ?? '').split(/\r?\n|\|/).map((one) => one.replace(/\s+/g, ' ').trim()).filter((one) => one !== '').join('|');
  const needed = (name: string): string => {
    const value = text(name);
    if (value === '') wrong.push(refuse('sources.report_missing', {}, name));
    return value;
  };
  const oneOf = (name: string, allowed: readonly string[]): string => {
    const value = text(name);
    if (!allowed.includes(value)) wrong.push(refuse('sources.report_missing', {}, name));
    return value;
  };

  const incident = text('incident').toUpperCase();
  if (!INCIDENT_NUMBER.test(incident)) wrong.push(refuse('sources.report_number', { value: shown(incident) }, 'incident'));
  const kind = oneOf('kind', INCIDENT_KINDS);
  const [from, to] = ['from', 'to'].map((name) => {
    const value = text(name);
    if (value === '' && name === 'to') return '';
    const day = readDay(value);
    if (day === null) wrong.push(refuse(value === '' ? 'sources.report_missing' : 'sources.report_day', value === '' ? {} : { value: shown(value) }, name));
    else if (day > today) wrong.push(refuse('sources.report_ahead', { value: shown(value) }, name));
    return day ?? '';
  }) as [string, string];
  if (from !== '' && to !== '' && to < from) wrong.push(refuse('sources.report_order', {}, 'to'));
  const country = oneOfCode(text('country'));
  if (country === null) wrong.push(refuse('sources.report_missing', {}, 'country'));
  const [latitude, longitude] = [text('latitude'), text('longitude')].map((one) => one.replace(',', '.')) as [string, string];
  const bad = [[latitude, 'latitude', 90], [longitude, 'longitude', 180]].find(([value, , most]) => value !== '' && !(Math.abs(numberOf(value as string)) <= (most as number)));
  if (bad) wrong.push(refuse('sources.report_degrees', { value: shown(bad[0] as string) }, bad[1] as string));
  else if ((latitude === '') !== (longitude === '')) wrong.push(refuse('sources.report_both', {}, latitude === '' ? 'latitude' : 'longitude'));
  const precision = oneOf('place_precision', INCIDENT_PLACES);
  if (precision !== '' && isPoint(precision as PlacePrecision) && latitude === '' && longitude === '') wrong.push(refuse('sources.report_point', {}, 'place_precision'));
  const figures = INCIDENT_FIGURES.map((name): [string, string] => {
    const value = text(name).replace(/[\s\u00a0]/g, '').replace(',', '.');
    if (value !== '' && !(name === 'seized_kg' ? /^\d{1,9}(\.\d{1,6})?$/ : /^\d{1,9}$/).test(value)) wrong.push(refuse('sources.report_figure', { value: shown(value) }, name));
    return [name, value];
  });
  const certainty = oneOf('certainty', INCIDENT_CERTAINTIES);
  const summary = needed('summary');
  return {
    wrong,
    row: {
      incident, from, to, date_precision: oneOf('date_precision', INCIDENT_DATES), country: country ?? '', province: text('province'), district: text('district'), place: text('place'), latitude, longitude, place_precision: precision, kind,
      parties: lines('parties'), ...Object.fromEntries(figures), certainty, summary, sources: lines('sources'),
    },
  };
}

const oneOfCode = (code: string): string | null => (/^[A-Z]{3}$/.test(code) ? code : null);

/** A file of one row, each cell quoted. */
export const incidentFile = (row: IncidentRow): string => `${INCIDENT_COLUMNS.join(',')}\n${INCIDENT_COLUMNS.map((column) => `"${(row[column] ?? '').replaceAll('"', '""')}"`).join(',')}\n`;

/** That the incident is taken back: all that its row needs to be read, and the word for it. */
export const withdrawnRow = (version: EventVersion): IncidentRow => ({
  incident: version.id, from: version.from_day, to: version.to_day, country: version.country ?? '', kind: version.kind, certainty: version.status ?? '', summary: version.title ?? '', withdrawn: 'yes',
});

/** What the form holds of an incident that is to be corrected, as a reader would have entered it. */
export function enteredIncident(version: EventVersion, lang: Lang): Record<string, string[]> {
  const own = (value: string | number | null): string[] => [value === null ? '' : String(value)];
  return {
    incident: [version.id], from: [sayDay(version.from_day, lang)], to: [version.to_day === version.from_day ? '' : sayDay(version.to_day, lang)], date_precision: [version.date_precision], country: own(version.country),
    province: own(version.admin1), district: own(version.admin2), place: own(version.place), latitude: own(version.lat), longitude: own(version.lon), place_precision: [version.place_precision], kind: [version.kind],
    parties: [version.actors.join('\n')], ...Object.fromEntries(INCIDENT_FIGURES.map((name) => [name, own(version.measures[name] ?? null)])), certainty: own(version.status), summary: own(version.title), sources: [version.links.join('\n')],
  };
}

/** The number after the last one of a party and a year: TJK-2022-018 after TJK-2022-017 and TJK-2022-009. */
export function nextIncident(party: string, year: string, used: readonly string[]): string {
  const before = used.flatMap((id) => (id.startsWith(`${party}-${year}-`) && INCIDENT_NUMBER.test(id) ? [id.slice(party.length + year.length + 2)] : []));
  const last = Math.max(0, ...before.map(Number));
  return `${party}-${year}-${String(last + 1).padStart(Math.max(3, ...before.map((one) => one.length)), '0')}`;
}
