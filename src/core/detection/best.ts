import { baselineOf, type Baseline } from './baseline.ts';
import { beyond, least, logMass, pointOf, spread } from './counts.ts';
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
  /**
   * How often this week and the last would together look as much like an outbreak, or this week alone be so high, if there is none:
   * the smaller of the two, doubled for having asked both. 1 where nothing speaks for an outbreak.
   */
  readonly chanceWith: (count: number) => number;
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
    const oddsWith = (count: number): number => (count > most ? Infinity : count > expected.mean ? oddsOf(count, expected, ways) : 0);
    const chanceWith = (count: number): number => {
      if (oddsWith(count) <= 1) return 1;
      const alone = beyond(spread(expected.mean, expected.dispersion), count - 1);
      return Math.min(1, 2 * Math.min(alone, asLikely(oddsOf(count, expected, ways), before, (last) => expectedAfter(baseline, week, last, baseline.at(week - 1)))));
    };
    return { expected, oddsWith, chanceWith };
  };
}

/** Counts of the last week that are rarer than this together are taken to look like an outbreak whatever follows them. */
const BEYOND = 1e-9;

/** The probability, without an outbreak, of two weeks whose odds are at least these. @param after what is expected of the second for each count of the first */
function asLikely(odds: number, before: Expected, after: (last: number) => Expected): number {
  const first = spread(before.mean, before.dispersion);
  const most = pointOf(first, 1 - BEYOND);
  let chance = beyond(first, most);
  for (let last = 0; last <= most; last++) {
    const expected = after(last);
    const ways = waysTo(expected, { count: last, expected: before });
    const enough = least((count) => count > expected.mean && oddsOf(count, expected, ways) >= odds, expected.mean);
    chance += Math.exp(logMass(first, last)) * beyond(spread(expected.mean, expected.dispersion), enough - 1);
  }
  return chance;
}

/** What is expected of a week, with what it takes over from the week before. */
export function expectedIn(counts: readonly number[], baseline: Baseline, week: number): Expected {
  return baseline.carry === 0 ? baseline.at(week) : expectedAfter(baseline, week, counts[week - 1]!, baseline.at(week - 1));
}

/** @param last the count of the week before, of which the baseline expects `before` */
function expectedAfter(baseline: Baseline, week: number, last: number, before: Expected): Expected {
  const expected = baseline.at(week);
  const over = Math.max(0, last - before.mean) / deviation(before);
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
