import type { Kysely } from 'kysely';
import type { Act, Audience } from '../../core/act.ts';
import type { Instant } from '../../core/time.ts';
import type { Words } from '../../core/words.ts';
import type { ReadLease, WriteLease } from '../../platform/db/database.ts';
import { json } from '../../platform/db/json.ts';
import type { Kind, Noted } from './schema.ts';

export type Fact = {
  source: string; fact: string; kind: Kind; what: Words; who: Words | null; on_date: string | null; until_date: string | null; quote: string; from_char: number; to_char: number;
  value: Words; act: number; page: string; rivals: readonly { readonly value: Words; readonly source: string }[];
  noted_by: string; noted_at: Instant; seq: number; audience: Audience; example: boolean;
};
const tables = (lease: ReadLease): Kysely<{ article_facts: Fact }> => lease.db as unknown as Kysely<{ article_facts: Fact }>;

/** A fact noted again takes the place of what was noted before; both acts stay. */
export async function projectNoted(lease: WriteLease, act: Act): Promise<void> {
  const p = act.payload as Noted;
  const row = {
    kind: p.kind, what: json(p.what as Words), who: p.who && json(p.who as Words), on_date: p.on, until_date: p.until, quote: p.quote, from_char: p.from, to_char: p.to, value: json(p.value as Words),
    act: p.place.act, page: p.place.page, rivals: json(p.rivals as Fact['rivals']), noted_by: act.person, noted_at: act.effectiveAt, seq: act.seq, audience: act.audience, example: act.example,
  };
  await tables(lease).insertInto('article_facts').values({ source: p.source, fact: p.fact, ...row }).onConflict((c) => c.columns(['source', 'fact']).doUpdateSet(row)).execute();
}

/** Every fact of a document, or of all, in the order of the text. */
export async function listFacts(lease: ReadLease, source: string | null): Promise<Fact[]> {
  let query = tables(lease).selectFrom('article_facts').selectAll();
  if (source !== null) query = query.where('source', '=', source);
  return query.orderBy('source').orderBy('from_char').orderBy('fact').execute();
}
