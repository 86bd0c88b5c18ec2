import { DESK } from '../../core/act.ts';
import { digest } from '../../core/canonical.ts';
import type { Charter } from '../../core/charter/schema.ts';
import type { Command } from '../../platform/perform.ts';
import type { CharterFault } from './read.ts';
import { readCharter } from './read.ts';
import { putInForce as decide, type CharterState } from './rules.ts';
import { charterInForce } from './store.ts';

/** Reads a charter file and makes the command that puts it in force, or lists every mistake in it. */
export function putInForce(input: { text: string; file: string; once: string | null }): Command<Charter | null, CharterState> | CharterFault[] {
  const charter = readCharter(input.text, input.file);
  if (Array.isArray(charter)) return charter;
  return {
    dossier: DESK,
    once: input.once,
    load: async (lease) => {
      const current = await charterInForce(lease);
      return { current: current?.charter ?? null, digest: current?.digest ?? null };
    },
    decide: (state, context) => decide(state, { charter, digest: digest(input.text), file: input.file }, context),
  };
}
