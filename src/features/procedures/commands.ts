import type { Charter } from '../../core/charter/schema.ts';
import { evaluateSilence, type SilenceOutcome } from '../../core/procedure/silence.ts';
import type { Instant } from '../../core/time.ts';
import type { ReadLease } from '../../platform/db/database.ts';
import { nextNumber } from '../../platform/numbers.ts';
import type { Command } from '../../platform/perform.ts';
import { charterSeqInForce } from '../charter/index.ts';
import { textById, versionOf, type RunningProcedure, type Text } from '../texts/index.ts';
import { caseOf, circulate as decideCirculate, takePosition as decidePosition, takeBack as decideTakeBack, withdrawObjection as decideWithdraw, type CirculateState, type CirculateText, type Running, type TakePosition } from './rules.ts';
import { asRunning, caseAt, listProcedures, pastHour, procedureById, type FullProcedure, type ProcedureRow } from './store.ts';

export function circulateText(input: CirculateText, text: Pick<Text, 'dossier'>, once: string | null): Command<Charter, CirculateState> {
  return {
    dossier: text.dossier,
    once,
    load: async (lease) => {
      const found = await textById(lease, input.text);
      const version = found && found.version > 0 ? await versionOf(lease, found.id, found.version) : null;
      const latest = (await listProcedures(lease, { text: input.text, limit: 1 }))[0];
      return {
        version: version && { text: version.text, dossier: found!.dossier, version: version.version, hash: version.hash, paragraphs: version.paragraphs.length, audience: version.audience },
        latest: latest ? asRunning(latest) : null,
        next: await nextNumber(lease, 'S'),
        charterSeq: await charterSeqInForce(lease),
      };
    },
    decide: (state, context) => decideCirculate(state, input, context),
  };
}

type PositionState = { running: Running | null };
const load = (id: string): Command<Charter, PositionState>['load'] => async (lease) => {
  const found = await procedureById(lease, id);
  return { running: found && asRunning(found) };
};

export function takePosition(input: TakePosition, procedure: Pick<ProcedureRow, 'dossier'>, once: string | null): Command<Charter, PositionState> {
  return { dossier: procedure.dossier, once, load: load(input.procedure), decide: (state, context) => decidePosition(state, input, context) };
}

export function withdrawObjection(input: Omit<TakePosition, 'kind' | 'words'>, procedure: Pick<ProcedureRow, 'dossier'>, once: string | null): Command<Charter, PositionState> {
  return { dossier: procedure.dossier, once, load: load(input.procedure), decide: (state, context) => decideWithdraw(state, input, context) };
}

export function takePositionBack(input: Pick<TakePosition, 'procedure' | 'hash' | 'seen'>, procedure: Pick<ProcedureRow, 'dossier'>, once: string | null): Command<Charter, PositionState> {
  return { dossier: procedure.dossier, once, load: load(input.procedure), decide: (state, context) => decideTakeBack(state, input, context) };
}

/** The outcome at an instant, from the acts. */
export const outcomeOf = (procedure: FullProcedure, now: Instant): SilenceOutcome => evaluateSilence(caseOf(asRunning(procedure)), now);

/** For `freezeText`: the procedure that holds a text still, if one is open. */
export const openProcedureOn: RunningProcedure = async (lease, text, now) => {
  const latest = (await listProcedures(lease, { text, limit: 1 }))[0];
  return latest && outcomeOf(latest, now).state === 'open' ? latest.id : null;
};

/** When texts were adopted whose hour has passed, in the given dossiers or in all that the reader may read. */
export async function decisionsAt(lease: ReadLease, now: Instant, dossiers: readonly string[] | null): Promise<{ dossier: string; at: Instant }[]> {
  const { plain, contested } = await pastHour(lease, now, dossiers);
  const weighed = contested.flatMap((p) => {
    const outcome = evaluateSilence(caseAt(p), now);
    return outcome.state === 'adopted' ? [{ dossier: p.dossier, at: outcome.decidedAt! }] : [];
  });
  return [...plain.map((p) => ({ dossier: p.dossier, at: p.deadline })), ...weighed];
}
