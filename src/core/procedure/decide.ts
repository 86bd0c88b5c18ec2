import { firstDay } from '../charter/dates.ts';
import { bodyOf, groupOn, matterOf, membersOf, partyOf, procedureOf, ruleOn } from '../charter/members.ts';
import type { Charter, DecisionRule, SilenceRule } from '../charter/schema.ts';
import { isRefusal, refuse, type Refusal } from '../refusal.ts';
import { dayOf, type Day, type Instant } from '../time.ts';
import { inOrder, type CaseAct, type CaseInput, type Kind } from './case.ts';
import { CONSENSUS, inSilence, meetingNow, nextActs, outcomeOf, silenceNow, tick, type Asked, type Machine, type Outcome, type State } from './machine.ts';
import { countRows, MEETING_STANDINGS, type MeetingStanding, type Seat } from './seats.ts';
import type { Because } from './silence.ts';
import { step } from './step.ts';

/** One decision: a charter, what was before which body, who was entitled, and the acts. */
export type Case = Omit<CaseInput, 'now'> & { readonly charter: Charter };

/** Something that is still to be done, and by whom: a party, or `chair`. */
export type Owed = { readonly who: string; readonly what: 'position' | 'confirmation' | 'announcement' };

export type Decided = {
  readonly state: State;
  readonly outcome: Outcome;
  /** What it would come to if nobody moved: at the hour, or if the meeting closed now. */
  readonly tendency: 'adopted' | 'not_adopted' | null;
  readonly decidedAt: Instant | null;
  readonly body: string;
  readonly hash: string | null;
  readonly deadline: Instant | null;
  readonly counts: Readonly<Record<MeetingStanding, number>>;
  readonly standings: Readonly<Record<string, MeetingStanding>>;
  /** Whom an adopted decision binds; empty while there is none. */
  readonly bound: readonly string[];
  readonly owed: readonly Owed[];
  readonly because: readonly Because[];
  /** Acts that changed nothing, each with its reason. */
  readonly refused: readonly { readonly act: CaseAct; readonly refusal: Refusal }[];
  /** Kinds of act that may come next. */
  readonly next: readonly Kind[];
};

/** Pure: the charter, the roster, the acts until now and the hour give the same answer to everybody. A refusal where the charter has no such matter. */
export function decide(c: Case, now: Instant): Decided | Refusal {
  const opened = open(c, now);
  if (isRefusal(opened)) return opened;
  const { asked } = opened;
  let machine = opened.machine;
  const refused: { act: CaseAct; refusal: Refusal }[] = [];
  for (const act of inOrder(c.acts)) {
    if (act.at > now) break;
    const after = step(machine, act, asked);
    if (isRefusal(after)) refused.push({ act, refusal: after });
    else machine = after;
  }
  return { ...reading(tick(machine, now), asked, now), refused };
}

/** The machine before the first act, with what its acts may ask. */
export function open(c: Case, now: Instant): { machine: Machine; asked: Asked } | Refusal {
  const { charter } = c;
  const matter = matterOf(charter, c.matter);
  const procedure = matter && procedureOf(charter, matter.procedure);
  if (!matter || !procedure) return refuse('decide.unknown_matter', { matter: c.matter, known: charter.matters.map(({ id }) => id) });
  const body = c.body ?? matter.body;
  if (!bodyOf(charter, body)) return refuse('decide.unknown_body', { body, known: charter.bodies.map(({ id }) => id) });
  const day = dayFor(c, now);
  const rule = ruleOn(procedure, day);
  if (rule.kind === 'consultation') return refuse('decide.no_decision', { matter: c.matter });
  const seats = c.roster === undefined ? membersOf(charter, body, day).map((party) => seatOf(charter, party)) : c.roster.map((seat) => seatGiven(charter, seat));
  if (seats.length === 0) return refuse('decide.nobody_entitled', { body });
  const asked: Asked = {
    group: (id) => groupOn(charter, id, day),
    elsewhere: (there, by, at) => ({ seats: membersOf(charter, there, dayOf(at, charter.seat.zone)).map((party) => seatOf(charter, party)), ...rulesOf(charter, by, dayOf(at, charter.seat.zone)) }),
  };
  return {
    asked,
    machine: {
      state: rule.kind === 'decision' ? 'meeting' : 'draft', body, ...rulesOf(charter, procedure.id, day), seats, holders: [], hash: null, paragraphs: 1, open: null, openedAt: null, deadline: null, positions: [], taken: [], way: 0, setAside: [], formObjected: [], decidedAt: null, ended: null,
    },
  };
}

const seatOf = (charter: Charter, party: string): Seat => ({ party, suspended: false, excluded: false, absent: false, weights: partyOf(charter, party)?.weights ?? {} });

function seatGiven(charter: Charter, given: NonNullable<CaseInput['roster']>[number]): Seat {
  if (typeof given === 'string') return seatOf(charter, given);
  const seat = seatOf(charter, given.party);
  return { party: given.party, suspended: given.suspended ?? false, excluded: given.excluded ?? false, absent: given.absent ?? false, weights: given.weights ?? seat.weights };
}

