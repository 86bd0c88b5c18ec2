import type { Context, Decision } from '../../core/act.ts';
import { partyReads } from '../../core/audience.ts';
import { matterOf, membersOf } from '../../core/charter/members.ts';
import type { Charter } from '../../core/charter/schema.ts';
import { evaluateSilence } from '../../core/procedure/silence.ts';
import { refuse, type Refusal } from '../../core/refusal.ts';
import { addHours, dayOf, type Instant } from '../../core/time.ts';
import type { Words } from '../../core/words.ts';
import { mayCirculate, mayTakePosition } from './rights.ts';
import { caseOf, deciding, type CirculateState, type Proposal, type Running } from './rules.ts';

/** What the chair may do with a period of silence, and whether the parties want one at all. */
type Found = { readonly running: Running | null };
const said = (words: Words): boolean => Object.keys(words).length > 0;

/** Only whoever may circulate a text moves or ends its period. */
function notChair(running: Running | null, procedure: string, { actor, charter, now }: Context<Charter>): Refusal | null {
  if (!running) return refuse('procedures.not_found', { procedure });
  const matter = matterOf(charter, running.matter);
  return matter && mayCirculate(actor, matter, charter, now) ? null : refuse('procedures.not_allowed', { offices: matter?.openedBy ?? [] });
}

export type ExtendPeriod = { readonly procedure: string; readonly deadline: Instant | null; /** The hour that the page showed. */ readonly was: Instant | null; readonly why: Words };

/** Moves the hour forward, before it has passed. */
export function extendPeriod({ running }: Found, command: ExtendPeriod, context: Context<Charter>): Decision {
  const fault = notChair(running, command.procedure, context);
  if (fault || !running) return fault ?? refuse('procedures.not_found', { procedure: command.procedure });
  if (running.closedAt !== null) return refuse('procedures.closed', { at: running.closedAt });
  if (context.now >= running.deadline) return refuse('procedures.extension_late', { deadline: running.deadline });
  if (running.rule.extension === 'none') return refuse('procedures.extension_forbidden', {});
  if (command.was !== running.deadline) return refuse('procedures.moved_meanwhile', { deadline: running.deadline });
  if (command.deadline === null) return refuse('procedures.no_deadline', {}, 'deadline');
  if (command.deadline <= running.deadline) return refuse('procedures.extension_backwards', { deadline: running.deadline }, 'deadline');
  if (!said(command.why)) return refuse('procedures.no_why', {}, 'why');
  return { acts: [{ kind: 'procedures.extended', dossier: running.dossier, payload: { procedure: running.id, deadline: command.deadline, was: running.deadline, why: command.why }, audience: running.audience, refs: [running.id, running.text] }] };
}

export type EndPeriod = { readonly procedure: string; readonly how: string; readonly to: string | null; readonly why: Words };
const HOWS = ['withdrawn', 'converted', 'escalated'] as const;

/** Ends a period before its hour, or follows up one that silence did not adopt: the text is taken back, goes to a meeting, or to another body. */
export function endPeriod({ running }: Found, command: EndPeriod, context: Context<Charter>): Decision {
  const fault = notChair(running, command.procedure, context);
  if (fault || !running) return fault ?? refuse('procedures.not_found', { procedure: command.procedure });
  if (running.closedAt !== null) return refuse('procedures.closed', { at: running.closedAt });
  const how = HOWS.find((one) => one === command.how);
  if (!how) return refuse('procedures.no_ending', { known: [...HOWS] }, 'how');
  const { state } = evaluateSilence(caseOf(running), context.now);
  if (state === 'adopted') return refuse('procedures.already_adopted', { procedure: running.id });
  if (how === 'withdrawn' && state === 'not_adopted') return refuse('procedures.over', { procedure: running.id });
  if (how === 'escalated' && state === 'open') return refuse('procedures.not_broken', { procedure: running.id });
  const known = running.rule.escalatesTo ?? [];
  const to = how === 'escalated' ? known.find(({ body }) => body === command.to) : null;
  if (to === undefined) return refuse('procedures.no_escalation', { known: known.map(({ body }) => body) }, 'to');
  if (!said(command.why)) return refuse('procedures.no_why', {}, 'why');
  return { acts: [{ kind: 'procedures.ended', dossier: running.dossier, payload: { procedure: running.id, how, to, why: command.why }, audience: running.audience, refs: [running.id, running.text] }] };
}

