import type { Context, Decision } from '../../src/core/act.ts';
import type { Charter } from '../../src/core/charter/schema.ts';
import type { Refusal } from '../../src/core/refusal.ts';
import { readWarningForm, type EvidenceRef } from '../../src/features/warnings/form.ts';
import { approveProposal, hashOf, issueWarning, proposeWarning, returnProposal, withdrawProposal, type IssueWarning, type ProposalState, type ProposeState, type ProposeWarning, type WarningState } from '../../src/features/warnings/rules.ts';
import type { Content, Proposal } from '../../src/features/warnings/schema.ts';
import { admin, analyst, as, both, chair, general, later, NOW, officer } from '../actors.ts';
import type { RefusalCase } from './refusal.ts';

export const HORIZON = later(300);
export const OPTIONS: IssueWarning['options'] = [{ what: both('Joint statement'), leadHours: 48 }, { what: both('Reception points'), leadHours: 100 }];

export const warning = (change: Partial<IssueWarning> = {}): IssueWarning => ({
  dossier: 'D-1', sentence: both('Violence may reach the border'), probability: { from: 40, to: 60 }, confidence: 'moderate', consequence: both('Crossings close'),
  addressees: { bodies: ['pc'], parties: ['TJK'] }, options: OPTIONS, horizon: HORIZON, answerBy: null, answerByReason: null, ...change,
});
export const issue = (change: Partial<IssueWarning> = {}, state: Partial<WarningState> = {}, context: Context<Charter> = as(officer)): Decision =>
  issueWarning({ dossier: { id: 'D-1', audience: ['parties'] }, next: 4, evidence: [], unknownEvidence: [], ...state }, warning(change), context);

/** What `warning()` is when it is proposed. */
export const content = (change: Partial<Content> = {}): Content => ({
  dossier: 'D-1', sentence: both('Violence may reach the border'), probability: { from: 40, to: 60 }, confidence: 'moderate', consequence: both('Crossings close'), addressees: { bodies: ['pc'], parties: ['TJK'] },
  options: [{ what: both('Joint statement'), leadHours: 48 }, { what: both('Reception points'), leadHours: 100 }], horizon: HORIZON, answerBy: later(200), answerByReason: null, evidence: [], ...change,
});
/** A proposal of the analyst in `actors.ts` that waits. */
export const proposalOf = (change: Partial<Proposal> = {}): Proposal => {
  const said = change.content ?? content();
  return {
    id: 'WP-1', dossier: 'D-1', revision: 1, hash: hashOf({ id: 'WP-1', revision: change.revision ?? 1, ...said }), content: said, proposed_by: 'kaz-analyst', proposed_at: later(-5), state: 'open', decided_by: null, decided_at: null, words: null, warning: null, seq: 9,
    audience: ['centre:KAZ-1', 'secretariat'], example: false, ...change,
  };
};
export const propose = (change: Partial<ProposeWarning> = {}, state: Partial<ProposeState> = {}, context: Context<Charter> = as(analyst)): Decision =>
  proposeWarning({ dossier: { id: 'D-1', audience: ['parties'] }, next: 1, evidence: [], unknownEvidence: [], before: null, ...state }, { ...warning(change), changes: change.changes ?? null }, context);
const waiting = (state: Partial<ProposalState>): ProposalState => ({ proposal: proposalOf(), dossier: { id: 'D-1', audience: ['parties'] }, next: 4, ...state });
const shown = (hash?: string) => ({ proposal: 'WP-1', hash: hash ?? proposalOf().hash });
export const approve = (state: Partial<ProposalState> = {}, context: Context<Charter> = as(officer), hash?: string): Decision => approveProposal(waiting(state), shown(hash), context);
export const sendBack = (state: Partial<ProposalState> = {}, context: Context<Charter> = as(officer), words = both('Name the district')): Decision => returnProposal(waiting(state), { ...shown(), words }, context);
export const takeBack = (state: Partial<ProposalState> = {}, context: Context<Charter> = as(analyst)): Decision => withdrawProposal(waiting(state), { proposal: 'WP-1' }, context);

/** A warning form as a browser sends it, whole; a list sends a field several times, null leaves it out. */
const FORM: Record<string, string | string[]> = {
  'sentence.en': 'One sentence', 'sentence.ru': '', probabilityFrom: '40', probabilityTo: '60', confidence: 'moderate', 'consequence.en': 'A consequence', body: ['pc'], party: ['TJK', 'KGZ'],
  'option1.en': 'Do this', lead1: '2', leadUnit1: 'days', 'option2.en': 'Or that', lead2: '30', leadUnit2: 'hours', 'option3.en': '', lead3: '', leadUnit3: 'hours',
  'horizon.day': '30 May 2022', 'horizon.hour': '18:00', 'answerBy.day': '', 'answerBy.hour': '', 'answerByReason.en': '', evidence: ['ucdp-deaths.AFG.2022-04', ''],
};
export function readForm(change: Record<string, string | string[] | null> = {}): { warning: IssueWarning; evidence: EvidenceRef[] } | Refusal {
  const form = new FormData();
  for (const [name, value] of Object.entries({ ...FORM, ...change })) for (const one of [value].flat()) if (one !== null) form.append(name, one);
  return readWarningForm(form, 'D-1', 'Europe/Moscow');
}

