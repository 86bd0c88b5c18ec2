import type { ReadLease } from '../../platform/db/database.ts';
import { recordsAt, recordsOf, type Shown } from '../exchange/index.ts';
import type { Paper } from './store.ts';

/** Records around a paper: what it may rest on, and what was said of it. */
export type Around = {
  /** Answers to its tasking, and whatever its paragraphs name, newest revisions and those that are named. */
  readonly sources: readonly Shown[];
  /** Dissents from it or from what it rests on, whoever they are of. */
  readonly dissents: readonly Shown[];
  /** Comments and proposals on it. */
  readonly comments: readonly Shown[];
};

const MOST = 400;

export async function aroundPaper(lease: ReadLease, me: string, paper: Pick<Paper, 'tasking' | 'record' | 'paragraphs'>): Promise<Around> {
  const named = await recordsAt(lease, me, [...new Set(paper.paragraphs.flatMap(({ sources }) => sources))]);
  const answers = paper.tasking === null ? [] : await recordsOf(lease, me, { kinds: ['answer'], about: [paper.tasking], limit: MOST });
  const sources = [...named.filter(({ hash }) => !answers.some((one) => one.hash === hash)), ...answers.filter(({ recalled, record }) => recalled === null && record !== null)].sort((a, b) => a.seq - b.seq);
  const about = [...new Set([...sources.map(({ id }) => id), ...(paper.record === null ? [] : [paper.record])])];
  const dissents = about.length === 0 ? [] : await recordsOf(lease, me, { kinds: ['dissent'], about, limit: MOST });
  const comments = paper.record === null ? [] : await recordsOf(lease, me, { kinds: ['comment', 'proposal'], about: [paper.record], limit: MOST });
  const standing = ({ recalled, record }: Shown): boolean => recalled === null && record !== null;
  return { sources, dissents: dissents.filter(standing), comments: comments.filter(standing) };
}
