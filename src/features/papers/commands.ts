import { DESK, type Actor } from '../../core/act.ts';
import type { Charter } from '../../core/charter/schema.ts';
import { isRefusal } from '../../core/refusal.ts';
import type { Paragraph as TextParagraph } from '../../core/text.ts';
import type { Words } from '../../core/words.ts';
import type { ReadLease } from '../../platform/db/database.ts';
import type { Node } from '../../platform/keys.ts';
import { nextNumber } from '../../platform/numbers.ts';
import type { Command } from '../../platform/perform.ts';
import { publishRecords, recordsAt, type Draft } from '../exchange/index.ts';
import { findTasking, homeOf } from '../taskings/index.ts';
import { draftText } from '../texts/index.ts';
import { aroundPaper } from './around.ts';
import * as rules from './rules.ts';
import { paperById, reviewsOf, type Paper } from './store.ts';

const asNow = (paper: Paper | null): rules.PaperNow | null => paper && { ...paper, sharedRevision: paper.shared_revision };
const known = async (lease: ReadLease, node: Node, { paragraphs }: rules.Content): Promise<Set<string>> =>
  new Set((await recordsAt(lease, node.node, paragraphs.flatMap(({ sources }) => sources))).filter(({ record, recalled }) => record !== null && recalled === null).map(({ hash }) => hash));

export const beginPaper = (node: Node, input: rules.Content & { tasking: string | null }, actor: Actor, once: string | null): Command<Charter, Parameters<typeof rules.begin>[0]> => ({
  dossier: DESK, once,
  load: async (lease) => ({
    next: await nextNumber(lease, 'P'), known: await known(lease, node, input),
    tasking: input.tasking !== null && (await findTasking(lease, node.node, input.tasking)) !== undefined,
  }),
  decide: (state, context) => rules.begin(state, input, homeOf(actor), context),
});

export const revisePaper = (node: Node, input: rules.Content & { paper: string; revision: number }, once: string | null): Command<Charter, Parameters<typeof rules.revise>[0]> => ({
  dossier: DESK, once,
  load: async (lease) => ({ paper: asNow(await paperById(lease, input.paper)), known: await known(lease, node, input) }),
  decide: (state, context) => rules.revise(state, input, context),
});

export const reviewComment = (node: Node, input: { paper: string; revision: number; record: string; taken: boolean | null; reason: Words }, once: string | null): Command<Charter, Parameters<typeof rules.review>[0]> => ({
  dossier: DESK, once,
  load: async (lease) => {
    const paper = await paperById(lease, input.paper);
    return { paper: asNow(paper), open: new Set(paper ? (await aroundPaper(lease, node.node, paper)).comments.map(({ hash }) => hash) : []) };
  },
  decide: (state, context) => rules.review(state, input, context),
});

type Sharing = Pick<Draft, 'to' | 'marking' | 'author' | 'lang'> & { paper: string; revision: number; change: NonNullable<Draft['change']>; expires: string | null };

/** Shares the paper as it stands: a snapshot for those who are named, with every dissent that came. @param ids two fresh identifiers */
export function sharePaper(node: Node, input: Sharing, ids: readonly string[], once: string | null): Command<Charter, { paper: Paper | null; around: Awaited<ReturnType<typeof aroundPaper>> | null; publish: unknown }> {
  const { paper: id, revision, to, marking, author, lang, change, expires } = input;
  const drafts = (paper: Paper, dissents: readonly string[], sources: Draft['refs']): Draft[] => [{
    kind: 'paper', body: { title: paper.title, version: paper.revision, paragraphs: paper.paragraphs.map(({ words }) => words), dissents, expires }, id: paper.record, change: paper.record === null ? null : change,
    to, label: '', marking, refs: sources, author, validUntil: expires, lang,
  }];
  const publishing = (paper: Paper, around: Awaited<ReturnType<typeof aroundPaper>>) => {
    const named = new Set(paper.paragraphs.flatMap(({ sources }) => sources));
    return publishRecords(node, drafts(paper, around.dissents.map(({ hash }) => hash), around.sources.filter(({ hash }) => named.has(hash)).map(({ id: of, hash }) => ({ rel: 'source', id: of, hash }))), ids, null);
  };
  return {
    dossier: DESK, once,
    load: async (lease, now) => {
      const paper = await paperById(lease, id);
      const around = paper && (await aroundPaper(lease, node.node, paper));
      return { paper, around, publish: paper && around ? await publishing(paper, around).load(lease, now) : null };
    },
    decide: ({ paper, around, publish }, context) => {
      const found = rules.shareable(asNow(paper), { paper: id, revision }, context);
      if (isRefusal(found)) return found;
      const signed = publishing(paper!, around!).decide(publish as never, context);
      if (isRefusal(signed)) return signed;
      const { id: record, hash } = signed.acts[0]!.payload as { id: string; hash: string };
      return { acts: [...signed.acts, { kind: 'papers.shared', dossier: DESK, payload: { id, revision, record, hash, dissents: around!.dissents.map((one) => one.hash) }, audience: found.audience, refs: [record] }] };
    },
  };
}

/** The paper goes on as a text of a dossier: its paragraphs, operative, in the languages that they are said in. */
export function putPaper(node: Node, input: { paper: string; revision: number; dossier: string }, before: Pick<Paper, 'title' | 'paragraphs'>, once: string | null): Command<Charter, { paper: Paper | null; unanswered: number; text: unknown }> {
  const paragraphs: TextParagraph[] = before.paragraphs.map(({ words }) => ({ part: 'operative', heading: null, words }));
  const drafting = draftText({ dossier: input.dossier, consultation: null, title: before.title, paragraphs }, null);
  return {
    dossier: input.dossier, once,
    load: async (lease, now) => {
      const paper = await paperById(lease, input.paper);
      const answered = new Set((await reviewsOf(lease, input.paper)).map(({ record }) => record));
      const comments = paper ? (await aroundPaper(lease, node.node, paper)).comments : [];
      return { paper, unanswered: comments.filter(({ hash }) => !answered.has(hash)).length, text: await drafting.load(lease, now) };
    },
    decide: ({ paper, unanswered, text }, context) => {
      const found = rules.puttable(asNow(paper), unanswered, input, context);
      if (isRefusal(found)) return found;
      const made = drafting.decide(text as never, context);
      if (isRefusal(made)) return made;
      const of = (made.acts[0]!.payload as { id: string }).id;
      return { acts: [...made.acts, { kind: 'papers.put', dossier: input.dossier, payload: { id: input.paper, revision: input.revision, text: of }, audience: found.audience, refs: [of] }] };
    },
  };
}
