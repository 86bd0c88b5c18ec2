import type { Charter } from '../../core/charter/schema.ts';
import { evaluateSilence, type SilenceOutcome } from '../../core/procedure/silence.ts';
import type { Instant } from '../../core/time.ts';
import type { ReadLease } from '../../platform/db/database.ts';
import { nextNumber } from '../../platform/numbers.ts';
import type { Command } from '../../platform/perform.ts';
import { charterSeqInForce } from '../charter/index.ts';
import { textById, versionOf, type RunningProcedure, type Text } from '../texts/index.ts';
import * as periods from './periods.ts';
import * as rules from './rules.ts';
import type { Running, TakePosition } from './rules.ts';
import { asRunning, caseAt, listProcedures, pastHour, procedureById, proposalById, proposalOf, type FullProcedure, type ProcedureRow, type ProposalRow } from './store.ts';

const asProposal = (row: ProposalRow): rules.Proposal => ({ id: row.id, dossier: row.dossier, version: row.version, hash: row.hash, roster: row.roster, audience: row.audience, objections: row.objections });

/** What deciding on a version by silence depends on. */
async function loadVersion(lease: ReadLease, text: string): Promise<rules.CirculateState> {
  const found = await textById(lease, text);
  const version = found && found.version > 0 ? await versionOf(lease, found.id, found.version) : null;
  const latest = (await listProcedures(lease, { text, limit: 1 }))[0];
  const proposal = await proposalOf(lease, text);
  return {
    version: version && { text: version.text, dossier: found!.dossier, version: version.version, hash: version.hash, paragraphs: version.paragraphs, audience: version.audience },
    latest: latest ? asRunning(latest) : null,
    before: latest ? ((await versionOf(lease, text, latest.version))?.paragraphs ?? []) : [],
    proposal: proposal && asProposal(proposal),
    next: await nextNumber(lease, 'S'),
    nextProposal: await nextNumber(lease, 'SP'),
    charterSeq: await charterSeqInForce(lease),
  };
}

export const circulateText = (input: rules.CirculateText, text: Pick<Text, 'dossier'>, once: string | null): Command<Charter, rules.CirculateState> => ({
  dossier: text.dossier, once, load: (lease) => loadVersion(lease, input.text), decide: (state, context) => rules.circulate(state, input, context),
});

export const proposeSilence = (input: periods.ProposeSilence, text: Pick<Text, 'dossier'>, once: string | null): Command<Charter, rules.CirculateState> => ({
  dossier: text.dossier, once, load: (lease) => loadVersion(lease, input.text), decide: (state, context) => periods.proposeSilence(state, input, context),
});

export const objectToUse = (input: Parameters<typeof periods.objectToUse>[1], text: Pick<Text, 'dossier'>, once: string | null): Command<Charter, Parameters<typeof periods.objectToUse>[0]> => ({
  dossier: text.dossier, once,
  load: async (lease) => {
    const proposal = await proposalById(lease, input.proposal);
    const latest = proposal && (await listProcedures(lease, { text: proposal.text, limit: 1 }))[0];
    return { proposal: proposal && asProposal(proposal), circulated: latest?.hash === proposal?.hash && latest !== undefined && latest !== null };
  },
  decide: (state, context) => periods.objectToUse(state, input, context),
});

export const extendPeriod = (input: periods.ExtendPeriod, procedure: Pick<ProcedureRow, 'dossier'>, once: string | null): Command<Charter, PositionState> => ({
  dossier: procedure.dossier, once, load: load(input.procedure), decide: (state, context) => periods.extendPeriod(state, input, context),
});

export const endPeriod = (input: periods.EndPeriod, procedure: Pick<ProcedureRow, 'dossier'>, once: string | null): Command<Charter, PositionState> => ({
  dossier: procedure.dossier, once, load: load(input.procedure), decide: (state, context) => periods.endPeriod(state, input, context),
});

export const confirmAdoption = (input: Parameters<typeof periods.confirmAdoption>[1], procedure: Pick<ProcedureRow, 'dossier'>, once: string | null): Command<Charter, PositionState> => ({
  dossier: procedure.dossier, once, load: load(input.procedure), decide: (state, context) => periods.confirmAdoption(state, input, context),
});

type PositionState = { running: Running | null };
const load = (id: string): Command<Charter, PositionState>['load'] => async (lease) => {
  const found = await procedureById(lease, id);
  return { running: found && asRunning(found) };
};

export function takePosition(input: TakePosition, procedure: Pick<ProcedureRow, 'dossier'>, once: string | null): Command<Charter, PositionState> {
  return { dossier: procedure.dossier, once, load: load(input.procedure), decide: (state, context) => rules.takePosition(state, input, context) };
}

export function withdrawObjection(input: Omit<TakePosition, 'kind' | 'words'>, procedure: Pick<ProcedureRow, 'dossier'>, once: string | null): Command<Charter, PositionState> {
  return { dossier: procedure.dossier, once, load: load(input.procedure), decide: (state, context) => rules.withdrawObjection(state, input, context) };
}

export function takePositionBack(input: Pick<TakePosition, 'procedure' | 'hash' | 'seen'>, procedure: Pick<ProcedureRow, 'dossier'>, once: string | null): Command<Charter, PositionState> {
  return { dossier: procedure.dossier, once, load: load(input.procedure), decide: (state, context) => rules.takeBack(state, input, context) };
}

/** The outcome at an instant, from the acts. */
export const outcomeOf = (procedure: FullProcedure, now: Instant): SilenceOutcome => evaluateSilence(rules.caseOf(asRunning(procedure)), now);

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
