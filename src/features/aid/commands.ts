import { DESK } from '../../core/act.ts';
import type { Charter } from '../../core/charter/schema.ts';
import type { ReadLease } from '../../platform/db/database.ts';
import { nextNumber } from '../../platform/numbers.ts';
import type { Command } from '../../platform/perform.ts';
import * as rules from './rules.ts';
import { aidEntriesOf, aidPledgeById } from './store.ts';

export const pledgeAid = (input: rules.Pledge, once: string | null): Command<Charter, { next: number }> => ({
  dossier: DESK, once, load: async (lease) => ({ next: await nextNumber(lease, 'AID') }), decide: (state, context) => rules.pledgeAid(state, input, context),
});

const load = (pledge: string) => async (lease: ReadLease): Promise<rules.State> => ({ pledge: await aidPledgeById(lease, pledge), entries: await aidEntriesOf(lease, pledge) });

export const enterAid = (input: Parameters<typeof rules.enterAid>[1], once: string | null): Command<Charter, rules.State> => ({ dossier: DESK, once, load: load(input.pledge), decide: (state, context) => rules.enterAid(state, input, context) });

export const correctAid = (input: Parameters<typeof rules.correctAid>[1], once: string | null): Command<Charter, rules.State> => ({ dossier: DESK, once, load: load(input.pledge), decide: (state, context) => rules.correctAid(state, input, context) });
