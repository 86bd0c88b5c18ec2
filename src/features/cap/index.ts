/**
 * The Common Alerting Protocol 1.2 (OASIS): the warnings of the exchange for those who have no node, and alerts of others read.
 *
 * `messages` says what each record is as a message and why; `shape` is the one table that writing and reading go by; `held` and `store` find what
 * stands, under the tokens of the reader. Nothing is recorded. An alert of others becomes an event of the desk by `import cap FILE`, which is a source.
 */
import type { Feature } from '../../platform/feature.ts';
import { words } from './words.ts';

export const cap: Feature = { name: 'cap', acts: {}, projections: {}, words };

export { capFeed } from './feed.ts';
export type { Message } from './held.ts';
export { readCap, type ReadAlert, type ReadFile } from './read.ts';
export { referencesOf, type Alert } from './shape.ts';
export { messageOf, newestMessages } from './store.ts';
export { capXml } from './write.ts';
export { words as capWords } from './words.ts';
