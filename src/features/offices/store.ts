import type { Kysely } from 'kysely';
import type { Act, Audience } from '../../core/act.ts';
import type { Day } from '../../core/time.ts';
import type { Words } from '../../core/words.ts';
import type { ReadLease, WriteLease } from '../../platform/db/database.ts';
import { json } from '../../platform/db/json.ts';
import { takeNumber } from '../../platform/numbers.ts';
import type { Left, Logged, MandateGiven, Presided, Reported, TakenUp } from './schema.ts';

type Common = { id: string; seq: number; audience: Audience; example: boolean };
export type Holding = Common & { office: string; holder: Words; party: string | null; person: string | null; from_date: string; until_date: string | null; left_on: string | null; why: Words | null; source: string | null };
export type Mandate = Common & { office: string; words: Words; decision: string; link: string | null; since: Day; every_months: number | null; due_dates: readonly Day[] };
export type OfficeEntry = Common & { office: string; kind: 'log' | 'report'; what: Words; on_day: Day; due: Day | null; by_person: string };
export type ChairTurn = Common & { party: string; from_day: Day; to_day: Day | null; ad_interim: boolean; instead_of: string | null; handover: string; basis: Words; source: string | null };
type Tables = { office_holdings: Holding; office_mandates: Mandate; office_entries: OfficeEntry; chair_turns: ChairTurn };
const tables = (lease: ReadLease): Kysely<Tables> => lease.db as unknown as Kysely<Tables>;

const common = ({ seq, audience, example }: Act) => ({ seq, audience, example });
const numbered = (lease: WriteLease, id: string): Promise<void> => takeNumber(lease, id.slice(0, 2), Number(id.slice(3)));

export async function projectTakenUp(lease: WriteLease, act: Act): Promise<void> {
  const { from, until, holder, ...p } = act.payload as TakenUp;
  await tables(lease).insertInto('office_holdings').values({ ...p, holder: json(holder as Words), from_date: from, until_date: until, left_on: null, why: null, ...common(act) }).execute();
  await numbered(lease, p.id);
}

export async function projectLeft(lease: WriteLease, act: Act): Promise<void> {
  const p = act.payload as Left;
  await tables(lease).updateTable('office_holdings').set({ left_on: p.on, why: json(p.why as Words), seq: act.seq }).where('id', '=', p.id).execute();
}

export async function projectMandate(lease: WriteLease, act: Act): Promise<void> {
  const { everyMonths, dueDates, words, ...p } = act.payload as MandateGiven;
  await tables(lease).insertInto('office_mandates').values({ ...p, words: json(words as Words), every_months: everyMonths, due_dates: dueDates, ...common(act) }).execute();
  await numbered(lease, p.id);
}

async function insertEntry(lease: WriteLease, act: Act, kind: OfficeEntry['kind'], due: Day | null): Promise<void> {
  const p = act.payload as Logged;
  await tables(lease).insertInto('office_entries').values({ id: p.id, office: p.office, kind, what: json(p.what as Words), on_day: p.on, due, by_person: act.person, ...common(act) }).execute();
  await numbered(lease, p.id);
}
export const projectLogged = (lease: WriteLease, act: Act): Promise<void> => insertEntry(lease, act, 'log', null);
export const projectReported = (lease: WriteLease, act: Act): Promise<void> => insertEntry(lease, act, 'report', (act.payload as Reported).due);

export async function projectPresided(lease: WriteLease, act: Act): Promise<void> {
  const { from, to, adInterim, insteadOf, basis, ...p } = act.payload as Presided;
  await tables(lease).insertInto('chair_turns').values({ ...p, from_day: from, to_day: to, ad_interim: adInterim, instead_of: insteadOf, basis: json(basis as Words), ...common(act) }).execute();
  await numbered(lease, p.id);
}

const MOST = 500;

/** Holders of an office, or of all, the latest first. */
export async function holdingsOf(lease: ReadLease, office: string | null): Promise<Holding[]> {
  let query = tables(lease).selectFrom('office_holdings').selectAll();
  if (office !== null) query = query.where('office', '=', office);
  return query.orderBy('seq', 'desc').limit(MOST).execute();
}

export async function holdingById(lease: ReadLease, id: string): Promise<Holding | null> {
  return (await tables(lease).selectFrom('office_holdings').selectAll().where('id', '=', id).executeTakeFirst()) ?? null;
}

/** The newest mandate of an office. */
export async function mandateOf(lease: ReadLease, office: string): Promise<Mandate | null> {
  return (await tables(lease).selectFrom('office_mandates').selectAll().where('office', '=', office).orderBy('seq', 'desc').limit(1).executeTakeFirst()) ?? null;
}

/** The newest mandate of each office that has one. */
export async function mandatesInForce(lease: ReadLease): Promise<Mandate[]> {
  return tables(lease).selectFrom('office_mandates').distinctOn('office').selectAll().orderBy('office').orderBy('seq', 'desc').execute();
}

/** What is written of an office, or of all, the newest first. */
export async function entriesOf(lease: ReadLease, office: string | null): Promise<OfficeEntry[]> {
  let query = tables(lease).selectFrom('office_entries').selectAll();
  if (office !== null) query = query.where('office', '=', office);
  return query.orderBy('on_day', 'desc').orderBy('seq', 'desc').limit(MOST).execute();
}

/** Decisions on who presides, in the order in which they were recorded. */
export async function chairTurns(lease: ReadLease): Promise<ChairTurn[]> {
  return tables(lease).selectFrom('chair_turns').selectAll().orderBy('seq').limit(MOST).execute();
}
