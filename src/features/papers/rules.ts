import { DESK, type Audience, type Context, type Decision } from '../../core/act.ts';
import type { Charter } from '../../core/charter/schema.ts';
import { refuse, type Refusal } from '../../core/refusal.ts';
import type { Words } from '../../core/words.ts';
import { mayMakePapers } from './rights.ts';
import { MOST_PARAGRAPHS, type Paragraph } from './schema.ts';

export type Content = { readonly title: Words; readonly paragraphs: readonly Paragraph[] };
export type PaperNow = Content & { readonly id: string; readonly revision: number; readonly audience: Audience; readonly sharedRevision: number | null; readonly text: string | null };
/** Hashes of records that may be rested on. */
type Known = ReadonlySet<string>;

function contentFault({ title, paragraphs }: Content, known: Known): Refusal | null {
  if (Object.keys(title).length === 0) return refuse('papers.no_title', {}, 'title');
  if (paragraphs.length > MOST_PARAGRAPHS) return refuse('papers.too_long', { most: MOST_PARAGRAPHS }, 'paragraphs');
  const empty = paragraphs.findIndex(({ words }) => Object.keys(words).length === 0);
  if (empty >= 0) return refuse('papers.empty_paragraph', { paragraph: empty + 1 }, `paragraph${empty + 1}`);
  const astray = paragraphs.findIndex(({ sources }) => sources.some((hash) => !known.has(hash)));
  return astray < 0 ? null : refuse('papers.unknown_source', { paragraph: astray + 1 }, `paragraph${astray + 1}`);
}

/** @param home where it is made: those there read it, and nobody else; null for somebody who belongs nowhere */
export function begin(state: { readonly next: number; readonly known: Known; readonly tasking: boolean }, command: Content & { readonly tasking: string | null }, home: string | null, { actor }: Context<Charter>): Decision {
  if (!mayMakePapers(actor) || home === null) return refuse('papers.not_allowed');
  if (command.tasking !== null && !state.tasking) return refuse('papers.unknown_tasking', { tasking: command.tasking }, 'tasking');
  const fault = contentFault(command, state.known);
  if (fault) return fault;
  const { tasking, title, paragraphs } = command;
  return { acts: [{ kind: 'papers.begun', dossier: DESK, payload: { id: `P-${state.next}`, tasking, title, paragraphs: [...paragraphs] }, audience: [home], ...(tasking === null ? {} : { refs: [tasking] }) }] };
}

/** The paper as the writer saw it, or why nothing may be done to it. */
function current(paper: PaperNow | null, { paper: id, revision }: { readonly paper: string; readonly revision: number }, { actor }: Context<Charter>): PaperNow | Refusal {
  if (!mayMakePapers(actor)) return refuse('papers.not_allowed');
  if (!paper) return refuse('papers.not_found', { paper: id });
  if (paper.revision !== revision) return refuse('papers.stale', { yours: revision, current: paper.revision });
  return paper;
}

export function revise(state: { readonly paper: PaperNow | null; readonly known: Known }, command: Content & { readonly paper: string; readonly revision: number }, context: Context<Charter>): Decision {
  const paper = current(state.paper, command, context);
  if ('refused' in paper) return paper;
  if (paper.text !== null) return refuse('papers.put_already', { text: paper.text });
  const fault = contentFault(command, state.known);
  if (fault) return fault;
  return { acts: [{ kind: 'papers.revised', dossier: DESK, payload: { id: paper.id, revision: paper.revision + 1, title: command.title, paragraphs: [...command.paragraphs] }, audience: paper.audience }] };
}

/** Says what became of a comment or a proposal. @param open hashes of those that came on this paper */
export function review(state: { readonly paper: PaperNow | null; readonly open: Known }, command: { readonly paper: string; readonly revision: number; readonly record: string; readonly taken: boolean | null; readonly reason: Words }, context: Context<Charter>): Decision {
  const paper = current(state.paper, command, context);
  if ('refused' in paper) return paper;
  if (!state.open.has(command.record)) return refuse('papers.unknown_comment');
  if (command.taken === null) return refuse('papers.no_answer', {}, 'taken');
  if (Object.keys(command.reason).length === 0) return refuse('papers.no_reason', {}, 'reason');
  return { acts: [{ kind: 'papers.reviewed', dossier: DESK, payload: { id: paper.id, record: command.record, taken: command.taken, reason: command.reason }, audience: paper.audience }] };
}

/** May it be shared as it is? Every dissent that came goes with it: whoever makes the paper does not choose among them. */
export function shareable(paper: PaperNow | null, command: { readonly paper: string; readonly revision: number }, context: Context<Charter>): PaperNow | Refusal {
  const found = current(paper, command, context);
  if ('refused' in found) return found;
  if (found.paragraphs.length === 0) return refuse('papers.no_paragraphs');
  return found.sharedRevision === found.revision ? refuse('papers.shared_already', { revision: found.revision }) : found;
}

/** May it go on as a text? It has been shared as it is, and every comment on it was answered. */
export function puttable(paper: PaperNow | null, unanswered: number, command: { readonly paper: string; readonly revision: number }, context: Context<Charter>): PaperNow | Refusal {
  const found = current(paper, command, context);
  if ('refused' in found) return found;
  if (found.text !== null) return refuse('papers.put_already', { text: found.text });
  if (found.sharedRevision !== found.revision) return refuse('papers.not_shared');
  return unanswered > 0 ? refuse('papers.unanswered', { n: unanswered }) : found;
}
