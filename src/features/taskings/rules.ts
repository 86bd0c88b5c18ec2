import { DESK, type Context, type Decision } from '../../core/act.ts';
import { isDate } from '../../core/charter/dates.ts';
import type { Charter } from '../../core/charter/schema.ts';
import type { Body } from '../../core/exchange/record.ts';
import { refuse, type Refusal } from '../../core/refusal.ts';
import { homeOf, mayDraftAnswer } from './rights.ts';
import type { DraftBody } from './schema.ts';

export type DraftAnswer = { readonly tasking: string; readonly body: DraftBody; /** The revision that the page showed; 0 for none. */ readonly seen: number };
export type DraftState = { readonly known: boolean; readonly revision: number };

/** Keeps an answer as far as it is written, at home. */
export function draftAnswer(state: DraftState, { tasking, body, seen }: DraftAnswer, { actor }: Context<Charter>): Decision {
  const home = homeOf(actor);
  if (!mayDraftAnswer(actor) || home === null) return refuse('taskings.not_allowed');
  if (!state.known) return refuse('taskings.not_found', { tasking });
  if (state.revision !== seen) return refuse('taskings.stale', { revision: state.revision });
  return { acts: [{ kind: 'taskings.drafted', dossier: DESK, payload: { tasking, home, revision: state.revision + 1, body }, audience: [home], refs: [tasking] }] };
}

/** What a draft says as the body of an answer, or the first thing that it lacks. */
export function answerBody(draft: DraftBody): Body<'answer'> | Refusal {
  const { title, judgement, low, high, confidence, assumptions, alternatives, changes } = draft;
  const lacks = (field: string): Refusal => refuse('taskings.incomplete', { field }, field);
  if (title === null) return lacks('title');
  if (judgement === null) return lacks('judgement');
  if (low === null || high === null) return lacks('likelihood');
  if (low > high) return refuse('taskings.likelihood_turned', {}, 'likelihood');
  if (confidence === null) return lacks('confidence');
  const sources = draft.sources.filter((one) => one.title !== '' || one.grade !== '' || one.published !== '');
  for (const [i, { title: name, grade, published }] of sources.entries()) {
    if (name === '') return refuse('taskings.bad_source', { n: i + 1 }, 'sources');
    if (!/^[A-F][1-6]$/.test(grade)) return refuse('taskings.bad_grade', { n: i + 1, grade }, 'sources');
    if (published !== '' && !isDate(published)) return refuse('taskings.bad_date', { n: i + 1, date: published }, 'sources');
  }
  return { title, judgement, likelihood: { low, high }, confidence, sources: sources.map((one) => ({ ...one, published: one.published || null })), assumptions, alternatives, changes };
}

/** Where a tasking stands at one who was asked. */
export type Standing = 'answered' | 'late' | 'due' | 'overdue';
export const standing = (answeredAt: string | null, answerBy: string, now: string): Standing => (answeredAt !== null ? (answeredAt > answerBy ? 'late' : 'answered') : now > answerBy ? 'overdue' : 'due');
