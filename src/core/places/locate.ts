import { kmToLines, type Spot } from './distance.ts';

/** A unit by its outlines: rings of all its parts and holes, by the even-odd rule, in degrees. */
export type Outlined = { readonly id: string; readonly rings: readonly (readonly Spot[])[] };
type Boxed = Outlined & { west: number; south: number; east: number; north: number };

/** Coasts and rivers are drawn roughly: what lies so near to a unit, and in no other of the country, lies in it. */
const NEAR_KM = 10;
const MOST = 50_000;

/** Which of some units a place lies in; null for none. What was asked for is remembered, since events share their places. */
export function unitLocator(units: readonly Outlined[]): (lat: number, lon: number) => string | null {
  const boxed = units.map(withBox);
  const known = new Map<string, string | null>();
  const search = (lat: number, lon: number): string | null => {
    const inside = boxed.find((unit) => lon >= unit.west && lon <= unit.east && lat >= unit.south && lat <= unit.north && isInside(unit.rings, lon, lat));
    if (inside) return inside.id;
    // A tenth of a degree is more than ten kilometres from south to north, and the more of them from west to east the nearer to a pole.
    const wide = 0.1 / Math.max(0.05, Math.cos((lat * Math.PI) / 180));
    const near = boxed.filter((unit) => lon >= unit.west - wide && lon <= unit.east + wide && lat >= unit.south - 0.1 && lat <= unit.north + 0.1).map(({ id, rings }) => ({ id, km: kmToLines([lon, lat], rings) }));
    const best = near.reduce<{ id: string; km: number } | null>((a, b) => (a && a.km <= b.km ? a : b), null);
    return best && best.km <= NEAR_KM ? best.id : null;
  };
  return (lat, lon) => {
    const key = `${lat} ${lon}`;
    let found = known.get(key);
    if (found === undefined) {
      if (known.size >= MOST) known.clear();
      known.set(key, (found = search(lat, lon)));
    }
    return found;
  };
}

function withBox(unit: Outlined): Boxed {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const ring of unit.rings) for (const [x, y] of ring) [west, south, east, north] = [Math.min(west, x), Math.min(south, y), Math.max(east, x), Math.max(north, y)];
  return { ...unit, west, south, east, north };
}

function isInside(rings: readonly (readonly Spot[])[], x: number, y: number): boolean {
  let inside = false;
  for (const ring of rings) {
    for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
      const [[ax, ay], [bx, by]] = [ring[i]!, ring[j]!];
      if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
    }
  }
  return inside;
}
