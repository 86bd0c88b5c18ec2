import { centreToken, SECRETARIAT, type Audience, type Context, type Decision } from '../../core/act.ts';
import { partyReads } from '../../core/audience.ts';
import { canonical, digest } from '../../core/canonical.ts';
import { isMember, membersOf } from '../../core/charter/members.ts';
import type { Charter } from '../../core/charter/schema.ts';
import { mixedSentence, tableOf, TABLES } from '../../core/probability/likelihood.ts';
import { isRefusal, refuse, type Refusal } from '../../core/refusal.ts';
import { addHours, dayOf, type Instant } from '../../core/time.ts';
import type { Words } from '../../core/words.ts';
import { mayIssueWarning, mayProposeWarning } from './rights.ts';
import { CONFIDENCE, type Confidence, type Content, type Evidence, type Issued, type Option, type Proposal, type Proposed } from './schema.ts';

/** What a desk officer writes. Null is what was left empty. */
export type IssueWarning = {
  dossier: string;
  sentence: Words;
  probability: { from: number; to: number } | null;
  confidence: string | null;
  consequence: Words;
  addressees: { bodies: readonly string[]; parties: readonly string[] };
  options: readonly { what: Words; leadHours: number | null }[];
  horizon: Instant | null;
  /** Only when it departs from the computed one. */
  answerBy: Instant | null;
  answerByReason: Words | null;
};

export type WarningDossier = { id: string; audience: Audience };
export type WarningState = {
  dossier: WarningDossier | null;
  next: number;
  evidence: readonly Evidence[];
  /** Figures asked for that no present import has. */
  unknownEvidence: readonly string[];
};

/** Answer-by = horizon less the longest lead time of the options. */
export function answerByOf(horizon: Instant, options: readonly { leadHours: number }[]): Instant {
  return addHours(horizon, -Math.max(0, ...options.map((option) => option.leadHours)));
}

/**
 * Issues a warning, or says what it lacks. A warning without addressee, option or date is the field's oldest
 * complaint, so it is refused.
 */
export function issueWarning(state: WarningState, command: IssueWarning, context: Context<Charter>): Decision {
  if (!mayIssueWarning(context.actor)) return refuse('warnings.not_allowed');
  if (!state.dossier) return refuse('dossier.not_found', { dossier: command.dossier });
  const content = compose(state.dossier, state, command, context);
  return isRefusal(content) ? content : issued(content, state.dossier, state.next);
}

const issued = (content: Content, dossier: WarningDossier, next: number, approves?: Issued['approves']): Decision => ({
  acts: [{ kind: 'warnings.issued', dossier: dossier.id, payload: { id: `W-${next}`, ...content, ...(approves && { approves }) }, audience: dossier.audience, refs: approves ? [approves.proposal] : [] }],
});

/** The warning as it would be issued at this hour, without its number. */
export function compose(dossier: WarningDossier, state: Pick<WarningState, 'evidence' | 'unknownEvidence'>, command: IssueWarning, { charter, now }: Context<Charter>): Content | Refusal {
  const lacking = lacks(command, charter) ?? addressFault(command.addressees, dossier.audience, charter, now);
  if (lacking) return lacking;
  if (state.unknownEvidence.length > 0) return refuse('warnings.unknown_evidence', { figures: state.unknownEvidence }, 'evidence');
  const options = command.options.map((o): Option => ({ what: { ...o.what }, leadHours: o.leadHours! }));
  const horizon = command.horizon!;
  if (horizon <= now) return refuse('warnings.horizon_past', {}, 'horizon');
  const computed = answerByOf(horizon, options);
  const answerBy = command.answerBy ?? computed;
  if (answerBy !== computed && !command.answerByReason) return refuse('warnings.answer_by_reason', { computed, given: answerBy }, 'answerByReason');
  if (answerBy <= now) return refuse('warnings.answer_by_past', { answerBy, lead: Math.max(...options.map((o) => o.leadHours)) }, 'answerBy');
  if (answerBy > horizon) return refuse('warnings.answer_by_late', { answerBy, horizon }, 'answerBy');
  return {
    dossier: dossier.id, sentence: command.sentence, probability: command.probability!, confidence: command.confidence as Confidence,
    consequence: command.consequence, addressees: { bodies: [...command.addressees.bodies], parties: [...command.addressees.parties] },
    options, horizon, answerBy, answerByReason: answerBy === computed ? null : command.answerByReason, evidence: [...state.evidence],
  };
}

