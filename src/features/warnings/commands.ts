import type { Charter } from '../../core/charter/schema.ts';
import { nextNumber } from '../../platform/numbers.ts';
import type { Command } from '../../platform/perform.ts';
import { dossierById } from '../dossiers/index.ts';
import { markedMonth, observation, presentImport } from '../series/index.ts';
import type { ReadLease } from '../../platform/db/database.ts';
import type { EvidenceRef } from './form.ts';
import { issueWarning as decide, type IssueWarning, type WarningState } from './rules.ts';
import type { Evidence } from './schema.ts';

/** A figure as evidence, from the present import; a month that is not covered is evidence too. Null where nothing covers it, or no mark stands on it. */
async function evidenceFor(lease: ReadLease, { signal, ...ref }: EvidenceRef): Promise<Evidence | null> {
  const present = await presentImport(lease, ref.series);
  if (!present || ref.period < present.covers_from || ref.period > present.covers_to) return null;
  const figure = await observation(lease, present.id, ref.area, ref.period);
  const evidence: Evidence = { import: present.id, ...ref, value: figure?.value ?? null, unit: { ...present.unit }, source: figure?.source ?? present.source, vintage: figure?.published ?? present.vintage };
  if (!signal) return evidence;
  const marked = await markedMonth(lease, ref);
  return marked && { ...evidence, signal: { expected: marked.expected, low: marked.low, high: marked.high, months: marked.months } };
}

export function issueWarning(input: IssueWarning, refs: readonly EvidenceRef[], once: string | null): Command<Charter, WarningState> {
  return {
    dossier: input.dossier,
    once,
    load: async (lease) => {
      const dossier = await dossierById(lease, input.dossier);
      const evidence: Evidence[] = [];
      const unknownEvidence: string[] = [];
      for (const ref of refs) {
        const found = await evidenceFor(lease, ref);
        if (found) evidence.push(found);
        else unknownEvidence.push(`${ref.series} ${ref.area} ${ref.period}`);
      }
      return { dossier: dossier && { id: dossier.id, audience: dossier.audience }, next: await nextNumber(lease, 'W'), evidence, unknownEvidence };
    },
    decide: (state, context) => decide(state, input, context),
  };
}
