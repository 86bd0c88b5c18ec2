/**
 * Taskings: one question put to several centres, with a date. Each answers from its own node.
 *
 * The question and the answers are records of the exchange. An answer is written at home, in a table of its own which the
 * exchange cannot read; it leaves when somebody signs it. Who has answered, and who is late, is computed from the records and the hour.
 */
import type { Feature } from '../../platform/feature.ts';
import { drafted } from './schema.ts';
import { projectDrafted } from './store.ts';
import { words } from './words.ts';

export const taskings: Feature = {
  name: 'taskings',
  acts: { 'taskings.drafted': { payload: drafted, project: projectDrafted } },
  projections: { answer_drafts: "tasking || ' ' || home" },
  words,
};

export { askTasking, draftAnswer, findTasking, sendAnswer, type Sending } from './commands.ts';
export { readDraft } from './form.ts';
export { homeOf, mayDraftAnswer } from './rights.ts';
export { answerBody, standing, type Standing } from './rules.ts';
export { EMPTY, type DraftBody } from './schema.ts';
export { draftOf, draftsAt, type AnswerDraft } from './store.ts';
export { words as taskingsWords } from './words.ts';
