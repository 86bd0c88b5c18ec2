import type { DecisionRule, SilenceRule } from '../charter/rule.ts';
import type { Instant } from '../time.ts';
import type { Kind } from './case.ts';
import { evaluateMeeting, type MeetingOutcome } from './meeting.ts';
import type { Seat, Taken } from './seats.ts';
import { evaluateSilence, type Because, type Position, type SilenceCase, type SilenceOutcome } from './silence.ts';

/** Where a matter stands. The last three are ends, save that what silence did not adopt may still go to a meeting or another body. */
export const STATES = ['draft', 'proposed', 'under_silence', 'broken', 'meeting', 'escalated', 'adopted_tacitly', 'adopted', 'announced', 'not_adopted', 'withdrawn'] as const;
export type State = (typeof STATES)[number];
export type Outcome = 'pending' | 'adopted' | 'not_adopted' | 'withdrawn';

/** Everything that later acts and the hour work on. Never changed in place. */
export type Machine = {
  readonly state: State;
  readonly body: string;
  /** The rule of a period of silence, where the matter has one. */
  readonly silence: SilenceRule | null;
  /** The rule of the meeting that is held or would be. */
  readonly decision: DecisionRule;
  readonly seats: readonly Seat[];
  readonly holders: readonly { readonly party: string; readonly holder: string }[];
  readonly hash: string | null;
  readonly paragraphs: number;
  /** Paragraphs before the parties, when a revision reopened only some. */
  readonly open: readonly number[] | null;
  readonly openedAt: Instant | null;
  readonly deadline: Instant | null;
  readonly positions: readonly (Position & { readonly by: string | null })[];
  readonly taken: readonly Taken[];
  readonly way: number;
  readonly setAside: readonly string[];
  readonly formObjected: readonly string[];
  readonly decidedAt: Instant | null;
  /** Why it came to its end, as it stood then. */
  readonly ended: { readonly by: 'silence' | 'meeting' | 'closed'; readonly because: readonly Because[] } | null;
};

/** What an act needs to know beside the machine: the charter's answers, as values. */
export type Asked = {
  /** Members of a group of the charter. */
  group(id: string): readonly string[];
  /** The seats of another body, and the rules of the procedure it decides by. */
  elsewhere(body: string, procedure: string, at: Instant): { readonly seats: readonly Seat[]; readonly silence: SilenceRule | null; readonly decision: DecisionRule };
};

const OF_SEATS = ['absent', 'present', 'excluded', 'suspended', 'restored', 'credentials', 'credentials_ended'] as const;
const OF_MEETING = ['tabled', 'position', 'objection_withdrawn', 'form_proposed', 'form_objected', 'minus_invoked', 'vote_called', 'revised', 'escalated', 'closed', 'withdrawn', ...OF_SEATS] as const;

/** Which acts each state takes. The fold and the answer to what may come next are both read from here. */
export const TABLE: Readonly<Record<State, readonly Kind[]>> = {
  draft: ['proposed', 'circulated', 'withdrawn', ...OF_SEATS],
  proposed: ['use_objected', 'circulated', 'converted', 'withdrawn', ...OF_SEATS],
  under_silence: ['extended', 'position', 'objection_withdrawn', 'revised', 'converted', 'withdrawn', ...OF_SEATS],
  broken: ['extended', 'position', 'objection_withdrawn', 'revised', 'converted', 'escalated', 'closed', 'withdrawn', ...OF_SEATS],
  meeting: OF_MEETING,
  escalated: ['circulated', ...OF_MEETING],
  adopted_tacitly: ['confirmed', 'announced'],
  adopted: ['announced'],
  announced: [],
  not_adopted: ['revised', 'converted', 'escalated'],
  withdrawn: [],
};

export const outcomeOf = ({ state }: Pick<Machine, 'state'>): Outcome =>
  state === 'not_adopted' || state === 'withdrawn' ? state : state === 'adopted' || state === 'adopted_tacitly' || state === 'announced' ? 'adopted' : 'pending';

