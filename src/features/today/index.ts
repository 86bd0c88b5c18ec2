/**
 * Today: what needs an answer, from whom, and by what hour; what changed since one last looked.
 *
 * No duty is stored. What is read (`readRows`, `readRevisions`) depends on the acts, the reader and the day; what is asked
 * at this hour (`dutiesFrom`, `revisionsFrom`) is computed from it. Which duties a person has follows from the charter's
 * rights. Only the visit is kept: the newest act a person has been shown, so that the page can say what came after.
 */
export { dutiesFrom, owedBy } from './duties.ts';
export { readRevisions, revisionsFrom, type Revision, type RevisionRows } from './revisions.ts';
export { dayAround, readRows, roleOf, type Role, type Rows } from './rows.ts';
export { countUnder, dueBefore, headlineOf, isOpen, shortlist, type Count, type Duty, type DutyKind, type Headline } from './rules.ts';
export { linesOf, type Line, type Told } from './since.ts';
export { visitOf } from './store.ts';
export { VISIT_MINUTES, visitAfter, type Seen, type Visit } from './visits.ts';
export { words as todayWords } from './words.ts';
