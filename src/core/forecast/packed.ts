/**
 * Draws of one row as bytes: whole numbers in rising order, each as its step from the one before, in groups of seven bits, the lowest
 * first, the eighth bit saying that more follow (LEB128). A thousand draws of a quiet country take a thousand bytes.
 */
const MORE = 128;

/** @param draws in any order. @throws RangeError where one is no whole number from 0 */
export function packDraws(draws: ArrayLike<number>): Uint8Array {
  const sorted = Float64Array.from(draws).sort();
  const bytes: number[] = [];
  let before = 0;
  for (const draw of sorted) {
    if (!Number.isSafeInteger(draw) || draw < 0) throw new RangeError(`${draw} is no whole number from 0`);
    let step = draw - before;
    for (; step >= MORE; step = Math.floor(step / MORE)) bytes.push((step % MORE) + MORE);
    bytes.push(step);
    before = draw;
  }
  return Uint8Array.from(bytes);
}

/** In rising order. @throws RangeError where the bytes end within a number */
export function unpackDraws(bytes: Uint8Array): Float64Array {
  const draws: number[] = [];
  let [value, step, weight] = [0, 0, 1];
  for (const byte of bytes) {
    step += (byte % MORE) * weight;
    weight *= MORE;
    if (byte >= MORE) continue;
    draws.push((value += step));
    [step, weight] = [0, 1];
  }
  if (weight !== 1) throw new RangeError('the bytes end within a draw');
  return Float64Array.from(draws);
}
