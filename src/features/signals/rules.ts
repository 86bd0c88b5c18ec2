import { DESK, PARTIES, type Context, type Decision } from '../../core/act.ts';
import type { Charter } from '../../core/charter/schema.ts';
import { refuse, type Refusal } from '../../core/refusal.ts';
import type { Instant } from '../../core/time.ts';
import type { Words } from '../../core/words.ts';
import { mayHandle, maySetThreshold } from './rights.ts';
import { VERDICTS, type Acknowledged, type Assessed, type Closed, type Escalated, type Judged, type Missed, type ThresholdSet } from './schema.ts';

const said = (kind: string, payload: object, refs: readonly string[] = []): Decision => ({ acts: [{ kind, dossier: DESK, payload, audience: [PARTIES], refs }] });

/** What a run found, and the newest run of the file: before it looked, and now that nobody else can act. */
export type Looked = { readonly found: Omit<Judged, 'id' | 'marks' | 'unlisted'> & { readonly marks: Judged['marks'] }; readonly since: string | null; readonly newest: string | null; readonly number: number };
/** So many marks are written down one by one. */
export const LISTED = 400;

/** Records a run. Without a figure that the run before did not have, nothing is recorded. */
export function recordRun({ found, since, newest, number }: Looked): Decision {
  if (since !== newest) return refuse('signals.overtaken', { run: newest ?? '' });
  if (found.verdicts === 0 && found.marks.length === 0 && found.cleared.length === 0) return refuse('signals.nothing_new', { file: found.file });
  const { marks, ...rest } = found;
  return said('signals.judged', { ...rest, id: `R-${number}`, marks: marks.slice(0, LISTED), unlisted: Math.max(0, marks.length - LISTED) } satisfies Judged);
}

/** A signal as a command finds it: null where there is none of that key. */
export type Handled = { readonly key: string; readonly state: string; readonly open: boolean } | null;

function handled(signal: Handled, key: string, { actor }: Context<Charter>): Refusal | null {
  if (!mayHandle(actor)) return refuse('signals.not_allowed');
  if (signal === null) return refuse('signals.not_found', { key });
  return null;
}

/** Somebody has seen it and answers for it: the clock stops. */
export function acknowledge(signal: Handled, { key }: Acknowledged, context: Context<Charter>): Decision {
  const no = handled(signal, key, context);
  if (no) return no;
  if (signal!.state !== 'new' && signal!.state !== 'overdue') return refuse('signals.acknowledged_already', { state: signal!.state });
  return said('signals.acknowledged', { key } satisfies Acknowledged, [key]);
}

/** Says whether something was there. A later word replaces an earlier one, also after the end: the scoreboard lives on it. */
export function assess(signal: Handled, { key, verdict, words }: { key: string; verdict: string; words: Words }, context: Context<Charter>): Decision {
  const no = handled(signal, key, context);
  if (no) return no;
  const wanted = VERDICTS.find((one) => one === verdict);
  if (!wanted) return refuse('signals.no_verdict', {}, 'verdict');
  if (Object.keys(words).length === 0) return refuse('signals.no_words', {}, 'words');
  return said('signals.assessed', { key, verdict: wanted, words } satisfies Assessed, [key]);
}

export type Escalate = { key: string; to: string; answerBy: Instant | null; words: Words };
/** Puts it before a body of the charter, with a day by which it is to answer. */
export function escalate(signal: Handled, { key, to, answerBy, words }: Escalate, context: Context<Charter>): Decision {
  const no = handled(signal, key, context);
  if (no) return no;
  if (!signal!.open) return refuse('signals.ended', { state: signal!.state });
  if (!context.charter.bodies.some((body) => body.id === to)) return refuse('signals.unknown_body', { body: to, known: context.charter.bodies.map((body) => body.id) }, 'to');
  if (answerBy === null) return refuse('signals.no_hour', {}, 'answerBy');
  if (answerBy <= context.now) return refuse('signals.past_hour', {}, 'answerBy');
  if (Object.keys(words).length === 0) return refuse('signals.no_words', {}, 'words');
  return said('signals.escalated', { key, to, answerBy, words } satisfies Escalated, [key]);
}

/** Ends it with a reason: "no action, because". */
export function close(signal: Handled, { key, words }: { key: string; words: Words }, context: Context<Charter>): Decision {
  const no = handled(signal, key, context);
  if (no) return no;
  if (!signal!.open) return refuse('signals.ended', { state: signal!.state });
  if (Object.keys(words).length === 0) return refuse('signals.no_words', {}, 'words');
  return said('signals.closed', { key, words } satisfies Closed, [key]);
}

/** A series of a file as a command finds it: whether the file counts it, and whether the period has a signal. */
export type Place = { readonly counted: boolean; readonly signal: string | null };

/** Says that something happened and nothing was marked: the scoreboard counts it against the detectors. */
export function reportMissed(place: Place, { file, indicator, area, period, words }: Missed, { actor }: Context<Charter>): Decision {
  if (!mayHandle(actor)) return refuse('signals.not_allowed');
  if (!place.counted) return refuse('signals.not_counted', { file, indicator, area });
  if (place.signal !== null) return refuse('signals.not_missed', { signal: place.signal });
  if (Object.keys(words).length === 0) return refuse('signals.no_words', {}, 'words');
  return said('signals.missed', { file, indicator, area, period, words } satisfies Missed);
}

/** Sets how much evidence a series needs before it is marked, from the next run on. */
export function setThreshold(place: Pick<Place, 'counted'>, { file, indicator, area, threshold, words }: ThresholdSet, { actor }: Context<Charter>): Decision {
  if (!maySetThreshold(actor)) return refuse('signals.threshold_not_allowed');
  if (!place.counted) return refuse('signals.not_counted', { file, indicator, area });
  if (threshold !== null && !(threshold >= 1 && threshold <= 1e9)) return refuse('signals.bad_threshold', { value: threshold }, 'threshold');
  if (Object.keys(words).length === 0) return refuse('signals.no_words', {}, 'words');
  return said('signals.threshold_set', { file, indicator, area, threshold, words } satisfies ThresholdSet);
}