/** Plain consensus: how a meeting decides where the charter says no more. */
export const CONSENSUS: DecisionRule = { kind: 'decision', ways: [{ by: 'consensus', verified: true }] };

const counts = (seat: Seat): boolean => !seat.suspended && !seat.excluded;

/** The period of silence as the evaluator of silence takes it. */
export function silenceOf(m: Machine): SilenceCase {
  return {
    rule: m.silence!, roster: m.seats.filter(counts).map(({ party }) => party), paragraphs: m.paragraphs, openedAt: m.openedAt!, deadline: m.deadline!, closedAt: null,
    positions: m.positions.map((one, i) => ({ ...one, seq: i + 1 })),
  };
}

export const silenceNow = (m: Machine, now: Instant): SilenceOutcome => evaluateSilence(silenceOf(m), now);

export const meetingNow = (m: Machine, asked: Asked): MeetingOutcome =>
  evaluateMeeting({ rule: m.decision, way: m.way, seats: m.seats, positions: m.taken, setAside: m.setAside, formObjected: m.formObjected, group: asked.group });

/** Whether a period of silence runs, whose hour or objections decide. */
export const inSilence = ({ state }: Pick<Machine, 'state'>): boolean => state === 'under_silence' || state === 'broken';

/** What has come about by an hour without any act: broken and mended by positions, adopted or not by the deadline. */
export function tick(m: Machine, now: Instant): Machine {
  if (!inSilence(m)) return m;
  const outcome = silenceNow(m, now);
  if (outcome.state === 'open') return { ...m, state: 'under_silence' };
  if (outcome.state === 'broken') return { ...m, state: 'broken' };
  const ended = { by: 'silence', because: outcome.because } as const;
  return { ...m, state: outcome.state === 'adopted' ? 'adopted_tacitly' : 'not_adopted', decidedAt: outcome.decidedAt, ended };
}

/** Kinds of act that the state would take now, without those that its rules have no use for. */
export function nextActs(m: Machine): Kind[] {
  return TABLE[m.state].filter((kind) => useless(m, kind) === null);
}

/** Why a kind of act has no place here though the state takes it; the code of the refusal, or null. */
export function useless(m: Machine, kind: Kind): string | null {
  const { silence, decision } = m;
  switch (kind) {
    case 'proposed':
      return silence?.useNeedsConsent === true ? null : 'decide.out_of_turn';
    case 'circulated':
      if (silence === null) return 'decide.out_of_turn';
      return m.state === 'draft' && silence.useNeedsConsent === true ? 'decide.use_not_proposed' : null;
    case 'extended':
      return silence?.extension === 'none' ? 'decide.extension_forbidden' : null;
    case 'announced':
      return m.state === 'adopted_tacitly' && silence?.confirm === true ? 'decide.not_confirmed' : null;
    case 'vote_called':
      return decision.ways.some(({ by }) => by === 'vote') ? null : 'decide.no_such_way';
    case 'minus_invoked':
      return decision.ways.some(({ minus }) => minus !== undefined) ? null : 'decide.no_such_way';
    case 'form_proposed':
      return decision.ways.some(({ by }) => by === 'limited') ? null : 'decide.no_such_way';
    case 'form_objected':
      return decision.ways[m.way]?.by === 'limited' ? null : 'decide.form_not_proposed';
    case 'escalated':
      return escalations(m).length > 0 ? null : 'decide.no_such_escalation';
    case 'revised':
    case 'converted':
      return m.state === 'not_adopted' && m.ended?.by === 'meeting' ? 'decide.over' : null;
    default:
      return null;
  }
}

/** Where a text may go from here: as the rule of silence says, or that of the meeting. */
export const escalations = (m: Machine): readonly { body: string; procedure: string }[] => [...(m.silence?.escalatesTo ?? []), ...(m.decision.escalatesTo ?? [])];
