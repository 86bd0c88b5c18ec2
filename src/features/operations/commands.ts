import type { Charter } from '../../core/charter/schema.ts';
import { dayOf, type Instant } from '../../core/time.ts';
import type { ReadLease } from '../../platform/db/database.ts';
import { nextNumber } from '../../platform/numbers.ts';
import type { Command } from '../../platform/perform.ts';
import { charterInForce } from '../charter/index.ts';
import { dossierById } from '../dossiers/index.ts';
import { outcomeOf, procedureById } from '../procedures/index.ts';
import * as rules from './rules.ts';
import { operationById } from './store.ts';

export const requestOperation = (input: rules.RequestOperation, once: string | null): Command<Charter, rules.RequestState> => ({
  dossier: input.dossier, once,
  load: async (lease) => {
    const dossier = await dossierById(lease, input.dossier);
    return { dossier: dossier && { id: dossier.id, audience: dossier.audience }, next: await nextNumber(lease, 'OP') };
  },
  decide: (state, context) => rules.requestOperation(state, input, context),
});

/** What a procedure of the same dossier has come to by an hour: another one may be read by others. The day of a decision is that of its own hour. */
async function adoptedBy(lease: ReadLease, id: string, dossier: string, now: Instant): Promise<rules.Adopted | null> {
  const found = await procedureById(lease, id);
  if (found?.dossier !== dossier) return null;
  const outcome = outcomeOf(found, now);
  const zone = (await charterInForce(lease))!.charter.seat.zone;
  return { procedure: found.id, text: found.text, version: found.version, hash: found.hash, on: dayOf(outcome.decidedAt ?? now, zone), adopted: outcome.state === 'adopted' };
}

export const recordEntry = (input: rules.RecordEntry, { dossier }: { dossier: string }, once: string | null): Command<Charter, rules.RecordState> => ({
  dossier, once,
  load: async (lease, now) => {
    const file = await operationById(lease, input.operation);
    const procedure = 'decision' in input.entry ? input.entry.decision.procedure : null;
    const mine = file?.row.dossier === dossier ? file : null;
    return { operation: mine?.operation ?? null, recorded: mine?.recorded ?? [], dossier, audience: mine?.row.audience ?? [], adopted: procedure === null ? null : await adoptedBy(lease, procedure, dossier, now) };
  },
  decide: (state, context) => rules.recordEntry(state, input, context),
});
