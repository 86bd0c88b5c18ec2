import { cellAt, cellName, boundsOf, cellOfName } from '../../core/places/cells.ts';
import { kmToLines } from '../../core/places/distance.ts';
import { isPoint, type PlacePrecision } from '../../core/ingest/record.ts';
import type { Lang } from '../../core/time.ts';
import { fill, say } from '../../core/words.ts';
import { countryName } from '../../platform/countries.ts';
import { borderLines, provinceAt, provinceById, provinceName, provinceNamed, provincesBeside, provincesOf } from '../../platform/provinces.ts';
import type { Happening } from '../sources/index.ts';
import type { Count, Segment, WatchFile } from '../watch/index.ts';
import type { Area } from './rules.ts';
import { words } from './words.ts';

/** Where an event counts. Countries come with every count; the others where the watch file asks for them. */
export const AREA_KINDS = ['country', 'province', 'segment', 'cell'] as const;
export type AreaKind = (typeof AREA_KINDS)[number];

export const kindOfArea = (area: string): AreaKind => (/^[A-Z]{3}$/.test(area) ? 'country' : cellOfName(area) !== null ? 'cell' : /^[A-Z]{2}-|^[A-Z]{3}:/.test(area) ? 'province' : 'segment');

/** A country, province or segment by its name in the reader's language; a cell by its bounds; else the code itself. */
export function areaName(area: string, file: Pick<WatchFile, 'segments'>, lang: Lang): string {
  const kind = kindOfArea(area);
  if (kind === 'country') return countryName(area, lang);
  if (kind === 'segment') return say(file.segments.find((one) => one.id === area)?.name ?? { en: area }, lang);
  if (kind === 'cell') {
    const { west, south } = boundsOf(cellOfName(area)!);
    return fill(words[lang === 'ru' ? 'ru' : 'en'].ui.cellName!, { lat: `${Math.abs(south)}° ${south < 0 ? 'S' : 'N'}`, lon: `${Math.abs(west)}° ${west < 0 ? 'W' : 'E'}` });
  }
  const province = provinceById(area);
  return province ? provinceName(province, lang) : area;
}

/** The country of an area; null for segments, which have two, and cells. */
export const countryOfArea = (area: string): string | null => (kindOfArea(area) === 'country' ? area : (provinceById(area)?.country ?? null));

/** Provinces that share a border with a province, across countries too. */
export const neighboursOf = (area: string): string[] => provincesBeside(area);

/** Whether events of one area may be events of another: a country and its provinces and borders, a border and the provinces that lie on it. */
export function overlapping(segments: readonly Pick<Segment, 'id' | 'between'>[]): (one: string, other: string) => boolean {
  const countriesOf = (area: string): readonly string[] => segments.find(({ id }) => id === area)?.between ?? [countryOfArea(area) ?? ''];
  const crosses = (segment: readonly string[], province: string): boolean => neighboursOf(province).some((beside) => beside !== province && countryOfArea(beside) !== countryOfArea(province) && segment.includes(countryOfArea(beside)!));
  return (one, other) => {
    const [a, b] = [kindOfArea(one), kindOfArea(other)];
    if (a === 'country' || b === 'country') return a === 'country' ? countriesOf(other).includes(one) : countriesOf(one).includes(other);
    if (a === 'segment' && b === 'province') return countriesOf(one).includes(countryOfArea(other) ?? '') && crosses(countriesOf(one), other);
    return a === 'province' && b === 'segment' && countriesOf(other).includes(countryOfArea(one) ?? '') && crosses(countriesOf(other), one);
  };
}

const DISTRICT: ReadonlySet<PlacePrecision> = new Set(['exact', 'near', 'district']);

/** The province of an event, of the country that it is in; null where that is not known well enough. */
function provinceOf({ country, admin1, lat, lon, place_precision: precision }: Happening): string | null {
  const at = (): string | null => (lat === null || lon === null ? null : provinceAt(country!, lat, lon));
  const named = (): string | null => (admin1 === null ? null : provinceNamed(country!, admin1));
  if (DISTRICT.has(precision as PlacePrecision)) return at() ?? named();
  return precision === 'province' ? (named() ?? at()) : null;
}

export type Where = (event: Happening) => readonly string[];

/** Answers with the areas in which an event counts. What is asked of a place is remembered, since events share theirs. */
export function placer(count: Pick<Count, 'countries' | 'by'>, segments: readonly Segment[]): Where {
  const countries = new Set(count.countries);
  const by = new Set<AreaKind>(count.by);
  const near = new Map<string, readonly string[]>();
  const segmentsNear = (country: string, lat: number, lon: number): readonly string[] => {
    const key = `${country} ${lat} ${lon}`;
    let found = near.get(key);
    if (!found) near.set(key, (found = segments.filter(({ between, withinKm }) => between.includes(country) && kmToLines([lon, lat], borderLines(...between)) <= withinKm).map(({ id }) => id)));
    return found;
  };
  return (event) => {
    const { country, lat, lon, place_precision } = event;
    const precision = place_precision as PlacePrecision;
    if (country === null || !countries.has(country) || precision === 'waters' || precision === 'none') return [];
    const province = by.has('province') ? provinceOf(event) : null;
    const spot = lat !== null && lon !== null;
    return [
      country, ...(province === null ? [] : [province]), ...(by.has('segment') && spot && DISTRICT.has(precision) ? segmentsNear(country, lat, lon) : []),
      ...(by.has('cell') && spot && isPoint(precision) ? [cellName(cellAt(lat, lon))] : []),
    ];
  };
}

/** Whether a place is known well enough to be in an area of a kind, wherever it lies. */
export function isPlaced(kind: AreaKind, event: Happening, where: readonly string[]): boolean {
  if (kind === 'segment') return DISTRICT.has(event.place_precision as PlacePrecision) && event.lat !== null;
  return where.some((area) => kindOfArea(area) === kind);
}

/** Every area that a count has a series of: the countries, their provinces and the segments, and the cells in which something happened. */
export function areasOf(count: Pick<Count, 'countries' | 'by'>, segments: readonly Segment[], cells: ReadonlyMap<string, readonly string[]>): Area[] {
  return [
    ...count.countries.map((id) => ({ id, countries: [id] })),
    ...(count.by.includes('province') ? count.countries.flatMap((country) => provincesOf(country).map(({ id }) => ({ id, countries: [country] }))) : []),
    ...(count.by.includes('segment') ? segments.filter(({ between }) => between.every((one) => count.countries.includes(one))).map(({ id, between }) => ({ id, countries: between })) : []),
    ...[...cells].sort(([a], [b]) => (a < b ? -1 : 1)).map(([id, countries]) => ({ id, countries })),
  ];
}
