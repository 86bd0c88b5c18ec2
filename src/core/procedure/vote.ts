import type { Base, Test, Way } from '../charter/rule.ts';
import { exceeds, least, reaches } from './fraction.ts';
import type { Because } from './silence.ts';

/**
 * What a vote is judged by, whoever counted it: names on a record, or bare counts.
 * Shares are of heads, or of a weight of the parties.
 */
export type Ballot = {
  readonly inFavour: number;
  readonly notInFavour: number;
  share(base: Base, weight: string | null): { readonly part: number; readonly whole: number };
  /** Who of a group voted against; null where the record does not say who voted how. */
  against(group: string): readonly string[] | null;
};

export type Judged = { readonly holds: boolean; readonly because: readonly Because[] };

/** All tests must hold, and each says why; where there are several lists, the first that holds decides, else the first says why not. */
export function judgeVote(passes: NonNullable<Way['passes']>, ballot: Ballot): Judged {
  const lists = passes.all ? [passes.all] : (passes.any ?? []).map(({ all }) => all);
  const judged = lists.map((tests) => judgeAll(tests, ballot));
  return judged.find(({ holds }) => holds) ?? judged[0]!;
}

function judgeAll(tests: readonly Test[], ballot: Ballot): Judged {
  const each = tests.map((test) => judge(test, ballot));
  return { holds: each.every(({ holds }) => holds), because: each.flatMap(({ because }) => because) };
}

const said = (holds: boolean, yes: string, no: string, facts: Because['facts']): Judged => ({ holds, because: [{ code: holds ? yes : no, facts }] });

function judge(test: Test, ballot: Ballot): Judged {
  if (test.inFavour !== undefined) return said(ballot.inFavour >= test.inFavour, 'vote.enough', 'vote.too_few', { inFavour: ballot.inFavour, needed: test.inFavour });
  if (test.noneAgainst !== undefined) {
    const parties = ballot.against(test.noneAgainst);
    if (parties === null) return { holds: true, because: [{ code: 'vote.group_unknown', facts: { group: test.noneAgainst } }] };
    return said(parties.length === 0, 'vote.none_against', 'vote.against', parties.length === 0 ? { group: test.noneAgainst } : { group: test.noneAgainst, parties });
  }
  if (test.notInFavourAtMost !== undefined) return said(ballot.notInFavour <= test.notInFavourAtMost, 'vote.rest_within', 'vote.rest_beyond', { rest: ballot.notInFavour, most: test.notInFavourAtMost });
  return judgeShare(test, ballot);
}

function judgeShare({ atLeast, moreThan, of, weight }: Test, ballot: Ballot): Judged {
  const { part, whole } = ballot.share(of!, weight ?? null);
  const holds = atLeast !== undefined ? reaches(part, whole, atLeast) : exceeds(part, whole, moreThan!);
  const needed = atLeast !== undefined ? least(whole, atLeast, 'atLeast') : least(whole, moreThan!, 'moreThan');
  return said(holds, 'vote.share_reached', 'vote.share_missed', { part, whole, share: atLeast ?? moreThan!, needed, base: of!, weight: weight ?? 'heads' });
}
