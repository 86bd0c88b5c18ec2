/**
 * The rising sequence nearest to the values in weighted squares, by pooling adjacent violators (Ayer et al., Ann. Math. Stat. 26, 1955).
 * @param weights above 0; 1 each where left out
 */
export function isotonic(values: readonly number[], weights: readonly number[] = values.map(() => 1)): number[] {
  const blocks: { sum: number; weight: number; size: number }[] = [];
  values.forEach((value, i) => {
    let block = { sum: value * weights[i]!, weight: weights[i]!, size: 1 };
    for (let last = blocks.at(-1); last && last.sum * block.weight >= block.sum * last.weight; last = blocks.at(-1)) {
      block = { sum: last.sum + block.sum, weight: last.weight + block.weight, size: last.size + block.size };
      blocks.pop();
    }
    blocks.push(block);
  });
  return blocks.flatMap(({ sum, weight, size }) => Array<number>(size).fill(sum / weight));
}
