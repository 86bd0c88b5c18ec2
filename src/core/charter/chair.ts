import type { Day } from '../time.ts';
import { firstDay, lastDay, shiftDay } from './dates.ts';
import { isMember, membersOf } from './members.ts';
import type { Charter } from './schema.ts';

/** A stretch of days with one chair. `from` and `to` are whole days, both included; `to` is null where no end is known. */
export type Chair = {
  readonly party: string;
  readonly from: Day;
  readonly to: Day | null;
  readonly basis: 'recorded' | 'computed';
  readonly verified: boolean;
  /** Sits in for the party whose turn it is. */
  readonly adInterim: boolean;
  /** The dates as the charter states them ("2011-12"); null for a computed term. */
  readonly stated: { readonly from: string; readonly to: string | null } | null;
  readonly why: Readonly<Record<string, string>> | null;
  readonly source: string | null;
};

const earlier = (a: Day | null, b: Day | null): Day | null => (a === null || (b !== null && b < a) ? b : a);

/** Who presides on a day: the recorded term if there is one, else the rotation; null where neither reaches. */
export function chairOn(charter: Charter, day: Day): Chair | null {
  return spans(charter, day).find((s) => s.from <= day && (s.to === null || day <= s.to)) ?? null;
}

/** Every term that touches the years, oldest first. Days without a chair are simply not covered. */
export function chairTerms(charter: Charter, fromYear: number, toYear: number): Chair[] {
  const [first, last] = [firstDay(String(fromYear)), lastDay(String(toYear))];
  return spans(charter, last).filter((s) => s.from <= last && (s.to === null || s.to >= first));
}

/** On the day of a handover the newcomer presides; an open term ends where the next, or the rotation, begins. */
function recorded(charter: Charter): Chair[] {
  const start = charter.chair.computed ? firstDay(charter.chair.computed.from) : null;
  const terms = charter.chair.terms.toSorted((a, b) => firstDay(a.from).localeCompare(firstDay(b.from)));
  const chairs = terms.map((term, i): Chair => {
    const from = firstDay(term.from);
    const next = terms[i + 1];
    const stated = term.to === null ? (start !== null && from < start ? shiftDay(start, -1) : null) : lastDay(term.to);
    return {
      party: term.party,
      from,
      to: earlier(stated, next ? shiftDay(firstDay(next.from), -1) : null),
      basis: 'recorded',
      verified: term.verified,
      adInterim: term.adInterim ?? false,
      stated: { from: term.from, to: term.to },
      why: term.basis ?? null,
      source: term.source ?? null,
    };
  });
  return chairs.filter((chair) => chair.to === null || chair.from <= chair.to);
}

/** All terms that begin by `until`. Each computed year, or month, goes to the party after the last one that presided in its own right. */
function spans(charter: Charter, until: Day): Chair[] {
  const all = recorded(charter);
  const { computed } = charter.chair;
  if (!computed) return all;
  let from = firstDay(computed.from);
  while (from <= until) {
    const next = nextHandover(computed, from);
    const party = following(charter, lastInOwnRight(all, from), from);
    if (party !== null) all.push(...free(all, from, shiftDay(next, -1)).map((gap) => computedChair(charter, party, gap)));
    all.sort((a, b) => a.from.localeCompare(b.from));
    from = next;
  }
  return all;
}

function nextHandover({ handover, every }: NonNullable<Charter['chair']['computed']>, from: Day): Day {
  const [year, month] = [Number(from.slice(0, 4)), Number(from.slice(5, 7))];
  const here = every === 'month' ? `${from.slice(0, 7)}-${handover.slice(3)}` : `${year}-${handover}`;
  if (here > from) return here;
  if (every !== 'month') return `${year + 1}-${handover}`;
  return `${month === 12 ? year + 1 : year}-${String((month % 12) + 1).padStart(2, '0')}-${handover.slice(3)}`;
}

function lastInOwnRight(all: readonly Chair[], before: Day): string | null {
  return all.findLast((s) => !s.adInterim && s.from < before)?.party ?? null;
}

/** The next party in the order that is a member on the day; the first one when nobody presided before. */
function following(charter: Charter, after: string | null, day: Day): string | null {
  const { order, body } = charter.chair;
  const at = after === null ? -1 : order.indexOf(after);
  const turn = [...order.slice(at + 1), ...order.slice(0, at + 1)];
  const sits = body === undefined ? null : membersOf(charter, body, day);
  return turn.find((party) => (sits ? sits.includes(party) : isMember(charter, party, day))) ?? null;
}

/** What the recorded terms leave of the days from `from` to `to`. `all` is in order of time. */
function free(all: readonly Chair[], from: Day, to: Day): { from: Day; to: Day }[] {
  const gaps: { from: Day; to: Day }[] = [];
  let at = from;
  for (const term of all) {
    if (term.to !== null && term.to < at) continue;
    if (term.from > to) break;
    if (term.from > at) gaps.push({ from: at, to: shiftDay(term.from, -1) });
    if (term.to === null) return gaps;
    at = shiftDay(term.to, 1);
  }
  if (at <= to) gaps.push({ from: at, to });
  return gaps;
}

function computedChair(charter: Charter, party: string, days: { from: Day; to: Day }): Chair {
  const { verified, source, note } = charter.chair;
  return { party, ...days, basis: 'computed', verified, adInterim: false, stated: null, why: note ?? null, source: source ?? null };
}
