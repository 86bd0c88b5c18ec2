import type { Audience, Context, Decision } from '../../core/act.ts';
import { partyReads } from '../../core/audience.ts';
import { isMember, membersOf } from '../../core/charter/members.ts';
import type { Charter } from '../../core/charter/schema.ts';
import { refuse, type Refusal } from '../../core/refusal.ts';
import { addHours, dayOf, type Instant } from '../../core/time.ts';
import type { Words } from '../../core/words.ts';
import { mayIssueWarning } from './rights.ts';
import { CONFIDENCE, type Confidence, type Evidence, type Option } from './schema.ts';

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

export type WarningState = {
  dossier: { id: string; audience: Audience } | null;
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
export function issueWarning(state: WarningState, command: IssueWarning, { actor, charter, now }: Context<Charter>): Decision {
  if (!mayIssueWarning(actor)) return refuse('warnings.not_allowed');
  if (!state.dossier) return refuse('dossier.not_found', { dossier: command.dossier });
  const lacking = lacks(command) ?? addressFault(command, state.dossier.audience, charter, now);
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
  const id = `W-${state.next}`;
  return {
    acts: [{
      kind: 'warnings.issued',
      dossier: state.dossier.id,
      payload: {
        id, dossier: state.dossier.id, sentence: command.sentence, probability: command.probability!, confidence: command.confidence as Confidence,
        consequence: command.consequence, addressees: { bodies: [...command.addressees.bodies], parties: [...command.addressees.parties] },
        options, horizon, answerBy, answerByReason: answerBy === computed ? null : command.answerByReason, evidence: [...state.evidence],
      },
      audience: state.dossier.audience,
    }],
  };
}

const said = (words: Words): boolean => Object.keys(words).length > 0;

function lacks(command: IssueWarning): Refusal | null {
  if (!said(command.sentence)) return refuse('warnings.no_sentence', {}, 'sentence');
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
function addressFault(command: IssueWarning, audience: Audience, charter: Charter, now: Instant): Refusal | null {
  const day = dayOf(now, charter.seat.zone);
  const stranger = command.addressees.bodies.find((id) => !charter.bodies.some((body) => body.id === id));
  if (stranger !== undefined) return refuse('warnings.unknown_addressee', { addressee: stranger }, 'addressees');
  const outsider = command.addressees.parties.find((id) => !isMember(charter, id, day));
  if (outsider !== undefined) return refuse('warnings.unknown_addressee', { addressee: outsider }, 'addressees');
  const asked = [...command.addressees.parties, ...command.addressees.bodies.flatMap((id) => membersOf(charter, id, day))];
  const blind = [...new Set(asked)].filter((party) => !partyReads(audience, party));
  return blind.length > 0 ? refuse('warnings.addressee_cannot_read', { parties: blind }, 'addressees') : null;
}
