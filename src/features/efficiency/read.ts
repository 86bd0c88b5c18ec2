import type { Instant } from '../../core/time.ts';
import type { ReadLease } from '../../platform/db/database.ts';
import { answersTo, listConsultations } from '../consultations/index.ts';
import { listMeetings } from '../meetings/index.ts';
import { listProcedures, outcomeOf } from '../procedures/index.ts';
import { ages, courseOf, silencesByMonth, type Aged, type Consulted, type Course, type Month, type Open } from './rules.ts';

/** More than this are the newest. */
const MOST = 20_000;
export type Measured = { readonly consultations: readonly Consulted[]; readonly procedures: Awaited<ReturnType<typeof listProcedures>> };

/** When those who were asked first met, or are to meet, by the number of the consultation; a meeting that was called off is none. */
async function firstMeetings(lease: ReadLease): Promise<Map<string, Instant>> {
  const all = [...await listMeetings(lease, { open: true, limit: MOST }), ...await listMeetings(lease, { open: false, limit: MOST })].filter((one) => one.consultation !== null && one.state !== 'cancelled');
  return new Map(all.sort((a, b) => (a.at < b.at ? 1 : -1)).map((one) => [one.consultation!, one.at]));
}

/** Rows that this reader may read; figures are made of them and of nothing else. */
export async function readMeasured(lease: ReadLease): Promise<Measured> {
  const rows = await listConsultations(lease, { limit: MOST });
  const met = await firstMeetings(lease);
  const answers = Map.groupBy(await answersTo(lease, rows.map((c) => c.id)), (a) => a.consultation);
  return {
    consultations: rows.map((c) => ({
      id: c.id, at: c.requested_at, by: c.answer_by, asked: c.roster.filter((party) => party !== c.party), answers: (answers.get(c.id) ?? []).map((a) => ({ party: a.party, at: a.answered_at })), meetingAt: met.get(c.id) ?? null,
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
