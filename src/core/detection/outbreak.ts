import { logMass, spread } from './counts.ts';

/** What is expected of a week without an outbreak. `dispersion` is variance over mean, at least 1. */
export type Expected = { readonly mean: number; readonly dispersion: number };

/** Past so many expected cases sums of single cases are left for a negative binomial of the same mean and variance. */
const EXACT = 400;

/**
 * How much likelier a count is with `cases` expected from an outbreak on top (Poisson) than without: `any` counts all ways,
 * `some` those alone in which at least one case of the outbreak falls into this week.
 *
 * P(y, x of them of an outbreak) / P(y without one) is built from ratios of neighbouring probabilities, so nothing underflows.
 */
export function likelier(count: number, { mean, dispersion }: Expected, cases: number): { any: number; some: number } {
  if (cases > EXACT) {
    const both = spread(mean + cases, (mean * dispersion + cases) / (mean + cases));
    const any = Math.exp(Math.min(MOST, logMass(both, count) - logMass(spread(mean, dispersion), count)));
    return { any, some: any };
  }
  const { size } = spread(mean, dispersion);
  const none = Math.exp(-cases);
  const most = Math.min(count, Math.ceil(cases + 12 * Math.sqrt(cases) + 30));
  let [term, some] = [none, 0];
  for (let x = 1; x <= most && some < Math.exp(MOST); x++) {
    const k = count - x + 1;
    term *= (cases / x) * (size === Infinity ? k / mean : (k * (1 + size / mean)) / (k - 1 + size));
    some += term;
    if (x > cases && term < some * NEGLIGIBLE) break;
  }
  return { any: none + some, some };
}

const MOST = 300;
const NEGLIGIBLE = 1e-10;

/** The sizes an outbreak may have, in standard deviations of its first week, each as likely as the other. */
export const SIZES = [1, 2, 3, 4, 5, 6] as const;
/**
 * The share of the cases of an outbreak in its first week and the next: a case is reported a lognormal time after it, with a
 * median of one week and a log standard deviation of 0.5, cut to whole weeks (Noufaily et al. 2013).
 */
export const SHAPE = [0.5, 0.41718] as const;

/** One way an outbreak may have come to a week: the cases expected of it in that week, and how likely the week before makes it. */
export type Way = { readonly cases: number; readonly carried: number };

/** A start in either week is as likely. @param before the last week but one, where there is one */
export function waysTo(last: Expected, before: { count: number; expected: Expected } | null): Way[] {
  const share = 1 / SIZES.length;
  return SIZES.flatMap((size) => {
    const now = { cases: size * deviation(last) * SHAPE[0], carried: share };
    if (!before) return [now];
    const total = size * deviation(before.expected);
    return [now, { cases: total * SHAPE[1], carried: share * likelier(before.count, before.expected, total * SHAPE[0]).any }];
  });
}

/** The odds that cases of an outbreak which began in this week or the last are among the count, for even odds before. */
export const oddsOf = (count: number, expected: Expected, ways: readonly Way[]): number =>
  ways.reduce((sum, { cases, carried }) => sum + carried * likelier(count, expected, cases).some, 0);

export const deviation = ({ mean, dispersion }: Expected): number => Math.sqrt(mean * dispersion);
