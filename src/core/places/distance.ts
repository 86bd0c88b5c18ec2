/** Longitude and latitude in degrees, in this order, as in GeoJSON. */
export type Spot = readonly [lon: number, lat: number];

/** Kilometres of a degree of latitude, on a sphere of the earth's mean radius. */
const DEGREE = (Math.PI * 6371.0088) / 180;

/** The shorter way around the globe, from -180 to 180. */
const turn = (degrees: number): number => ((((degrees + 180) % 360) + 360) % 360) - 180;

/**
 * Kilometres from a place to the nearest point of some lines, as on a flat map that touches the globe at the place: right to
 * a part in a thousand within two hundred kilometres. Infinity where there is no line.
 */
export function kmToLines([lon, lat]: Spot, lines: readonly (readonly Spot[])[]): number {
  const narrow = Math.cos((lat * Math.PI) / 180);
  let least = Infinity;
  for (const line of lines) {
    let [ax, ay] = [0, 0];
    for (let i = 0; i < line.length; i++) {
      const [bx, by] = [turn(line[i]![0] - lon) * narrow, line[i]![1] - lat];
      least = Math.min(least, i === 0 ? Math.hypot(bx, by) : toStretch(ax, ay, bx, by));
      [ax, ay] = [bx, by];
    }
  }
  return least * DEGREE;
}

/** From the origin to the stretch between two points. */
function toStretch(ax: number, ay: number, bx: number, by: number): number {
  const [dx, dy] = [bx - ax, by - ay];
  const long = dx * dx + dy * dy;
  const share = long === 0 ? 0 : Math.max(0, Math.min(1, -(ax * dx + ay * dy) / long));
  return Math.hypot(ax + share * dx, ay + share * dy);
}