/** Confirms by letter what silence adopted, where the rule wants that. The letter names the text by its hash. */
export function confirmAdoption({ running }: Found, command: { readonly procedure: string; readonly hash: string }, context: Context<Charter>): Decision {
  const fault = notChair(running, command.procedure, context);
  if (fault || !running) return fault ?? refuse('procedures.not_found', { procedure: command.procedure });
  if (running.rule.confirm !== true) return refuse('procedures.no_confirmation', {});
  if (running.confirmedAt !== null) return refuse('procedures.confirmed_already', { at: running.confirmedAt });
  if (evaluateSilence(caseOf(running), context.now).state !== 'adopted') return refuse('procedures.not_adopted_yet', { procedure: running.id });
  if (command.hash !== running.hash) return refuse('procedures.stale_text', { yours: command.hash.slice(0, 8), current: running.hash.slice(0, 8) });
  return { acts: [{ kind: 'procedures.confirmed', dossier: running.dossier, payload: { procedure: running.id, hash: running.hash }, audience: running.audience, refs: [running.id, running.text] }] };
}

export type ProposeSilence = { readonly text: string; readonly version: number; readonly hash: string; readonly matter: string; readonly deadline: Instant | null };

/** Proposes to decide a version by silence, where the rule wants consent to that. */
export function proposeSilence(state: CirculateState, command: ProposeSilence, { actor, charter, now }: Context<Charter>): Decision {
  const matter = matterOf(charter, command.matter);
  const where = matter && deciding(charter, matter, state.latest, now);
  if (!matter || where?.rule.kind !== 'silence' || where.rule.useNeedsConsent !== true) return refuse('procedures.no_consent_needed', { matter: command.matter }, 'matter');
  if (!mayCirculate(actor, matter, charter, now)) return refuse('procedures.not_allowed', { offices: matter.openedBy });
  const { version } = state;
  if (!version) return refuse('procedures.no_version', { text: command.text });
  if (version.version !== command.version || version.hash !== command.hash) return refuse('procedures.stale_version', { yours: command.version, current: version.version });
  if (state.proposal?.hash === version.hash) return refuse('procedures.proposed_already', { proposal: state.proposal.id });
  if (command.deadline === null) return refuse('procedures.no_deadline', {}, 'deadline');
  const earliest = addHours(now, where.rule.minHours);
  if (command.deadline < earliest) return refuse('procedures.deadline_short', { hours: where.rule.minHours, earliest }, 'deadline');
  const roster = membersOf(charter, where.body, dayOf(now, charter.seat.zone)).filter((party) => partyReads(version.audience, party));
  if (roster.length === 0) return refuse('procedures.nobody_entitled', {});
  return {
    acts: [{
      kind: 'procedures.proposed', dossier: version.dossier, audience: version.audience, refs: [version.text],
      payload: { id: `SP-${state.nextProposal}`, dossier: version.dossier, text: version.text, version: version.version, hash: version.hash, matter: matter.id, body: where.body, roster, deadline: command.deadline },
    }],
  };
}

/** A party does not agree that silence decides. */
export function objectToUse({ proposal, circulated }: { readonly proposal: Proposal | null; readonly circulated: boolean }, command: { readonly proposal: string; readonly words: Words }, { actor }: Context<Charter>): Decision {
  if (!proposal) return refuse('procedures.proposal_not_found', { proposal: command.proposal });
  if (!mayTakePosition(actor, proposal.roster)) return refuse('procedures.not_entitled', { entitled: [...proposal.roster] });
  if (circulated) return refuse('procedures.use_agreed', { proposal: proposal.id });
  if (proposal.objections.some(({ party }) => party === actor.party)) return refuse('procedures.objected_already', { proposal: proposal.id });
  if (!said(command.words)) return refuse('procedures.reason_missing', {}, 'words');
  return { acts: [{ kind: 'procedures.use_objected', dossier: proposal.dossier, payload: { proposal: proposal.id, party: actor.party, words: command.words }, audience: proposal.audience, refs: [proposal.id], office: 'permanent_delegate' }] };
}
