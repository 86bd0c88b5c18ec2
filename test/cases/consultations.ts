import type { Context, Decision } from '../../src/core/act.ts';
import type { Charter } from '../../src/core/charter/schema.ts';
import { answerRequest, requestConsultation, type AnswerRequest, type GivenAnswer, type Request, type RequestConsultation, type RequestState } from '../../src/features/consultations/rules.ts';
import { analyst, as, both, later, NOW, officer, signedDelegates } from '../actors.ts';
import type { RefusalCase } from './refusal.ts';

const { KAZ, TJK } = signedDelegates;
export const ask = (change: Partial<RequestConsultation> = {}, state: Partial<RequestState> = {}, context: Context<Charter> = as(TJK)): Decision =>
  requestConsultation({ warning: { id: 'W-1', dossier: 'D-1', audience: ['parties'] }, already: null, next: 5, charterSeq: 1, ...state }, { warning: 'W-1', matter: 'joint_consultation', article: 'treaty_2', question: both('What can you share?'), ...change }, context);

export const REQUEST: Request = { id: 'C-5', dossier: 'D-1', party: 'TJK', roster: ['ARM', 'KAZ'], audience: ['parties'], requestedAt: NOW, answerBy: later(24) };
export const given = (party: string, answer: GivenAnswer['answer'], seq = 9, at = later(2)): GivenAnswer => ({ party, answer, seq, at });
export const answer = (change: Partial<AnswerRequest> = {}, answers: readonly GivenAnswer[] = [], request: Request | null = REQUEST, context: Context<Charter> = as(KAZ)): Decision =>
  answerRequest({ request, answers }, { consultation: 'C-5', answer: 'accept', reason: {}, seen: null, ...change }, context);

export const consultationRefusals: readonly RefusalCase[] = [
  ['consultations.unknown_matter', 'on a matter the charter does not have', () => ask({ matter: 'lunch' }), { facts: { matter: 'lunch' }, field: 'matter' }],
  ['consultations.unknown_matter', 'on a matter that is no consultation', () => ask({ matter: 'joint_statement' }), { field: 'matter' }],
  ['consultations.not_allowed', 'by the secretariat', () => ask({}, {}, as(officer))],
  ['consultations.not_allowed', 'by an analyst', () => ask({}, {}, as(analyst))],
  ['consultations.not_allowed', 'by a delegate of no party', () => ask({}, {}, as({ ...TJK, party: null }))],
  ['consultations.unknown_warning', 'on a warning that is not there for them', () => ask({}, { warning: null }), { facts: { warning: 'W-1' }, field: 'warning' }],
  ['consultations.already_open', 'a second time on the same warning', () => ask({}, { already: 'C-3' }), { facts: { consultation: 'C-3' } }],
  ['consultations.no_article', 'without an article', () => ask({ article: null }), { facts: { known: ['treaty_2', 'treaty_4'] }, field: 'article' }],
  ['consultations.no_article', 'under an article the charter does not name', () => ask({ article: 'treaty_9' }), { field: 'article' }],
  ['consultations.no_question', 'without a question', () => ask({ question: {} }), { field: 'question' }],
  ['consultations.nobody_to_ask', 'where nobody else may read the matter', () => ask({}, { warning: { id: 'W-1', dossier: 'D-1', audience: ['secretariat', 'party:TJK'] } })],
  ['consultations.not_found', 'to a request that is not there for them', () => answer({}, [], null), { facts: { consultation: 'C-5' } }],
  ['consultations.not_asked', 'by whoever asked', () => answer({}, [], REQUEST, as(TJK)), { facts: { asked: ['ARM', 'KAZ'] } }],
  ['consultations.not_asked', 'by a party that was not asked', () => answer({}, [], REQUEST, as(signedDelegates.RUS))],
  ['consultations.not_asked', 'by the secretariat', () => answer({}, [], REQUEST, as(officer))],
  ['consultations.not_asked', 'by an analyst of a party that was asked', () => answer({}, [], REQUEST, as({ ...analyst, party: 'KAZ' }))],
  ['consultations.no_answer', 'without an answer', () => answer({ answer: null }), { field: 'answer' }],
  ['consultations.no_answer', 'with another word', () => answer({ answer: 'perhaps' }), { field: 'answer' }],
  ['consultations.reason_missing', 'asking for more, of what nobody knows', () => answer({ answer: 'more' }), { facts: { answer: 'more' }, field: 'reason' }],
  ['consultations.reason_missing', 'rejecting, without a reason', () => answer({ answer: 'reject' }), { facts: { answer: 'reject' }, field: 'reason' }],
  ['consultations.superseded', 'when a colleague has answered meanwhile', () => answer({}, [given('KAZ', 'accept', 9)]), { facts: { party: 'KAZ', act: 9 } }],
  ['consultations.superseded', 'when the answer on the page is no longer the newest', () => answer({ seen: 8 }, [given('KAZ', 'accept', 9)])],
  ['consultations.superseded', 'when the answer on the page never was', () => answer({ seen: 8 }), { facts: { party: 'KAZ', act: null } }],
];
