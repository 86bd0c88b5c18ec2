import type { Charter } from '../../core/charter/schema.ts';
import type { ReadLease } from '../../platform/db/database.ts';
import { nextNumber } from '../../platform/numbers.ts';
import type { Command } from '../../platform/perform.ts';
import { DESK } from '../../core/act.ts';
import { textById } from '../texts/index.ts';
import * as rules from './rules.ts';
import { claimsOf, commitmentById, milestonesOf, sourceById } from './store.ts';

export const addSource = (input: rules.AddSource, once: string | null): Command<Charter, { next: number }> => ({
  dossier: DESK, once, load: async (lease) => ({ next: await nextNumber(lease, 'SO') }), decide: (state, context) => rules.addSource(state, input, context),
});

/** @param within the dossier of the text that the pledge stands in; the desk where it stands in a source. */
export const recordCommitment = (input: rules.RecordCommitment, { dossier }: { dossier: string }, once: string | null): Command<Charter, rules.RecordState> => ({
  dossier, once,
  load: async (lease) => {
    const text = input.place.text === null ? null : await textById(lease, input.place.text);
    const source = input.place.source === null ? null : await sourceById(lease, input.place.source);
    return {
      next: await nextNumber(lease, 'CM'), source,
      text: text?.dossier === dossier ? { dossier, audience: text.audience, version: text.version || null, paragraphs: text.paragraphs.map((one) => one.words) } : null,
    };
  },
  decide: (state, context) => rules.recordCommitment(state, input, context),
});

type Within = { readonly dossier: string };
async function found(lease: ReadLease, id: string, dossier: string): Promise<rules.Found | null> {
  const one = await commitmentById(lease, id);
  return one?.dossier === dossier ? one : null;
}
const claimState = async (lease: ReadLease, id: string, dossier: string, source: string | null): Promise<rules.ClaimState> => ({ commitment: await found(lease, id, dossier), source: source === null ? null : await sourceById(lease, source) });

export const claimOutcome = (input: rules.Claim, { dossier }: Within, once: string | null): Command<Charter, rules.ClaimState> => ({
  dossier, once, load: (lease) => claimState(lease, input.commitment, dossier, input.source), decide: (state, context) => rules.claim(state, input, context),
});

export const withdrawClaim = (input: Parameters<typeof rules.withdrawClaim>[1], { dossier }: Within, once: string | null): Command<Charter, Parameters<typeof rules.withdrawClaim>[0]> => ({
  dossier, once,
  load: async (lease) => {
    const claim = (await claimsOf(lease, [input.commitment])).find((one) => one.seq === input.claim && one.withdrawn === null);
    return { commitment: await found(lease, input.commitment, dossier), standing: claim ? { seq: claim.seq, by: claim.recorded_by } : null };
  },
  decide: (state, context) => rules.withdrawClaim(state, input, context),
});

export const setMilestone = (input: rules.SetMilestone, { dossier }: Within, once: string | null): Command<Charter, Parameters<typeof rules.setMilestone>[0]> => ({
  dossier, once,
  load: async (lease) => ({ commitment: await found(lease, input.commitment, dossier), next: (await milestonesOf(lease, input.commitment)).length + 1 }),
  decide: (state, context) => rules.setMilestone(state, input, context),
});

export const meetMilestone = (input: rules.MeetMilestone, { dossier }: Within, once: string | null): Command<Charter, Parameters<typeof rules.meetMilestone>[0]> => ({
  dossier, once,
  load: async (lease) => {
    const one = (await milestonesOf(lease, input.commitment)).find(({ no }) => no === input.no);
    return { ...(await claimState(lease, input.commitment, dossier, input.source)), milestone: one ? { no: one.no, met: one.met !== null } : null };
  },
  decide: (state, context) => rules.meetMilestone(state, input, context),
});

export const reportUse = (input: rules.ReportUse, { dossier }: Within, once: string | null): Command<Charter, rules.ClaimState> => ({
  dossier, once, load: (lease) => claimState(lease, input.commitment, dossier, input.source), decide: (state, context) => rules.reportUse(state, input, context),
});
