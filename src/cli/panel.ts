import { readFileSync } from 'node:fs';
import { boundsOf, cellAt } from '../core/places/cells.ts';
import { monthName, monthOf, type Panel } from '../core/forecast/panel.ts';
import { codeOfName, numericOf } from '../platform/countries.ts';
import { landNeighbours } from '../platform/geography.ts';
import { NotTaken } from './arguments.ts';
import { cellsOf } from './cells.ts';

const refused = (what: string): NotTaken => new NotTaken(`Nothing was forecast: ${what}`);
const MEND = 'The columns are month_id (1 is January 1980), country_id and ged_sb, or priogrid_gid and deaths.';
const MOST_MONTH = 9999;
const MOST_DEATHS = 1e9;

/** What was read, and what was done about what the file does not say. */
export type ReadPanel = { readonly panel: Panel; readonly notes: readonly string[] };

/**
 * A panel from a CSV. Of countries a blank is a month in which the country did not exist; a month that is missing between two others is refused.
 * Of cells, which are listed where somebody died, a month without a row is a zero.
 * @throws NotTaken
 */
export function readPanel(file: string): ReadPanel {
  const rows = cellsOf(readFileSync(file, 'utf8'), 'Nothing was forecast');
  const head = rows.shift();
  if (!head) throw refused(`${file} is empty. ${MEND}`);
  const kind = head.cells.includes('priogrid_gid') ? 'cell' : 'country';
  const names = kind === 'cell' ? ['month_id', 'priogrid_gid', 'deaths'] : ['month_id', 'country_id', 'ged_sb'];
  const [month, unit, count] = names.map((name) => {
    const found = head.cells.indexOf(name);
    if (found < 0) throw refused(`line ${head.line} has no column "${name}", but ${head.cells.slice(0, 8).join(', ')}. ${MEND}`);
    return found;
  }) as [number, number, number];
  if (rows.length === 0) throw refused('the file has a head and no rows. Put one row for each unit and month after it.');
  const titles = new Map<number, string>();
  const found = new Map<number, Map<number, number>>();
  const nameAt = kind === 'country' ? head.cells.indexOf('country') : -1;
  let [first, last] = [MOST_MONTH, 0];
  for (const { line, cells } of rows) {
    if (cells.length !== head.cells.length) throw refused(`line ${line} has ${cells.length} fields and the head has ${head.cells.length}. Put fields that hold a comma in quotes.`);
    const [at, id] = [whole(cells[month]!, MOST_MONTH), whole(cells[unit]!, 2 ** 31 - 1)];
    if (at === null) throw refused(`month_id of line ${line} is "${cells[month]!.slice(0, 40)}". Months are whole numbers from 1, which is January 1980.`);
    if (id === null) throw refused(`${names[1]} of line ${line} is "${cells[unit]!.slice(0, 40)}". Units are whole numbers from 1.`);
    const own = found.get(id) ?? new Map<number, number>();
    found.set(id, own);
    if (own.has(at)) throw refused(`line ${line} is about ${kind} ${id} in ${monthName(at)} a second time. Leave one of the two out.`);
    own.set(at, deathsOf(cells[count]!, line, names[2]!));
    [first, last] = [Math.min(first, at), Math.max(last, at)];
    if (nameAt >= 0) titles.set(id, cells[nameAt]!);
  }
  const units = [...found.keys()].sort((a, b) => a - b);
  const months = last - first + 1;
  const counts = new Float64Array(units.length * months).fill(kind === 'cell' ? 0 : Number.NaN);
  for (const [i, id] of units.entries()) for (const [at, deaths] of found.get(id)!) counts[i * months + at - first] = deaths;
  if (kind === 'country') refuseHoles(units, counts, first, months);
  const panel = { kind, units, names: units.map((id) => titles.get(id) ?? ''), first, months, counts } as const;
  return {
    panel: { ...panel, neighbours: kind === 'cell' ? cellNeighbours(units) : countryNeighbours(panel.names) },
    notes: kind === 'cell' && rows.length < units.length * months ? [`${(units.length * months - rows.length).toLocaleString('en')} months of cells have no row and are taken as 0: a panel of cells lists those in which somebody died.`] : [],
  };
}

function whole(text: string, most: number): number | null {
  const value = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  return value >= 1 && value <= most ? value : null;
}