export type ProposeWarning = IssueWarning & { /** The proposal that this one takes the place of. */ changes: string | null };
export type ProposeState = WarningState & { before: Proposal | null };

/** Proposes a warning, or another wording of one's own proposal. Nobody is warned by it: only the secretariat and the proposer's centre read it. */
export function proposeWarning(state: ProposeState, command: ProposeWarning, context: Context<Charter>): Decision {
  const { actor } = context;
  if (!mayProposeWarning(actor)) return refuse('warnings.propose_not_allowed');
  if (!state.dossier) return refuse('dossier.not_found', { dossier: command.dossier });
  const { changes } = command;
  if (changes !== null) {
    if (!state.before) return refuse('warnings.proposal_not_found', { proposal: changes });
    if (state.before.proposed_by !== actor.person) return refuse('warnings.not_proposer', { proposal: changes });
    if (!CHANGEABLE.includes(state.before.state)) return refuse('warnings.proposal_closed', { proposal: changes });
  }
  const content = compose(state.dossier, state, command, context);
  if (isRefusal(content)) return content;
  const payload: Proposed = { id: changes ?? `WP-${state.next}`, revision: (state.before?.revision ?? 0) + 1, ...content };
  return { acts: [{ kind: 'warnings.proposed', dossier: state.dossier.id, payload, audience: state.before?.audience ?? [SECRETARIAT, ...(actor.centre === null ? [] : [centreToken(actor.centre)])] }] };
}

const CHANGEABLE: readonly Proposal['state'][] = ['open', 'returned'];

/** What whoever approves names, so that a proposal changed meanwhile is not approved unseen. */
export const hashOf = (proposed: Proposed): string => digest(canonical(proposed));

/** `hash` is that of what the page showed. */
export type DecideProposal = { proposal: string; hash: string };
export type ProposalState = { proposal: Proposal | null; dossier: WarningDossier | null; next: number };

/** What keeps a proposal from being decided now by this person. */
function undecidable({ proposal }: ProposalState, command: DecideProposal): Refusal | null {
  if (!proposal) return refuse('warnings.proposal_not_found', { proposal: command.proposal });
  if (proposal.state !== 'open') return refuse('warnings.proposal_closed', { proposal: proposal.id });
  if (proposal.hash !== command.hash) return refuse('warnings.proposal_changed', { proposal: proposal.id });
  return null;
}

/** Issues the warning that was proposed, word for word, in the name of whoever approves it: never of the proposer. */
export function approveProposal(state: ProposalState, command: DecideProposal, context: Context<Charter>): Decision {
  const { actor, charter, now } = context;
  if (!mayIssueWarning(actor)) return refuse('warnings.approve_not_allowed');
  const fault = undecidable(state, command);
  if (fault) return fault;
  const { id, revision, hash, proposed_by: writtenBy, content } = state.proposal!;
  if (writtenBy === actor.person) return refuse('warnings.own_proposal', { proposal: id });
  if (!state.dossier) return refuse('dossier.not_found', { dossier: content.dossier });
  const misaddressed = addressFault(content.addressees, state.dossier.audience, charter, now);
  if (misaddressed) return misaddressed;
  if (content.answerBy <= now) return refuse('warnings.proposal_late', { proposal: id, answerBy: content.answerBy });
  return issued(content, state.dossier, state.next, { proposal: id, revision, hash, writtenBy });
}

