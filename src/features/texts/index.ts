/**
 * Texts: titled, numbered paragraphs, preambular and operative, in the authentic language and its translations.
 *
 * A draft counts its revisions, and an edit names the one it was made on. Freezing makes a version with a content
 * hash, which never changes; procedures and publications refer to a version by that hash.
 */
import type { Feature } from '../../platform/feature.ts';
import { saysDrafted, saysFrozen, saysRevised } from './says.ts';
import { drafted, frozen, revised } from './schema.ts';
import { projectDrafted, projectFrozen, projectRevised } from './store.ts';
import { words } from './words.ts';

export const texts: Feature = {
  name: 'texts',
  acts: {
    'texts.drafted': { payload: drafted, project: projectDrafted, says: saysDrafted },
    'texts.revised': { payload: revised, project: projectRevised, says: saysRevised },
    'texts.frozen': { payload: frozen, project: projectFrozen, says: saysFrozen },
  },
  projections: { texts: 'id', versions: "text || ' ' || lpad(version::text, 6, '0')" },
  words,
};

export { draftText, freezeText, reviseText, type RunningProcedure } from './commands.ts';
export { changedWords, paragraphChanges, wordChanges, type Change, type Piece } from './changes.ts';
export { applyEdit, readTextForm, type Edit } from './form.ts';
export { mayDraft } from './rights.ts';
export { firstVersions, headsOf, listTexts, textById, versionOf, versionsAt, versionsOf, type Text, type Version } from './store.ts';
export { stepOfVersion } from './steps.ts';
export { words as textsWords } from './words.ts';
