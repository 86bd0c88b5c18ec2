/** Whole numbers below this are counted; a row that has others is sorted. */
const COUNTED = 8192;

/**
 * Sorts rows of draws, which are mostly small counts: those are counted, in time in proportion to their number and the largest.
 * @returns a sorter that fills `out`; values above `most` become `most`. @throws RangeError where a draw is no number
 */
export function sorterOf(size: number, most: number): (row: Float32Array, out: Float64Array) => void {
  const counts = new Int32Array(COUNTED);
  const scratch = new Float32Array(size);

  function counted(row: Float32Array, out: Float64Array): boolean {
    let largest = 0;
    for (let i = 0; i < size; i++) {
      const value = row[i]!;
      const count = value | 0;
      if (count !== value || count < 0 || count >= COUNTED) {
        counts.fill(0, 0, largest + 1);
        return false;
      }
      counts[count]!++;
      if (count > largest) largest = count;
    }
    for (let count = 0, at = 0; count <= largest; count++) {
      for (const end = at + counts[count]!; at < end; at++) out[at] = count;
      counts[count] = 0;
    }
    return true;
  }

  return (row, out) => {
    if (counted(row, out)) return;
    scratch.set(row);
    scratch.sort();
    if (Number.isNaN(scratch[size - 1]) || scratch[0] === -Infinity) throw new RangeError('a draw is no number');
    for (let i = 0; i < size; i++) out[i] = Math.min(most, scratch[i]!);
  };
}
