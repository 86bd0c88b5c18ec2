/**
 * Decision trees on columns put into bins, as histogram methods grow them (Ke et al. 2017, LightGBM): splits are looked for
 * among the bounds of the bins.
 */
export type Binned = { readonly size: number; readonly width: number; /** Bin of each case, column after column. */ readonly bins: Uint8Array; /** Of each column the bounds between its bins. */ readonly cuts: readonly Float32Array[] };

/** Nodes of a tree in one piece: a node with `feature` -1 is a leaf; the other child stands behind `left`. */
export type Tree = { readonly feature: Int16Array; readonly cut: Float32Array; readonly left: Int32Array; /** Of leaves: a value, or a number of the leaf. */ readonly value: Float32Array };

const BINS = 48;
const MOST_CUTS = 250;
const SAMPLE = 20_000;

/** @param rows so many values in each */
export function binned(rows: Float32Array, size: number, width: number): Binned {
  const cuts = Array.from({ length: width }, (_, column) => cutsOf(rows, size, width, column));
  const bins = new Uint8Array(size * width);
  for (const [column, bounds] of cuts.entries()) for (let i = 0; i < size; i++) bins[column * size + i] = binOf(bounds, rows[i * width + column]!);
  return { size, width, bins, cuts };
}

/** Bounds by the ranks of all values, which follow the mass, and by those of the distinct ones, which follow the tail. */
function cutsOf(rows: Float32Array, size: number, width: number, column: number): Float32Array {
  const step = Math.max(1, Math.floor(size / SAMPLE));
  const values = new Float32Array(Math.ceil(size / step));
  for (let i = 0; i < values.length; i++) values[i] = rows[i * step * width + column]!;
  values.sort();
  const distinct = values.filter((value, i) => i === 0 || value !== values[i - 1]);
  if (distinct.length <= BINS) return Float32Array.from(distinct.subarray(1), (value, i) => (value + distinct[i]!) / 2);
  const bounds = new Set<number>();
  for (let k = 1; k < BINS; k++) {
    bounds.add(values[Math.floor((k * values.length) / BINS)]!);
    bounds.add(distinct[Math.floor((k * distinct.length) / BINS)]!);
  }
  return Float32Array.from(bounds).sort().subarray(0, MOST_CUTS);
}

export function binOf(cuts: Float32Array, value: number): number {
  let [low, high] = [0, cuts.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    // As `valueOf` asks, so that a missing value goes the same way in both.
    if (value <= cuts[middle]!) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Grows the nodes of one tree, one split at a time. */
export class Growing {
  readonly feature: number[] = [-1];
  readonly cut: number[] = [0];
  readonly bin: number[] = [0];
  readonly left: number[] = [-1];
  readonly value: number[] = [0];

  /** @returns the left child; the right one is the next */
  split(node: number, column: number, bin: number, cut: number): number {
    const left = this.feature.length;
    this.feature[node] = column;
    this.cut[node] = cut;
    this.bin[node] = bin;
    this.left[node] = left;
    for (let i = 0; i < 2; i++) {
      this.feature.push(-1);
      this.cut.push(0);
      this.bin.push(0);
      this.left.push(-1);
      this.value.push(0);
    }
    return left;
  }

  done(): Tree {
    return { feature: Int16Array.from(this.feature), cut: Float32Array.from(this.cut), left: Int32Array.from(this.left), value: Float32Array.from(this.value) };
  }
}

/** Puts the cases of a node that go left before those that go right. @returns where the right ones begin */
export function parted({ bins, size }: Binned, column: number, bin: number, rows: Int32Array, from: number, to: number, spare: Int32Array): number {
  let [left, right] = [from, 0];
  const first = column * size;
  for (let i = from; i < to; i++) {
    const row = rows[i]!;
    if (bins[first + row]! <= bin) rows[left++] = row;
    else spare[right++] = row;
  }
  rows.set(spare.subarray(0, right), left);
  return left;
}

/** Value of the leaf that a row falls into. */
export function valueOf({ feature, cut, left, value }: Tree, row: Float32Array): number {
  let node = 0;
  for (let column = feature[0]!; column >= 0; column = feature[node]!) node = row[column]! <= cut[node]! ? left[node]! : left[node]! + 1;
  return value[node]!;
}
