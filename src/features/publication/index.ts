/**
 * Publication: an adopted text gets its symbol and becomes public, with reservations and who took part.
 *
 * The announcement is an act of its own, allowed only when the evaluator says adopted. It is the one public act of a
 * matter and carries all that the public page shows; anyone can check the text's hash and the chain of the dossier
 * without seeing the other acts. Outsiders read it as a page, an Atom feed, JSON and a plain file.
 */
import type { Feature } from '../../platform/feature.ts';
import { saysAnnounced } from './says.ts';
import { announced } from './schema.ts';
import { projectAnnounced } from './store.ts';
import { words } from './words.ts';

export const publication: Feature = {
  name: 'publication',
  acts: { 'publication.announced': { payload: announced, project: projectAnnounced, says: saysAnnounced } },
  projections: { publications: 'symbol' },
  words,
};

export { announce } from './commands.ts';
export { atomFeed, FEED_SIZE, pageOfStatement, pathOf, sitemap, subjectName, type Site } from './feed.ts';
export { statementJson, statementsJson, statementShape, statementsShape } from './public.ts';
export { mayAnnounce } from './rights.ts';
export { type Participant } from './schema.ts';
export { announcedSymbols, countByHeading, countPublications, listPublications, publicationByHash, publicationBySymbol, publicationOf, publishedDossiers, unannounced, type Publication } from './store.ts';
export { stepOfPublication } from './steps.ts';
export { words as publicationWords } from './words.ts';
