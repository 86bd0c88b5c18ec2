import type { Audience, Context, Decision } from '../../core/act.ts';
import type { Charter } from '../../core/charter/schema.ts';
import { refuse, type Refusal } from '../../core/refusal.ts';
import { textFiles, type Paragraph } from '../../core/text.ts';
import type { Words } from '../../core/words.ts';
import { mayDraft } from './rights.ts';
import { MOST_PARAGRAPHS } from './schema.ts';

export type DraftText = { dossier: string; consultation: string | null; title: Words; paragraphs: readonly Paragraph[] };
export type DraftState = { dossier: { id: string; audience: Audience } | null; next: number; consultation: { id: string; dossier: string } | null };

export function draftText(state: DraftState, command: DraftText, { actor, charter, now }: Context<Charter>): Decision {
  if (!mayDraft(actor, charter, now)) return refuse('texts.not_allowed');
  if (!state.dossier) return refuse('dossier.not_found', { dossier: command.dossier });
  if (command.consultation !== null && state.consultation?.dossier !== state.dossier.id) return refuse('texts.unknown_consultation', { consultation: command.consultation }, 'consultation');
  const fault = contentFault(command);
  if (fault) return fault;
  const { title, paragraphs, consultation } = command;
  return {
    acts: [{ kind: 'texts.drafted', dossier: state.dossier.id, payload: { id: `T-${state.next}`, dossier: state.dossier.id, consultation, title, paragraphs: [...paragraphs] }, audience: state.dossier.audience, ...(consultation === null ? {} : { refs: [consultation] }) }],
  };
}

export type TextState = {
  text: { id: string; dossier: string; audience: Audience; revision: number; version: number; title: Words; paragraphs: readonly Paragraph[]; hash: string | null } | null;
  /** The running procedure on this text, if any: its version must not move. */
  running: string | null;
};

/** Saves a changed draft. `revision` is the one the writer saw; another one since is a conflict, never overwritten. */
export function reviseText(state: TextState, command: { text: string; revision: number; title: Words; paragraphs: readonly Paragraph[] }, { actor, charter, now }: Context<Charter>): Decision {
  if (!mayDraft(actor, charter, now)) return refuse('texts.not_allowed');
  const { text } = state;
  if (!text) return refuse('texts.not_found', { text: command.text });
  if (text.revision !== command.revision) return refuse('texts.stale', { yours: command.revision, current: text.revision });
  const fault = contentFault(command);
  if (fault) return fault;
  return {
    acts: [{ kind: 'texts.revised', dossier: text.dossier, payload: { id: text.id, revision: text.revision + 1, title: command.title, paragraphs: [...command.paragraphs] }, audience: text.audience }],
  };
}

/** Freezes the draft as the next version. It must be complete in the authentic language. */
export function freezeText(state: TextState, command: { text: string; revision: number }, { actor, charter, now }: Context<Charter>): Decision {
  if (!mayDraft(actor, charter, now)) return refuse('texts.not_allowed');
  const { text } = state;
  if (!text) return refuse('texts.not_found', { text: command.text });
  if (text.revision !== command.revision) return refuse('texts.stale', { yours: command.revision, current: text.revision });
  if (state.running !== null) return refuse('texts.running', { procedure: state.running });
  if (text.paragraphs.length === 0) return refuse('texts.empty', {});
  const { authentic, publication } = charter.languages;
  const incomplete = text.paragraphs.flatMap((p, i) => (p.words[authentic] === undefined ? [i + 1] : []));
  if (text.title[authentic] === undefined || incomplete.length > 0) return refuse('texts.not_authentic', { language: authentic, paragraphs: incomplete });
  const files = textFiles(text.title, text.paragraphs, [...new Set([authentic, ...publication])]);
  const hash = files[authentic]!.sha256;
  if (hash === text.hash) return refuse('texts.unchanged', { version: text.version });
  return {
    acts: [{ kind: 'texts.frozen', dossier: text.dossier, payload: { id: text.id, version: text.version + 1, hash, title: text.title, paragraphs: [...text.paragraphs], files }, audience: text.audience }],
  };
}

function contentFault(content: { title: Words; paragraphs: readonly Paragraph[] }): Refusal | null {
  if (Object.keys(content.title).length === 0) return refuse('texts.no_title', {}, 'title');
  if (content.paragraphs.length > MOST_PARAGRAPHS) return refuse('texts.too_long', { most: MOST_PARAGRAPHS }, 'paragraphs');
  const empty = content.paragraphs.findIndex((p) => Object.keys(p.words).length === 0);
  if (empty >= 0) return refuse('texts.empty_paragraph', { paragraph: empty + 1 }, `paragraph${empty + 1}`);
  const late = content.paragraphs.findIndex((p, i) => p.part === 'preambular' && content.paragraphs.slice(0, i).some((before) => before.part === 'operative'));
  return late >= 0 ? refuse('texts.preamble_after', { paragraph: late + 1 }, `paragraph${late + 1}`) : null;
}
