import { readFileSync, writeFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Feature, FeatureCollection, MultiPolygon, Position } from 'geojson';
import countries from 'i18n-iso-countries';
import { geoArea } from 'd3-geo';
import { feature, quantize } from 'topojson-client';
import { topology } from 'topojson-server';
import { filter, filterWeight, presimplify, simplify, sphericalRingArea, sphericalTriangleArea } from 'topojson-simplify';
import type { GeometryCollection, GeometryObject, Topology } from 'topojson-specification';
import { likeness, unitKey } from '../src/core/places/names.ts';

/**
 * Writes `src/platform/provinces.json`: the first-level units of the world as one topology, in which neighbours share their arcs.
 *
 *     node scripts/provinces.ts world_map.gpkg iso-3166 cldr-subdivisions-full iso3166-2-db
 *
 * `world_map.gpkg` comes with Debian's qgis-providers-common (/usr/share/qgis/resources/data): its layer `states_provinces` is
 * Natural Earth 1:10m, Admin 1, 4.1.0, public domain, made simpler by QGIS. The others are unpacked packages of npm: the codes
 * and names of ISO 3166-2 (MIT), English names of Unicode's CLDR (Unicode-3.0), and Russian names with numbers of FIPS (esosedi, MIT).
 *
 * The layer has no codes of ISO 3166-2. A unit gets the code whose names are most like its own, one code for one unit; where
 * nothing is like enough its `id` is the country, a colon and the number of FIPS ("RUS:RS68"), or its place in the layer
 * where that is missing too ("ATA:-84"). Countries are ISO 3166-1 alpha-3, and Natural Earth's own code where ISO has none.
 * Its lines are those of Natural Earth: where a border is disputed, they show who administers, and take no position.
 */
const [layer, iso, cldr, esosedi] = process.argv.slice(2);
if (!layer || !iso || !cldr || !esosedi) throw new Error('node scripts/provinces.ts world_map.gpkg iso-3166 cldr-subdivisions-full iso3166-2-db');
const TO = join(import.meta.dirname, '../src/platform/provinces.json');
/** Corners that stand for less than this are left out, in steradians: some forty square kilometres. */
const LEAST = 9e-7;
/** Islands smaller than this are left out where the unit has something larger: three hundred square kilometres. */
const ISLAND = 8e-6;
const GRID = 5e4;
const NEAR = 0.74;
/** Another name that is as like as this says nothing new. */
const ALIKE = 0.85;
/** ISO gave Iran's provinces new numbers in 2020; CLDR and esosedi have the old ones. */
const RENUMBERED = new Set(['IR']);
/** Names that no list has, or has of another unit, in members of the organisation and on their borders. */
const RUSSIAN: Readonly<Record<string, string>> = { 'TJ-DU': 'Душанбе', 'TJ-RA': 'Районы республиканского подчинения', 'AF-URU': 'Урузган', 'RU-MOW': 'Москва', 'RU-MOS': 'Московская область', 'RU-ZAB': 'Забайкальский край', 'RU-YEV': 'Еврейская автономная область', 'PK-PB': 'Пенджаб', 'PK-GB': 'Гилгит-Балтистан' };
const SHORT: Readonly<Record<string, readonly string[]>> = { 'TJ-GB': ['GBAO', 'ГБАО'], 'PK-KP': ['KPK', 'NWFP'] };
const ENGLISH: Readonly<Record<string, string>> = { 'TJ-RA': 'Districts of Republican Subordination' };
/** Units that have another name in each list, by the number of FIPS: the Northern Areas became Gilgit-Baltistan in 2009. */
const BY_HAND: Readonly<Record<string, string>> = { PK07: 'PK-GB' };

type Row = { fid: number; geom: Uint8Array; iso_a2: string; adm0_a3: string; name: string | null; fips: string | null; woe_label: string | null; woe_name: string | null; gn_name: string | null };
type Named = { id: string; names: readonly string[] };
type Region = Named & { en: string; ru: string | null; fips: string };
type Properties = { country: string; name: string; ru?: string; also?: string[] };

/** GeoPackage's head and envelope, then well-known binary of a MultiPolygon or Polygon. */
function shapeOf(geom: Uint8Array): MultiPolygon {
  const view = new DataView(geom.buffer, geom.byteOffset, geom.byteLength);
  let at = 8 + [0, 32, 48, 48, 64][(geom[3]! >> 1) & 7]!;
  const little = (): boolean => view.getUint8(at++) === 1;
  const count = (end: boolean): number => { const n = view.getUint32(at, end); at += 4; return n; };
  const number = (end: boolean): number => { const n = view.getFloat64(at, end); at += 8; return n; };
  const polygon = (end: boolean): Position[][] => Array.from({ length: count(end) }, () => Array.from({ length: count(end) }, () => [number(end), number(end)]));
  const end = little();
  const type = count(end);
  if (type === 3) return { type: 'MultiPolygon', coordinates: [polygon(end)] };
  if (type !== 6) throw new Error(`geometry of type ${type}`);
  return { type: 'MultiPolygon', coordinates: Array.from({ length: count(end) }, () => { const inner = little(); count(inner); return polygon(inner); }) };
}

