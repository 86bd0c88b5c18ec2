import type { Charter } from '../../core/charter/schema.ts';
import type { Words } from '../../core/words.ts';
import { nextNumber } from '../../platform/numbers.ts';
import type { Command } from '../../platform/perform.ts';
import { dossierById } from '../dossiers/index.ts';
import * as rules from './rules.ts';
import { scenarioSetById } from './store.ts';

export const setScenarios = (input: rules.SetScenarios, once: string | null): Command<Charter, rules.SetState> => ({
  dossier: input.dossier, once,
  load: async (lease) => {
    const dossier = await dossierById(lease, input.dossier);
    const before = input.changes === null ? null : await scenarioSetById(lease, input.changes);
    return { dossier: dossier && { id: dossier.id, audience: dossier.audience }, next: await nextNumber(lease, 'SC'), before: before?.dossier === input.dossier ? before : null };
  },
  decide: (state, context) => rules.setScenarios(state, input, context),
});

export const resolveScenarios = (input: { set: string; outcome: string; words: Words }, { dossier }: { dossier: string }, once: string | null): Command<Charter, rules.ResolveState> => ({
  dossier, once,
  load: async (lease) => {
    const set = await scenarioSetById(lease, input.set);
    return { set: set?.dossier === dossier ? set : null, dossier, audience: set?.audience ?? [] };
  },
  decide: (state, context) => rules.resolveScenarios(state, input, context),
});
