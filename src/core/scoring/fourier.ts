/**
 * The discrete Fourier transform, Σ x e^(-2πi jk / n), of any length: by its prime factors (Cooley & Tukey, Math. Comput. 19, 1965), with one
 * table of roots for a length. Time n times the sum of the factors.
 */
export type Transform = (re: Float64Array, im: Float64Array, outRe: Float64Array, outIm: Float64Array) => void;

function factorsOf(n: number): number[] {
  const found: number[] = [];
  for (let p = 2, left = n; left > 1; p = p * p > left ? left : p + 1) for (; left % p === 0; left /= p) found.push(p);
  return found;
}

/** Out is another array than in. */
export function transformOf(n: number): Transform {
  const factors = factorsOf(n);
  const cos = Float64Array.from({ length: n }, (_, k) => Math.cos((2 * Math.PI * k) / n));
  const sin = Float64Array.from({ length: n }, (_, k) => -Math.sin((2 * Math.PI * k) / n));
  const largest = Math.max(1, ...factors);
  const [partRe, partIm] = [new Float64Array(largest), new Float64Array(largest)];

  return (re, im, outRe, outIm) => {
    /** The transform of `length` values that lie `n / length` apart. */
    function part(from: number, to: number, length: number, level: number): void {
      if (length === 1) {
        outRe[to] = re[from]!;
        outIm[to] = im[from]!;
        return;
      }
      const p = factors[level]!;
      const each = length / p;
      const stride = n / length;
      for (let q = 0; q < p; q++) part(from + q * stride, to + q * each, each, level + 1);
      for (let k = 0; k < each; k++) {
        for (let q = 0; q < p; q++) {
          partRe[q] = outRe[to + q * each + k]!;
          partIm[q] = outIm[to + q * each + k]!;
        }
        for (let r = 0; r < p; r++) {
          const step = (k + r * each) * stride;
          let [sumRe, sumIm] = [partRe[0]!, partIm[0]!];
          for (let q = 1, at = step; q < p; q++) {
            sumRe += partRe[q]! * cos[at]! - partIm[q]! * sin[at]!;
            sumIm += partRe[q]! * sin[at]! + partIm[q]! * cos[at]!;
            at += step;
            if (at >= n) at -= n;
          }
          outRe[to + r * each + k] = sumRe;
          outIm[to + r * each + k] = sumIm;
        }
      }
    }
    part(0, 0, n, 0);
  };
}

/** Numbers that are kept for sums: 8 MiB. */
const MOST_KEPT = 1 << 20;

const sumOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);

/**
 * Takes `from` evenly spaced values to `to` by their Fourier series, as scipy.signal.resample does: frequencies that both lengths have are kept,
 * and the one that has no pair is halved on the way up and doubled on the way down. The values count as one period. Rows with few values other
 * than 0 are summed from what a single 1 becomes, which is made once for each place.
 */
export function resamplerOf(from: number, to: number): (values: ArrayLike<number>, out: Float64Array) => void {
  const bySeries = seriesOf(from, to);
  const input = new Float64Array(from);
  const single: Float64Array[] = [];
  // With so many values that are not 0 a sum takes about as long as the series.
  const few = from * to > MOST_KEPT ? 0 : Math.floor((3 * (from * sumOf(factorsOf(from)) + to * sumOf(factorsOf(to)))) / to);

  return (values, out) => {
    let others = 0;
    let alike = true;
    for (let i = 0; i < from; i++) {
      input[i] = values[i]!;
      if (input[i] !== 0) others++;
      alike &&= input[i] === input[0];
    }
    if (alike) return void out.fill(input[0]!);
    if (from === to) return void out.set(input);
    if (others > few) return bySeries(input, out);
    out.fill(0);
    for (let place = 0; place < from; place++) {
      const value = input[place]!;
      if (value === 0) continue;
      const one = (single[place] ??= singleOf(place, from, to));
      for (let m = 0; m < to; m++) out[m]! += value * one[m]!;
    }
  };
}

/** What a 1 among zeros becomes: the kernel of Dirichlet, and the middle of an even length. */
function singleOf(place: number, from: number, to: number): Float64Array {
  const shared = Math.min(from, to);
  const terms = 2 * Math.ceil(shared / 2) - 1;
  const middle = shared % 2 === 1 ? 0 : to > from ? 1 : 2;
  const period = from * to;
  /** π k / period, within one turn. */
  const angle = (k: number): number => (Math.PI * (k % (2 * period))) / period;
  return Float64Array.from({ length: to }, (_, m) => {
    const apart = Math.abs(m * from - place * to);
    const near = Math.min(apart, period - apart);
    return ((near === 0 ? terms : Math.sin(angle(terms * near)) / Math.sin(angle(near))) + middle * Math.cos(angle(shared * near))) / from;
  });
}

/** The same by the transforms, in one time whatever the values. @param values of length `from`, and `out` of `to` */
export function seriesOf(from: number, to: number): (values: Float64Array, out: Float64Array) => void {
  const [forth, back] = [transformOf(from), transformOf(to)];
  const [re, im, zero] = [new Float64Array(from), new Float64Array(from), new Float64Array(from)];
  const [takenRe, takenIm, unused] = [new Float64Array(to), new Float64Array(to), new Float64Array(to)];
  const shared = Math.min(from, to);

  return (values, out) => {
    forth(values, zero, re, im);
    takenRe.fill(0);
    takenIm.fill(0);
    for (let k = 0; 2 * k <= shared; k++) {
      // The middle of an even length stands for both signs: up, each takes half; down, the two are one.
      const scale = 2 * k !== shared || to === from ? 1 / from : to > from ? 0.5 / from : 2 / from;
      takenRe[k] = re[k]! * scale;
      takenIm[k] = 2 * k === to ? 0 : im[k]! * scale;
      if (k > 0 && 2 * k !== to) {
        takenRe[to - k] = takenRe[k]!;
        takenIm[to - k] = -takenIm[k]!;
      }
    }
    // Backwards is forwards with the real and the imaginary part changed over.
    back(takenIm, takenRe, unused, out);
  };
}