/** Outer rings clockwise, as d3 wants them. */
const wound = (shape: MultiPolygon): MultiPolygon => ({ ...shape, coordinates: shape.coordinates.map((rings) => rings.map((ring, i) => (area(ring) < 0 === (i === 0) ? ring : [...ring].reverse()))) });
const area = (ring: readonly Position[]): number => ring.reduce((sum, [x, y], i) => { const [u, v] = ring[(i + 1) % ring.length]!; return sum + x! * v! - u! * y!; }, 0);

const read = (...path: string[]): unknown => JSON.parse(readFileSync(join(...path), 'utf8'));
const english = (read(cldr, 'subdivisions/en/en.json') as { subdivisions: { localeDisplayNames: { subdivisions: Record<string, string> } } }).subdivisions.localeDisplayNames.subdivisions;
const { iso31662 } = (await import(pathToFileURL(join(iso, '2.js')).href)) as { iso31662: { code: string; name: string }[] };
type Listed = { fips: string; regions?: { iso: string; fips: string; names: Record<string, string> }[] };
const listed = read(esosedi, 'data/iso3166-2.json') as Record<string, Listed>;
const latin = (code: string): string | undefined => (RENUMBERED.has(code.slice(0, 2)) ? undefined : english[code.toLowerCase().replace('-', '')]);
const SUFFIX = / (Province|Region|Oblast|Voblast|Governorate|Prefecture|District|Rayon|oblysy)$/;
const regions = Object.entries(listed).flatMap(([country, { fips, regions: list = [] }]) => list.map((one): Region => ({
  id: `${country}-${one.iso}`, fips: `${fips}${one.fips}`, names: [one.names.en, one.names.geonames].flatMap((name) => name ?? []), en: (one.names.en ?? '').replace(SUFFIX, ''), ru: /\p{Script=Cyrillic}/u.test(one.names.ru ?? '') ? one.names.ru! : null,
})));
const known = new Map(regions.filter(({ id }) => !RENUMBERED.has(id.slice(0, 2))).map((one) => [one.id, one]));
const codes = iso31662.map(({ code, name }): Named => ({ id: code, names: [...new Set([latin(code) ?? known.get(code)?.en ?? name, name, ...(known.get(code)?.names ?? [])])].filter((one) => one !== '') }));

const db = new DatabaseSync(layer, { readOnly: true });
const rows = db.prepare('select * from states_provinces order by fid').all() as unknown as Row[];
const namesOf = (row: Row): string[] => [row.name, row.woe_name, row.woe_label?.split(',')[0], row.gn_name].flatMap((name) => (name && name.trim() !== '' ? [name.trim()] : []));
const real = (row: Row): boolean => /^[A-Z]{2}$/.test(row.iso_a2);
const countryOf = (row: Row): string => (real(row) ? countries.alpha2ToAlpha3(row.iso_a2) : undefined) ?? row.adm0_a3;

/** One of a list for one unit, the likest pairs first; every name that says the same makes a pair a little likelier, and so does `more`. */
function assign<T extends Named>(list: readonly T[], more: (row: Row, one: T) => number): Map<number, T> {
  const pairs = rows.filter(real).flatMap((row) => list.filter(({ id }) => id.startsWith(`${row.iso_a2}-`)).map((one) => {
    const likes = namesOf(row).map((name) => Math.max(0, ...one.names.map((other) => likeness(unitKey(name), unitKey(other)))));
    const bonus = more(row, one);
    return { row, one, like: Math.max(0, ...likes), bonus, score: Math.max(0, ...likes) + bonus + likes.reduce((sum, like) => sum + (like === 1 ? 0.1 : 0), 0) };
  })).filter(({ like, bonus }) => like >= (bonus > 0 ? NEAR / 2 : NEAR)).sort((a, b) => b.score - a.score || a.row.fid - b.row.fid);
  const found = new Map(rows.flatMap((row) => list.filter(({ id }) => id === BY_HAND[row.fips ?? '']).map((one) => [row.fid, one] as const)));
  const taken = new Set(found.values());
  for (const { row, one } of pairs) {
    if (found.has(row.fid) || taken.has(one)) continue;
    found.set(row.fid, one);
    taken.add(one);
  }
  return found;
}

