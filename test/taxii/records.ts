import type { ExportedKind } from '../../src/core/stix/standing.ts';
import type { Draft } from '../../src/features/exchange/rules.ts';
import { both } from '../actors.ts';
import { draft } from '../exchange/drafts.ts';

type About = { readonly id: string; readonly hash: string };

/** Whatever may be empty is, in the first of two; in the second everything is said, in two languages. */
const judged = (mark: string, full: boolean): object => ({
  title: both(`${mark} title`), judgement: both(`${mark} judgement`), likelihood: { low: 0.55, high: 0.8 }, confidence: full ? 'high' : 'low',
  sources: full ? [{ title: `${mark} source`, grade: 'B2', published: '2022-05' }, { title: `${mark} other source`, grade: 'F6', published: null }] : [],
  assumptions: full ? [both(`${mark} assumption`)] : [], alternatives: full ? [both(`${mark} alternative`)] : [], changes: full ? [both(`${mark} change`)] : [],
});
const BODIES: { readonly [K in ExportedKind]: (mark: string, full: boolean) => object } = {
  assessment: judged,
  answer: judged,
  warning: (mark, full) => ({ title: both(`${mark} title`), consequence: both(`${mark} consequence`), options: [both(`${mark} option`)], addressee: ['KAZ', 'KGZ'], answerBy: '2022-05-20T12:00:00.000Z', probability: full ? 0.3 : null, sources: full ? [{ title: `${mark} source`, grade: 'A1', published: '2022' }] : [] }),
  forecast: (mark, full) => ({ question: both(`${mark} question`), probability: full ? 0.25 : 0, horizon: '2022-12-31', rule: both(`${mark} rule`), because: full ? both(`${mark} because`) : null }),
  tasking: (mark, full) => ({ question: both(`${mark} question`), background: full ? both(`${mark} background`) : null, answerBy: '2022-05-20T12:00:00.000Z' }),
  paper: (mark, full) => ({ title: both(`${mark} title`), version: 3, paragraphs: [both(`${mark} one`), both(`${mark} two`)], dissents: full ? [`sha256:${'a'.repeat(64)}`] : [], expires: full ? '2023-01-01T00:00:00.000Z' : null }),
  comment: (mark) => ({ text: both(`${mark} comment`) }),
  dissent: (mark, full) => ({ text: both(`${mark} dissent`), paragraph: full ? 2 : null }),
  proposal: (mark, full) => ({ text: both(`${mark} proposal`), paragraph: full ? 1 : null }),
};
const POINTS: Partial<Record<ExportedKind, string>> = { answer: 'answers', dissent: 'disputes', proposal: 'proposes', comment: 'comments' };

/** A record of a kind in which every text begins with `mark`. */
export const recordOf = (kind: ExportedKind, to: readonly string[], mark: string, about: About, full = true, change: Partial<Draft> = {}): Draft => draft(to, '', {
  kind, body: BODIES[kind](mark, full), refs: POINTS[kind] === undefined ? [] : [{ rel: POINTS[kind], id: about.id, hash: about.hash }],
  author: { role: 'duty analyst', name: full ? `${mark} author` : null }, validUntil: full ? '2022-06-01T00:00:00.000Z' : null, ...change,
});
/** A reference to what is not here. */
export const NOWHERE: About = { id: '01890000-0000-7000-8000-000000000000', hash: `sha256:${'f'.repeat(64)}` };
