import type { Kysely } from 'kysely';
import type { Act, Audience } from '../../core/act.ts';
import type { Day, Instant } from '../../core/time.ts';
import type { Words } from '../../core/words.ts';
import type { ReadLease, WriteLease } from '../../platform/db/database.ts';
import { json } from '../../platform/db/json.ts';
import { takeNumber } from '../../platform/numbers.ts';
import type { MeasureKind, OptionSet, PackageSet, Use, UseRecorded } from './schema.ts';

export type MeasureOption = { id: string; number: number; revision: number; kind: MeasureKind; title: Words; body: string; lead_hours: number; cost: Words; precedent: Words; source: string | null; set_by: string; set_at: Instant; seq: number; audience: Audience; example: boolean };
export type Package = { id: string; number: number; dossier: string; warning: string; revision: number; title: Words; horizon: Instant; options: readonly string[]; words: Words | null; set_by: string; set_at: Instant; seq: number; audience: Audience; example: boolean };
export type MeasureUse = { seq: number; package: string; option: string; use: Use; on_day: Day; came: Words; recorded_by: string; recorded_at: Instant; audience: Audience; example: boolean };
type Tables = { measure_options: MeasureOption; measure_packages: Package; measure_uses: MeasureUse };
const tables = (lease: ReadLease): Kysely<Tables> => lease.db as unknown as Kysely<Tables>;

export async function projectOption(lease: WriteLease, act: Act): Promise<void> {
  const p = act.payload as OptionSet;
  const number = Number(p.id.slice(3));
  const row = { revision: p.revision, kind: p.kind, title: json(p.title), body: p.body, lead_hours: p.leadHours, cost: json(p.cost), precedent: json(p.precedent), source: p.source, set_by: act.person, set_at: act.effectiveAt, seq: act.seq };
  await tables(lease).insertInto('measure_options').values({ id: p.id, number, ...row, audience: act.audience, example: act.example }).onConflict((c) => c.column('id').doUpdateSet(row)).execute();
  await takeNumber(lease, 'MO', number);
}

export async function projectPackage(lease: WriteLease, act: Act): Promise<void> {
  const p = act.payload as PackageSet;
  const number = Number(p.id.slice(3));
  const row = { revision: p.revision, title: json(p.title), horizon: p.horizon, options: json(p.options), words: p.words === null ? null : json(p.words), set_by: act.person, set_at: act.effectiveAt, seq: act.seq };
  await tables(lease).insertInto('measure_packages').values({ id: p.id, number, dossier: p.dossier, warning: p.warning, ...row, audience: act.audience, example: act.example }).onConflict((c) => c.column('id').doUpdateSet(row)).execute();
  await takeNumber(lease, 'MP', number);
}

export async function projectUse(lease: WriteLease, act: Act): Promise<void> {
  const p = act.payload as UseRecorded;
  await tables(lease).insertInto('measure_uses').values({ seq: act.seq, package: p.package, option: p.option, use: p.use, on_day: p.on, came: json(p.came), recorded_by: act.person, recorded_at: act.recordedAt, audience: act.audience, example: act.example }).execute();
}

export const listOptions = async (lease: ReadLease): Promise<MeasureOption[]> => tables(lease).selectFrom('measure_options').selectAll().orderBy('number').limit(500).execute();

/** Newest first; of a warning, or all that the reader sees. */
export async function listPackages(lease: ReadLease, options: { warning?: string; limit: number }): Promise<Package[]> {
  let query = tables(lease).selectFrom('measure_packages').selectAll().orderBy('number', 'desc').limit(options.limit);
  if (options.warning !== undefined) query = query.where('warning', '=', options.warning);
  return query.execute();
}
export const packageById = async (lease: ReadLease, id: string): Promise<Package | null> => (await tables(lease).selectFrom('measure_packages').selectAll().where('id', '=', id).executeTakeFirst()) ?? null;

/** What came of the options of some packages, oldest first; the newest of an option stands. */
export async function usesOf(lease: ReadLease, packages: readonly string[]): Promise<MeasureUse[]> {
  if (packages.length === 0) return [];
  return tables(lease).selectFrom('measure_uses').selectAll().where('package', 'in', [...packages]).orderBy('seq').execute();
}
