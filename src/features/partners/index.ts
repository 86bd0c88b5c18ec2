/**
 * Partners: whom the organisation works with beyond its members, as the charter names them.
 *
 * A partner's sheet holds entries of five kinds (counterpart, joint plan, meeting, notification, speech), each an act with its
 * source; how one stands changes by an act with its reason. Two figures are computed on reading from what was imported: how alike
 * the members vote in the General Assembly (`cohesion`), and whom they send to operations of the United Nations (`contributions`).
 */
import type { Feature } from '../../platform/feature.ts';
import { changed, entered } from './schema.ts';
import { projectChanged, projectEntered } from './store.ts';
import { words } from './words.ts';

export const partners: Feature = {
  name: 'partners',
  acts: { 'partners.entered': { payload: entered, project: projectEntered }, 'partners.changed': { payload: changed, project: projectChanged } },
  projections: { partner_entries: 'id' },
  words,
};

export { changePartner, enterPartner } from './commands.ts';
export { cohesionOf, FEWEST_CALLS, perMille, type Cohesion } from './cohesion.ts';
export { contributionsOf } from './contributions.ts';
export { readChangeForm, readEntryForm } from './form.ts';
export { readCohesion, readContributions, type Behind } from './read.ts';
export { mayKeepPartners } from './rights.ts';
export { isOverdue, type EnterPartner } from './rules.ts';
export { KINDS as ENTRY_KINDS, STATES as ENTRY_STATES } from './schema.ts';
export { entriesOf, entryById, type Entry } from './store.ts';
export { words as partnersWords } from './words.ts';
