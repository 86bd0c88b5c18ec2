import type { DecisionRule, Way } from '../charter/rule.ts';
import { least, reaches } from './fraction.ts';
import { baseOf, inFavour, rowsOf, votes, weigh, type Row, type Seat, type Taken } from './seats.ts';
import type { Because } from './silence.ts';
import { judgeVote, type Ballot, type Judged } from './vote.ts';

/** What a meeting has before it when it decides, or would if it closed now. */
export type Meeting = {
  readonly rule: DecisionRule;
  /** Which of the rule's ways it decides by. */
  readonly way: number;
  readonly seats: readonly Seat[];
  readonly positions: readonly Taken[];
  /** Parties that consensus minus so many leaves out. */
  readonly setAside: readonly string[];
  /** Who objected to deciding in a limited format. */
  readonly formObjected: readonly string[];
  /** Members of a group of the charter. */
  group(id: string): readonly string[];
};

export type MeetingOutcome = { readonly passes: boolean; readonly rows: readonly Row[]; /** Whom it binds, if it passes. */ readonly bound: readonly string[]; readonly because: readonly Because[] };

/** Pure: the seats, the positions and the rule decide, whoever asks. */
export function evaluateMeeting(meeting: Meeting): MeetingOutcome {
  const rows = rowsOf(meeting.seats, meeting.positions);
  const way = meeting.rule.ways[meeting.way]!;
  const quorum = judgeQuorum(meeting.rule, rows);
  const judged = way.by === 'vote' ? judgeVote(way.passes!, ballotOf(rows, meeting.group)) : way.by === 'limited' ? judgeLimited(rows, meeting.formObjected) : judgeConsensus(rows, way, meeting.setAside);
  const declared = judgeDeclared(rows, way);
  const unused = meeting.rule.ways.slice(meeting.way + 1).find(({ by }) => by === 'vote');
  const passes = quorum.holds && judged.holds && declared.holds;
  const later: Because[] = passes && unused && way.by === 'consensus' ? [{ code: 'consensus.vote_unused', facts: {} }] : [];
  const refused: Because[] = meeting.formObjected.map((party) => ({ code: 'limited.form_objected', facts: { party } }));
  return { passes, rows, bound: passes ? boundBy(rows, way, meeting.setAside) : [], because: [...quorum.because, ...(way.by === 'limited' ? [] : refused), ...judged.because, ...declared.because, ...later, ...(way.verified ? [] : [{ code: 'decide.rule_not_confirmed', facts: {} }])] };
}

/** Recusal shrinks the base of a quorum of members, abstention does not; who abstains is present. */
function judgeQuorum({ quorum }: DecisionRule, rows: readonly Row[]): Judged {
  if (!quorum) return { holds: true, because: [] };
  const base = baseOf(rows, quorum.of);
  const present = base.filter(({ standing }) => standing !== 'absent');
  const holds = reaches(present.length, base.length, quorum.atLeast);
  return { holds, because: [{ code: holds ? 'quorum.met' : 'quorum.missed', facts: { present: present.length, base: base.length, needed: least(base.length, quorum.atLeast, 'atLeast'), share: quorum.atLeast } }] };
}

/** Consensus is the absence of any objection among those who take part. */
function judgeConsensus(rows: readonly Row[], way: Way, setAside: readonly string[]): Judged {
  const members = baseOf(rows, 'members', setAside);
  const of = (standing: Row['standing']): string[] => members.filter((row) => row.standing === standing).map(({ party }) => party);
  const [objectors, aside, absent] = [of('objects'), of('aside'), of('absent')];
  const because: Because[] = setAside.length > 0 ? [{ code: 'consensus.set_aside', facts: { parties: setAside } }] : [];
  for (const party of objectors) because.push({ code: 'consensus.objection', facts: { party } });
  const nobody = members.length === aside.length + absent.length;
  const blocked = { aside: way.asideBlocks === true && aside.length > 0, absent: way.absenceBlocks === true && absent.length > 0 };
  if (nobody) because.push({ code: 'consensus.nobody', facts: {} });
  if (aside.length > 0) because.push({ code: blocked.aside ? 'consensus.aside_blocks' : 'consensus.aside', facts: { parties: aside } });
  if (absent.length > 0) because.push({ code: blocked.absent ? 'consensus.absence_blocks' : 'consensus.absent', facts: { parties: absent } });
  const holds = objectors.length === 0 && !nobody && !blocked.aside && !blocked.absent;
  if (holds) because.unshift({ code: 'consensus.no_objection', facts: { entitled: members.length } });
  return { holds, because };
}

/** Nobody objected to the form, nobody votes against, somebody votes in favour. */
function judgeLimited(rows: readonly Row[], formObjected: readonly string[]): Judged {
  const against = rows.filter(({ standing }) => standing === 'objects').map(({ party }) => party);
  const favour = rows.filter(inFavour).map(({ party }) => party);
  const because: Because[] = formObjected.map((party) => ({ code: 'limited.form_objected', facts: { party } }));
  if (against.length > 0) because.push({ code: 'limited.against', facts: { parties: against } });
  if (favour.length === 0) because.push({ code: 'limited.nobody_in_favour', facts: {} });
  const holds = because.length === 0;
  return { holds, because: holds ? [{ code: 'limited.binds', facts: { parties: favour } }] : because };
}

/** Abstentions with a declaration block only where they reach every share that the rule names. */
function judgeDeclared(rows: readonly Row[], way: Way): Judged {
  const blockAt = way.declaredAbstentions?.blockAt;
  const declared = rows.filter((row) => row.declared);
  if (!blockAt || declared.length === 0) return { holds: true, because: [] };
  const shares = blockAt.map(({ atLeast, of, weight }) => reaches(weigh(declared, weight ?? null), weigh(baseOf(rows, of), weight ?? null), atLeast));
  const holds = !shares.every(Boolean);
  return { holds, because: [{ code: holds ? 'abstention.declared' : 'abstention.blocks', facts: { parties: declared.map(({ party }) => party) } }] };
}

function boundBy(rows: readonly Row[], way: Way, setAside: readonly string[]): string[] {
  if (way.by === 'limited') return rows.filter(inFavour).map(({ party }) => party);
  const free = (row: Row): boolean => row.standing === 'not_entitled' || row.declared || setAside.includes(row.party) || (way.by === 'consensus' && (row.standing === 'aside' || row.standing === 'recused'));
  return rows.filter((row) => !free(row)).map(({ party }) => party);
}

function ballotOf(rows: readonly Row[], group: Meeting['group']): Ballot {
  const members = baseOf(rows, 'members');
  const favour = members.filter(inFavour);
  return {
    inFavour: favour.length,
    notInFavour: members.length - favour.length,
    share: (base, weight) => ({ part: weigh(favour, weight), whole: weigh(baseOf(rows, base), weight) }),
    against: (id) => {
      const among = id === 'anyone' ? null : group(id);
      return rows.filter((row) => votes(row) && !inFavour(row) && (among === null || among.includes(row.party))).map(({ party }) => party);
    },
  };
}
