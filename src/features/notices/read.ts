import { sql } from 'kysely';
import type { Actor } from '../../core/act.ts';
import { addHours, type Instant } from '../../core/time.ts';
import { recentActs } from '../../platform/acts.ts';
import type { ReadLease } from '../../platform/db/database.ts';
import { answersTo, consultationsBetween } from '../consultations/index.ts';
import { unansweredTaskings } from '../exchange/index.ts';
import { meetingsNamed } from '../meetings/index.ts';
import { proceduresBetween } from '../procedures/index.ts';
import { mayHandle, unacknowledged } from '../signals/index.ts';
import { mayDraftAnswer } from '../taskings/index.ts';
import { headsOf } from '../texts/index.ts';
import { mayIssueWarning } from '../warnings/index.ts';
import { TOLD_KINDS, type Matters } from './happenings.ts';
import type { Reader } from './rules.ts';

/** What is older is told on the page of its noun. */
export const REACH_HOURS = 24 * 14;
const AHEAD_HOURS = 24 * 2;
/** So many of each are looked through: more than that in a fortnight nobody reads as notices. */
const MOST = 400;

export const readerFrom = (actor: Actor): Reader => ({ person: actor.person, party: actor.centre === null ? actor.party : null, issues: mayIssueWarning(actor), handles: mayHandle(actor), answers: mayDraftAnswer(actor) });

/** @param day the first hour of a day: what is read depends on the acts, on who reads, and on the day. */
export async function readMatters(lease: ReadLease, day: Instant): Promise<Matters> {
  const since = addHours(day, -REACH_HOURS);
  const acts = (await recentActs(lease, { kinds: TOLD_KINDS, limit: MOST })).filter((act) => act.effectiveAt >= since);
  const spoken = acts.flatMap((act) => { const { procedure, consultation } = act.payload as { procedure?: string; consultation?: string }; return [procedure, consultation].filter((one) => one !== undefined); });
  const consultations = await consultationsBetween(lease, { since, until: addHours(day, 24 + AHEAD_HOURS), ids: spoken, limit: MOST });
  const procedures = await proceduresBetween(lease, { since, until: addHours(day, 24 + AHEAD_HOURS), ids: spoken, limit: MOST });
  const begun = acts.flatMap((act) => { const p = act.payload as { proposal?: string; forecast?: string; id?: string }; return act.kind === 'warnings.returned' ? [p.proposal!] : act.kind === 'forecasts.resolved' ? [p.forecast!] : act.kind === 'scenarios.resolved' ? [p.id!] : []; });
  return {
    acts, consultations, procedures, answers: await answersTo(lease, consultations.map((c) => c.id)),
    meetings: await meetingsNamed(lease, acts.filter((act) => act.kind.startsWith('meetings.')).map((act) => { const p = act.payload as { id?: string; meeting?: string }; return p.meeting ?? p.id!; })),
    titles: await headsOf(lease, [...new Set([...procedures.map((p) => p.text), ...acts.flatMap((act) => (act.kind === 'procedures.proposed' ? [(act.payload as { text: string }).text] : []))])]),
    authors: await authorsOf(lease, begun), signals: (await unacknowledged(lease, since)).slice(0, MOST), taskings: await unansweredTaskings(lease, since),
  };
}

/** Who first recorded what has these numbers. */
async function authorsOf(lease: ReadLease, ids: readonly string[]): Promise<Record<string, string>> {
  if (ids.length === 0) return {};
  const idOf = sql<string>`payload->>'id'`;
  const rows = await lease.db.selectFrom('acts').select(['person', idOf.as('id')]).where('kind', 'in', ['warnings.proposed', 'scenarios.set', 'forecasts.issued']).where(idOf, 'in', ids).orderBy('seq', 'desc').execute();
  return Object.fromEntries(rows.map(({ person, id }) => [id, person]));
}
