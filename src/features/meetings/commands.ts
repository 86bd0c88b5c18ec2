import type { Charter } from '../../core/charter/schema.ts';
import type { ReadLease } from '../../platform/db/database.ts';
import { nextNumber } from '../../platform/numbers.ts';
import type { Command } from '../../platform/perform.ts';
import { charterSeqInForce } from '../charter/index.ts';
import { consultationById } from '../consultations/index.ts';
import { linkedBy } from './links.ts';
import * as rules from './rules.ts';
import { attendanceOf, decisionsOf, interventionsOf, itemsOf, meetingById } from './store.ts';

/** Meetings are acts of the organisation: one agenda may touch many dossiers. */
const DESK = 'desk';

export const conveneMeeting = (input: rules.Convene, once: string | null): Command<Charter, rules.ConveneState> => ({
  dossier: DESK, once,
  load: async (lease) => ({ next: await nextNumber(lease, 'M'), consultation: input.consultation === null ? null : await consultationById(lease, input.consultation), charterSeq: await charterSeqInForce(lease) }),
  decide: (state, context) => rules.convene(state, input, context),
});

export const setMeetingItem = (input: rules.SetItem, once: string | null): Command<Charter, rules.ItemState> => ({
  dossier: DESK, once,
  load: async (lease) => ({
    meeting: await meetingById(lease, input.meeting), items: await itemsOf(lease, [input.meeting]), decided: (await decisionsOf(lease, input.meeting)).map(({ item }) => item),
    about: input.about === null ? null : await linkedBy(lease, input.about), documents: await each(input.documents, (id) => linkedBy(lease, id)),
  }),
  decide: (state, context) => rules.setItem(state, input, context),
});

async function each<T>(ids: readonly string[], find: (id: string) => Promise<T>): Promise<T[]> {
  const found: T[] = [];
  for (const id of ids) found.push(await find(id));
  return found;
}

export const recordAttendance = (input: rules.Attend, once: string | null): Command<Charter, rules.Meeting | null> => ({
  dossier: DESK, once, load: (lease) => meetingById(lease, input.meeting), decide: (state, context) => rules.attend(state, input, context),
});

const floor = async (lease: ReadLease, id: string): Promise<rules.FloorState> => ({ meeting: await meetingById(lease, id), items: await itemsOf(lease, [id]), attendance: await attendanceOf(lease, id), interventions: await interventionsOf(lease, id) });

export const recordIntervention = (input: rules.Intervene, once: string | null): Command<Charter, rules.FloorState> => ({
  dossier: DESK, once, load: (lease) => floor(lease, input.meeting), decide: (state, context) => rules.intervene(state, input, context),
});

export const decideMeetingItem = (input: rules.Decide, once: string | null): Command<Charter, rules.DecideState> => ({
  dossier: DESK, once, load: async (lease) => ({ ...(await floor(lease, input.meeting)), decisions: await decisionsOf(lease, input.meeting) }), decide: (state, context) => rules.decideItem(state, input, context),
});

export const moveMeeting = (input: rules.Move, once: string | null): Command<Charter, rules.Meeting | null> => ({
  dossier: DESK, once, load: (lease) => meetingById(lease, input.meeting), decide: (state, context) => rules.move(state, input, context),
});

export const cancelMeeting = (input: rules.Cancel, once: string | null): Command<Charter, rules.Meeting | null> => ({
  dossier: DESK, once, load: (lease) => meetingById(lease, input.meeting), decide: (state, context) => rules.cancel(state, input, context),
});

export const closeMeeting = (meeting: string, once: string | null): Command<Charter, { meeting: rules.Meeting | null; attendance: readonly rules.Presence[] }> => ({
  dossier: DESK, once, load: async (lease) => ({ meeting: await meetingById(lease, meeting), attendance: await attendanceOf(lease, meeting) }), decide: (state, context) => rules.hold(state, { meeting }, context),
});
