import type { Random } from './random.ts';
import { Growing, parted, valueOf, type Binned, type Tree } from './trees.ts';

export type Boosted = { readonly base: number; readonly trees: readonly Tree[] };
export type BoostOptions = { readonly rounds: number; readonly rate: number; readonly depth: number; /** Least curvature in a leaf. */ readonly leaf: number; readonly ridge: number; /** Share of the cases, and of the columns, that each tree is grown from. */ readonly cases: number; readonly columns: number };

/** Log-odds of a yes, by gradient boosting of the logistic loss with second derivatives (Friedman 2001; Chen & Guestrin 2016), each tree from a share of the cases (Friedman 2002). */
export function boost(binned: Binned, yes: Uint8Array, weights: Float32Array, options: BoostOptions, random: Random): Boosted {
  const { size } = binned;
  const [sum, of] = [yes.reduce((total, one, i) => total + one * weights[i]!, 0), weights.reduce((total, weight) => total + weight, 0)];
  const base = Math.log((sum + 0.5) / (of - sum + 0.5));
  const margins = new Float32Array(size).fill(base);
  const [slope, curve] = [new Float32Array(size), new Float32Array(size)];
  const [rows, spare] = [new Int32Array(size), new Int32Array(size)];
  const trees: Tree[] = [];
  for (let round = 0; round < options.rounds; round++) {
    let taken = 0;
    for (let i = 0; i < size; i++) {
      const p = 1 / (1 + Math.exp(-margins[i]!));
      slope[i] = weights[i]! * (p - yes[i]!);
      curve[i] = weights[i]! * p * (1 - p);
      if (random.next() < options.cases) rows[taken++] = i;
    }
    const columns = Array.from({ length: binned.width }, (_, i) => i).filter(() => random.next() < options.columns);
    const growing = grow(binned, slope, curve, rows, taken, spare, columns, options);
    addTo(margins, growing, binned);
    trees.push(growing.done());
  }
  return { base, trees };
}

function grow(binned: Binned, slope: Float32Array, curve: Float32Array, rows: Int32Array, taken: number, spare: Int32Array, columns: readonly number[], { depth: deepest, leaf, ridge, rate }: BoostOptions): Growing {
  const { bins, size, cuts } = binned;
  const [slopes, curves] = [new Float64Array(256), new Float64Array(256)];
  const growing = new Growing();
  const open: [node: number, from: number, to: number, depth: number][] = [[0, 0, taken, 0]];
  for (let next = open.pop(); next; next = open.pop()) {
    const [node, from, to, depth] = next;
    let [s, c] = [0, 0];
    for (let i = from; i < to; i++) {
      s += slope[rows[i]!]!;
      c += curve[rows[i]!]!;
    }
    let [best, column, bin] = [1e-6, -1, -1];
    const here = (s * s) / (c + ridge);
    if (depth < deepest && c > 2 * leaf) {
      for (const tried of columns) {
        const many = cuts[tried]!.length + 1;
        slopes.fill(0, 0, many);
        curves.fill(0, 0, many);
        const offset = tried * size;
        for (let i = from; i < to; i++) {
          const row = rows[i]!;
          const k = bins[offset + row]!;
          slopes[k]! += slope[row]!;
          curves[k]! += curve[row]!;
        }
        let [left, curved] = [0, 0];
        for (let k = 0; k < many - 1; k++) {
          left += slopes[k]!;
          curved += curves[k]!;
          if (curved < leaf) continue;
          if (c - curved < leaf) break;
          const gain = (left * left) / (curved + ridge) + (s - left) ** 2 / (c - curved + ridge) - here;
          if (gain > best) [best, column, bin] = [gain, tried, k];
        }
      }
    }
    if (column < 0) {
      growing.value[node] = (-rate * s) / (c + ridge);
      continue;
    }
    const middle = parted(binned, column, bin, rows, from, to, spare);
    const left = growing.split(node, column, bin, cuts[column]![bin]!);
    open.push([left + 1, middle, to, depth + 1], [left, from, middle, depth + 1]);
  }
  return growing;
}

function addTo(margins: Float32Array, { feature, bin, left, value }: Growing, { bins, size }: Binned): void {
  for (let i = 0; i < size; i++) {
    let node = 0;
    for (let column = feature[0]!; column >= 0; column = feature[node]!) node = bins[column * size + i]! <= bin[node]! ? left[node]! : left[node]! + 1;
    margins[i]! += value[node]!;
  }
}

export function probabilityOf({ base, trees }: Boosted, row: Float32Array): number {
  let margin = base;
  for (const tree of trees) margin += valueOf(tree, row);
  return 1 / (1 + Math.exp(-margin));
}
