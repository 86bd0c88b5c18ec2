/**
 * Warnings: a person's, never a machine's. One sentence, a probability and apart from it a confidence, a consequence,
 * addressees, response options with lead times, and the date by which an answer is needed.
 *
 * Answer-by is the horizon less the longest lead time; another date needs a reason. A warning without addressee,
 * option or date is refused.
 */
import type { Feature } from '../../platform/feature.ts';
import { saysIssued } from './says.ts';
import { issued } from './schema.ts';
import { projectIssued } from './store.ts';
import { words } from './words.ts';

export const warnings: Feature = {
  name: 'warnings',
  acts: { 'warnings.issued': { payload: issued, project: projectIssued, says: saysIssued } },
  projections: { warnings: 'id' },
  words,
};

export { issueWarning } from './commands.ts';
export { OPTION_ROWS, readEvidence, readWarningForm, type EvidenceRef } from './form.ts';
export { mayIssueWarning } from './rights.ts';
export { answerByOf, type IssueWarning } from './rules.ts';
export { CONFIDENCE, type Evidence, type Option } from './schema.ts';
export { countWarnings, firstWarnings, listWarnings, signalsCited, warningById, warningHours, warningsWithEvidence, type Warning } from './store.ts';
export { stepsOfWarning } from './steps.ts';
export { words as warningsWords } from './words.ts';
