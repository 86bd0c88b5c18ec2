import type { Kysely } from 'kysely';
import type { Act, Audience } from '../../core/act.ts';
import type { Instant } from '../../core/time.ts';
import type { Words } from '../../core/words.ts';
import type { ReadLease, WriteLease } from '../../platform/db/database.ts';
import { json } from '../../platform/db/json.ts';
import { takeNumber } from '../../platform/numbers.ts';
import type { Opened } from './schema.ts';

export type Dossier = {
  id: string;
  title: Words;
  marking: string;
  opened_by: string;
  opened_at: Instant;
  seq: number;
  audience: Audience;
  example: boolean;
};
const tables = (lease: ReadLease): Kysely<{ dossiers: Dossier }> => lease.db as unknown as Kysely<{ dossiers: Dossier }>;

export async function projectOpened(lease: WriteLease, act: Act): Promise<void> {
  const p = act.payload as Opened;
  await tables(lease).insertInto('dossiers').values({
    id: p.id,
    title: json(p.title),
    marking: p.marking,
    opened_by: act.person,
    opened_at: act.effectiveAt,
    seq: act.seq,
    audience: act.audience,
    example: act.example,
  }).execute();
  await takeNumber(lease, 'D', Number(p.id.slice(2)));
}

export async function dossierById(lease: ReadLease, id: string): Promise<Dossier | null> {
  return (await tables(lease).selectFrom('dossiers').selectAll().where('id', '=', id).executeTakeFirst()) ?? null;
}

/** Newest first. */
export async function listDossiers(lease: ReadLease, options: { limit: number; offset?: number }): Promise<Dossier[]> {
  return tables(lease).selectFrom('dossiers').selectAll().orderBy('seq', 'desc').limit(options.limit).offset(options.offset ?? 0).execute();
}

export async function countDossiers(lease: ReadLease): Promise<number> {
  const { n } = await tables(lease).selectFrom('dossiers').select(({ fn }) => fn.countAll<number>().as('n')).executeTakeFirstOrThrow();
  return n;
}

/** Titles by dossier, of the given dossiers or of all. */
export async function dossierTitles(lease: ReadLease, dossiers: readonly string[] | null): Promise<Map<string, Pick<Dossier, 'title' | 'example'>>> {
  if (dossiers?.length === 0) return new Map();
  let query = tables(lease).selectFrom('dossiers').select(['id', 'title', 'example']);
  if (dossiers !== null) query = query.where('id', 'in', [...dossiers]);
  return new Map((await query.execute()).map(({ id, title, example }) => [id, { title, example }]));
}
