import type { Random } from './random.ts';
import { Growing, parted, type Binned, type Tree } from './trees.ts';

/** A tree that keeps the cases of each leaf. */
export type ForestTree = { readonly tree: Tree; /** Where the cases of each leaf begin in `cases`; one more for the end. */ readonly starts: Int32Array; readonly cases: Int32Array };

export type ForestOptions = { readonly trees: number; /** Columns tried at each split. */ readonly tried: number; readonly leaf: number; readonly depth: number; /** Share of the cases drawn for each tree, with replacement. */ readonly share: number };

/**
 * A random forest (Breiman 2001) that keeps its cases, for quantile regression (Meinshausen 2006): what came of the cases
 * that share a leaf is the forecast. Splits lower the variance of the targets, added up.
 */
export function growForest(binned: Binned, targets: readonly Float32Array[], options: ForestOptions, random: Random): ForestTree[] {
  return Array.from({ length: options.trees }, () => growTree(binned, targets, options, random));
}

function growTree(binned: Binned, targets: readonly Float32Array[], { tried, leaf, depth: deepest, share }: ForestOptions, random: Random): ForestTree {
  const size = Math.floor(binned.size * share);
  const cases = Int32Array.from({ length: size }, () => random.below(binned.size));
  const spare = new Int32Array(size);
  const columns = Array.from({ length: binned.width }, (_, i) => i);
  const growing = new Growing();
  const starts: number[] = [];
  const search = splitter(binned, targets, leaf);
  const open: [node: number, from: number, to: number, depth: number][] = [[0, 0, size, 0]];
  for (let next = open.pop(); next; next = open.pop()) {
    const [node, from, to, depth] = next;
    search.begin(cases, from, to);
    if (to - from >= 2 * leaf && depth < deepest) {
      for (let k = 0; k < tried; k++) {
        const other = k + random.below(columns.length - k);
        [columns[k], columns[other]] = [columns[other]!, columns[k]!];
        search.look(columns[k]!);
      }
    }
    const found = search.found();
    if (found === null) {
      growing.value[node] = starts.length;
      starts.push(from);
      continue;
    }
    const middle = parted(binned, found.column, found.bin, cases, from, to, spare);
    const left = growing.split(node, found.column, found.bin, binned.cuts[found.column]![found.bin]!);
    // The left one is taken first, so that leaves lie in the order of their cases.
    open.push([left + 1, middle, to, depth + 1], [left, from, middle, depth + 1]);
  }
  return { tree: growing.done(), starts: Int32Array.from([...starts, size]), cases };
}

/** Looks for the split that lowers the variance most, column by column. */
function splitter({ bins, size, cuts }: Binned, targets: readonly Float32Array[], leaf: number): { begin(cases: Int32Array, from: number, to: number): void; look(column: number): void; found(): { column: number; bin: number } | null } {
  const wide = targets.length;
  const [counts, sums] = [new Int32Array(256), new Float64Array(256 * wide)];
  const [total, left] = [new Float64Array(wide), new Float64Array(wide)];
  let rows = new Int32Array(0);
  let [first, end, base, best] = [0, 0, 0, 0];
  let found: { column: number; bin: number } | null = null;
  return {
    begin(cases, from, to) {
      [rows, first, end, best, found] = [cases as Int32Array<ArrayBuffer>, from, to, 1e-9, null];
      total.fill(0);
      for (let i = from; i < to; i++) for (let t = 0; t < wide; t++) total[t]! += targets[t]![rows[i]!]!;
      base = total.reduce((sum, value) => sum + (value * value) / (to - from), 0);
    },
    look(column) {
      const many = cuts[column]!.length + 1;
      if (many < 2) return;
      counts.fill(0, 0, many);
      sums.fill(0, 0, many * wide);
      const offset = column * size;
      for (let i = first; i < end; i++) {
        const row = rows[i]!;
        const bin = bins[offset + row]!;
        counts[bin]!++;
        for (let t = 0; t < wide; t++) sums[bin * wide + t]! += targets[t]![row]!;
      }
      left.fill(0);
      let before = 0;
      for (let bin = 0; bin < many - 1; bin++) {
        before += counts[bin]!;
        for (let t = 0; t < wide; t++) left[t]! += sums[bin * wide + t]!;
        const after = end - first - before;
        if (before < leaf) continue;
        if (after < leaf) return;
        let gain = -base;
        for (let t = 0; t < wide; t++) gain += (left[t]! * left[t]!) / before + (total[t]! - left[t]!) ** 2 / after;
        if (gain > best) [best, found] = [gain, { column, bin }];
      }
    },
    found: () => found,
  };
}
