/**
 * One voice as a figure: how often the members vote alike in roll calls of the General Assembly of the United Nations.
 *
 * A roll call counts where at least `fewest` of the members voted; it is unanimous where all who voted cast the same vote (yes,
 * abstention, no). Who did not vote is missing, and no abstention. Two members agree where both voted and cast the same. This is
 * the plain share of identical votes (Lijphart 1963, without half a point for an abstention); it does not ask how much was at stake.
 */
export type Vote = { readonly rollcall: string; readonly day: string; readonly area: string; readonly value: number };
export type YearOfVotes = { readonly year: number; readonly rollcalls: number; readonly unanimous: number };
export type Pair = { readonly a: string; readonly b: string; readonly both: number; readonly agreed: number };
export type Cohesion = { readonly years: readonly YearOfVotes[]; readonly pairs: readonly Pair[]; readonly rollcalls: number; readonly unanimous: number; readonly fewest: number; /** Roll calls in which any member voted. */ readonly seen: number };

/**
 * @param members in the order in which pairs are listed
 * @param fewest how many members must have voted; all but one where not given
 */
export function cohesionOf(votes: readonly Vote[], members: readonly string[], fewest = Math.max(2, members.length - 1)): Cohesion {
  const entitled = new Set(members);
  const calls = Map.groupBy(votes.filter((vote) => entitled.has(vote.area)), (vote) => vote.rollcall);
  const years = new Map<number, { rollcalls: number; unanimous: number }>();
  const pairs = members.flatMap((a, i) => members.slice(i + 1).map((b) => ({ a, b, both: 0, agreed: 0 })));
  for (const call of calls.values()) {
    const cast = new Map(call.map((vote) => [vote.area, vote.value]));
    for (const pair of pairs) {
      const [one, other] = [cast.get(pair.a), cast.get(pair.b)];
      if (one === undefined || other === undefined) continue;
      pair.both += 1;
      if (one === other) pair.agreed += 1;
    }
    if (cast.size < fewest) continue;
    const year = Number(call[0]!.day.slice(0, 4));
    const sum = years.get(year) ?? { rollcalls: 0, unanimous: 0 };
    years.set(year, { rollcalls: sum.rollcalls + 1, unanimous: sum.unanimous + (new Set(cast.values()).size === 1 ? 1 : 0) });
  }
  const rows = [...years].map(([year, sum]) => ({ year, ...sum })).sort((x, y) => x.year - y.year);
  return { years: rows, pairs, fewest, seen: calls.size, rollcalls: rows.reduce((n, row) => n + row.rollcalls, 0), unanimous: rows.reduce((n, row) => n + row.unanimous, 0) };
}

/** A year of fewer roll calls is no figure of a year: it is listed, and not drawn. */
export const FEWEST_CALLS = 10;

/** A share to one decimal of a per cent, exactly rounded half up; null of none. */
export const perMille = (part: number, of: number): number | null => (of === 0 ? null : Math.floor((2000 * part + of) / (2 * of)));
