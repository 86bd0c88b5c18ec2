import { judge as judgeMonth } from '../series/detect.ts';
import { periodNumber, shiftPeriod, type Cadence } from '../series/period.ts';
import type { Series } from '../series/series.ts';
import { evidenceOn, LEAST_HISTORY, THRESHOLD, type Evidence } from './best.ts';
import { beyond, least, pointOf, spread, upTo } from './counts.ts';
import { YEAR } from './detector.ts';
import { methodOf } from './methods.ts';

/** Rises when figures of the same series may come out otherwise than before. */
export const VERSION = '1';
/** `rise`: more than expected. `silence`: nothing for weeks where something was expected. `gap`: a source has stopped telling of the area. */
export type Direction = 'rise' | 'silence' | 'gap';

/** The verdict on one period of one series. */
export type Verdict = {
  readonly indicator: string;
  readonly area: string;
  readonly period: string;
  readonly direction: Direction;
  readonly method: string;
  /** Of the period; of all the periods of a silence or a gap together. */
  readonly observed: number;
  readonly expected: number;
  /** 1 % and 99 % points of what is expected. */
  readonly low: number;
  readonly high: number;
  /** Periods that it is about: 1 for a rise. */
  readonly periods: number;
  /** The probability of evidence this strong or stronger (of so many, of so long a silence) if nothing has changed; null for a gap. */
  readonly chance: number | null;
  /** Marked when the count lies above this; null where the method has no such bound. */
  readonly upper: number | null;
  /** Odds above which the series is marked, and how often it would have been marked in the twelve months before; null for methods without. */
  readonly threshold: number | null;
  readonly fired: number | null;
  readonly marked: boolean;
  /** The probability of a mark if nothing has changed, as far as it is known. */
  readonly byChance: number;
};

/** A series that gives more marks in twelve months is judged more strictly, by the next of these. */
const STRICTER = [THRESHOLD, 60, 150, 400, 1000, 5000, 50_000] as const;
export const MOST_A_YEAR = 4;
/** Older weeks are not looked at: twelve years, as in the published benchmark. */
const HISTORY = 12 * YEAR;
/** A silence is remarkable when it is rarer than this; it is marked in the week in which it becomes so. */
const RARE_SILENCE = 1e-3;
/** Weeks that a source goes on telling of other countries and not of this one. */
const GAP_WEEKS = 13;
const LOW = 0.01;

/** The known figures around a period without a hole, as far back as they are looked at; `at` is the place of the period in them. */
export type Stretch = { readonly start: number; readonly counts: readonly number[]; readonly at: number };

/** @returns null where the period is not known */
export function stretchAround({ from, values }: Series, period: string): Stretch | null {
  const place = periodNumber(period) - periodNumber(from);
  if (values[place] === undefined || values[place] === null) return null;
  const hole = values.findLastIndex((value, i) => i < place && value === null);
  // On a grid of years, so that weeks of one year are judged on the same history.
  const start = Math.max(hole + 1, Math.floor((place - HISTORY) / YEAR) * YEAR);
  const next = values.findIndex((value, i) => i > place && value === null);
  return { start, counts: values.slice(start, next < 0 ? values.length : next) as number[], at: place - start };
}

/**
 * Judges some periods of one series, each by itself and what came before it.
 * @param method of `METHODS`, for weeks; months are judged by `core/series/detect`
 * @param threshold odds set by a person for this series; found from its own twelve months where null
 * @returns nothing for periods that are not known, or have too short a history
 */
export function judgePeriods(series: Series, periods: readonly string[], method: string, threshold: number | null = null): Verdict[] {
  if (series.cadence === 'month') return periods.flatMap((period) => monthly(series, period));
  const known = new Map<number, (week: number) => Evidence | null>();
  return periods.flatMap((period) => {
    const stretch = stretchAround(series, period);
    if (!stretch || stretch.at < LEAST_HISTORY) return [];
    const evidence = known.get(stretch.start) ?? evidenceOn(stretch.counts);
    known.set(stretch.start, evidence);
    const looked = { series, period, stretch, evidence };
    return [...weekly(looked, method, threshold), ...silent(looked)];
  });
}

type Looked = { series: Series; period: string; stretch: Stretch; evidence: (week: number) => Evidence | null };

function weekly({ series: { indicator, area }, period, stretch: { counts, at }, evidence }: Looked, method: string, set: number | null): Verdict[] {
  const found = evidence(at);
  if (!found) return [];
  const observed = counts[at]!;
  const { mean, dispersion } = found.expected;
  const expected = spread(mean, dispersion);
  const verdict = { indicator, area, period, direction: 'rise' as const, method, observed, expected: mean, low: pointOf(expected, LOW), high: pointOf(expected, 1 - LOW), periods: 1, chance: beyond(expected, observed - 1) };
  if (method !== 'best') {
    const { alarm, upper } = methodOf(method)!.detector(counts)(at);
    return [{ ...verdict, upper, threshold: null, fired: null, marked: alarm, byChance: upper === null ? 0 : beyond(expected, upper) }];
  }
  const odds = found.oddsWith(observed);
  const chance = found.chanceWith(observed);
  // Twelve months are only gone through where the week would be marked at all.
  const { threshold, fired } = set !== null || odds <= THRESHOLD ? { threshold: set ?? THRESHOLD, fired: null } : calibrated(yearBefore(counts, at, evidence));
  const upper = least((count) => found.oddsWith(count) > threshold, mean) - 1;
  return [{ ...verdict, chance, upper, threshold, fired, marked: odds > threshold, byChance: beyond(expected, upper) }];
}

