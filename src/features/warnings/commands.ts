import type { Charter } from '../../core/charter/schema.ts';
import { nextNumber } from '../../platform/numbers.ts';
import type { Command } from '../../platform/perform.ts';
import { dossierById } from '../dossiers/index.ts';
import { markedMonth, observation, presentImport } from '../series/index.ts';
import type { ReadLease } from '../../platform/db/database.ts';
import type { EvidenceRef } from './form.ts';
import { approveProposal as decideApprove, issueWarning as decideIssue, proposeWarning as decidePropose, returnProposal as decideReturn, withdrawProposal as decideWithdraw, type DecideProposal, type IssueWarning, type ProposalState, type ProposeState, type ProposeWarning, type WarningState } from './rules.ts';
import type { Evidence, Proposal } from './schema.ts';
import { proposalById } from './store.ts';
import type { Words } from '../../core/words.ts';

/** Tells of a signal that a run raised, or of what a forecast says, by its key; null where none is there. Whoever keeps these rests on warnings, and so is handed in. */
export type Witness = (lease: ReadLease, key: string) => Promise<Evidence | null>;
const NO_WITNESS: Witness = () => Promise.resolve(null);

/** A figure as evidence, from the present import; a month that is not covered is evidence too. Null where nothing covers it, or no mark stands on it. */
async function evidenceFor(lease: ReadLease, { signal, key, ...ref }: EvidenceRef, witness: Witness): Promise<Evidence | null> {
  if (key !== undefined) return witness(lease, key);
  const present = await presentImport(lease, ref.series);
  if (!present || ref.period < present.covers_from || ref.period > present.covers_to) return null;
  const figure = await observation(lease, present.id, ref.area, ref.period);
  const evidence: Evidence = { import: present.id, ...ref, value: figure?.value ?? null, unit: { ...present.unit }, source: figure?.source ?? present.source, vintage: figure?.published ?? present.vintage };
  if (!signal) return evidence;
  const marked = await markedMonth(lease, ref);
  return marked && { ...evidence, signal: { expected: marked.expected, low: marked.low, high: marked.high, months: marked.months } };
}

async function stateFor(lease: ReadLease, dossierId: string, refs: readonly EvidenceRef[], series: 'W' | 'WP', witness: Witness): Promise<WarningState> {
  const dossier = await dossierById(lease, dossierId);
  const evidence: Evidence[] = [];
  const unknownEvidence: string[] = [];
  for (const ref of refs) {
    const found = await evidenceFor(lease, ref, witness);
    if (found) evidence.push(found);
    else unknownEvidence.push(`${ref.series} ${ref.area} ${ref.period}`);
  }
  return { dossier: dossier && { id: dossier.id, audience: dossier.audience }, next: await nextNumber(lease, series), evidence, unknownEvidence };
}

export function issueWarning(input: IssueWarning, refs: readonly EvidenceRef[], once: string | null, witness: Witness = NO_WITNESS): Command<Charter, WarningState> {
  return { dossier: input.dossier, once, load: (lease) => stateFor(lease, input.dossier, refs, 'W', witness), decide: (state, context) => decideIssue(state, input, context) };
}

/** A proposal of this dossier; one of another is as none. */
const proposalIn = async (lease: ReadLease, dossier: string, id: string): Promise<Proposal | null> => {
  const found = await proposalById(lease, id);
  return found?.dossier === dossier ? found : null;
};

export function proposeWarning(input: ProposeWarning, refs: readonly EvidenceRef[], once: string | null, witness: Witness = NO_WITNESS): Command<Charter, ProposeState> {
  return {
    dossier: input.dossier,
    once,
    load: async (lease) => ({ ...(await stateFor(lease, input.dossier, refs, 'WP', witness)), before: input.changes === null ? null : await proposalIn(lease, input.dossier, input.changes) }),
    decide: (state, context) => decidePropose(state, input, context),
  };
}

const load = (dossier: string, proposal: string): Command<Charter, ProposalState>['load'] => async (lease) => {
  const found = await dossierById(lease, dossier);
  return { proposal: await proposalIn(lease, dossier, proposal), dossier: found && { id: found.id, audience: found.audience }, next: await nextNumber(lease, 'W') };
};
type At = Pick<Proposal, 'dossier'>;

export function approveProposal(input: DecideProposal, { dossier }: At, once: string | null): Command<Charter, ProposalState> {
  return { dossier, once, load: load(dossier, input.proposal), decide: (state, context) => decideApprove(state, input, context) };
}

export function returnProposal(input: DecideProposal & { words: Words }, { dossier }: At, once: string | null): Command<Charter, ProposalState> {
  return { dossier, once, load: load(dossier, input.proposal), decide: (state, context) => decideReturn(state, input, context) };
}

export function withdrawProposal(input: { proposal: string }, { dossier }: At, once: string | null): Command<Charter, ProposalState> {
  return { dossier, once, load: load(dossier, input.proposal), decide: (state, context) => decideWithdraw(state, input, context) };
}
