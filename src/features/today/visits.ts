import { hoursBetween, type Instant } from '#core/time.ts';

/** Where a person stood: the number of the newest act, and the hour on the clock of the desk. */
export type Seen = { readonly seq: number; readonly at: Instant };
/** The present visit as far as it has come, and the end of the one before; null on the first. */
export type Visit = { readonly seen: Seen; readonly before: Seen | null };

/** A look that shows nothing new within this time of the last one is not written down again. */
const KEPT_MINUTES = 1;
/** Whoever looks again within this time is still on the same visit. */
export const VISIT_MINUTES = 30;

/**
 * The visit after the page was shown once more. A look within half an hour of the last one moves only the end of the
 * visit, so loading twice, coming back from a form, or a second window does not lose what is new.
 */
export function visitAfter(last: Visit | null, now: Seen): Visit {
  if (last === null) return { seen: now, before: null };
  const seen = { seq: Math.max(last.seen.seq, now.seq), at: now.at > last.seen.at ? now.at : last.seen.at };
  return hoursBetween(last.seen.at, now.at) * 60 > VISIT_MINUTES ? { seen, before: last.seen } : { seen, before: last.before };
}

/** Whether a look moves anything that matters. */
export const worthKeeping = (last: Visit | null, next: Visit): boolean =>
  last === null || next.seen.seq !== last.seen.seq || next.before?.at !== last.before?.at || hoursBetween(last.seen.at, next.seen.at) * 60 >= KEPT_MINUTES;
