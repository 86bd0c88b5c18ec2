import type { Charter } from '../../core/charter/schema.ts';
import { nextNumber } from '../../platform/numbers.ts';
import type { Command } from '../../platform/perform.ts';
import { openDossier as decide, recordFact as decideFact, type FactState, type OpenDossier, type RecordFact } from './rules.ts';
import { dossierById } from './store.ts';

export function openDossier(input: OpenDossier, once: string | null): Command<Charter, { next: number }> {
  return {
    dossier: null,
    once,
    load: async (lease) => ({ next: await nextNumber(lease, 'D') }),
    decide: (state, context) => decide(state, input, context),
  };
}

export function recordFact(input: RecordFact, once: string | null): Command<Charter, FactState> {
  return {
    dossier: input.dossier,
    once,
    load: async (lease) => {
      const dossier = await dossierById(lease, input.dossier);
      return { dossier: dossier && { id: dossier.id, audience: dossier.audience } };
    },
    decide: (state, context) => decideFact(state, input, context),
  };
}
