import { firstDay, lastDay, shiftDay } from '../../core/charter/dates.ts';
import type { Charter, ChairTerm } from '../../core/charter/schema.ts';
import type { Words } from '../../core/words.ts';

/** A decision on who presides, as it was recorded. */
export type Turn = {
  readonly party: string; readonly from_day: string; readonly to_day: string | null; readonly ad_interim: boolean; readonly instead_of: string | null; readonly handover: string; readonly basis: Words; readonly source: string | null;
};

/**
 * The charter with what was decided about the chair since: each turn is a recorded term of it, so that every right that follows
 * from the chair follows from the decision. A term that is interrupted goes on when the turn has ended.
 */
export function withTurns(charter: Charter, turns: readonly Turn[]): Charter {
  if (turns.length === 0) return charter;
  let terms: ChairTerm[] = [...charter.chair.terms];
  for (const turn of turns) {
    const last = turn.to_day;
    const around = last === null ? undefined : terms.find((term) => firstDay(term.from) < turn.from_day && term.to !== null && lastDay(term.to) > last);
    // What begins while the turn lasts is put off, or dropped where it ends with it.
    terms = terms.filter((term) => !(firstDay(term.from) >= turn.from_day && (last === null ? firstDay(term.from) === turn.from_day : term.to !== null && lastDay(term.to) <= last)))
      .map((term) => (last !== null && firstDay(term.from) >= turn.from_day && firstDay(term.from) <= last ? { ...term, from: shiftDay(last, 1) } : term));
    terms.push({ party: turn.party, from: turn.from_day, to: last, adInterim: turn.ad_interim, basis: turn.basis, verified: true, ...(turn.source === null ? {} : { source: turn.source }) });
    if (around) terms.push({ ...around, from: shiftDay(last!, 1) });
  }
  return { ...charter, chair: { ...charter.chair, terms } };
}
