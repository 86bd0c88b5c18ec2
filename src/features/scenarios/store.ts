import type { Kysely } from 'kysely';
import type { Act, Audience } from '../../core/act.ts';
import type { Instant } from '../../core/time.ts';
import type { Words } from '../../core/words.ts';
import type { ReadLease, WriteLease } from '../../platform/db/database.ts';
import { json } from '../../platform/db/json.ts';
import { takeNumber } from '../../platform/numbers.ts';
import type { Outcome, ScenariosResolved, ScenariosSet } from './schema.ts';

export type ScenarioSet = {
  id: string; dossier: string; revision: number; title: Words; horizon: Instant; outcomes: readonly Outcome[]; set_by: string; set_at: Instant; first_seq: number;
  outcome: string | null; came: Words | null; resolved_by: string | null; resolved_at: Instant | null; seq: number; audience: Audience; example: boolean;
};
export type Revision = { seq: number; id: string; revision: number; outcomes: readonly Outcome[]; why: Words | null; set_by: string; set_at: Instant; audience: Audience; example: boolean };
type Tables = { scenario_sets: ScenarioSet; scenario_revisions: Revision };
const tables = (lease: ReadLease): Kysely<Tables> => lease.db as unknown as Kysely<Tables>;

export async function projectSet(lease: WriteLease, act: Act): Promise<void> {
  const p = act.payload as ScenariosSet;
  const row = { revision: p.revision, title: json(p.title), horizon: p.horizon, outcomes: json(p.outcomes), set_by: act.person, set_at: act.effectiveAt, seq: act.seq };
  await tables(lease).insertInto('scenario_sets').values({ id: p.id, dossier: p.dossier, ...row, first_seq: act.seq, outcome: null, came: null, resolved_by: null, resolved_at: null, audience: act.audience, example: act.example })
    .onConflict((c) => c.column('id').doUpdateSet(row)).execute();
  await tables(lease).insertInto('scenario_revisions').values({ seq: act.seq, id: p.id, revision: p.revision, outcomes: json(p.outcomes), why: p.why === null ? null : json(p.why), set_by: act.person, set_at: act.effectiveAt, audience: act.audience, example: act.example }).execute();
  await takeNumber(lease, 'SC', Number(p.id.slice(3)));
}

export async function projectResolved(lease: WriteLease, act: Act): Promise<void> {
  const p = act.payload as ScenariosResolved;
  await tables(lease).updateTable('scenario_sets').set({ outcome: p.outcome, came: json(p.words), resolved_by: act.person, resolved_at: act.effectiveAt, seq: act.seq }).where('id', '=', p.id).execute();
}

export async function scenarioSetById(lease: ReadLease, id: string): Promise<ScenarioSet | null> {
  return (await tables(lease).selectFrom('scenario_sets').selectAll().where('id', '=', id).executeTakeFirst()) ?? null;
}

/** Of a dossier, in the order in which they were first set. */
export async function scenarioSetsOf(lease: ReadLease, dossier: string): Promise<ScenarioSet[]> {
  return tables(lease).selectFrom('scenario_sets').selectAll().where('dossier', '=', dossier).orderBy('first_seq').execute();
}

/** Everything a set has been, oldest first. */
export async function revisionsOf(lease: ReadLease, id: string): Promise<Revision[]> {
  return tables(lease).selectFrom('scenario_revisions').selectAll().where('id', '=', id).orderBy('revision').execute();
}
