/**
 * Papers (conceptual documents): made from the answers of several centres.
 *
 * A paper is written at home; each paragraph names the records that it rests on. What others see is a snapshot that somebody shares, a
 * record of the exchange. Every dissent that came goes with it, in a section of its own. Comments and proposals are each answered; then the
 * paper goes on as a text of a dossier, on which the parties decide by the procedures of the charter.
 */
import type { Feature } from '../../platform/feature.ts';
import { begun, put, reviewed, revised, shared } from './schema.ts';
import { projectBegun, projectPut, projectReviewed, projectRevised, projectShared } from './store.ts';
import { words } from './words.ts';

export const papers: Feature = {
  name: 'papers',
  acts: {
    'papers.begun': { payload: begun, project: projectBegun },
    'papers.revised': { payload: revised, project: projectRevised },
    'papers.shared': { payload: shared, project: projectShared },
    'papers.reviewed': { payload: reviewed, project: projectReviewed },
    'papers.put': { payload: put, project: projectPut },
  },
  projections: { papers: 'id', paper_reviews: "paper || ' ' || record" },
  words,
};

export { beginPaper, putPaper, reviewComment, revisePaper, sharePaper } from './commands.ts';
export { mayMakePapers } from './rights.ts';
export { MOST_PARAGRAPHS, type Paragraph } from './schema.ts';
export { listPapers, paperById, reviewsOf, type Paper, type Review } from './store.ts';
export { aroundPaper, type Around } from './around.ts';
export { words as papersWords } from './words.ts';
