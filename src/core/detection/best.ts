import { baselineOf, type Baseline } from './baseline.ts';
import { beyond, least, pointOf, spread } from './counts.ts';
import { SILENT, YEAR, type Detector } from './detector.ts';
import { deviation, oddsOf, waysTo, type Expected } from './outbreak.ts';

/** Odds above which a week is marked. Found on generated series, as docs/detection.md tells: with it fewer than one quiet week in 110 is marked. */
export const THRESHOLD = 27;
/** A count that fewer than one quiet week in ten thousand has is marked whatever its shape. */
const RARE = 1e-4;
/** A baseline is taken anew every so many weeks, at the same weeks whatever week is asked about. */
const EVERY = 4;
/** Fewer weeks of history, and a week is not judged. */
export const LEAST_HISTORY = YEAR;

export type Evidence = {
  readonly expected: Expected;
  /** How strong the evidence would be with such a count in this week: odds, 0 at and below the level, Infinity for what is rare whatever its shape. */
  readonly oddsWith: (count: number) => number;
};

/** What the two weeks up to this one say of an outbreak that began in them; null without a year of history. */
export function evidenceOn(counts: readonly number[]): (week: number) => Evidence | null {
  const baselines = new Map<number, Baseline>();
  return (week) => {
    const known = Math.floor(week / EVERY) * EVERY;
    if (known < LEAST_HISTORY) return null;
    const baseline = baselines.get(known) ?? baselineOf(counts.slice(0, known));
    baselines.set(known, baseline);
    const [expected, before] = [expectedIn(counts, baseline, week), expectedIn(counts, baseline, week - 1)];
    const ways = waysTo(expected, { count: counts[week - 1]!, expected: before });
    const most = pointOf(spread(expected.mean, expected.dispersion), 1 - RARE);
    return { expected, oddsWith: (count) => (count > most ? Infinity : count > expected.mean ? oddsOf(count, expected, ways) : 0) };
  };
}

/** What is expected of a week, with what it takes over from the week before. */
export function expectedIn(counts: readonly number[], baseline: Baseline, week: number): Expected {
  const expected = baseline.at(week);
  if (baseline.carry === 0) return expected;
  const before = baseline.at(week - 1);
  const over = Math.max(0, counts[week - 1]! - before.mean) / deviation(before);
  return { ...expected, mean: expected.mean + baseline.carry * over * deviation(expected) };
}

/**
 * The desk's own detector: how much likelier this week and the last are if an outbreak began in one of them than if none did,
 * against a baseline from all of the history. An outbreak puts two fifths of its cases into its second week, so two weeks that are each
 * unremarkable can be remarkable together; and one threshold on the odds for all series spends the false alarms where they buy
 * most, where a threshold on tail probabilities wastes what lies between two counts. No week below its level is marked; the week after a
 * large rise is marked as soon as it lies above it, since outbreaks of one week are rare.
 */
export function best(threshold = THRESHOLD): Detector {
  return (counts) => {
    const evidence = evidenceOn(counts);
    return (week) => {
      const found = evidence(week);
      if (!found) return SILENT;
      const { expected, oddsWith } = found;
      const first = least((count) => oddsWith(count) > threshold, expected.mean);
      return { alarm: counts[week]! >= first, upper: first - 1, chance: beyond(spread(expected.mean, expected.dispersion), counts[week]! - 1) };
    };
  };
}
