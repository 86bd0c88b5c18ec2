import { DESK, type Actor } from '../../core/act.ts';
import type { Charter } from '../../core/charter/schema.ts';
import type { AnyRecord } from '../../core/exchange/record.ts';
import { isRefusal, refuse, type Refusal } from '../../core/refusal.ts';
import type { Instant } from '../../core/time.ts';
import type { Words } from '../../core/words.ts';
import type { ReadLease } from '../../platform/db/database.ts';
import type { Node } from '../../platform/keys.ts';
import type { Command } from '../../platform/perform.ts';
import { publishRecords, recordsOf, type Draft, type Shown } from '../exchange/index.ts';
import { homeOf } from './rights.ts';
import * as rules from './rules.ts';
import { draftOf } from './store.ts';

/** The tasking of this identifier as its origin last put it; undefined where there is none, or it was recalled. @param me the name of this node */
export const findTasking = async (lease: ReadLease, me: string, id: string): Promise<Shown | undefined> =>
  (await recordsOf(lease, me, { kinds: ['tasking'], id, limit: 2 })).find(({ record, recalled }) => record !== null && recalled === null);

export const draftAnswer = (node: Node, input: rules.DraftAnswer, actor: Actor, once: string | null): Command<Charter, rules.DraftState> => ({
  dossier: DESK, once,
  load: async (lease) => ({
    known: (await findTasking(lease, node.node, input.tasking)) !== undefined,
    revision: (await draftOf(lease, input.tasking, homeOf(actor) ?? ''))?.revision ?? 0,
  }),
  decide: (state, context) => rules.draftAnswer(state, input, context),
});

export type Sending = { readonly to: readonly string[]; readonly marking: AnyRecord['marking']; readonly author: AnyRecord['author']; readonly lang: string };

/** Puts one question to several nodes. @param ids two fresh identifiers */
export function askTasking(node: Node, input: Sending & { question: Words; background: Words; answerBy: Instant | null }, ids: readonly string[], once: string | null): ReturnType<typeof publishRecords> | Refusal {
  const { to, marking, author, lang, question, background, answerBy } = input;
  if (Object.keys(question).length === 0) return refuse('taskings.no_question', {}, 'question');
  if (answerBy === null) return refuse('taskings.no_date', {}, 'answerBy');
  const draft: Draft = { kind: 'tasking', body: { question, background: Object.keys(background).length > 0 ? background : null, answerBy }, id: null, change: null, to, label: '', marking, refs: [], author, validUntil: null, lang };
  return publishRecords(node, [draft], ids, once);
}

/** Signs an answer and puts it on its way. What was answered before is revised, and says why. @param ids two fresh identifiers */
export function sendAnswer(node: Node, input: Sending & { tasking: Shown; draft: rules.DraftAnswer['body']; before: string | null; change: NonNullable<Draft['change']> }, ids: readonly string[], once: string | null): ReturnType<typeof publishRecords> | Refusal {
  const body = rules.answerBody(input.draft);
  if (isRefusal(body)) return body;
  const { tasking, to, marking, author, lang, before, change } = input;
  const draft: Draft = { kind: 'answer', body, id: before, change: before === null ? null : change, to, label: '', marking, refs: [{ rel: 'answers', id: tasking.id, hash: tasking.hash }], author, validUntil: null, lang };
  return publishRecords(node, [draft], ids, once);
}
