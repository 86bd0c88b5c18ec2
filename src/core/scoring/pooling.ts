import { incompleteBeta } from '../detection/special.ts';

/** One probability out of several people's. Each takes at least one, from 0 to 1. */
type Pool = (p: readonly number[]) => number;
const some = (pool: Pool): Pool => (p) => {
  if (p.length === 0 || p.some((one) => !(one >= 0 && one <= 1))) throw new RangeError('probabilities from 0 to 1, at least one');
  return pool(p);
};
const mean = (values: readonly number[]): number => values.reduce((sum, one) => sum + one, 0) / values.length;

/** The linear opinion pool (Stone, Ann. Math. Stat. 32, 1961). */
export const meanPool = some(mean);

export const medianPool = some((p) => {
  const sorted = [...p].sort((a, b) => a - b);
  return (sorted[Math.floor((p.length - 1) / 2)]! + sorted[Math.ceil((p.length - 1) / 2)]!) / 2;
});

/**
 * The mean of log odds, moved away from even by a factor (Satopää et al., Int. J. Forecast. 30, 2014). With 1, the geometric mean of odds.
 * Whoever is certain decides; 0 and 1 together have no answer. @returns NaN there
 */
export const logOddsPool = (p: readonly number[], factor = 1): number => some((all) => 1 / (1 + Math.exp(-factor * mean(all.map((one) => Math.log(one / (1 - one)))))))(p);

/** The linear pool transformed by a beta distribution function (Ranjan & Gneiting, J. R. Stat. Soc. B 72, 2010); 6 and 6 are those of repliCATS. */
export const betaPool = (p: readonly number[], a = 6, b = a): number => some((all) => incompleteBeta(mean(all), a, b))(p);
