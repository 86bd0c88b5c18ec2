/**
 * Humanitarian aid in three ledgers: pledged, shipped, delivered.
 *
 * Each entry has quantity, value, date and source. The ledgers of a pledge are set against each other on reading, with exact decimals: what is
 * missing or beyond is shown by how much and never hidden. What was entered wrongly is corrected by a further act; both stay.
 */
import type { Feature } from '../../platform/feature.ts';
import { corrected, entered, pledged } from './schema.ts';
import { projectCorrected, projectEntered, projectPledged } from './store.ts';
import { words } from './words.ts';

export const aid: Feature = {
  name: 'aid',
  acts: { 'aid.pledged': { payload: pledged, project: projectPledged }, 'aid.entered': { payload: entered, project: projectEntered }, 'aid.corrected': { payload: corrected, project: projectCorrected } },
  projections: { aid_pledges: 'id', aid_entries: "lpad(seq::text, 18, '0')" },
  words,
};

export { correctAid, enterAid, pledgeAid } from './commands.ts';
export { readCorrectionForm, readEntryForm, readPledgeForm } from './form.ts';
export { counting, largest, reconcile, shareOf, type Difference, type Reconciled } from './reconcile.ts';
export { mayEnterAid, mayKeepLedgers } from './rights.ts';
export type { Pledge as AidToPledge } from './rules.ts';
export { LEDGERS } from './schema.ts';
export { aidEntriesOf, aidPledgeById, listAidPledges, type AidEntry, type AidPledge } from './store.ts';
export { words as aidWords } from './words.ts';