/** Sends a proposal back, with words: the proposer may change it and propose it again. */
export function returnProposal(state: ProposalState, command: DecideProposal & { words: Words }, { actor }: Context<Charter>): Decision {
  if (!mayIssueWarning(actor)) return refuse('warnings.approve_not_allowed');
  const fault = undecidable(state, command);
  if (fault) return fault;
  const { id, revision, dossier, audience, proposed_by } = state.proposal!;
  if (proposed_by === actor.person) return refuse('warnings.own_proposal', { proposal: id });
  if (!said(command.words)) return refuse('warnings.no_return_words', {}, 'words');
  return { acts: [{ kind: 'warnings.returned', dossier, payload: { proposal: id, revision, words: command.words }, audience, refs: [id] }] };
}

/** The proposer takes it back. */
export function withdrawProposal({ proposal }: ProposalState, command: { proposal: string }, { actor }: Context<Charter>): Decision {
  if (!proposal) return refuse('warnings.proposal_not_found', { proposal: command.proposal });
  if (proposal.proposed_by !== actor.person) return refuse('warnings.not_proposer', { proposal: proposal.id });
  if (!CHANGEABLE.includes(proposal.state)) return refuse('warnings.proposal_closed', { proposal: proposal.id });
  const { id, revision, dossier, audience } = proposal;
  return { acts: [{ kind: 'warnings.withdrawn', dossier, payload: { proposal: id, revision }, audience, refs: [id] }] };
}

const said = (words: Words): boolean => Object.keys(words).length > 0;

function lacks(command: IssueWarning, charter: Charter): Refusal | null {
  if (!said(command.sentence)) return refuse('warnings.no_sentence', {}, 'sentence');
  for (const field of ['sentence', 'consequence'] as const) {
    const mixed = Object.values(command[field]).map((text) => mixedSentence(text, [...TABLES, tableOf(charter.likelihood)])).find((one) => one !== null);
    if (mixed !== undefined) return refuse('warnings.mixed_confidence', { sentence: mixed!.slice(0, 200) }, field);
  }
  const p = command.probability;
  if (!p) return refuse('warnings.no_probability', {}, 'probability');
  if (p.from < 0 || p.to > 100 || p.from > p.to) return refuse('warnings.bad_probability', { from: p.from, to: p.to }, 'probability');
  if (!CONFIDENCE.some((level) => level === command.confidence)) return refuse('warnings.no_confidence', {}, 'confidence');
  if (!said(command.consequence)) return refuse('warnings.no_consequence', {}, 'consequence');
  if (command.addressees.bodies.length + command.addressees.parties.length === 0) return refuse('warnings.no_addressee', {}, 'addressees');
  if (command.options.length === 0 || !command.options.every((o) => said(o.what))) return refuse('warnings.no_option', {}, 'options');
  const without = command.options.findIndex((o) => o.leadHours === null);
  if (without >= 0) return refuse('warnings.no_lead_time', { option: without + 1 }, 'options');
  if (command.horizon === null) return refuse('warnings.no_date', {}, 'horizon');
  return null;
}

/** Whoever is addressed exists, is a member, and may read the dossier. */
function addressFault(addressees: IssueWarning['addressees'], audience: Audience, charter: Charter, now: Instant): Refusal | null {
  const day = dayOf(now, charter.seat.zone);
  const stranger = addressees.bodies.find((id) => !charter.bodies.some((body) => body.id === id));
  if (stranger !== undefined) return refuse('warnings.unknown_addressee', { addressee: stranger }, 'addressees');
  const outsider = addressees.parties.find((id) => !isMember(charter, id, day));
  if (outsider !== undefined) return refuse('warnings.unknown_addressee', { addressee: outsider }, 'addressees');
  const asked = [...addressees.parties, ...addressees.bodies.flatMap((id) => membersOf(charter, id, day))];
  const blind = [...new Set(asked)].filter((party) => !partyReads(audience, party));
  return blind.length > 0 ? refuse('warnings.addressee_cannot_read', { parties: blind }, 'addressees') : null;
}
