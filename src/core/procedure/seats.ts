import type { Base } from '../charter/rule.ts';
import type { Instant } from '../time.ts';
import { STANDINGS, type PositionKind, type Standing } from './silence.ts';

/**
 * Who sits, and where each stands. Absent, silent, standing aside, objecting and reserving are different states; so are
 * a seat that may not take part in this matter and one that is suspended from all.
 */
export type Seat = {
  readonly party: string;
  /** Suspended members do not count and shrink every base. */
  readonly suspended: boolean;
  /** A party to the matter that the charter keeps out of it: it shrinks the base as one that recused itself. */
  readonly excluded: boolean;
  readonly absent: boolean;
  readonly weights: Readonly<Record<string, number>>;
};

export const MEETING_STANDINGS = [...STANDINGS, 'absent'] as const;
export type MeetingStanding = Standing | 'absent';

/** A position of a party at a meeting; `by` is who took it for the seat, where that was somebody else. */
export type Taken = { readonly at: Instant; readonly party: string; readonly position: PositionKind; readonly by: string | null; /** An abstention with a declaration that the decision need not be applied. */ readonly declared: boolean };

export type Row = { readonly party: string; readonly standing: MeetingStanding; readonly by: string | null; readonly declared: boolean; readonly seat: Seat };

/** Where each seat stands: its newest position, or why it has none. Positions are in order of time. */
export function rowsOf(seats: readonly Seat[], positions: readonly Taken[]): Row[] {
  return seats.map((seat) => {
    const taken = positions.findLast(({ party }) => party === seat.party);
    const standing: MeetingStanding = seat.suspended ? 'not_entitled' : seat.excluded ? 'recused' : taken ? taken.position : seat.absent ? 'absent' : 'silent';
    return { party: seat.party, standing, by: taken?.by ?? null, declared: standing === 'abstains' && taken?.declared === true, seat };
  });
}

export function countRows(rows: readonly Row[]): Record<MeetingStanding, number> {
  const counts = Object.fromEntries(MEETING_STANDINGS.map((standing) => [standing, 0])) as Record<MeetingStanding, number>;
  for (const { standing } of rows) counts[standing] += 1;
  return counts;
}

export const inFavour = ({ standing }: Row): boolean => standing === 'agrees' || standing === 'reserves';
export const votes = (row: Row): boolean => inFavour(row) || row.standing === 'objects';

/** The rows that a share is taken of. `aside` are parties that consensus minus so many leaves out. */
export function baseOf(rows: readonly Row[], base: Base, aside: readonly string[] = []): Row[] {
  const roster = rows.filter(({ standing }) => standing !== 'not_entitled');
  if (base === 'roster') return roster;
  const members = roster.filter(({ standing, party }) => standing !== 'recused' && !aside.includes(party));
  if (base === 'members') return members;
  return base === 'present' ? members.filter(({ standing }) => standing !== 'absent') : members.filter(votes);
}

/** How much the rows weigh: heads, or whole numbers of a weight. */
export const weigh = (rows: readonly Row[], weight: string | null): number => (weight === null ? rows.length : rows.reduce((sum, { seat }) => sum + (seat.weights[weight] ?? 0), 0));
