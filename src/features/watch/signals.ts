import { expectedByChance, judgeSeries, type Judged, type Point } from '../../core/series/detect.ts';
import { shiftPeriod } from '../../core/series/period.ts';
import type { Instant } from '../../core/time.ts';
import type { NOTES } from './schema.ts';

/** How far back marks are looked for, in months. */
export const LOOK_BACK = 36;
/** So many months in a row at or below the limit, and a signal has passed. */
export const CLEARS_AFTER = 2;

/** A statistical mark: a month of a series in a country that lies above its limit. Only a named person makes it a warning. */
export type Signal = Judged & {
  readonly series: string; readonly area: string; readonly import: string;
  /** The first month in which it had passed; null while it has not. */
  readonly passed: string | null;
};
/** What a person said of it, or the warning that cites it. */
export type SignalState = 'new' | (typeof NOTES)[number] | 'warned' | 'passed';
export type Note = { readonly seq: number; readonly series: string; readonly area: string; readonly period: string; readonly import: string; readonly state: (typeof NOTES)[number]; readonly words: Readonly<Record<string, string>>; readonly noted_by: string; readonly noted_at: Instant; readonly example: boolean };

/** "ucdp-deaths.PAK.2022-03": how pages and forms name a signal. */
export const signalId = ({ series, area, period }: Pick<Signal, 'series' | 'area' | 'period'>): string => `${series}.${area}.${period}`;

export type Watched = { readonly series: string; readonly area: string; readonly import: string; readonly points: readonly Point[] };
export type Found = { readonly signals: readonly Signal[]; /** Months judged. */ readonly judged: number; /** Marks that chance alone would give. */ readonly byChance: number };

/** Judges what is watched over the months up to and including `last`; newest first, then the farthest above its limit. */
export function findSignals(watched: readonly Watched[], last: string): Found {
  const all = watched.map((one) => ({ one, judged: judgeSeries(one.points, shiftPeriod(last, 1 - LOOK_BACK), last) }));
  const signals = all.flatMap(({ one, judged }) => judged.filter((j) => j.marked).map((j): Signal => ({ ...j, series: one.series, area: one.area, import: one.import, passed: passedIn(judged, j) })));
  const excess = (s: Signal): number => s.observed / Math.max(1, s.high);
  return {
    signals: signals.sort((a, b) => (a.period === b.period ? excess(b) - excess(a) : a.period < b.period ? 1 : -1)),
    judged: all.reduce((n, { judged }) => n + judged.length, 0),
    byChance: all.reduce((n, { judged }) => n + expectedByChance(judged), 0),
  };
}

/** The signal has passed when, after it, its series stays at or below the limit of that month for two months in a row. */
function passedIn(judged: readonly Judged[], signal: Judged): string | null {
  let below = 0;
  for (const month of judged.filter((one) => one.period > signal.period)) {
    below = month.observed <= signal.high ? below + 1 : 0;
    if (below === CLEARS_AFTER) return month.period;
  }
  return null;
}

/** A warning outweighs a note, and a note outweighs the passing of time. */
export function stateOf(signal: Signal, notes: readonly Note[], warned: ReadonlySet<string>): { state: SignalState; note: Note | null } {
  const note = notes.filter((n) => signalId(n) === signalId(signal)).reduce<Note | null>((newest, n) => (newest === null || n.seq > newest.seq ? n : newest), null);
  if (warned.has(signalId(signal))) return { state: 'warned', note };
  if (note) return { state: note.state, note };
  return { state: signal.passed === null ? 'new' : 'passed', note: null };
}
