import type { Charter } from '../../core/charter/schema.ts';
import { nextNumber } from '../../platform/numbers.ts';
import type { Command } from '../../platform/perform.ts';
import { dossierById } from '../dossiers/index.ts';
import { observation, presentImport } from '../series/index.ts';
import type { EvidenceRef } from './form.ts';
import { issueWarning as decide, type IssueWarning, type WarningState } from './rules.ts';
import type { Evidence } from './schema.ts';

/** The series whose figures a warning may cite. */
const SERIES = 'ucdp-deaths';

export function issueWarning(input: IssueWarning, refs: readonly EvidenceRef[], once: string | null): Command<Charter, WarningState> {
  return {
    dossier: input.dossier,
    once,
    load: async (lease) => {
      const dossier = await dossierById(lease, input.dossier);
      const present = refs.length > 0 ? await presentImport(lease, SERIES) : null;
      const evidence: Evidence[] = [];
      const unknownEvidence: string[] = [];
      for (const ref of refs) {
        if (!present) {
          unknownEvidence.push(`${ref.area} ${ref.period}`);
          continue;
        }
        const value = await observation(lease, present.id, ref.area, ref.period);
        if (value === null && (ref.period < present.covers_from || ref.period > present.covers_to)) unknownEvidence.push(`${ref.area} ${ref.period}`);
        else evidence.push({ import: present.id, series: present.series, ...ref, value, unit: { ...present.unit }, source: present.source, vintage: present.vintage });
      }
      return { dossier: dossier && { id: dossier.id, audience: dossier.audience }, next: await nextNumber(lease, 'W'), evidence, unknownEvidence };
    },
    decide: (state, context) => decide(state, input, context),
  };
}
