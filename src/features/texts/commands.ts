import type { Charter } from '../../core/charter/schema.ts';
import type { Paragraph } from '../../core/text.ts';
import type { Words } from '../../core/words.ts';
import type { ReadLease } from '../../platform/db/database.ts';
import { nextNumber } from '../../platform/numbers.ts';
import type { Command } from '../../platform/perform.ts';
import { consultationById } from '../consultations/index.ts';
import { dossierById } from '../dossiers/index.ts';
import { draftText as decideDraft, freezeText as decideFreeze, reviseText as decideRevise, type DraftState, type DraftText, type TextState } from './rules.ts';
import { textById, versionOf, type Text } from './store.ts';

export function draftText(input: DraftText, once: string | null): Command<Charter, DraftState> {
  return {
    dossier: input.dossier,
    once,
    load: async (lease) => {
      const dossier = await dossierById(lease, input.dossier);
      const consultation = input.consultation === null ? null : await consultationById(lease, input.consultation);
      return { dossier: dossier && { id: dossier.id, audience: dossier.audience }, next: await nextNumber(lease, 'T'), consultation };
    },
    decide: (state, context) => decideDraft(state, input, context),
  };
}

/** Which procedure runs on a text is known to the feature above this one, and handed in. */
export type RunningProcedure = (lease: ReadLease, text: string, now: string) => Promise<string | null>;

async function loadText(lease: ReadLease, id: string): Promise<TextState['text']> {
  const text = await textById(lease, id);
  if (!text) return null;
  const newest = text.version === 0 ? null : await versionOf(lease, id, text.version);
  const { dossier, audience, revision, version, title, paragraphs } = text;
  return { id, dossier, audience, revision, version, title, paragraphs, hash: newest?.hash ?? null };
}

export function reviseText(input: { text: string; revision: number; title: Words; paragraphs: readonly Paragraph[] }, text: Pick<Text, 'dossier'>, once: string | null): Command<Charter, TextState> {
  return {
    dossier: text.dossier,
    once,
    load: async (lease) => ({ text: await loadText(lease, input.text), running: null }),
    decide: (state, context) => decideRevise(state, input, context),
  };
}

export function freezeText(input: { text: string; revision: number }, text: Pick<Text, 'dossier'>, running: RunningProcedure, once: string | null): Command<Charter, TextState> {
  return {
    dossier: text.dossier,
    once,
    load: async (lease, now) => ({ text: await loadText(lease, input.text), running: await running(lease, input.text, now) }),
    decide: (state, context) => decideFreeze(state, input, context),
  };
}
