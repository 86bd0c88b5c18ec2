import type { Charter } from '../../core/charter/schema.ts';
import { nextNumber } from '../../platform/numbers.ts';
import type { Command } from '../../platform/perform.ts';
import { openDossier as decide, type OpenDossier } from './rules.ts';

export function openDossier(input: OpenDossier, once: string | null): Command<Charter, { next: number }> {
  return {
    dossier: null,
    once,
    load: async (lease) => ({ next: await nextNumber(lease, 'D') }),
    decide: (state, context) => decide(state, input, context),
  };
}
