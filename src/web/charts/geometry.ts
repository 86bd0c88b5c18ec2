/** From shapes on the globe to plain points in a frame. Pure. For the server: pages are given paths, not a projection. */
import { geoArea, geoAzimuthalEqualArea, geoCentroid, geoDistance, geoEqualEarth, geoPath, type GeoContext, type GeoPermissibleObjects, type GeoProjection } from 'd3-geo';
import type { Geometry, Position } from 'geojson';

export type Point = [number, number];
export type Frame = { width: number; height: number };

/** Countries this far apart are shown on the whole globe, in degrees from their middle. */
const FAR = 80;
/** No frame is narrower than this, in degrees, so that an island does not fill it with nothing around. */
const NARROWEST = 4;
/** Parts of a country that count when a frame is fitted to it: at least this share of its largest part. */
const PART = 0.2;

export const polygonsOf = (geometry: Geometry): Position[][][] => (geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.type === 'MultiPolygon' ? geometry.coordinates : []);
const polygon = (coordinates: Position[][]): Geometry => ({ type: 'Polygon', coordinates });

/** Without islands and departments overseas: what a reader takes for the country. */
export function mainParts(geometry: Geometry): Geometry {
  const parts = polygonsOf(geometry).map((coordinates) => ({ coordinates, area: geoArea(polygon(coordinates)) }));
  const largest = Math.max(...parts.map((part) => part.area));
  return { type: 'MultiPolygon', coordinates: parts.filter((part) => part.area >= largest * PART).map((part) => part.coordinates) };
}

/**
 * Equal areas, turned so that the middle of what is shown is the middle of the globe: whatever the region, the line
 * at 180° and the poles lie as they do on the earth, and nothing is smeared along the frame.
 */
export function projectionFor(shown: readonly Geometry[], { width, height }: Frame, pad: number): GeoProjection {
  const all: Geometry = { type: 'GeometryCollection', geometries: [...shown] };
  const [lon, lat] = geoCentroid(all);
  const middle: Point = [Number.isFinite(lon) ? lon : 0, Number.isFinite(lat) ? lat : 0];
  const reach = Math.max(0, ...shown.flatMap((geometry) => polygonsOf(geometry).flatMap((rings) => rings.flatMap((ring) => ring.map((spot) => geoDistance(middle, [spot[0]!, spot[1]!])))))) * 180 / Math.PI;
  const whole = shown.length === 0 || reach > FAR;
  const projection = whole ? geoEqualEarth().rotate([-middle[0], 0]) : geoAzimuthalEqualArea().rotate([-middle[0], -middle[1]]).clipAngle(120);
  const object: GeoPermissibleObjects = shown.length === 0 ? { type: 'Sphere' } : all;
  projection.fitExtent([[pad, pad], [width - pad, height - pad]], object);
  const largest = (Math.min(width, height) * 180) / (NARROWEST * Math.PI);
  if (!whole && projection.scale() > largest) projection.scale(largest).translate([width / 2, height / 2]);
  return projection.clipExtent([[0, 0], [width, height]]);
}

/** Pixels per radian under which a map shows half a continent and more, and a whole pixel is fine enough. */
const COARSE = 700;

/**
 * Lines or rings as they fall into the frame, on a grid of half a pixel. The grid, and not the direction in which a
 * border is walked, decides what is left out, so that two neighbours keep one border.
 */
export function trace(projection: GeoProjection, object: GeoPermissibleObjects): Point[][] {
  const per = projection.scale() < COARSE ? 1 : 2;
  const out: Point[][] = [];
  let now: Point[] = [];
  const put = (x: number, y: number): void => {
    const spot: Point = [Math.round(x * per) / per, Math.round(y * per) / per];
    const [before, last] = [now[now.length - 2], now[now.length - 1]];
    if (last && last[0] === spot[0] && last[1] === spot[1]) return;
    if (before && last && straight(before, last, spot)) now.pop();
    now.push(spot);
  };
  const context: GeoContext = {
    beginPath: () => {}, arc: () => {}, closePath: () => {},
    moveTo: (x, y) => { out.push((now = [])); put(x, y); },
    lineTo: put,
  };
  geoPath(projection, context)(object);
  return out;
}

const straight = ([ax, ay]: Point, [bx, by]: Point, [cx, cy]: Point): boolean =>
  (bx - ax) * (cy - by) === (by - ay) * (cx - bx) && (bx - ax) * (cx - bx) >= 0 && (by - ay) * (cy - by) >= 0;

type Unit = [number, number, number];
/** A circle on the globe, by the unit vector to its middle. */
export type Cap = { middle: Unit; reach: number };

function unit([lon, lat]: Position): Unit {
  const [l, p] = [(lon! * Math.PI) / 180, (lat! * Math.PI) / 180];
  return [Math.cos(p) * Math.cos(l), Math.cos(p) * Math.sin(l), Math.sin(p)];
}
const angle = (a: Unit, b: Unit): number => Math.acos(Math.max(-1, Math.min(1, a[0] * b[0] + a[1] * b[1] + a[2] * b[2])));

/** A circle that holds all the spots, with a degree to spare for the lines between them; the whole globe when they lie all around it. */
function capAround(spots: readonly Position[]): Cap {
  const units = spots.map(unit);
  const sum = units.reduce<Unit>(([x, y, z], [u, v, w]) => [x + u, y + v, z + w], [0, 0, 0]);
  const long = Math.hypot(...sum);
  if (long < 1e-6) return { middle: [1, 0, 0], reach: Math.PI };
  const middle: Unit = [sum[0] / long, sum[1] / long, sum[2] / long];
  return { middle, reach: units.reduce((reach, one) => Math.max(reach, angle(middle, one)), 0) + Math.PI / 180 };
}

export const capOf = (geometry: Geometry): Cap => capAround(polygonsOf(geometry).flatMap((rings) => rings[0] ?? []));

/** What the frame shows; the whole globe where a corner of the frame lies beside it. */
export function capOfFrame(projection: GeoProjection, { width, height }: Frame): Cap {
  const rim = [0, 0.5, 1].flatMap((x) => [0, 0.5, 1].map((y) => projection.invert?.([x * width, y * height]) ?? null));
  if (projection.scale() < COARSE / 2 || rim.some((spot) => !spot || spot.some((n) => !Number.isFinite(n)))) return { middle: [1, 0, 0], reach: Math.PI };
  return capAround(rim.map((spot) => spot!));
}
export const capsMeet = (a: Cap, b: Cap): boolean => angle(a.middle, b.middle) <= a.reach + b.reach;

export const ringArea = (ring: readonly Point[]): number => Math.abs(ring.reduce((sum, [x, y], i) => { const [u, v] = ring[(i + 1) % ring.length]!; return sum + x * v - u * y; }, 0)) / 2;

/** An SVG path in steps from point to point, which are shorter to write than places. */
export function pathOf(lines: readonly (readonly Point[])[], closed: boolean): string {
  return lines.map((line) => {
    const [first, ...rest] = line;
    let [x, y] = first!;
    const steps = rest.map(([u, v]) => { const step = `${u - x} ${v - y}`; [x, y] = [u, v]; return step; });
    return `M${first![0]} ${first![1]}${steps.length > 0 ? `l${steps.join(' ').replace(/ -/g, '-')}` : ''}${closed ? 'z' : ''}`;
  }).join('');
}
