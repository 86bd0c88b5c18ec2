import type { Kysely } from 'kysely';
import type { Act, Audience } from '../../core/act.ts';
import type { Paragraph, TextFile } from '../../core/text.ts';
import type { Instant } from '../../core/time.ts';
import type { Words } from '../../core/words.ts';
import type { ReadLease, WriteLease } from '../../platform/db/database.ts';
import { json } from '../../platform/db/json.ts';
import { takeNumber } from '../../platform/numbers.ts';
import type { Drafted, Frozen, Revised } from './schema.ts';

export type Text = {
  id: string; dossier: string; consultation: string | null; title: Words; paragraphs: readonly Paragraph[]; revision: number; version: number;
  drafted_by: string; changed_at: Instant; seq: number; audience: Audience; example: boolean;
};
export type Version = {
  text: string; version: number; title: Words; paragraphs: readonly Paragraph[]; hash: string; files: Readonly<Record<string, TextFile>>;
  frozen_by: string; frozen_at: Instant; seq: number; audience: Audience; example: boolean;
};
const tables = (lease: ReadLease): Kysely<{ texts: Text; versions: Version }> => lease.db as unknown as Kysely<{ texts: Text; versions: Version }>;

export async function projectDrafted(lease: WriteLease, act: Act): Promise<void> {
  const p = act.payload as Drafted;
  await tables(lease).insertInto('texts').values({
    id: p.id, dossier: p.dossier, consultation: p.consultation, title: json(p.title), paragraphs: json(p.paragraphs as readonly Paragraph[]), revision: 1, version: 0,
    drafted_by: act.person, changed_at: act.effectiveAt, seq: act.seq, audience: act.audience, example: act.example,
  }).execute();
  await takeNumber(lease, 'T', Number(p.id.slice(2)));
}

export async function projectRevised(lease: WriteLease, act: Act): Promise<void> {
  const p = act.payload as Revised;
  await tables(lease).updateTable('texts')
    .set({ title: json(p.title as Words), paragraphs: json(p.paragraphs as readonly Paragraph[]), revision: p.revision, changed_at: act.effectiveAt, seq: act.seq }).where('id', '=', p.id).execute();
}

export async function projectFrozen(lease: WriteLease, act: Act): Promise<void> {
  const p = act.payload as Frozen;
  await tables(lease).insertInto('versions').values({
    text: p.id, version: p.version, title: json(p.title), paragraphs: json(p.paragraphs as readonly Paragraph[]), hash: p.hash, files: json(p.files as Readonly<Record<string, TextFile>>),
    frozen_by: act.person, frozen_at: act.effectiveAt, seq: act.seq, audience: act.audience, example: act.example,
  }).execute();
  await tables(lease).updateTable('texts').set({ version: p.version }).where('id', '=', p.id).execute();
}

export async function textById(lease: ReadLease, id: string): Promise<Text | null> {
  return (await tables(lease).selectFrom('texts').selectAll().where('id', '=', id).executeTakeFirst()) ?? null;
}

export async function listTexts(lease: ReadLease, options: { dossier?: string; limit: number; offset?: number }): Promise<Text[]> {
  let query = tables(lease).selectFrom('texts').selectAll().orderBy('seq', 'desc').limit(options.limit).offset(options.offset ?? 0);
  if (options.dossier !== undefined) query = query.where('dossier', '=', options.dossier);
  return query.execute();
}

/** Title and newest frozen version of some texts, by their number. */
export async function headsOf(lease: ReadLease, ids: readonly string[]): Promise<Record<string, Pick<Text, 'title' | 'version'>>> {
  if (ids.length === 0) return {};
  const rows = await tables(lease).selectFrom('texts').select(['id', 'title', 'version']).where('id', 'in', [...ids]).execute();
  return Object.fromEntries(rows.map(({ id, title, version }) => [id, { title, version }]));
}

/** Some frozen versions of some texts. */
export async function versionsAt(lease: ReadLease, wanted: readonly { text: string; version: number }[]): Promise<Version[]> {
  if (wanted.length === 0) return [];
  return tables(lease).selectFrom('versions').selectAll().where(({ eb, or, and }) => or(wanted.map(({ text, version }) => and([eb('text', '=', text), eb('version', '=', version)])))).execute();
}

export async function versionsOf(lease: ReadLease, text: string): Promise<Version[]> {
  return tables(lease).selectFrom('versions').selectAll().where('text', '=', text).orderBy('version', 'desc').execute();
}

export async function versionOf(lease: ReadLease, text: string, version: number): Promise<Version | null> {
  return (await tables(lease).selectFrom('versions').selectAll().where('text', '=', text).where('version', '=', version).executeTakeFirst()) ?? null;
}

/** First frozen version of each text of a dossier, for its timeline. */
export async function firstVersions(lease: ReadLease, dossier: string): Promise<Version[]> {
  return tables(lease).selectFrom('versions').innerJoin('texts', 'texts.id', 'versions.text').selectAll('versions')
    .where('texts.dossier', '=', dossier).orderBy('versions.seq').execute();
}