const regionOf = assign(regions, (row, one) => (row.fips === one.fips ? 0.3 : 0));
const found = assign(codes, (row, { id }) => (regionOf.get(row.fid)?.id === id && !RENUMBERED.has(row.iso_a2) ? 0.3 : 0));
const used = new Set([...found.values()].map(({ id }) => id));
function idOf(row: Row): string {
  const code = found.get(row.fid)?.id;
  if (code) return code;
  const plain = `${countryOf(row)}:${row.fips?.trim() || -row.fid}`;
  const id = used.has(plain) ? `${plain}.${row.fid}` : plain;
  used.add(id);
  return id;
}
/** As short as it is known by. */
function nameOf(row: Row): string {
  const code = found.get(row.fid);
  return (code && (ENGLISH[code.id] ?? latin(code.id)?.replace(/ oblysy$/, ''))) || regionOf.get(row.fid)?.en || code?.names[0]?.replace(SUFFIX, '') || namesOf(row)[0] || '';
}
const features = rows.map((row): Feature<MultiPolygon, Properties> => {
  const [code, region] = [found.get(row.fid), regionOf.get(row.fid)];
  const name = nameOf(row);
  const ru = (code && RUSSIAN[code.id]) ?? region?.ru;
  const keys = [name, ru ?? ''].map(unitKey);
  /** What another unit of the country is known by is not this one's. */
  const others = rows.filter((other) => other !== row && other.iso_a2 === row.iso_a2).map((other) => unitKey(nameOf(other)));
  const also = [...(SHORT[code?.id ?? ''] ?? []), ...(code?.names ?? []), ...(region?.names ?? []), ...namesOf(row)].filter((one) => keys.every((key) => likeness(key, unitKey(one)) < ALIKE) && others.every((key) => likeness(key, unitKey(one)) < 0.8) && keys.push(unitKey(one)));
  return { type: 'Feature', id: idOf(row), geometry: wound(shapeOf(row.geom)), properties: { country: countryOf(row), name, ...(ru ? { ru } : {}), ...(also.length > 0 ? { also } : {}) } };
});

const whole = presimplify(topology({ provinces: { type: 'FeatureCollection', features } as FeatureCollection }, GRID) as Topology<{ provinces: GeometryCollection<Properties> }>, sphericalTriangleArea);
const sizeOf = (ring: number[]): number => sphericalRingArea(feature(whole, { type: 'Polygon', arcs: [ring] }).geometry.coordinates[0] as [number, number][], false);
const outer = (one: GeometryObject): number[][] => (one.type === 'Polygon' ? [one.arcs[0]!] : one.type === 'MultiPolygon' ? one.arcs.map((rings) => rings[0]!) : []);
/** A corner of a small unit matters as much more as the unit is smaller than this: eight hundred square kilometres. */
const SMALL = 2e-5;
for (const one of whole.objects.provinces.geometries) {
  const size = Math.max(0, ...outer(one).map(sizeOf));
  for (const arc of size < SMALL ? outer(one).flat() : []) for (const corner of whole.arcs[arc < 0 ? ~arc : arc]!) corner[2]! *= Math.min(20, SMALL / size);
}
const simple = simplify(whole, LEAST);
/** A unit keeps its largest part, whatever its size, and the unit around it keeps the hole. */
const arcsOf = (ring: readonly number[]): string => ring.map((arc) => (arc < 0 ? ~arc : arc)).sort((a, b) => a - b).join(' ');
const largest = new Set(simple.objects.provinces.geometries.flatMap((one) => (outer(one).length === 0 ? [] : [arcsOf(outer(one).reduce((a, b) => (sizeOf(a) >= sizeOf(b) ? a : b)))])));
const large = filterWeight(simple, ISLAND, sphericalRingArea);
const rough = quantize(filter(simple, (ring, interior) => largest.has(arcsOf(ring as unknown as number[])) || large(ring, interior)) as Topology, GRID);
/** A ring that the grid has turned inside out would fill the globe. */
const small = filter(rough, (ring, interior) => interior || geoArea(feature(rough, { type: 'Polygon', arcs: [ring as unknown as number[]] }).geometry) < 2 * Math.PI);
for (const one of (small.objects.provinces as GeometryCollection).geometries) if (one.type === 'MultiPolygon' && one.arcs.length === 1) Object.assign(one, { type: 'Polygon', arcs: one.arcs[0] });
writeFileSync(TO, `${JSON.stringify(small)}\n`);
process.stderr.write(`${rows.length} units, ${found.size} with a code of ISO 3166-2, ${features.filter((one) => one.properties.ru).length} with a Russian name; ${small.arcs.length} arcs\n`);
