/**
 * The layout of a map of countries and border segments, as plain data. Pure, and for the server only: it needs the
 * topology, which no page carries.
 */
import type { MultiPolygon } from 'geojson';
import { feature, mesh } from 'topojson-client';
import type { GeometryCollection, GeometryObject, Topology } from 'topojson-specification';
import { capOf, capOfFrame, capsMeet, mainParts, pathOf, polygonsOf, projectionFor, ringArea, trace, type Cap, type Point } from './geometry.ts';
import { placeNames, type Box } from './maplabels.ts';
import { textWidth } from './measure.ts';

export type CountryTopology = Topology<{ countries: GeometryCollection }>;
export type MapCountry = {
  /** ISO 3166-1: "AFG" and "004". */
  code: string;
  numeric: string;
  /** As short as it is known by. */
  name: string;
  /** Null: no series. */
  value: number | null;
  /** What stands under the name instead of the value. */
  label?: string | undefined;
  /** Known here only because a segment or the frame names it; drawn like any other country that is not in the file. */
  outside?: boolean | undefined;
};
export type MapSegment = { id: string; between: readonly [string, string] };
export type MapInput = {
  topology: CountryTopology;
  /** Those that keep their name when there are more than `most` come first. */
  countries: readonly MapCountry[];
  /** Codes the frame is fitted to; their neighbours are cut at the frame. */
  fit: readonly string[];
  segments: readonly MapSegment[];
  /** Lower ends of the classes above zero: [1, 100, 1000]. */
  breaks: readonly number[];
  width: number;
  height: number;
  /** Room between the countries of `fit` and the frame. */
  pad?: number | undefined;
  /** How many names at most; seven at 376. */
  most?: number | undefined;
  say: (n: number) => string;
  /** The word under a name without a series. */
  none: string;
};
/** `n0` is zero, `n1` and up the classes; `none` has no series, `out` is not in the file. */
export type MapClass = `n${number}` | 'none' | 'out';
export type DrawnMap = {
  width: number; height: number;
  paths: { code: string; d: string; cls: MapClass; /** Too small to be seen: drawn as a dot. */ dot: { x: number; y: number } | null }[];
  /** All countries that are not in the file, as one path. */
  others: string;
  /** `y` is the baseline of the name, the value stands a line below; `box` is what they take up. */
  labels: { code: string; name: string; value: string; x: number; y: number; box: Box }[];
  segments: { id: string; no: number; d: string; badge: { x: number; y: number } | null }[];
  /** Codes with data whose name has no room, and those that lie outside the frame. */
  unnamed: string[];
  unseen: string[];
};

export const BADGE = 9;
export const LINE = 14;
const SMALL = 5;

type Shape = MultiPolygon & { cap: Cap };
const shapes = new WeakMap<CountryTopology, Map<string, Shape>>();
/** By ISO number. A country of several entries is one shape; one without a number has a key of its own. */
function shapesOf(topology: CountryTopology): Map<string, Shape> {
  let known = shapes.get(topology);
  if (known) return known;
  shapes.set(topology, (known = new Map()));
  for (const [i, { id, geometry }] of feature(topology, topology.objects.countries).features.entries()) {
    const key = id === undefined ? `-${i}` : String(id);
    const shape: MultiPolygon = { type: 'MultiPolygon', coordinates: [...(known.get(key)?.coordinates ?? []), ...polygonsOf(geometry)] };
    known.set(key, { ...shape, cap: capOf(shape) });
  }
  return known;
}

export const classOf = (value: number | null, breaks: readonly number[]): MapClass =>
  value === null ? 'none' : value <= 0 ? 'n0' : `n${Math.max(1, breaks.filter((from) => value >= from).length)}`;

