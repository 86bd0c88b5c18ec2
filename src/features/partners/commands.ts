import type { Charter } from '../../core/charter/schema.ts';
import { nextNumber } from '../../platform/numbers.ts';
import type { Command } from '../../platform/perform.ts';
import { publicationBySymbol } from '../publication/index.ts';
import * as rules from './rules.ts';
import { entryById } from './store.ts';

export const enterPartner = (input: rules.EnterPartner, once: string | null): Command<Charter, rules.EnterState> => ({
  dossier: 'desk', once,
  load: async (lease) => ({ next: await nextNumber(lease, 'PE'), statement: input.statement === null ? null : ((await publicationBySymbol(lease, input.statement))?.symbol ?? null) }),
  decide: (state, context) => rules.enterPartner(state, input, context),
});

export const changePartner = (input: rules.ChangePartner, once: string | null): Command<Charter, rules.Standing | null> => ({
  dossier: 'desk', once,
  load: async (lease) => entryById(lease, input.id),
  decide: (state, context) => rules.changePartner(state, input, context),
});
