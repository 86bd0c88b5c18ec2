import { hoursBetween, type Instant } from '#core/time.ts';

/** Where a person stood: the number of the newest act, and the hour on the clock of the desk. */
export type Seen = { readonly seq: number; readonly at: Instant };
/** The present visit as far as it has come, and the end of the one before; null on the first. */
export type Visit = { readonly seen: Seen; readonly before: Seen | null };

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