/** The day as of which the charter is read: stated, else that of the first act, at the seat of the organisation. */
function dayFor(c: Case, now: Instant): Day {
  if (c.at !== undefined) return c.at.length > 10 ? dayOf(c.at, c.charter.seat.zone) : firstDay(c.at);
  return dayOf(inOrder(c.acts)[0]?.at ?? now, c.charter.seat.zone);
}

function rulesOf(charter: Charter, id: string, day: Day): { silence: SilenceRule | null; decision: DecisionRule } {
  const procedure = procedureOf(charter, id);
  const rule = procedure && ruleOn(procedure, day);
  if (rule?.kind === 'decision') return { silence: null, decision: rule };
  const meeting = rule?.kind === 'silence' && rule.meeting !== undefined ? procedureOf(charter, rule.meeting) : undefined;
  const then = meeting && ruleOn(meeting, day);
  return { silence: rule?.kind === 'silence' ? rule : null, decision: then?.kind === 'decision' ? then : CONSENSUS };
}

/** How a machine reads at an hour. */
function reading(m: Machine, asked: Asked, now: Instant): Omit<Decided, 'refused'> {
  const silent = inSilence(m) || m.ended?.by === 'silence' || m.ended?.by === 'closed';
  const shown = silent ? ofSilence(m, now) : ofMeeting(m, asked);
  const outcome = outcomeOf(m);
  const before: readonly Because[] = m.state === 'draft' || m.state === 'proposed' || m.state === 'withdrawn' ? [{ code: `decide.${m.state}`, facts: {} }] : shown.because;
  return {
    state: m.state, outcome, tendency: outcome === 'pending' && m.state !== 'draft' && m.state !== 'proposed' ? shown.tendency : null, decidedAt: m.decidedAt, body: m.body, hash: m.hash, deadline: m.deadline,
    counts: shown.counts, standings: shown.standings, bound: outcome === 'adopted' ? shown.bound : [], owed: owedOf(m, shown.standings), because: [...before, ...afterwards(m)], next: nextActs(m),
  };
}

type Shown = Pick<Decided, 'counts' | 'standings' | 'bound' | 'because'> & { tendency: 'adopted' | 'not_adopted' };

function ofSilence(m: Machine, now: Instant): Shown {
  const outcome = silenceNow(m, now);
  const standings: Record<string, MeetingStanding> = Object.fromEntries(m.seats.map(({ party, suspended, excluded }) => [party, suspended ? 'not_entitled' : excluded ? 'recused' : outcome.byParty[party]!]));
  const counts = Object.fromEntries(MEETING_STANDINGS.map((standing) => [standing, Object.values(standings).filter((one) => one === standing).length])) as Record<MeetingStanding, number>;
  const bound = m.seats.map(({ party }) => party).filter((party) => !['aside', 'recused', 'not_entitled'].includes(standings[party]!));
  return { counts, standings, bound, because: m.ended?.because ?? outcome.because, tendency: outcome.tendency };
}

function ofMeeting(m: Machine, asked: Asked): Shown {
  const { rows, bound, because, passes } = meetingNow(m, asked);
  const standings = Object.fromEntries(rows.map(({ party, standing }) => [party, standing]));
  return { counts: countRows(rows), standings, bound, because: m.ended?.because ?? because, tendency: passes ? 'adopted' : 'not_adopted' };
}

/** What the rule adds to an outcome: where it went, from when it has effect, when it may be released. */
function afterwards(m: Machine): Because[] {
  const tacit = m.ended?.by === 'silence' && outcomeOf(m) === 'adopted';
  return [
    ...(m.state === 'escalated' ? [{ code: 'decide.escalated', facts: { body: m.body } }] : []),
    ...(m.state === 'meeting' || m.state === 'escalated' ? [{ code: 'decide.not_closed', facts: {} }] : []),
    ...(tacit && m.silence?.confirm === true && m.state === 'adopted_tacitly' ? [{ code: 'decide.to_confirm', facts: {} }] : []),
    ...(tacit && m.silence?.release === 'next_meeting' && m.state !== 'announced' ? [{ code: 'decide.release_next_meeting', facts: {} }] : []),
    ...(tacit && m.silence?.effect === 'ab_initio' ? [{ code: 'decide.ab_initio', facts: {} }] : []),
  ];
}

function owedOf(m: Machine, standings: Readonly<Record<string, MeetingStanding>>): Owed[] {
  if (m.state === 'adopted_tacitly' && m.silence?.confirm === true) return [{ who: 'chair', what: 'confirmation' }];
  if (m.state === 'adopted_tacitly' || m.state === 'adopted') return [{ who: 'chair', what: 'announcement' }];
  if (outcomeOf(m) !== 'pending' || m.state === 'draft' || m.state === 'proposed') return [];
  return m.seats.filter(({ party }) => standings[party] === 'silent').map(({ party }) => ({ who: party, what: 'position' }));
}