const hidden = (...audience: string[]): Partial<WarningState> => ({ dossier: { id: 'D-1', audience } });

export const warningRefusals: readonly RefusalCase[] = [
  ['warnings.not_allowed', 'by the chair', () => issue({}, {}, as(chair))],
  ['warnings.not_allowed', 'by an administrator', () => issue({}, {}, as(admin))],
  ['dossier.not_found', 'in a dossier that is not there for them', () => issue({}, { dossier: null }), { facts: { dossier: 'D-1' } }],
  ['warnings.no_sentence', 'without a sentence', () => issue({ sentence: {} }), { field: 'sentence' }],
  ['warnings.mixed_confidence', 'a sentence that mixes', () => issue({ sentence: { en: 'It is likely, with low confidence, that crossings close.' } }), { field: 'sentence' }],
  ['warnings.mixed_confidence', 'a consequence that mixes', () => issue({ consequence: { ru: 'Переходы весьма вероятно закроются, уверенность низкая.' } }), { field: 'consequence' }],
  ['warnings.no_probability', 'without a probability', () => issue({ probability: null }), { field: 'probability' }],
  ['warnings.bad_probability', 'over one hundred', () => issue({ probability: { from: 40, to: 101 } }), { facts: { from: 40, to: 101 }, field: 'probability' }],
  ['warnings.bad_probability', 'under zero', () => issue({ probability: { from: -1, to: 10 } }), { field: 'probability' }],
  ['warnings.bad_probability', 'the wrong way round', () => issue({ probability: { from: 60, to: 40 } }), { field: 'probability' }],
  ['warnings.no_confidence', 'without a confidence', () => issue({ confidence: null }), { field: 'confidence' }],
  ['warnings.no_confidence', 'with another word for it', () => issue({ confidence: 'certain' }), { field: 'confidence' }],
  ['warnings.no_consequence', 'without a consequence', () => issue({ consequence: {} }), { field: 'consequence' }],
  ['warnings.no_addressee', 'to nobody', () => issue({ addressees: { bodies: [], parties: [] } }), { field: 'addressees' }],
  ['warnings.no_option', 'without an option', () => issue({ options: [] }), { field: 'options' }],
  ['warnings.no_option', 'with an option that says nothing', () => issue({ options: [OPTIONS[0]!, { what: {}, leadHours: 3 }] }), { field: 'options' }],
  ['warnings.no_lead_time', 'with an option that takes nobody knows how long', () => issue({ options: [OPTIONS[0]!, { what: both('x'), leadHours: null }] }), { facts: { option: 2 }, field: 'options' }],
  ['warnings.no_date', 'without a date', () => issue({ horizon: null }), { field: 'horizon' }],
  ['warnings.unknown_addressee', 'to a body the charter does not have', () => issue({ addressees: { bodies: ['nato'], parties: [] } }), { facts: { addressee: 'nato' }, field: 'addressees' }],
  ['warnings.unknown_addressee', 'to a party that has left', () => issue({ addressees: { bodies: [], parties: ['UZB'] } }), { facts: { addressee: 'UZB' }, field: 'addressees' }],
  ['warnings.addressee_cannot_read', 'to a party that may not read the dossier', () => issue({ addressees: { bodies: [], parties: ['KAZ', 'TJK'] } }, hidden('secretariat', 'party:TJK')), { facts: { parties: ['KAZ'] }, field: 'addressees' }],
  ['warnings.addressee_cannot_read', 'to a body some of whose members may not', () => issue({}, hidden('secretariat', 'party:TJK')), { facts: { parties: ['ARM', 'BLR', 'KAZ', 'KGZ', 'RUS'] }, field: 'addressees' }],
  ['warnings.addressee_cannot_read', 'to a body, from a dossier of the secretariat', () => issue({}, hidden('secretariat')), { field: 'addressees' }],
  ['warnings.unknown_evidence', 'citing a figure nobody has', () => issue({}, { unknownEvidence: ['AFG 2031-01'] }), { facts: { figures: ['AFG 2031-01'] }, field: 'evidence' }],
  ['warnings.horizon_past', 'of what is over', () => issue({ horizon: later(-1) }), { field: 'horizon' }],
  ['warnings.horizon_past', 'of what comes at this very moment', () => issue({ horizon: NOW }), { field: 'horizon' }],
  ['warnings.answer_by_reason', 'with a date of their own and no reason', () => issue({ answerBy: later(10) }), { facts: { computed: later(200), given: later(10) }, field: 'answerByReason' }],
  ['warnings.answer_by_past', 'when the longest option would have had to begin already', () => issue({ horizon: later(100) }), { facts: { answerBy: NOW, lead: 100 }, field: 'answerBy' }],
  ['warnings.answer_by_past', 'with a date of their own that is over', () => issue({ answerBy: later(-1), answerByReason: both('why') }), { field: 'answerBy' }],
  ['warnings.answer_by_late', 'with a date of their own after the event', () => issue({ answerBy: later(301), answerByReason: both('why') }), { facts: { answerBy: later(301), horizon: HORIZON }, field: 'answerBy' }],
  ['warnings.bad_date', 'with a date that cannot be read', () => readForm({ 'horizon.day': '05/30/2022' }), { facts: { value: '05/30/2022 18:00' }, field: 'horizon' }],
  ['warnings.bad_date', 'with an hour that cannot be read', () => readForm({ 'answerBy.day': '20 May 2022', 'answerBy.hour': '6 pm' }), { facts: { value: '20 May 2022 6 pm' }, field: 'answerBy' }],
  ['warnings.bad_lead_time', 'with a lead time that is no whole number', () => readForm({ lead2: '1.5' }), { facts: { option: 2, value: '1.5' }, field: 'options' }],
  ['warnings.bad_probability', 'with a probability in words', () => readForm({ probabilityTo: 'likely' }), { facts: { from: '40', to: 'likely' }, field: 'probability' }],
  ['warnings.bad_evidence', 'with a figure that names no country and month', () => readForm({ evidence: ['Afghanistan 2022'] }), { facts: { value: 'Afghanistan 2022' }, field: 'evidence' }],
  ['warnings.propose_not_allowed', 'proposed by the chair', () => propose({}, {}, as(chair))],
  ['warnings.propose_not_allowed', 'proposed by an administrator', () => propose({}, {}, as(admin))],
  ['warnings.propose_not_allowed', 'proposed by the Secretary General, who may issue it', () => propose({}, {}, as(general))],
  ['dossier.not_found', 'proposed in a dossier that is not there for them', () => propose({}, { dossier: null }), { facts: { dossier: 'D-1' } }],
  ['warnings.no_sentence', 'proposed without a sentence', () => propose({ sentence: {} }), { field: 'sentence' }],
  ['warnings.proposal_not_found', 'changing a proposal that is not there', () => propose({ changes: 'WP-7' }), { facts: { proposal: 'WP-7' } }],
  ['warnings.not_proposer', 'changing a proposal of another', () => propose({ changes: 'WP-1' }, { before: proposalOf() }, as(officer))],
  ['warnings.proposal_closed', 'changing a proposal that was approved', () => propose({ changes: 'WP-1' }, { before: proposalOf({ state: 'approved' }) })],
  ['warnings.proposal_closed', 'changing a proposal that was taken back', () => propose({ changes: 'WP-1' }, { before: proposalOf({ state: 'withdrawn' }) })],
  ['warnings.approve_not_allowed', 'approved by the analyst who wrote it', () => approve({}, as(analyst))],
  ['warnings.approve_not_allowed', 'approved by an administrator', () => approve({}, as(admin))],
  ['warnings.approve_not_allowed', 'sent back by the chair', () => sendBack({}, as(chair))],
  ['warnings.own_proposal', 'approved by the desk officer who wrote it', () => approve({ proposal: proposalOf({ proposed_by: 'officer' }) })],
  ['warnings.own_proposal', 'sent back by the desk officer who wrote it', () => sendBack({ proposal: proposalOf({ proposed_by: 'officer' }) })],
  ['warnings.proposal_not_found', 'approved where there is none', () => approve({ proposal: null }), { facts: { proposal: 'WP-1' } }],
  ['warnings.proposal_not_found', 'taken back where there is none', () => takeBack({ proposal: null })],
  ['warnings.proposal_changed', 'approved after it was changed', () => approve({ proposal: proposalOf({ revision: 2 }) })],
  ['warnings.proposal_changed', 'sent back after it was changed', () => sendBack({ proposal: proposalOf({ revision: 2 }) })],
  ['warnings.proposal_changed', 'approved without naming what was read', () => approve({}, as(officer), '')],
  ...(['approved', 'returned', 'withdrawn'] as const).flatMap((state): RefusalCase[] => [
    ['warnings.proposal_closed', `approved when it is ${state}`, () => approve({ proposal: proposalOf({ state }) })],
    ['warnings.proposal_closed', `sent back when it is ${state}`, () => sendBack({ proposal: proposalOf({ state }) })],
  ]),
  ['warnings.proposal_late', 'approved when the answer would have been due', () => approve({ proposal: proposalOf({ content: content({ answerBy: NOW }) }) }, as(officer), proposalOf({ content: content({ answerBy: NOW }) }).hash), { facts: { proposal: 'WP-1', answerBy: NOW } }],
  ['dossier.not_found', 'approved in a dossier that is not there for them', () => approve({ dossier: null })],
  ['warnings.addressee_cannot_read', 'approved when an addressee can no longer read it', () => approve({ dossier: { id: 'D-1', audience: ['secretariat'] } }), { field: 'addressees' }],
  ['warnings.no_return_words', 'sent back without a word', () => sendBack({}, as(officer), {} as ReturnType<typeof both>), { field: 'words' }],
  ['warnings.not_proposer', 'taken back by another', () => takeBack({}, as(officer))],
  ['warnings.proposal_closed', 'taken back when it was approved', () => takeBack({ proposal: proposalOf({ state: 'approved' }) })],
];
