import type { Decision } from '../../src/core/act.ts';
import { begin, puttable, review, revise, shareable, type PaperNow } from '../../src/features/papers/rules.ts';
import { as, both, officer, signedDelegates } from '../actors.ts';
import type { RefusalCase } from './refusal.ts';

const HASH = `sha256:${'a'.repeat(64)}`;
const known = new Set([HASH]);
const content = { title: both('On the border'), paragraphs: [{ words: both('Little changed.'), sources: [HASH] }] };
const paper: PaperNow = { id: 'P-1', ...content, revision: 2, audience: ['secretariat'], sharedRevision: 2, text: null };
const beginning = (change: object = {}, state = { next: 1, known, tasking: true }, who = officer): Decision => begin(state, { tasking: null, ...content, ...change }, 'secretariat', as(who));
const revising = (change: object, of: PaperNow | null = paper): Decision => revise({ paper: of, known }, { paper: 'P-1', revision: 2, ...content, ...change }, as(officer));
const reviewing = (change: object): Decision => review({ paper, open: known }, { paper: 'P-1', revision: 2, record: HASH, taken: true, reason: both('In paragraph 1.'), ...change }, as(officer));
const at = { paper: 'P-1', revision: 2 };

export const paperRefusals: readonly RefusalCase[] = [
  ['papers.not_allowed', 'a delegate begins', () => beginning({}, undefined, signedDelegates.KAZ)],
  ['papers.no_title', 'without a title', () => beginning({ title: {} }), { field: 'title' }],
  ['papers.too_long', 'sixty-one paragraphs', () => beginning({ paragraphs: Array.from({ length: 61 }, () => content.paragraphs[0]) }), { facts: { most: 60 } }],
  ['papers.empty_paragraph', 'a paragraph of sources alone', () => beginning({ paragraphs: [{ words: {}, sources: [HASH] }] }), { facts: { paragraph: 1 } }],
  ['papers.unknown_source', 'resting on what is not here', () => beginning({ paragraphs: [{ words: both('x'), sources: [`sha256:${'b'.repeat(64)}`] }] }), { facts: { paragraph: 1 } }],
  ['papers.unknown_tasking', 'of a question that is not here', () => beginning({ tasking: 'x' }, { next: 1, known, tasking: false })],
  ['papers.not_found', 'no such paper', () => revising({}, null), { facts: { paper: 'P-1' } }],
  ['papers.stale', 'it was revised since', () => revising({ revision: 1 }), { facts: { yours: 1, current: 2 } }],
  ['papers.put_already', 'revised after it went on', () => revising({}, { ...paper, text: 'T-4' }), { facts: { text: 'T-4' } }],
  ['papers.put_already', 'put twice', () => puttable({ ...paper, text: 'T-4' }, 0, at, as(officer))],
  ['papers.unknown_comment', 'on a comment of another paper', () => reviewing({ record: `sha256:${'c'.repeat(64)}` })],
  ['papers.no_answer', 'neither taken nor not', () => reviewing({ taken: null }), { field: 'taken' }],
  ['papers.no_reason', 'without a reason', () => reviewing({ reason: {} }), { field: 'reason' }],
  ['papers.no_paragraphs', 'an empty one is shared', () => shareable({ ...paper, paragraphs: [], sharedRevision: null }, at, as(officer))],
  ['papers.shared_already', 'shared twice as it is', () => shareable(paper, at, as(officer)), { facts: { revision: 2 } }],
  ['papers.not_shared', 'put forward before it was seen', () => puttable({ ...paper, sharedRevision: 1 }, 0, at, as(officer))],
  ['papers.unanswered', 'a comment waits', () => puttable(paper, 3, at, as(officer)), { facts: { n: 3 } }],
];
