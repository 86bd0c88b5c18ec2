import { fill } from '../words.ts';
import type { Series } from './schema.ts';

/**
 * The symbol of the n-th text of a year: "CSC/ST/{year}/{n}" gives "CSC/ST/2022/7".
 * @throws RangeError when the series names a body and none is given: a symbol with a hole would be published
 */
export function symbolFor(series: Series, at: { year: number; n: number; body?: string }): string {
  if (at.body === undefined && series.symbol.includes('{body}')) throw new RangeError(`series ${series.id} needs a body`);
  return fill(series.symbol, { year: at.year, n: at.n, body: at.body ?? null });
}
