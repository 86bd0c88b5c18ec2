/**
 * PRIO-GRID: squares of half a degree, numbered from the south-west corner of the world eastwards and then northwards
 * (Tollefsen, Strand & Buhaug 2012). A place on the line between two cells belongs to the one north or east of it.
 */
const PER_DEGREE = 2;
const ACROSS = 360 * PER_DEGREE;
const DOWN = 180 * PER_DEGREE;

export type Bounds = { readonly west: number; readonly south: number; readonly east: number; readonly north: number };

const step = (degrees: number, most: number): number => Math.min(most - 1, Math.max(0, Math.floor(degrees * PER_DEGREE)));

/** The number of the cell, from 1 to 259200. */
export const cellAt = (lat: number, lon: number): number => step(lat + 90, DOWN) * ACROSS + step(lon + 180, ACROSS) + 1;

/** In degrees. */
export function boundsOf(cell: number): Bounds {
  const [row, column] = [Math.floor((cell - 1) / ACROSS), (cell - 1) % ACROSS];
  const [west, south] = [column / PER_DEGREE - 180, row / PER_DEGREE - 90];
  return { west, south, east: west + 1 / PER_DEGREE, north: south + 1 / PER_DEGREE };
}

/** "PG-183427", the name of a cell as an area, and back; null for what is no cell. */
export const cellName = (cell: number): string => `PG-${cell}`;
export function cellOfName(name: string): number | null {
  const number = Number(/^PG-(\d{1,6})$/.exec(name)?.[1] ?? 0);
  return number >= 1 && number <= ACROSS * DOWN ? number : null;
}