export function layoutMap({ topology, countries, fit, segments, breaks, width, height, pad = 12, most = 7, say, none }: MapInput): DrawnMap {
  const known = shapesOf(topology);
  const numeric = new Map(countries.map((country) => [country.code, country.numeric]));
  const shown = fit.flatMap((code) => known.get(numeric.get(code) ?? '') ?? []);
  const projection = projectionFor(shown.map((shape) => mainParts(shape)), { width, height }, pad);
  const inFile = new Map(countries.filter((country) => !country.outside).map((country) => [country.numeric, country]));

  const seen = new Map<string, { rings: Point[][]; dot: { x: number; y: number } | null }>();
  const others: Point[][] = [];
  const cap = capOfFrame(projection, { width, height });
  for (const [id, shape] of known) {
    if (!capsMeet(cap, shape.cap)) continue;
    const all = trace(projection, shape).filter((ring) => ring.length > 2);
    const country = inFile.get(id);
    const rings = all.filter((ring) => ringArea(ring) >= 1);
    if (!country) others.push(...rings);
    else {
      const dot = largest(rings) < SMALL ? dotOf(projection, shape, { width, height }) : null;
      if (rings.length > 0 || dot) seen.set(country.code, { rings, dot });
    }
  }
  const drawn = segments.map(({ id, between }, i) => {
    const pair = between.map((code) => numeric.get(code));
    const two: GeometryCollection = { type: 'GeometryCollection', geometries: topology.objects.countries.geometries.filter((one) => pair.includes(String(one.id))) };
    const lines = trace(projection, mesh(topology, two as GeometryObject, (a, b) => a !== b && idOf(a) !== idOf(b))).filter((line) => line.length > 1);
    return { id, no: i + 1, lines };
  });
  const badges = placeBadges(drawn.map(({ lines }) => lines), width, height);

  const inside = [...inFile.values()].filter(({ code }) => seen.has(code));
  const chosen = inside.slice(0, most).map((country) => {
    const value = country.label ?? (country.value === null ? none : say(country.value));
    return { ...country, value, long: Math.max(textWidth(country.name, 12, true), textWidth(value, 12)) + 4 };
  });
  const boxes = placeNames(
    chosen.map(({ code, long }) => { const { rings, dot } = seen.get(code)!; return { rings: dot ? [square(dot)] : rings, width: long, height: 2 * LINE }; }),
    others, badges.flatMap((badge) => (badge ? [{ x0: badge.x - BADGE, y0: badge.y - BADGE, x1: badge.x + BADGE, y1: badge.y + BADGE }] : [])),
    drawn.flatMap(({ lines }) => lines), { width, height },
  );
  const labels = chosen.flatMap(({ code, name, value }, i) => {
    const box = boxes[i];
    return box ? [{ code, name, value, x: (box.x0 + box.x1) / 2, y: box.y0 + LINE - 3, box }] : [];
  });
  return {
    width, height, labels, others: pathOf(others, true),
    paths: inside.map(({ code, value }) => ({ code, cls: classOf(value, breaks), d: pathOf(seen.get(code)!.rings, true), dot: seen.get(code)!.dot })),
    segments: drawn.map(({ id, no, lines }, i) => ({ id, no, d: pathOf(lines, false), badge: badges[i]! })),
    unnamed: inside.map(({ code }) => code).filter((code) => labels.every((label) => label.code !== code)),
    unseen: [...inFile.values()].map(({ code }) => code).filter((code) => !seen.has(code)),
  };
}

const idOf = (object: unknown): string => String((object as { id?: string | number }).id);
const square = ({ x, y }: { x: number; y: number }): Point[] => [[x - 4, y - 4], [x + 4, y - 4], [x + 4, y + 4], [x - 4, y + 4]];

function largest(rings: readonly Point[][]): number {
  return Math.max(0, ...rings.map((ring) => Math.max(span(ring, 0), span(ring, 1))));
}
const span = (ring: readonly Point[], axis: 0 | 1): number => Math.max(...ring.map((spot) => spot[axis])) - Math.min(...ring.map((spot) => spot[axis]));

/** Where a country too small to be seen lies, if that is inside the frame. */
function dotOf(projection: ReturnType<typeof projectionFor>, shape: Shape, { width, height }: { width: number; height: number }): { x: number; y: number } | null {
  const parts = trace(projection.clipExtent(null), mainParts(shape)).filter((part) => part.length > 0);
  projection.clipExtent([[0, 0], [width, height]]);
  const spots = parts[0] ?? [];
  if (spots.length === 0) return null;
  const [x, y] = [spots.reduce((sum, spot) => sum + spot[0], 0) / spots.length, spots.reduce((sum, spot) => sum + spot[1], 0) / spots.length];
  return x >= 4 && y >= 4 && x <= width - 4 && y <= height - 4 ? { x, y } : null;
}

/** In the middle of the longest stretch that is seen, or as near to it as the other badges and the frame allow. */
function placeBadges(segments: readonly (readonly Point[][])[], width: number, height: number): ({ x: number; y: number } | null)[] {
  const placed: ({ x: number; y: number } | null)[] = [];
  for (const lines of segments) {
    const line = [...lines].sort((a, b) => lengthOf(b) - lengthOf(a))[0];
    const spots = line ? [0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8, 0.1, 0.9].map((share) => along(line, share)) : [];
    placed.push(spots.find(({ x, y }) => x > BADGE + 2 && y > BADGE + 2 && x < width - BADGE - 2 && y < height - BADGE - 2 && placed.every((one) => !one || Math.hypot(one.x - x, one.y - y) > 2 * BADGE + 3)) ?? null);
  }
  return placed;
}

const lengthOf = (line: readonly Point[]): number => line.reduce((sum, [x, y], i) => (i === 0 ? 0 : sum + Math.hypot(x - line[i - 1]![0], y - line[i - 1]![1])), 0);
function along(line: readonly Point[], share: number): { x: number; y: number } {
  let left = lengthOf(line) * share;
  for (let i = 1; i < line.length; i++) {
    const [[ax, ay], [bx, by]] = [line[i - 1]!, line[i]!];
    const step = Math.hypot(bx - ax, by - ay);
    if (step >= left) return { x: ax + ((bx - ax) * left) / step, y: ay + ((by - ay) * left) / step };
    left -= step;
  }
  const [x, y] = line[line.length - 1]!;
  return { x, y };
}
