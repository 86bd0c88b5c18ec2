/**
 * Search: finds dossiers, warnings, consultations, texts, statements, commitments and exercises by their words or number, among what the
 * reader may read and nothing else: the query runs with the reader's own tokens.
 */
import { sql } from 'kysely';
import type { Words } from '../../core/words.ts';
import type { ReadLease } from '../../platform/db/database.ts';

export type Found = { kind: 'dossier' | 'warning' | 'consultation' | 'text' | 'statement' | 'commitment' | 'exercise'; id: string; words: Words; href: string; example: boolean };

const MOST = 30;

export async function findMatters(lease: ReadLease, query: string): Promise<Found[]> {
  const like = `%${query.replace(/[\\%_]/g, (c) => `\\${c}`)}%`;
  const { rows } = await sql<Omit<Found, 'href'> & { seq: number }>`
    select * from (
      select 'dossier' as kind, id, title as words, example, seq from dossiers
      union all select 'warning', id, sentence, example, seq from warnings
      union all select 'consultation', id, question, example, seq from consultations
      union all select 'text', id, title, example, seq from texts
      union all select 'statement', symbol, title, example, seq from publications
      union all select 'commitment', id, what, example, seq from commitments
      union all select 'exercise', id, name, example, seq from exercises
    ) as found
    where id ilike ${like} or exists (select 1 from jsonb_each_text(words) as w where w.value ilike ${like})
    order by seq desc limit ${MOST}`.execute(lease.db);
  const folder = { dossier: 'dossiers', warning: 'warnings', consultation: 'consultations', text: 'texts', statement: 'statements', commitment: 'commitments', exercise: 'exercises' } as const;
  return rows.map(({ kind, id, words, example }) => ({ kind, id, words, example, href: `/${folder[kind]}/${id}` }));
}
