import type { Decision } from '../../src/core/act.ts';
import { isRefusal, type Refusal } from '../../src/core/refusal.ts';
import { askTasking } from '../../src/features/taskings/commands.ts';
import { answerBody, draftAnswer } from '../../src/features/taskings/rules.ts';
import { EMPTY, type DraftBody } from '../../src/features/taskings/schema.ts';
import { TLP } from '../../src/core/exchange/record.ts';
import { analyst, as, both, NOW, signedDelegates } from '../actors.ts';
import { nodeNamed, uuid } from '../exchange/network.ts';
import type { RefusalCase } from './refusal.ts';

export const whole: DraftBody = { ...EMPTY, title: both('Little changed'), judgement: both('The border was quiet.'), low: 0.6, high: 0.8, confidence: 'moderate', sources: [{ title: 'A report', grade: 'B2', published: '2022-05' }] };
const id = uuid();
const drafting = (state = { known: true, revision: 0 }, who = analyst): Decision => draftAnswer(state, { tasking: id, body: whole, seen: 0 }, as(who));
const answering = (change: Partial<DraftBody>): Refusal | object => answerBody({ ...whole, ...change });
const source = (change: object): Refusal | object => answering({ sources: [{ title: 'A report', grade: 'B2', published: '', ...change }] });
const sending = { to: ['a'], marking: { scheme: TLP.scheme, level: 'AMBER', reshare: 'no', public: false, caveats: [] }, author: { role: 'x', name: null }, lang: 'en' } as const;
const asking = (change: object): Refusal | undefined => {
  const answer = askTasking(nodeNamed('sec'), { ...sending, marking: { ...sending.marking, caveats: [] }, question: both('What changed?'), background: {}, answerBy: NOW, ...change }, [uuid(), uuid()], null);
  return isRefusal(answer) ? answer : undefined;
};

export const taskingRefusals: readonly RefusalCase[] = [
  ['taskings.not_allowed', 'a delegate writes an answer', () => drafting(undefined, signedDelegates.KAZ)],
  ['taskings.not_found', 'to a question that is not here', () => drafting({ known: false, revision: 0 }), { facts: { tasking: id } }],
  ['taskings.stale', 'a colleague has saved since', () => drafting({ known: true, revision: 2 }), { facts: { revision: 2 } }],
  ['taskings.incomplete', 'without a judgement', () => answering({ title: null }), { facts: { field: 'title' }, field: 'title' }],
  ['taskings.incomplete', 'without reasoning', () => answering({ judgement: null }), { field: 'judgement' }],
  ['taskings.incomplete', 'half a range', () => answering({ high: null }), { field: 'likelihood' }],
  ['taskings.incomplete', 'without confidence', () => answering({ confidence: null }), { field: 'confidence' }],
  ['taskings.likelihood_turned', 'from 80 to 60', () => answering({ low: 0.8, high: 0.6 }), { field: 'likelihood' }],
  ['taskings.bad_source', 'a grade of nothing', () => source({ title: '' }), { facts: { n: 1 }, field: 'sources' }],
  ['taskings.bad_grade', 'graded G7', () => source({ grade: 'G7' }), { facts: { n: 1, grade: 'G7' }, field: 'sources' }],
  ['taskings.bad_date', 'dated 05/13', () => source({ published: '05/13' }), { facts: { n: 1, date: '05/13' }, field: 'sources' }],
  ['taskings.no_question', 'nothing is asked', () => asking({ question: {} }), { field: 'question' }],
  ['taskings.no_date', 'by no date', () => asking({ answerBy: null }), { field: 'answerBy' }],
];
