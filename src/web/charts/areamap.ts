/**
 * The layout of a map of first-level units, shaded by a count, as plain data. Pure, and for the server only: it needs the
 * topology, which no page carries. Countries are drawn from their units, so that no border has two lines.
 */
import type { MultiPolygon, Polygon } from 'geojson';
import { feature, merge, mesh } from 'topojson-client';
import type { GeometryCollection, GeometryObject, MultiPolygon as TopoMultiPolygon, Polygon as TopoPolygon, Topology } from 'topojson-specification';
import { capOf, capOfFrame, capsMeet, mainParts, pathOf, polygonsOf, projectionFor, ringArea, trace, type Cap, type Point } from './geometry.ts';
import { classOf, type MapClass } from './map.ts';
import { placeNames, type Box } from './maplabels.ts';
import { textWidth } from './measure.ts';

type Unit = TopoPolygon<{ country: string }> | TopoMultiPolygon<{ country: string }>;
export type UnitTopology = Topology<{ provinces: { type: 'GeometryCollection'; geometries: Unit[] } }>;

export type MapArea = { id: string; /** As short as it is known by. */ name: string; /** Null: not covered. */ value: number | null };
export type AreaMapInput = {
  topology: UnitTopology;
  kind: 'country' | 'province' | 'segment' | 'cell';
  /** Those that are counted; units of other countries are drawn as land. */
  areas: readonly MapArea[];
  /** Countries of the count, whose units are drawn even where it is segments or cells that are counted. */
  countries: readonly string[];
  /** Countries the frame is fitted to. */
  fit: readonly string[];
  segments: readonly { id: string; between: readonly [string, string] }[];
  cells: readonly { id: string; west: number; south: number; east: number; north: number }[];
  /** Events whose place is known well enough to be drawn; `said` is what a reader is told of it. */
  points: readonly { lon: number; lat: number; said: string }[];
  breaks: readonly number[]; width: number; height: number; say: (n: number) => string;
};
export type DrawnAreaMap = {
  width: number; height: number;
  others: string;
  /** Units of the countries of the count, where others are counted. */
  ground: string;
  areas: { id: string; d: string; cls: MapClass; /** Of a segment: where its number stands. */ badge: { x: number; y: number } | null }[];
  borders: string;
  /** What stands in the badge of a segment. */
  badges: Readonly<Record<string, string>>;
  /** A name with its value below, or the value alone where there is no room for the name. `y` is the first baseline. */
  labels: { id: string; name: string | null; value: string; x: number; y: number }[];
  points: { x: number; y: number; said: string; n: number }[];
  /** Areas that lie outside the frame. */
  unseen: string[];
};

const LINE = 13;
const SIZE = 11.5;

const caps = new WeakMap<UnitTopology, { unit: Unit; cap: Cap }[]>();
function capped(topology: UnitTopology): { unit: Unit; cap: Cap }[] {
  let known = caps.get(topology);
  if (!known) caps.set(topology, (known = topology.objects.provinces.geometries.map((unit) => ({ unit, cap: capOf((feature(topology, unit) as { geometry: Polygon | MultiPolygon }).geometry) }))));
  return known;
}
const countryOf = (unit: unknown): string => (unit as Unit).properties!.country;

