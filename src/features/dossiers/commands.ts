import type { Charter } from '../../core/charter/schema.ts';
import { nextNumber } from '../../platform/numbers.ts';
import type { Command } from '../../platform/perform.ts';
import { openDossier as decide, recordFact as decideFact, withdrawFact as decideWithdraw, type FactState, type OpenDossier, type RecordFact, type WithdrawFact, type WithdrawState } from './rules.ts';
import { factsOf } from './facts.ts';
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

export function withdrawFact(input: WithdrawFact, once: string | null): Command<Charter, WithdrawState> {
  return {
    dossier: input.dossier,
    once,
    load: async (lease) => {
      const dossier = await dossierById(lease, input.dossier);
      const fact = (await factsOf(lease, input.dossier)).find((one) => one.seq === input.fact && one.withdrawn === null) ?? null;
      return { dossier: dossier && { id: dossier.id, audience: dossier.audience }, fact: fact && { seq: fact.seq } };
    },
    decide: (state, context) => decideWithdraw(state, input, context),
  };
}
