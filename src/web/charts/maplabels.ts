/** Where names stand on a map: inside their country, as deep as they can, over no badge, no other name and no marked border. Pure. */
import type { Frame, Point } from './geometry.ts';

export type Box = { x0: number; y0: number; x1: number; y1: number };
export type Named = { rings: readonly (readonly Point[])[]; width: number; height: number };

const CELL = 2;
/** A name whose country holds less than this share of it would seem to be its neighbour's. */
const WITHIN = 0.42;
const EDGE = 2;

const meets = (a: Box, b: Box, space: number): boolean => a.x0 < b.x1 + space && b.x0 < a.x1 + space && a.y0 < b.y1 + space && b.y0 < a.y1 + space;

/** Sums over a grid of cells, so that the share of a box is four look-ups. */
class Sums {
  readonly #sums: Float64Array;
  readonly #across: number;
  readonly #down: number;
  constructor(cells: Uint8Array, across: number) {
    [this.#across, this.#down, this.#sums] = [across, cells.length / across, new Float64Array((across + 1) * (cells.length / across + 1))];
    for (let y = 0; y < this.#down; y++) for (let x = 0, row = 0; x < across; x++) {
      row += cells[y * across + x]!;
      this.#sums[(y + 1) * (across + 1) + x + 1] = this.#sums[y * (across + 1) + x + 1]! + row;
    }
  }
  /** The share of the box that is set; what lies outside the frame is not. */
  share({ x0, y0, x1, y1 }: Box): number {
    const clamp = (n: number, max: number): number => Math.max(0, Math.min(max, Math.round(n / CELL)));
    const [a, b, c, d] = [clamp(x0, this.#across), clamp(y0, this.#down), clamp(x1, this.#across), clamp(y1, this.#down)];
    const at = (x: number, y: number): number => this.#sums[y * (this.#across + 1) + x]!;
    return ((at(c, d) - at(a, d) - at(c, b) + at(a, b)) * CELL * CELL) / ((x1 - x0) * (y1 - y0));
  }
}

/** Cells whose middle lies inside the rings, by the even-odd rule. */
function fillCells(rings: Named['rings'], across: number, down: number): Uint8Array {
  const cells = new Uint8Array(across * down);
  const middle = (row: number): number => (row + 0.5) * CELL + 0.01;
  const cuts: number[][] = Array.from({ length: down }, () => []);
  for (const ring of rings) for (let i = 0; i < ring.length; i++) {
    const [[ax, ay], [bx, by]] = [ring[i]!, ring[(i + 1) % ring.length]!];
    const first = Math.max(0, Math.ceil((Math.min(ay, by) - 0.01) / CELL - 0.5));
    for (let row = first; row < down && middle(row) < Math.max(ay, by); row++) if (middle(row) >= Math.min(ay, by)) cuts[row]!.push(ax + ((middle(row) - ay) / (by - ay)) * (bx - ax));
  }
  for (const [row, at] of cuts.entries()) {
    at.sort((p, q) => p - q);
    for (let i = 0; i + 1 < at.length; i += 2) for (let x = Math.max(0, Math.ceil(at[i]! / CELL - 0.5)); x < Math.min(across, at[i + 1]! / CELL - 0.5); x++) cells[row * across + x] = 1;
  }
  return cells;
}

function lineCells(lines: readonly (readonly Point[])[], across: number, down: number): Uint8Array {
  const cells = new Uint8Array(across * down);
  for (const line of lines) for (let i = 1; i < line.length; i++) {
    const [[ax, ay], [bx, by]] = [line[i - 1]!, line[i]!];
    const steps = Math.max(1, Math.ceil(Math.hypot(bx - ax, by - ay)));
    for (let s = 0; s <= steps; s++) {
      const [x, y] = [Math.floor((ax + ((bx - ax) * s) / steps) / CELL), Math.floor((ay + ((by - ay) * s) / steps) / CELL)];
      if (x >= 0 && x < across && y >= 0 && y < down) cells[y * across + x] = 1;
    }
  }
  return cells;
}

/** A box for every name, or null where it has no room. The smallest country chooses first: it has the fewest places. */
export function placeNames(named: readonly Named[], unnamed: Named['rings'], taken: readonly Box[], marked: readonly (readonly Point[])[], { width, height }: Frame): (Box | null)[] {
  const [across, down] = [Math.ceil(width / CELL), Math.ceil(height / CELL)];
  const filled = named.map(({ rings }) => fillCells(rings, across, down));
  const own = filled.map((cells) => new Sums(cells, across));
  const land = new Sums(filled.reduce((all, cells) => all.map((cell, i) => cell | cells[i]!), fillCells(unnamed, across, down)), across);
  const borders = new Sums(lineCells(marked, across, down), across);
  const size = filled.map((cells) => cells.reduce((n, cell) => n + cell, 0));
  const boxes: Box[] = [...taken];
  const result: (Box | null)[] = named.map(() => null);
  const frees = (box: Box): boolean => box.x0 >= EDGE && box.y0 >= EDGE && box.x1 <= width - EDGE && box.y1 <= height - EDGE && boxes.every((one) => !meets(box, one, 2));
  const around = (x: number, y: number, w: number, h: number): Box => ({ x0: x - w / 2, y0: y - h / 2, x1: x + w / 2, y1: y + h / 2 });

  for (const i of named.map((_, n) => n).sort((a, b) => size[a]! - size[b]! || a - b)) {
    const { rings, width: w, height: h } = named[i]!;
    const spots = rings.flat();
    if (spots.length === 0) continue;
    const [left, right] = [Math.min(...spots.map(([x]) => x)), Math.max(...spots.map(([x]) => x))];
    const [upper, lower] = [Math.min(...spots.map(([, y]) => y)), Math.max(...spots.map(([, y]) => y))];
    const best: { box: Box | null; score: number } = { box: null, score: -Infinity };
    const offer = (box: Box, inside: number): void => {
      const score = inside - (borders.share(box) > 0 ? 2 : 0);
      if (score > best.score && frees(box)) Object.assign(best, { box, score });
    };
    for (let y = Math.ceil(upper); y <= lower; y += CELL) for (let x = Math.ceil(left); x <= right; x += CELL) {
      const box = around(x, y, w, h);
      const within = own[i]!.share(box);
      if (within < WITHIN || own[i]!.share(around(x, y, CELL * 2, CELL * 2)) < 0.5) continue;
      offer(box, 4 * within + 2 * own[i]!.share(around(x, y, w * 1.6, h * 1.8)) + own[i]!.share(around(x, y, w * 2.6, h * 3.2)));
    }
    // Too small for its name, the name stands beside it on the sea; on another country it would seem to be that one's.
    const [mx, my] = [(left + right) / 2, (upper + lower) / 2];
    const beside = [0, -0.5, 0.5].flatMap((shift): Point[] => [
      [right + 4 + w / 2, my + shift * h], [left - 4 - w / 2, my + shift * h], [mx + shift * w, upper - 3 - h / 2], [mx + shift * w, lower + 3 + h / 2],
    ]);
    if (best.box === null && right - left < w * 1.5 && lower - upper < h * 4) for (const [x, y] of beside) {
      const box = around(x, y, w, h);
      const others = land.share(box) - own[i]!.share(box);
      if (others <= 0.15) offer(box, -others);
    }
    if (best.box) boxes.push((result[i] = best.box));
  }
  return result;
}
