import { resamplerOf } from './fourier.ts';

/**
 * The ignorance score of the ViEWS Prediction Challenge 2023/24 (Hegre et al. 2024, arXiv 2407.11045): bits that the outcome's bin was
 * worth, with one draw more in every bin so that none has probability 0. Smaller is better; at least -log2(1001 / 1011) = 0.0143.
 */

/** Where bins begin; the last has no end. */
export const BINS: readonly number[] = [0, 0.5, 2.5, 5.5, 10.5, 25.5, 50.5, 100.5, 250.5, 500.5, 1000.5];
/** To so many draws every forecast is brought before it is binned. */
export const BINNED_DRAWS = 1000;

/** @throws RangeError below 0 or where there is no number */
export function binOf(value: number): number {
  if (!(value >= 0)) throw new RangeError(`${value} is no outcome: outcomes are numbers from 0`);
  let bin = BINS.length - 1;
  while (BINS[bin]! > value) bin--;
  return bin;
}

const bits = (inBin: number, draws: number): number => -Math.log2((inBin + 1) / (draws + BINS.length));

/** The score of draws as they are, whatever their number; below 0 counts as 0. */
export function ignorance(draws: ArrayLike<number>, y: number): number {
  const bin = binOf(y);
  const [from, below] = [bin === 0 ? -Infinity : BINS[bin]!, BINS[bin + 1] ?? Infinity];
  let inBin = 0;
  for (let i = 0; i < draws.length; i++) if (draws[i]! >= from && draws[i]! < below) inBin++;
  return bits(inBin, draws.length);
}

/**
 * The score as the challenge computes it: 1,000 draws as they are, any other number taken to 1,000 by a Fourier series. That is no way to treat a
 * sample: values between and below the draws come out of it, and of other sizes than 1,000 the score depends on the order of the draws.
 */
export function challengeIgnorance(size: number): (draws: ArrayLike<number>, y: number) => number {
  if (size === BINNED_DRAWS) return ignorance;
  const resample = resamplerOf(size, BINNED_DRAWS);
  const out = new Float64Array(BINNED_DRAWS);
  return (draws, y) => {
    resample(draws, out);
    return ignorance(out, y);
  };
}
