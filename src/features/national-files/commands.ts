import { DESK } from '../../core/act.ts';
import type { Charter } from '../../core/charter/schema.ts';
import type { ReadLease } from '../../platform/db/database.ts';
import type { Command } from '../../platform/perform.ts';
import * as rules from './rules.ts';
import { nationalEntriesOf, openingsOf } from './store.ts';

export const enterNational = (input: rules.Enter, once: string | null): Command<Charter, null> => ({ dossier: DESK, once, load: async () => null, decide: (state, context) => rules.enterNational(state, input, context) });

export const withdrawNational = (input: { party: string; entry: number }, once: string | null): Command<Charter, { entry: { seq: number } | null }> => ({
  dossier: DESK, once, load: async (lease) => ({ entry: (await nationalEntriesOf(lease, input.party)).find((one) => one.seq === input.entry && !one.withdrawn) ?? null }), decide: (state, context) => rules.withdrawNational(state, input, context),
});

const open = (party: string) => async (lease: ReadLease): Promise<{ open: string[] }> => ({ open: (await openingsOf(lease, party)).filter((one) => one.closed_at === null).map((one) => one.reader) });

export const openNational = (input: rules.Open, once: string | null): Command<Charter, { open: string[] }> => ({ dossier: DESK, once, load: open(input.party), decide: (state, context) => rules.openNational(state, input, context) });

export const closeNational = (input: rules.Open, once: string | null): Command<Charter, { open: string[] }> => ({ dossier: DESK, once, load: open(input.party), decide: (state, context) => rules.closeNational(state, input, context) });
