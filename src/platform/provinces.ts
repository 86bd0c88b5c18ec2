import type { Feature, MultiPolygon, Polygon, Position } from 'geojson';
import { feature, mesh, neighbors } from 'topojson-client';
import type { GeometryCollection, GeometryObject } from 'topojson-specification';
import type { Spot } from '../core/places/distance.ts';
import { unitLocator } from '../core/places/locate.ts';
import { unitMatcher } from '../core/places/names.ts';
import type { Lang } from '../core/time.ts';
import { loadProvinces } from './geography.ts';

/** First-level units by country, by place and by name. All of it is worked out once, when a country is first asked for. */
export type Province = { /** ISO 3166-2 ("AF-BDS"), or the country and a number where it has none ("PAK:PK07"). */ readonly id: string; readonly country: string; readonly name: string; readonly ru: string | null };

type Unit = Province & { readonly index: number; readonly also: readonly string[] };
type Finder = { at(lat: number, lon: number): string | null; named(written: string): string | null };

let units: ReadonlyMap<string, Unit> | undefined;
let beside: readonly (readonly number[])[] | undefined;
const byCountry = new Map<string, readonly Unit[]>();
const finders = new Map<string, Finder>();
const lines = new Map<string, readonly (readonly Spot[])[]>();

function allUnits(): ReadonlyMap<string, Unit> {
  if (units) return units;
  const { geometries } = loadProvinces().objects.provinces;
  units = new Map(geometries.map(({ id, properties }, index) => [String(id), { id: String(id), index, country: properties!.country, name: properties!.name, ru: properties!.ru ?? null, also: properties!.also ?? [] }]));
  for (const unit of units.values()) byCountry.set(unit.country, [...(byCountry.get(unit.country) ?? []), unit]);
  return units;
}

/** The units of a country in the order of their codes; none for what is no country. */
export function provincesOf(country: string): readonly Province[] {
  allUnits();
  return [...(byCountry.get(country) ?? [])].sort((a, b) => (a.id < b.id ? -1 : 1));
}
export const provinceById = (id: string): Province | null => allUnits().get(id) ?? null;

/** In the reader's language where a list has the name in it, else in Latin letters. */
export const provinceName = (province: Province, lang: Lang): string => (lang === 'ru' ? province.ru : null) ?? province.name;

const outlines = ({ type, coordinates }: Polygon | MultiPolygon): Position[][] => (type === 'Polygon' ? coordinates : coordinates.flat());

function finderOf(country: string): Finder {
  let finder = finders.get(country);
  if (finder) return finder;
  allUnits();
  const topology = loadProvinces();
  const own = byCountry.get(country) ?? [];
  const shapes = own.map(({ id, index }) => {
    const { geometry } = feature(topology, topology.objects.provinces.geometries[index]!) as Feature<Polygon | MultiPolygon>;
    return { id, rings: outlines(geometry) as unknown as Spot[][] };
  });
  finder = { at: unitLocator(shapes), named: unitMatcher(own.map(({ id, name, ru, also }) => ({ id, names: ru === null ? [name] : [name, ru], also }))) };
  finders.set(country, finder);
  return finder;
}

/** The unit of this country that a place lies in, or nearly; null where there is none. */
export const provinceAt = (country: string, lat: number, lon: number): string | null => finderOf(country).at(lat, lon);
/** The unit of this country that a source names; null where it is none, or could be two. */
export const provinceNamed = (country: string, written: string): string | null => finderOf(country).named(written);

/** The units that share a border with this one, across countries too. */
export function provincesBeside(id: string): string[] {
  const unit = allUnits().get(id);
  if (!unit) return [];
  const { geometries } = loadProvinces().objects.provinces;
  beside ??= neighbors(geometries);
  return beside[unit.index]!.map((index) => String(geometries[index]!.id)).sort();
}

/** The line between two countries, as their units share it. */
export function borderLines(one: string, other: string): readonly (readonly Spot[])[] {
  const key = [one, other].sort().join(' ');
  let found = lines.get(key);
  if (found) return found;
  const topology = loadProvinces();
  const country = (object: unknown): string => (object as { properties: { country: string } }).properties.country;
  const two: GeometryCollection = { type: 'GeometryCollection', geometries: topology.objects.provinces.geometries.filter(({ properties }) => properties!.country === one || properties!.country === other) };
  found = mesh(topology, two as GeometryObject, (a, b) => a !== b && country(a) !== country(b)).coordinates as unknown as Spot[][];
  lines.set(key, found);
  return found;
}
