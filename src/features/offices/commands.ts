import type { Charter } from '../../core/charter/schema.ts';
import type { ReadLease } from '../../platform/db/database.ts';
import { nextNumber } from '../../platform/numbers.ts';
import type { Command } from '../../platform/perform.ts';
import { personById } from '../people/index.ts';
import * as rules from './rules.ts';
import { entriesOf, holdingById, holdingsOf, mandateOf } from './store.ts';

async function load(lease: ReadLease, office: string, series: string, person: string | null = null): Promise<rules.OfficeState> {
  const entries = await entriesOf(lease, office);
  return {
    next: await nextNumber(lease, series), holders: await holdingsOf(lease, office), duty: await mandateOf(lease, office), reported: entries.filter((one) => one.kind === 'report').map((one) => one.due),
    known: person !== null && (await personById(lease, person)) !== null,
  };
}

export const takeUp = (input: rules.TakeUp, once: string | null): Command<Charter, rules.OfficeState> => ({
  dossier: 'desk', once, load: (lease) => load(lease, input.office, 'OH', input.person), decide: (state, context) => rules.takeUp(state, input, context),
});
export const leaveOffice = (input: rules.Leave, once: string | null): Command<Charter, rules.Held | null> => ({
  dossier: 'desk', once, load: (lease) => holdingById(lease, input.id), decide: (state, context) => rules.leave(state, input, context),
});
export const giveMandate = (input: rules.GiveMandate, once: string | null): Command<Charter, rules.OfficeState> => ({
  dossier: 'desk', once, load: (lease) => load(lease, input.office, 'OM'), decide: (state, context) => rules.giveMandate(state, input, context),
});
export const writeEntry = (input: rules.WriteEntry, once: string | null): Command<Charter, rules.OfficeState> => ({
  dossier: 'desk', once, load: (lease) => load(lease, input.office, 'OE'), decide: (state, context) => rules.writeEntry(state, input, context),
});
export const preside = (input: rules.Preside, once: string | null): Command<Charter, { next: number }> => ({
  dossier: 'desk', once, load: async (lease) => ({ next: await nextNumber(lease, 'CT') }), decide: (state, context) => rules.preside(state, input, context),
});
