import type { Day } from '../../core/time.ts';
import type { ReadLease } from '../../platform/db/database.ts';
import { progressOf, type Progress } from './goal.ts';
import { claimsOf, dueBy, listCommitments, listSources, milestonesOf, usesOf, type ClaimRow, type Commitment, type Milestone, type Source, type Use } from './store.ts';
import { standingOf, type Standing } from './standing.ts';

/** A claim with the grade of its source: F where it has none, since nobody vouches. */
export const gradeOf = (claim: Pick<ClaimRow, 'source'>, sources: ReadonlyMap<string, Source>): string => (claim.source === null ? 'F' : (sources.get(claim.source)?.grade ?? 'F'));

export const standingFrom = (one: Commitment, claims: readonly ClaimRow[], sources: ReadonlyMap<string, Source>, today: Day): Standing =>
  standingOf(one, claims.map((c) => ({ seq: c.seq, status: c.status, on: c.on_date, until: c.until_date, grade: gradeOf(c, sources), credibility: c.credibility, withdrawn: c.withdrawn !== null })), today);

export type Followed = { readonly commitment: Commitment; readonly standing: Standing; readonly claims: readonly ClaimRow[] };

/** The register as it stands on a day. */
export async function readRegister(lease: ReadLease, today: Day): Promise<{ followed: Followed[]; sources: Source[] }> {
  const all = await listSources(lease);
  const sources = new Map(all.map((one) => [one.id, one]));
  const claims = Map.groupBy(await claimsOf(lease, null), (one) => one.commitment);
  const followed = (await listCommitments(lease)).map((commitment) => {
    const told = claims.get(commitment.id) ?? [];
    return { commitment, claims: told, standing: standingFrom(commitment, told, sources, today) };
  });
  return { followed, sources: all };
}

/** What is overdue on a day and not settled: of a party, or of nobody in particular. */
export async function overdueCommitments(lease: ReadLease, party: string | null, today: Day): Promise<Commitment[]> {
  const due = await dueBy(lease, party, today);
  if (due.length === 0) return [];
  const claims = Map.groupBy(await claimsOf(lease, due.map((one) => one.id)), (one) => one.commitment);
  const sources = new Map((await listSources(lease)).map((one) => [one.id, one]));
  return due.filter((one) => standingFrom(one, claims.get(one.id) ?? [], sources, today).overdue);
}

export type Goal = Followed & { readonly milestones: readonly Milestone[]; readonly progress: Progress; /** Figures of use, oldest first. */ readonly uses: readonly Use[] };

/** The commitments that have milestones, as they stand on a day. */
export async function readGoals(lease: ReadLease, today: Day): Promise<{ goals: Goal[]; sources: Source[] }> {
  const milestones = Map.groupBy(await milestonesOf(lease, null), (one) => one.commitment);
  const uses = Map.groupBy(await usesOf(lease, null), (one) => one.commitment);
  const { followed, sources } = await readRegister(lease, today);
  const goals = followed.flatMap((one): Goal[] => {
    const set = milestones.get(one.commitment.id);
    return set ? [{ ...one, milestones: set, progress: progressOf(set.map(({ due, met }) => ({ due, met: met && met.on })), today), uses: uses.get(one.commitment.id) ?? [] }] : [];
  });
  return { goals, sources };
}
