/**
 * Instructions: what a capital tells its delegation, and positions that wait there for release.
 *
 * Both are the party's own: they stand in the chain of the organisation, so that no dossier shows that they are there, with the
 * audience of the party alone, which the policies of the database hold. What is released is the ordinary position of `procedures`.
 */
import type { Feature } from '../../platform/feature.ts';
import { noted, prepared, settled } from './schema.ts';
import { projectNoted, projectPrepared, projectSettled } from './store.ts';
import { words } from './words.ts';

export const instructions: Feature = {
  name: 'instructions',
  acts: {
    'instructions.noted': { payload: noted, project: projectNoted },
    'instructions.prepared': { payload: prepared, project: projectPrepared },
    'instructions.settled': { payload: settled, project: projectSettled },
  },
  projections: { instructions: "party || ' ' || subject || ' ' || lpad(version::text, 9, '0')", preparations: "party || ' ' || procedure" },
  words,
};

export { dropPosition, noteInstruction, preparePosition, releasePosition } from './commands.ts';
export { mayInstruct } from './rights.ts';
export { asPosition, type Preparation } from './rules.ts';
export { instructionsOn, preparationIn, type Instruction, type PreparationRow } from './store.ts';
export { words as instructionsWords } from './words.ts';
