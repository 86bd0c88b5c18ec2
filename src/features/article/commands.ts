import { DESK } from '../../core/act.ts';
import type { Charter } from '../../core/charter/schema.ts';
import { discloseAct } from '../../platform/acts.ts';
import type { Command } from '../../platform/perform.ts';
import { listSources, sourceById } from '../commitments/index.ts';
import * as rules from './rules.ts';
import { listFacts } from './store.ts';

/** Facts of one document, all or none: as many as a reader has read at a sitting. */
export const noteFacts = (input: readonly rules.NoteFact[], once: string | null): Command<Charter, rules.NoteState> => ({
  dossier: DESK, once,
  load: async (lease) => {
    const source = input[0]?.source ?? '';
    const acts = new Map<number, rules.Told>();
    for (const seq of new Set(input.map((one) => one.act))) {
      const found = seq === null ? null : await discloseAct(lease, seq);
      if (found) acts.set(seq!, found.act);
    }
    return { source: await sourceById(lease, source), sources: (await listSources(lease)).map((one) => one.id), noted: (await listFacts(lease, source)).map((one) => one.fact), acts };
  },
  decide: (state, context) => rules.noteFacts(state, input, context),
});
