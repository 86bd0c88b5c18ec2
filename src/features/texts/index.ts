/**
 * Texts: titled, numbered paragraphs, preambular and operative, in the authentic language and its translations.
 *
 * A draft counts its revisions, and an edit names the one it was made on. Freezing makes a version with a content
 * hash, which never changes; procedures and publications refer to a version by that hash.
 */
import type { Feature } from '../../platform/feature.ts';
import { drafted, frozen, revised } from './schema.ts';
import { projectDrafted, projectFrozen, projectRevised } from './store.ts';
import { words } from './words.ts';

export const texts: Feature = {
  name: 'texts',
  acts: {
    'texts.drafted': { payload: drafted, project: projectDrafted },
    'texts.revised': { payload: revised, project: projectRevised },
    'texts.frozen': { payload: frozen, project: projectFrozen },
  },
  projections: { texts: 'id', versions: "text || ' ' || lpad(version::text, 6, '0')" },
  words,
};

export { draftText, freezeText, reviseText, type RunningProcedure } from './commands.ts';
export { applyEdit, readTextForm, type Edit } from './form.ts';
export { mayDraft } from './rights.ts';
export { firstVersions, listTexts, textById, versionOf, versionsOf, type Text, type Version } from './store.ts';
export { stepOfVersion } from './steps.ts';
export { words as textsWords } from './words.ts';
