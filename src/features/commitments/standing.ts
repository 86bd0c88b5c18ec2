import { firstDay, lastDay } from '../../core/charter/dates.ts';
import { daysBetween, type Day } from '../../core/time.ts';
import type { Status } from './schema.ts';

/** What the standing of a commitment is computed from. */
export type Told = { readonly seq: number; readonly status: Status; readonly on: string | null; readonly until: string | null; readonly grade: string; readonly credibility: number; readonly withdrawn: boolean };
export type Pledge = { readonly made: string; readonly due: string | null };
/** Whole days; `least` and `most` differ where a date is known less exactly than to the day. */
export type Days = { readonly least: number; readonly most: number };

export type Standing = {
  /** What the newest claim says; "open" where there is none. */
  readonly status: Status;
  /** The claim it is taken from. */
  readonly claim: number | null;
  /** Claims that count and say otherwise of the same time, or of no time; what was so before is history and no rival. */
  readonly rivals: readonly number[];
  readonly settled: boolean;
  /** From the promise to what came of it; null while nothing has. */
  readonly took: Days | null;
  /** While nothing has come of it: from the promise to the day it was last looked at. */
  readonly waits: Days | null;
  readonly asOf: Day;
  readonly overdue: boolean;
};

const SETTLED: ReadonlySet<Status> = new Set(['done', 'decided', 'withdrawn']);
const CAME: ReadonlySet<Status> = new Set(['done', 'decided', 'partly']);
/** Behind every dated claim. */
const UNDATED = '0000';

/**
 * Of claims that disagree the newest counts, by the first day of what it tells, so that one known only to the year does not pass for its last day; of the same day the better graded, then the one recorded last. The
 * others stand beside it and none is dropped. A claim of a day after the desk's moves the day on which the pledge is looked at.
 */
export function standingOf({ made, due }: Pledge, claims: readonly Told[], today: Day): Standing {
  const counting = claims.filter((one) => !one.withdrawn);
  const first = (one: Told): string => (one.on === null ? UNDATED : firstDay(one.on));
  const last = (one: Told): string => (one.on === null ? UNDATED : lastDay(one.until ?? one.on));
  const key = (one: Told): string => `${first(one)} ${last(one)} ${String.fromCharCode(0x7f - one.grade.charCodeAt(0))} ${9 - one.credibility} ${String(one.seq).padStart(12, '0')}`;
  const best = counting.reduce<Told | null>((top, one) => (top === null || key(one) > key(top) ? one : top), null);
  const status = best?.status ?? 'open';
  const asOf = counting.map(first).reduce<Day>((last, one) => (one !== UNDATED && one > last ? one : last), today);
  const settled = SETTLED.has(status);
  const came = best !== null && CAME.has(status) && best.on !== null;
  return {
    status, claim: best?.seq ?? null, rivals: counting.filter((one) => one.status !== status && (one.on === null || best?.on == null || last(one) >= firstDay(best.on))).map((one) => one.seq), settled,
    took: came ? { least: Math.max(0, daysBetween(lastDay(made), firstDay(best.on!))), most: Math.max(0, daysBetween(firstDay(made), lastDay(best.until ?? best.on!))) } : null,
    waits: settled || came ? null : { least: Math.max(0, daysBetween(lastDay(made), asOf)), most: Math.max(0, daysBetween(firstDay(made), asOf)) },
    asOf, overdue: !settled && due !== null && lastDay(due) < asOf,
  };
}
