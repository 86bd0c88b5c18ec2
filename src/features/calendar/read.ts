import { dayOf } from '../../core/time.ts';
import type { ReadLease } from '../../platform/db/database.ts';
import { charterInForce } from '../charter/index.ts';
import { listConsultations } from '../consultations/index.ts';
import { listMeetings } from '../meetings/index.ts';
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
    offices: await readOffices(lease), meetings: current ? await meetingItems(lease, current.charter.seat.zone) : [], charterAt: current?.inForceAt ?? '1970-01-01T00:00:00.000Z', charterSeq: current?.seq ?? 0,
  };
}

/** Every meeting at its hour, cancelled ones too. @param zone of the seat, which says on what day it is */
async function meetingItems(lease: ReadLease, zone: string): Promise<CalendarItem[]> {
  const meetings = [...await listMeetings(lease, { open: true, limit: MOST }), ...await listMeetings(lease, { open: false, limit: MOST })];
  return meetings.map((m) => {
    const day = dayOf(m.at, zone);
    return { kind: 'meeting', id: m.id, at: m.at, from: day, to: day, date: day, what: m.title, party: null, years: null, href: `/meetings/${m.id}`, cancelled: m.state === 'cancelled', verified: true, source: null, example: m.example, seq: m.seq, changed: m.closed_at ?? m.convened_at };
  });
}
