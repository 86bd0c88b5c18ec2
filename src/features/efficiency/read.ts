import type { Instant } from '../../core/time.ts';
import type { ReadLease } from '../../platform/db/database.ts';
import { answersTo, listConsultations } from '../consultations/index.ts';
import { listProcedures, outcomeOf } from '../procedures/index.ts';
import { ages, courseOf, silencesByMonth, type Aged, type Consulted, type Course, type Month, type Open } from './rules.ts';

/** More than this are the newest. */
const MOST = 20_000;
/** When those who were asked met, by the number of the consultation. Nothing is entered here yet: no meeting is on record. */
export type Meetings = Readonly<Record<string, Instant>>;

export type Measured = { readonly consultations: readonly Consulted[]; readonly procedures: Awaited<ReturnType<typeof listProcedures>> };

/** Rows that this reader may read; figures are made of them and of nothing else. */
export async function readMeasured(lease: ReadLease, meetings: Meetings = {}): Promise<Measured> {
  const rows = await listConsultations(lease, { limit: MOST });
  const answers = Map.groupBy(await answersTo(lease, rows.map((c) => c.id)), (a) => a.consultation);
  return {
    consultations: rows.map((c) => ({
      id: c.id, at: c.requested_at, by: c.answer_by, asked: c.roster.filter((party) => party !== c.party), answers: (answers.get(c.id) ?? []).map((a) => ({ party: a.party, at: a.answered_at })), meetingAt: meetings[c.id] ?? null,
    })),
    procedures: await listProcedures(lease, { limit: MOST }),
  };
}

export type Figures = { readonly courses: readonly Course[]; readonly months: readonly Month[]; readonly open: readonly Aged[] };

/** @param warnings first warnings without a decision, from their dossiers */
export function figuresAt({ consultations, procedures }: Measured, warnings: readonly Open[], now: Instant): Figures {
  const courses = consultations.map((c) => courseOf(c, now));
  const weighed = procedures.map((p) => ({ p, outcome: outcomeOf(p, now).state }));
  return {
    courses, months: silencesByMonth(weighed.map(({ p, outcome }) => ({ at: p.opened_at, outcome }))),
    open: ages([
      ...courses.filter((c) => c.owed > 0).map((c): Open => ({ kind: 'consultation', id: c.id, href: `/consultations/${c.id}`, since: c.at })),
      ...weighed.filter(({ outcome }) => outcome === 'open').map(({ p }): Open => ({ kind: 'procedure', id: p.id, href: `/texts/${p.text}`, since: p.opened_at })),
      ...warnings,
    ], now),
  };
}
