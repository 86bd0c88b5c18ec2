import { readWords } from '#core/form.ts';
import { refuse } from '#core/refusal.ts';
import { sayInstant } from '#core/time.ts';
import { inLang } from '#core/words.ts';
import { approveProposal, mayIssueWarning, mayProposeWarning, proposalById, returnProposal, warningsWords, withdrawProposal, type Proposal } from '#features/warnings/index.ts';
import { carryOut, formOf, idOf, keyOf, missing, newKey, peopleNames, read, refuseForm, requireActor, textOf } from '../../../../edge.ts';
import { sayWarning } from '../../../../warning.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
  const actor = requireActor(event);
  const { locals, params } = event;
  const { charter, lang } = locals;
  const found = await read(locals, async (lease) => {
    const proposal = await proposalById(lease, params.id);
    return proposal && { proposal, said: await sayWarning(lease, proposal.content, locals), name: await peopleNames(lease, locals) };
  });
  if (!found) missing(locals);
  const { proposal, said, name } = found;
  const mine = proposal.proposed_by === actor.person;
  const open = proposal.state === 'open';
  return {
    w: warningsWords[lang].ui, once: newKey(), one: said,
    proposal: {
      id: proposal.id, revision: proposal.revision, hash: proposal.hash, state: proposal.state, by: name(proposal.proposed_by), at: sayInstant(proposal.proposed_at, charter.seat, lang), example: proposal.example, warning: proposal.warning, seq: proposal.seq,
      decided: proposal.decided_by === null ? null : { who: name(proposal.decided_by), when: sayInstant(proposal.decided_at!, charter.seat, lang) }, words: proposal.words && inLang(proposal.words, lang),
    },
    mine, mayDecide: open && !mine && mayIssueWarning(actor), mayChange: mine && mayProposeWarning(actor) && (open || proposal.state === 'returned'),
  };
};

/** What every form here is about: the proposal, as the reader may see it, or the refusal that there is none. */
async function about(event: RequestEvent, form: FormData): Promise<{ proposal: Proposal; input: { proposal: string; hash: string } } | ReturnType<typeof refuseForm>> {
  requireActor(event);
  const proposal = await read(event.locals, (lease) => proposalById(lease, event.params.id));
  if (!proposal) return refuseForm(event.locals, refuse('warnings.proposal_not_found', { proposal: event.params.id }), form);
  return { proposal, input: { proposal: proposal.id, hash: textOf(form, 'hash') } };
}

export const actions: Actions = {
  approve: async (event) => {
    const form = await formOf(event);
    const found = await about(event, form);
    return 'proposal' in found ? carryOut(event, form, approveProposal(found.input, found.proposal, keyOf(form)), (acts) => `/warnings/${idOf(acts)}`, 'approve') : found;
  },
  return: async (event) => {
    const form = await formOf(event);
    const found = await about(event, form);
    return 'proposal' in found ? carryOut(event, form, returnProposal({ ...found.input, words: readWords(form, 'words') }, found.proposal, keyOf(form)), `/warnings/proposals/${found.proposal.id}`, 'return') : found;
  },
  withdraw: async (event) => {
    const form = await formOf(event);
    const found = await about(event, form);
    return 'proposal' in found ? carryOut(event, form, withdrawProposal(found.input, found.proposal, keyOf(form)), `/warnings/proposals/${found.proposal.id}`, 'withdraw') : found;
  },
};
