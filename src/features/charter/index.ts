/**
 * The charter: the organisation as data, from a YAML file, put in force by an act.
 *
 * A file is read whole or not at all, and every mistake is named with its line. The newest charter is in force; what
 * runs keeps the one it started under, and editing the file rewrites no history.
 */
import type { Feature } from '../../platform/feature.ts';
import { charterInForce as payload } from './schema.ts';
import { projectInForce } from './store.ts';
import { words } from './words.ts';

export const charter: Feature = {
  name: 'charter',
  acts: { 'charter.in_force': { payload, project: projectInForce } },
  projections: { charters: "lpad(seq::text, 18, '0')" },
  words,
};

export { putInForce } from './commands.ts';
export { readCharter, type CharterFault } from './read.ts';
export { charterInForce, charterOfAct, charterSeqInForce, type Current } from './store.ts';
export { words as charterWords } from './words.ts';
