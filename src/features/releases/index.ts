/**
 * Public release of records of the exchange.
 *
 * A record is public when its origin, which is this node, marked it CLEAR and public, and a person whose office may signed the same bytes with a key that is
 * endorsed for releasing alone. The act holds the signature and not the text: the text is copied into `releases`, which public pages read and nothing else,
 * and goes from there with the act that recalls or revises the record. Both signatures are verified again whenever something is read from it.
 */
import type { Feature } from '../../platform/feature.ts';
import { signed } from './schema.ts';
import { projectAfterPublished, projectSigned } from './store.ts';
import { words } from './words.ts';

export const releases: Feature = {
  name: 'releases',
  acts: { 'release.signed': { payload: signed, project: projectSigned } },
  follows: { 'exchange.published': projectAfterPublished },
  projections: { releases: 'id' },
  words,
};

export { releaseRecord } from './commands.ts';
export { recordsFeed } from './feed.ts';
export { hasRecords, publicRecord, publicRecords, type Found, type PublicRecord } from './read.ts';
export { releasesAs } from './rights.ts';
export { verifyScript } from './script.ts';
export { envelopeOf, releasesOf, type Release } from './store.ts';
export { headingOf, viewOf, type View } from './view.ts';
export { words as releasesWords } from './words.ts';
