import type { Instant } from '../../core/time.ts';
import type { ReadLease } from '../../platform/db/database.ts';
import { listProcedures, outcomeOf, type FullProcedure, type PositionRow } from '../procedures/index.ts';
import { paragraphChanges, versionsAt, type Change, type Version } from '../texts/index.ts';
import { lapseOf, type Lapse } from './rules.ts';

/** A text that went round again with other words, after the party had taken a position on it. */
export type Revision = {
  readonly text: string; readonly procedure: FullProcedure;
  readonly before: Version; readonly after: Version; readonly changes: readonly Change[];
  readonly lapse: Lapse;
  /** What the party had said on the version before, oldest first. */
  readonly said: readonly PositionRow[];
};

const MOST = 5;
const MOST_EARLIER = 100;

/** Rows of the texts that a party may have lost a position on; they depend on the acts alone. */
export type RevisionRows = readonly { readonly procedure: FullProcedure; readonly earlier: FullProcedure; readonly before: Version; readonly after: Version }[];

export async function readRevisions(lease: ReadLease, party: string, live: readonly FullProcedure[]): Promise<RevisionRows> {
  const again = live.filter((p) => p.version > 1 && p.roster.includes(party)).slice(0, MOST);
  if (again.length === 0) return [];
  const all = await listProcedures(lease, { texts: again.map((p) => p.text), limit: MOST_EARLIER });
  const pairs = again.flatMap((procedure) => {
    const earlier = all.find((p) => p.text === procedure.text && p.seq < procedure.seq && p.positions.some((one) => one.party === party));
    return earlier ? [{ procedure, earlier }] : [];
  });
  const versions = await versionsAt(lease, pairs.flatMap(({ procedure, earlier }) => [procedure, earlier]));
  const at = (p: FullProcedure): Version | undefined => versions.find((v) => v.text === p.text && v.version === p.version);
  return pairs.flatMap(({ procedure, earlier }) => {
    const [before, after] = [at(earlier), at(procedure)];
    return before && after ? [{ procedure, earlier, before, after }] : [];
  });
}

/** Those that still ask something of the party at this hour. */
export function revisionsFrom(rows: RevisionRows, party: string, now: Instant): Revision[] {
  return rows.flatMap(({ procedure, earlier, before, after }): Revision[] => {
    if (procedure.deadline <= now) return [];
    const changes = paragraphChanges(before.paragraphs, after.paragraphs);
    const lapse = lapseOf(outcomeOf(earlier, now).matrix[party] ?? [], changes, outcomeOf(procedure, now).matrix[party] ?? []);
    return lapse ? [{ text: procedure.text, procedure, before, after, changes, lapse, said: earlier.positions.filter((one) => one.party === party) }] : [];
  });
}
