/**
 * Article: a document read fact by fact, and where on the desk each fact has its place.
 *
 * A fact is noted in the words of whoever reads, with at most twelve of the document's own and the characters where they stand. It names
 * the act that recorded it elsewhere on the desk (an entry of an operation, a pledge, a fact of a dossier, the charter) and the page that
 * shows it; both are checked when it is noted. Nothing is shown twice by copying: the page of the article, and the note at the foot of
 * each page that holds facts, are read from these acts. Rival values stand beside it, each with its source.
 */
import type { Feature } from '../../platform/feature.ts';
import { noted } from './schema.ts';
import { projectNoted } from './store.ts';
import { words } from './words.ts';

export const article: Feature = {
  name: 'article',
  acts: { 'article.noted': { payload: noted, project: projectNoted } },
  projections: { article_facts: "source || ' ' || fact" },
  words,
};

export { noteFacts } from './commands.ts';
export { readFactForm } from './form.ts';
export { mayNote } from './rights.ts';
export type { NoteFact } from './rules.ts';
export { KINDS, type Kind } from './schema.ts';
export { listFacts, type Fact } from './store.ts';
export { words as articleWords } from './words.ts';
