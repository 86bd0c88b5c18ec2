/**
 * Meetings: a body, or several together, meets in a format of the charter; what is on the agenda, who is there, what is
 * said in which words, and what is decided.
 *
 * Who sits and whether the format decides are pinned when the meeting is called. A decision is an act with the rule, the
 * seats and the positions; what it comes to is computed on reading (`outcomeOfDecision`). Absent, silent, standing aside,
 * objecting and reserving are five states.
 */
import type { Feature } from '../../platform/feature.ts';
import { attended, cancelled, convened, decided, held, intervened, itemSet, moved } from './schema.ts';
import { projectAttended, projectCancelled, projectConvened, projectDecided, projectHeld, projectIntervened, projectItem, projectMoved } from './store.ts';
import { words } from './words.ts';

export const meetings: Feature = {
  name: 'meetings',
  acts: {
    'meetings.convened': { payload: convened, project: projectConvened },
    'meetings.item_set': { payload: itemSet, project: projectItem },
    'meetings.attendance_recorded': { payload: attended, project: projectAttended },
    'meetings.intervention_recorded': { payload: intervened, project: projectIntervened },
    'meetings.decided': { payload: decided, project: projectDecided },
    'meetings.moved': { payload: moved, project: projectMoved },
    'meetings.cancelled': { payload: cancelled, project: projectCancelled },
    'meetings.held': { payload: held, project: projectHeld },
  },
  projections: { meetings: 'id', meeting_items: "meeting || ' ' || no", meeting_attendance: "meeting || ' ' || party", meeting_interventions: "meeting || ' ' || no", meeting_decisions: "meeting || ' ' || item" },
  words,
};

export { cancelMeeting, closeMeeting, conveneMeeting, decideMeetingItem, moveMeeting, recordAttendance, recordIntervention, setMeetingItem } from './commands.ts';
export { readAttendanceForm, readCancelForm, readConveneForm, readDecisionForm, readItemForm, readMoveForm, readWordsForm } from './form.ts';
export { linked, type Linked } from './links.ts';
export { mayKeepMeetings, mayRecordWords } from './rights.ts';
export { bodiesThatMeet, outcomeOfDecision, unaccounted } from './rules.ts';
export { LEVELS, type Decided, type Link } from './schema.ts';
export { attendanceOf, decisionsOf, interventionsOf, itemsOf, listMeetings, meetingById, meetingsBetween, meetingsNamed, meetingsOnConsultation, type AttendanceRow, type DecisionRow, type InterventionRow, type ItemRow, type MeetingRow } from './store.ts';
export { words as meetingsWords } from './words.ts';
