import { bodyOf, groupOn, matterOf, procedureOf, ruleOn, seatsOn } from '../charter/members.ts';
import { partyNames, plainName } from '../charter/names.ts';
import type { Charter, DecisionRule } from '../charter/schema.ts';
import { isRefusal, refuse, type Refusal } from '../refusal.ts';
import type { Day } from '../time.ts';
import type { CaseAct } from './case.ts';
import { decide } from './decide.ts';
import type { Because } from './silence.ts';
import { judgeVote } from './vote.ts';

/**
 * Records of votes that others kept: by country, or as bare counts. Size, groups and threshold come from the charter as
 * of the day; those on a seat beside the named parties are whoever the record names.
 */
export type Names = { readonly inFavour: readonly string[]; readonly abstaining: readonly string[]; readonly against: readonly string[]; readonly absent: readonly string[] };
export type Tally = { readonly inFavour: number; readonly abstaining: number; readonly against: number };
export type Judgement = { readonly outcome: 'adopted' | 'not_adopted'; readonly counts: Readonly<Record<string, number>>; readonly because: readonly Because[] };

type Found = { readonly charter: Charter; readonly matter: string; readonly body: string; readonly day: Day; readonly size: number | null };

/** The matter and the size of its body on a day; a refusal where the charter has no such matter, or counts no seats on that day. */
export function matterOn(charter: Charter, matter: string, day: Day): Found | Refusal {
  const found = matterOf(charter, matter);
  const body = found && bodyOf(charter, found.body);
  if (!found || !body) return refuse('decide.unknown_matter', { matter, known: charter.matters.map(({ id }) => id) });
  const size = seatsOn(body, day);
  if (body.size !== undefined && size === null) return refuse('decide.no_seats', { body: body.id, year: Number(day.slice(0, 4)) });
  return { charter, matter, body: body.id, day, size };
}

/** A vote by country. Parties of the charter that the record does not name, and that sit in the body, were absent. */
export function judgeNames(found: Found, names: Names): Judgement | Refusal {
  const { charter, day, size } = found;
  const known = partyNames(charter);
  const cast = ([['agrees', names.inFavour], ['abstains', names.abstaining], ['objects', names.against], ['absent', names.absent]] as const).flatMap(([position, list]) => list.map((name) => ({ position, name, party: known(name) ?? name })));
  const seen = new Map<string, string>();
  for (const { name, party } of cast) {
    const key = plainName(party);
    if (seen.has(key)) return refuse('decide.country_twice', { country: name, first: seen.get(key)! });
    seen.set(key, name);
  }
  if (size !== null && cast.length > size) return refuse('decide.too_many_votes', { votes: cast.length, seats: size, year: Number(day.slice(0, 4)) });
  const standing = standingParties(charter, found.body, day);
  const others = cast.filter(({ party }) => !standing.includes(party));
  if (size !== null && others.length > size - standing.length) return refuse('decide.too_many_others', { others: others.map(({ name }) => name), seats: size - standing.length, named: standing });
  const at = `${day}T12:00:00.000Z`;
  const rule = ruleOf(found);
  if (!rule) return refuse('decide.no_vote', { matter: found.matter });
  const missing = standing.filter((party) => !cast.some((one) => one.party === party));
  const called: CaseAct[] = rule.ways[0]!.by === 'vote' ? [] : [{ kind: 'vote_called', at: `${day}T11:00:00.000Z` }];
  const acts = [...called, ...cast.flatMap(({ position, party }): CaseAct[] => (position === 'absent' ? [{ kind: 'absent', at, party }] : [{ kind: 'position', at, party, position }])), ...missing.map((party): CaseAct => ({ kind: 'absent', at, party })), { kind: 'closed', at } as const];
  const decided = decide({ charter, matter: found.matter, at: day, roster: [...standing, ...others.map(({ party }) => party)], acts }, at);
  if (isRefusal(decided)) return decided;
  return { outcome: decided.outcome === 'adopted' ? 'adopted' : 'not_adopted', counts: decided.counts, because: decided.because };
}

/** The rule of the matter on the day, where it knows a vote. */
function ruleOf({ charter, matter, day }: Found): DecisionRule | null {
  const rule = ruleOn(procedureOf(charter, matterOf(charter, matter)!.procedure)!, day);
  return rule.kind === 'decision' && rule.ways.some(({ by }) => by === 'vote') ? rule : null;
}

/** The parties that are known to sit whoever else does: those of the charter's groups. */
function standingParties(charter: Charter, body: string, day: Day): string[] {
  const named = new Set((charter.groups ?? []).flatMap(({ id }) => groupOn(charter, id, day)));
  const { members, terms } = bodyOf(charter, body)!;
  return charter.parties.map(({ id }) => id).filter((id) => named.has(id) && (members === 'all' || members.includes(id)) && (!terms || terms.some(({ party }) => party === id)));
}

/** Bare counts are taken for what they are: who of a group voted against is known only where nobody did. */
export function judgeTally(found: Found, { inFavour, abstaining, against }: Tally): Judgement | Refusal {
  const { size, day } = found;
  const cast = inFavour + abstaining + against;
  if (size !== null && cast > size) return refuse('decide.too_many_votes', { votes: cast, seats: size, year: Number(day.slice(0, 4)) });
  const way = ruleOf(found)?.ways.find(({ by }) => by === 'vote');
  if (!way) return refuse('decide.no_vote', { matter: found.matter });
  const seats = size ?? cast;
  const { holds, because } = judgeVote(way.passes!, {
    inFavour,
    notInFavour: seats - inFavour,
    share: (base) => ({ part: inFavour, whole: base === 'present_and_voting' ? inFavour + against : base === 'present' ? cast : seats }),
    against: () => (against === 0 ? [] : null),
  });
  return { outcome: holds ? 'adopted' : 'not_adopted', counts: { agrees: inFavour, abstains: abstaining, objects: against, absent: seats - cast }, because };
}