/** Odds of each of the fifty-two weeks before a week. */
function yearBefore(counts: readonly number[], at: number, evidence: (week: number) => Evidence | null): number[] {
  return Array.from({ length: YEAR }, (_, i) => at - 1 - i).flatMap((week) => (week < 0 ? [] : evidence(week)?.oddsWith(counts[week]!) ?? []));
}

/** The most watchful threshold at which the year before would have given no more than `MOST_A_YEAR` marks. */
function calibrated(odds: readonly number[]): { threshold: number; fired: number } {
  const firedAt = (threshold: number): number => odds.filter((one) => one > threshold).length;
  const threshold = STRICTER.find((one) => firedAt(one) <= MOST_A_YEAR) ?? STRICTER.at(-1)!;
  return { threshold, fired: firedAt(threshold) };
}

/** How often each of some thresholds would have marked a series in its last twelve months; null without a year of history before them. */
export function wouldHaveMarked(series: Series, thresholds: readonly number[]): { threshold: number; fired: number }[] | null {
  const last = lastKnown(series);
  const stretch = last === null ? null : stretchAround(series, last);
  if (!stretch || stretch.at < LEAST_HISTORY + YEAR) return null;
  const odds = yearBefore(stretch.counts, stretch.at + 1, evidenceOn(stretch.counts));
  return thresholds.map((threshold) => ({ threshold, fired: odds.filter((one) => one > threshold).length }));
}

/** Zeros in a row up to the week, in the week in which they have become too many to be chance. */
function silent({ series: { indicator, area }, period, stretch: { counts, at }, evidence }: Looked): Verdict[] {
  const spoke = counts.findLastIndex((count, week) => week <= at && count > 0);
  if (spoke < LEAST_HISTORY || spoke === at) return [];
  let [chance, expected] = [1, 0];
  for (let week = spoke + 1; week <= at; week++) {
    if (chance < RARE_SILENCE) return [];
    const found = evidence(week);
    if (!found) return [];
    chance *= upTo(spread(found.expected.mean, found.expected.dispersion), 0);
    expected += found.expected.mean;
  }
  return [{ indicator, area, period, direction: 'silence', method: 'silence', observed: 0, expected, low: 0, high: 0, periods: at - spoke, chance, upper: null, threshold: null, fired: null, marked: chance < RARE_SILENCE, byChance: 0 }];
}

function monthly(series: Series, period: string): Verdict[] {
  const known = new Map(series.values.flatMap((value, i) => (value === null ? [] : [[shiftPeriod(series.from, i), value] as const])));
  const judged = judgeMonth(known, period);
  if (!judged) return [];
  const { observed, expected, low, high, tail, marked } = judged;
  return [{ indicator: series.indicator, area: series.area, period, direction: 'rise', method: 'month_quantile', observed, expected, low, high, periods: 1, chance: tail, upper: high, threshold: null, fired: null, marked, byChance: judged.chance }];
}

/**
 * Countries of which a source has stopped telling, while it goes on telling of others.
 * @param all the country series of one indicator
 */
export function gapsIn(all: readonly Series[]): Verdict[] {
  const ends = all.map((series) => ({ series, last: lastKnown(series) }));
  const furthest = ends.reduce((most, { last }) => (last !== null && (most === null || periodNumber(last) > periodNumber(most)) ? last : most), null as string | null);
  if (furthest === null) return [];
  return ends.flatMap(({ series, last }) => {
    if (last === null || series.cadence !== 'week') return [];
    const weeks = periodNumber(furthest) - periodNumber(last);
    const before = stretchAround(series, last)!;
    if (weeks < GAP_WEEKS || before.at < LEAST_HISTORY) return [];
    const expected = before.counts.slice(-YEAR).reduce((sum, count) => sum + count, 0) / YEAR;
    return [{ indicator: series.indicator, area: series.area, period: shiftPeriod(last, 1), direction: 'gap', method: 'gap', observed: 0, expected: expected * weeks, low: 0, high: 0, periods: weeks, chance: null, upper: null, threshold: null, fired: null, marked: true, byChance: 0 }];
  });
}

export function lastKnown({ from, values }: Series): string | null {
  const at = values.findLastIndex((value) => value !== null);
  return at < 0 ? null : shiftPeriod(from, at);
}

/** Once in so many years, if nothing has changed; null where nobody can say. */
export const yearsBetween = (chance: number | null, cadence: Cadence): number | null => (chance === null || chance <= 0 ? null : 1 / chance / (cadence === 'week' ? YEAR : 12));