export function layoutAreaMap({ topology, kind, areas, countries, fit, segments, cells, points, breaks, width, height, say }: AreaMapInput): DrawnAreaMap {
  const shown = (codes: readonly string[]): MultiPolygon => merge(topology, topology.objects.provinces.geometries.filter((unit) => codes.includes(countryOf(unit))));
  const projection = projectionFor(fit.flatMap((code) => { const shape = shown([code]); return polygonsOf(shape).length > 0 ? [mainParts(shape)] : []; }), { width, height }, 10);
  const frame = capOfFrame(projection, { width, height });
  const near = capped(topology).filter(({ cap }) => capsMeet(frame, cap)).map(({ unit }) => unit);
  const rings = (shape: Parameters<typeof trace>[1]): Point[][] => trace(projection, shape).filter((ring) => ring.length > 2 && ringArea(ring) >= 0.5);
  const inCount = new Set(countries);
  const values = new Map(areas.map((area) => [area.id, area.value]));
  const drawn = new Map<string, { rings: Point[][]; lines: Point[][] }>();
  const put = (id: string, own: Point[][], lines: Point[][] = []): void => void ((own.length > 0 || lines.length > 0) && drawn.set(id, { rings: own, lines }));

  if (kind === 'province') for (const unit of near) { if (values.has(String(unit.id))) put(String(unit.id), rings(feature(topology, unit))); }
  else if (kind === 'country') for (const code of countries) put(code, rings(merge(topology, near.filter((unit) => countryOf(unit) === code))));
  else if (kind === 'cell') for (const { id, west, south, east, north } of cells) put(id, rings({ type: 'Polygon', coordinates: [[[west, south], [west, north], [east, north], [east, south], [west, south]]] }));
  else for (const { id, between } of segments) put(id, [], trace(projection, mesh(topology, collection(near.filter((unit) => between.includes(countryOf(unit)))), (a, b) => a !== b && countryOf(a) !== countryOf(b))).filter((line) => line.length > 1));

  const lines = [...drawn.values()].flatMap((one) => one.lines);
  const badges = new Map([...drawn].flatMap(([id, one]) => { const line = [...one.lines].sort((a, b) => b.length - a.length)[0]; return line ? [[id, { x: line[line.length >> 1]![0], y: line[line.length >> 1]![1] }] as const] : []; }));
  const taken = [...badges.values()].map(({ x, y }) => ({ x0: x - 11, y0: y - 9, x1: x + 11, y1: y + 9 }));
  return {
    width, height,
    others: pathOf(rings(merge(topology, near.filter((unit) => !inCount.has(countryOf(unit))))), true),
    ground: kind === 'segment' || kind === 'cell' ? pathOf(near.filter((unit) => inCount.has(countryOf(unit))).flatMap((unit) => rings(feature(topology, unit))), true) : '',
    areas: areas.flatMap(({ id, value }) => {
      const one = drawn.get(id);
      return one ? [{ id, cls: classOf(value, breaks), d: `${pathOf(one.rings, true)}${pathOf(one.lines, false)}`, badge: badges.get(id) ?? null }] : [];
    }),
    badges: Object.fromEntries(areas.flatMap(({ id, value }) => (badges.has(id) && value !== null ? [[id, say(value)]] : []))),
    borders: pathOf(trace(projection, mesh(topology, collection(near), (a, b) => a === b || countryOf(a) !== countryOf(b))).filter((line) => line.length > 1), false),
    labels: kind === 'segment' ? [] : label(areas.filter(({ id, value }) => drawn.has(id) && value !== null && value > 0), kind, (id) => drawn.get(id)!.rings, taken, lines, { width, height }, say),
    points: spots(points, projection, { width, height }),
    unseen: areas.map(({ id }) => id).filter((id) => !drawn.has(id)),
  };
}

const collection = (geometries: Unit[]): GeometryObject => ({ type: 'GeometryCollection', geometries } as GeometryCollection);

/** Names with values where there is room for both, the highest first; the value alone where there is room for no more. */
function label(areas: readonly MapArea[], kind: AreaMapInput['kind'], ringsOf: (id: string) => Point[][], taken: readonly Box[], lines: Point[][], frame: { width: number; height: number }, say: (n: number) => string): DrawnAreaMap['labels'] {
  const order = [...areas].sort((a, b) => b.value! - a.value! || (a.id < b.id ? -1 : 1)).slice(0, 80).map((area) => ({ ...area, text: say(area.value!) }));
  const wide = (text: string): number => textWidth(text, SIZE) + 4;
  const named = kind === 'cell' ? order.map(() => null) : placeNames(order.map(({ id, name, text }) => ({ rings: ringsOf(id), width: Math.max(wide(name), wide(text)), height: 2 * LINE })), [], taken, lines, frame);
  const left = order.filter((_, i) => !named[i]);
  const boxes = [...taken, ...named.filter((box) => box !== null)];
  const alone = new Map(placeNames(left.map(({ id, text }) => ({ rings: ringsOf(id), width: wide(text), height: LINE })), [], boxes, lines, frame).map((box, i) => [left[i]!.id, box]));
  return order.flatMap(({ id, name, text }, i) => {
    const [both, one] = [named[i], alone.get(id)];
    const box = both ?? one;
    return box ? [{ id, name: both ? name : null, value: text, x: (box.x0 + box.x1) / 2, y: box.y0 + LINE - 3 }] : [];
  });
}

/** Events of one place are one mark. */
function spots(points: AreaMapInput['points'], projection: ReturnType<typeof projectionFor>, { width, height }: { width: number; height: number }): DrawnAreaMap['points'] {
  const at = new Map<string, { x: number; y: number; said: string; n: number }>();
  for (const { lon, lat, said } of points) {
    const spot = projection([lon, lat]);
    if (!spot || spot[0] < 0 || spot[1] < 0 || spot[0] > width || spot[1] > height) continue;
    const key = `${lon} ${lat}`;
    const known = at.get(key);
    at.set(key, known ? { ...known, n: known.n + 1, said: known.n < 8 ? `${known.said}\n${said}` : known.said } : { x: spot[0], y: spot[1], said, n: 1 });
  }
  return [...at.values()];
}