function deathsOf(text: string, line: number, name: string): number {
  if (text === '') return Number.NaN;
  const value = /^[+-]?\d+(\.\d+)?$/.test(text) ? Number(text) : Number.NaN;
  if (value < 0) throw refused(`${name} of line ${line} is ${text}. There are no fewer than 0 deaths.`);
  if (!(value <= MOST_DEATHS)) throw refused(`${name} of line ${line} is "${text.slice(0, 40)}". Write a number from 0, with a point before decimals; leave it blank for a month in which the country did not exist.`);
  if (!Number.isInteger(value)) throw refused(`${name} of line ${line} is ${text}. Deaths are whole: give them as they were counted, and no means of them.`);
  return value;
}

function refuseHoles(units: readonly number[], counts: Float64Array, first: number, months: number): void {
  for (const [i, id] of units.entries()) {
    const own = counts.subarray(i * months, (i + 1) * months);
    const from = own.findIndex((count) => !Number.isNaN(count));
    const to = own.findLastIndex((count) => !Number.isNaN(count));
    const hole = own.findIndex((count, month) => month > from && month < to && Number.isNaN(count));
    if (from >= 0 && hole >= 0) throw refused(`country ${id} has nothing for ${monthName(first + hole)}, between months that it has. A month that is not known is not a 0 and not the end of a country: add it, or leave the country out.`);
  }
}

function countryNeighbours(names: readonly string[]): number[][] {
  const codes = names.map((name) => numericOf(codeOfName(name) ?? ''));
  const places = new Map(codes.map((code, i) => [code, i] as const));
  return codes.map((code) => (code === null ? [] : (landNeighbours().get(code) ?? []).flatMap((near) => places.get(near) ?? [])));
}

/** The eight cells around each, of those in the panel. */
function cellNeighbours(units: readonly number[]): number[][] {
  const places = new Map(units.map((cell, i) => [cell, i] as const));
  return units.map((cell) => {
    const { west, south, east, north } = boundsOf(cell);
    const [lat, lon, down, across] = [(south + north) / 2, (west + east) / 2, north - south, east - west];
    const near = [-1, 0, 1].flatMap((y) => [-1, 0, 1].map((x) => [lat + y * down, lon + x * across] as const)).filter(([y, x]) => Math.abs(y) < 90 && Math.abs(x) < 180);
    return near.flatMap(([y, x]) => { const other = cellAt(y, x); return other === cell ? [] : places.get(other) ?? []; });
  });
}

const PRECISE = 3;

/**
 * Deaths by cell and month from events of UCDP GED: the cell is computed from the coordinates, the month is that in which an event ended, as ViEWS counts.
 * Events known no better than by province are left out, since their cell is a guess; every cell that had one has all months of the years of the file.
 * @throws NotTaken
 */
export function panelOfEvents(file: string): { lines: string[]; cells: number; months: number; events: number; left: number } {
  const rows = cellsOf(readFileSync(file, 'utf8'), 'Nothing was forecast');
  const head = rows.shift()?.cells ?? [];
  const [end, lat, lon, best, precision] = ['date_end', 'latitude', 'longitude', 'best', 'where_prec'].map((name) => {
    const found = head.findIndex((cell) => cell === name || (name === 'best' && cell === 'best_est'));
    if (found < 0) throw refused(`the file has no column "${name}", but ${head.slice(0, 8).join(', ')}. Give events as UCDP GED writes them.`);
    return found;
  }) as [number, number, number, number, number];
  const deaths = new Map<string, number>();
  const cells = new Set<number>();
  let [first, last, left] = [Infinity, 0, 0];
  for (const { line, cells: row } of rows) {
    const [year, month] = (row[end] ?? '').split(/[-T ]/).map(Number) as [number, number];
    const [y, x, count] = [Number(row[lat] || 'none'), Number(row[lon] || 'none'), Number(row[best] || 'none')];
    if (!(month >= 1 && month <= 12 && Math.abs(y) <= 90 && Math.abs(x) <= 180 && count >= 0)) throw refused(`line ${line} has no day, place or number of deaths that can be read. Mend the row, or leave it out.`);
    const at = monthOf(year, month);
    [first, last] = [Math.min(first, monthOf(year, 1)), Math.max(last, monthOf(year, 12))];
    if (!(Number(row[precision]) <= PRECISE)) {
      left++;
      continue;
    }
    const cell = cellAt(y, x);
    cells.add(cell);
    deaths.set(`${at} ${cell}`, (deaths.get(`${at} ${cell}`) ?? 0) + count);
  }
  if (cells.size === 0) throw refused('no event of the file is known to its cell.');
  const lines = ['month_id,priogrid_gid,deaths'];
  for (let at = first; at <= last; at++) for (const cell of [...cells].sort((a, b) => a - b)) lines.push(`${at},${cell},${deaths.get(`${at} ${cell}`) ?? 0}`);
  return { lines, cells: cells.size, months: last - first + 1, events: rows.length - left, left };
}
