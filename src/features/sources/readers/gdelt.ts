import { eventFault, textFault } from '../../../core/ingest/fault.ts';
import type { EventRecord, EventSource, Item, PlacePrecision, Reader } from '../../../core/ingest/record.ts';
import { codeOfFips } from '../../../core/ingest/fips.ts';
import { refused, shown } from '../../../core/ingest/text.ts';
import { isRefusal, refuse, type Refusal } from '../../../core/refusal.ts';
import { badCell, DECIMAL, orNull } from './cells.ts';

/**
 * GDELT 2.0 events: 61 columns parted by tabs, without a line of names and without quotation. A row is a report of
 * something, not something that happened; rows that report the same are linked by `same`: day, both actors, code and place.
 */
const COLUMNS = 61;
const LONGEST = 1 << 20;
const [ID, DAY, CODE_1, NAME_1, CODE_2, NAME_2, ROOT, CODE, QUAD, GOLDSTEIN, MENTIONS, SOURCES, ARTICLES, TONE] = [0, 1, 5, 6, 15, 16, 25, 26, 29, 30, 31, 32, 33, 34] as const;
const [GEO_TYPE, GEO_NAME, GEO_COUNTRY, ADM1, ADM2, LAT, LON, URL] = [51, 52, 53, 54, 55, 56, 57, 60] as const;

/** Kinds of place: none, country, state of the USA, city of the USA, city, state. A city stands for its surroundings. */
const PRECISION: Readonly<Record<string, PlacePrecision>> = { '': 'none', 0: 'none', 1: 'country', 2: 'province', 3: 'near', 4: 'near', 5: 'province' };
/** The oceans: a place, and no country's. */
const NO_COUNTRY: ReadonlySet<string> = new Set(['', 'OS', 'OC', 'PF', 'PG']);
const FIGURES = [['articles', ARTICLES], ['goldstein', GOLDSTEIN], ['mentions', MENTIONS], ['quad', QUAD], ['root', ROOT], ['sources', SOURCES], ['tone', TONE]] as const;

function eventOf(line: number, cells: readonly string[]): EventRecord | Refusal {
  const [id, day, type, code] = [cells[ID]!, cells[DAY]!, cells[GEO_TYPE]!, cells[CODE]!];
  if (!/^\d{1,12}$/.test(id)) return badCell(line, 'GLOBALEVENTID', id);
  if (!/^\d{8}$/.test(day)) return refuse('sources.bad_date', { line, column: 'SQLDATE', value: shown(day) });
  if (!/^\d{2,4}$/.test(code)) return badCell(line, 'EventCode', code);
  const precision = PRECISION[type];
  if (!precision) return badCell(line, 'ActionGeo_Type', type);
  const fips = cells[GEO_COUNTRY]!;
  const country = codeOfFips(fips);
  if (country === null && !NO_COUNTRY.has(fips)) return refuse('sources.unknown_country', { line, value: shown(fips) });
  const measures: Record<string, number> = {};
  for (const [name, column] of FIGURES) {
    const text = cells[column]!;
    if (text === '') continue;
    if (!DECIMAL.test(text)) return badCell(line, name, text);
    measures[name] = Number(text);
  }
  const [lat, lon] = [cells[LAT]!, cells[LON]!];
  if (lat !== '' && !DECIMAL.test(lat)) return badCell(line, 'ActionGeo_Lat', lat);
  if (lon !== '' && !DECIMAL.test(lon)) return badCell(line, 'ActionGeo_Long', lon);
  const date = `${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6)}`;
  const actors: string[] = [];
  for (const actor of [cells[NAME_1] || cells[CODE_1]!, cells[NAME_2] || cells[CODE_2]!]) if (actor !== '') actors.push(actor);
  return {
    id, from: date, to: date, datePrecision: 'day',
    place: { country, admin1: orNull(cells[ADM1]!), admin2: orNull(cells[ADM2]!), name: orNull(cells[GEO_NAME]!), lat: lat === '' ? null : Number(lat), lon: lon === '' ? null : Number(lon), precision: precision === 'country' && country === null ? 'waters' : precision, cell: null },
    kind: code, actors, measures, status: null, title: null, links: cells[URL] === '' ? [] : [cells[URL]!],
    same: `${day}|${cells[CODE_1]}|${cells[CODE_2]}|${code}|${fips}|${cells[ADM1]}|${lat}|${lon}`,
  };
}

function open(): Reader<EventRecord> {
  let pending = '';
  let line = 0;
  let sure = false;

  function item(raw: string): Item<EventRecord> | Refusal | null {
    line++;
    if (raw === '') return null;
    const cells = raw.split('\t');
    if (!sure && (cells.length !== COLUMNS || cells[ID] === 'GLOBALEVENTID')) {
      if (cells.length !== COLUMNS) return refuse('sources.other_format', { found: cells.length, expected: COLUMNS }, 'file');
      sure = true;
      return null; // a copy with a line of names
    }
    sure = true;
    if (cells.length !== COLUMNS) return refused(line, refuse('sources.bad_columns', { line, found: cells.length, expected: COLUMNS }), raw);
    const record = eventOf(line, cells);
    const refusal = isRefusal(record) ? record : (eventFault(line, record) ?? textFault(line, raw.includes('\0') || !raw.isWellFormed() ? JSON.stringify(raw) : raw));
    return refusal ? refused(line, refusal, raw, /^\d{1,12}$/.exec(cells[ID]!)?.[0]) : { line, record: record as EventRecord };
  }

  function take(text: string, last: boolean): Item<EventRecord>[] | Refusal {
    const rows = (pending + text).split('\n');
    pending = last ? '' : rows.pop()!;
    if (pending.length > LONGEST) return refuse('sources.other_format', { found: pending.split('\t').length, expected: COLUMNS }, 'file');
    const items: Item<EventRecord>[] = [];
    for (const row of rows) {
      const made = item(row.endsWith('\r') ? row.slice(0, -1) : row);
      if (made === null) continue;
      if (isRefusal(made)) return made;
      items.push(made);
    }
    return items;
  }

  return { push: (text) => take(text, false), end: () => take('', true) };
}

export const gdeltEvents: EventSource = {
  kind: 'events',
  id: 'gdelt-events',
  title: { en: 'GDELT 2.0: what news reports say happened', ru: 'GDELT 2.0: о чём сообщают новости' },
  publisher: 'The GDELT Project (gdeltproject.org)',
  licence: 'unrestricted with citation and a link',
  mayExport: true,
  whole: false,
  /** A country that no medium names on a day was not looked at. */
  gaps: 'day',
  units: { goldstein: 'scale of Goldstein, -10 to 10', mentions: 'mentions', sources: 'sources', articles: 'articles', tone: 'tone, -100 to 100', root: '1 main event of the text, 0 not', quad: '1 and 2 cooperation, 3 and 4 conflict; odd in words, even in deeds' },
  open,
};
