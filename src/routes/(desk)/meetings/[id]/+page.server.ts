import { meetingMatters } from '#core/charter/formats.ts';
import { matterOf, procedureOf, ruleOn } from '#core/charter/members.ts';
import { POSITIONS } from '#core/procedure/silence.ts';
import { isRefusal } from '#core/refusal.ts';
import { dayOf, sayDay, sayHour } from '#core/time.ts';
import { say } from '#core/words.ts';
import {
  cancelMeeting, closeMeeting, decideMeetingItem, LEVELS, mayKeepMeetings, mayRecordWords, meetingById, meetingsWords, moveMeeting, readAttendanceForm, readCancelForm, readDecisionForm, readItemForm, readMoveForm, readWordsForm, recordAttendance, recordIntervention,
  setMeetingItem, unaccounted,
} from '#features/meetings/index.ts';
import { proceduresWords } from '#features/procedures/index.ts';
import { carryOut, formOf, keyOf, newKey, partyName, read, requireActor } from '../../../edge.ts';
import { viewMeeting } from './view.ts';
import type { Actions, PageServerLoad } from './$types';

/** Forms of the page; one stands open at a time, by `?do=` or because it was sent. */
const FORMS = ['item', 'attendance', 'words', 'decide', 'move', 'cancel'] as const;

export const load: PageServerLoad = async (event) => {
  const actor = requireActor(event);
  const { locals, params, url } = event;
  const { charter, lang, now } = locals;
  const { row: m, items, roster, raw, ...view } = await viewMeeting(locals, params.id);
  const w = meetingsWords[lang].ui;
  const keeps = mayKeepMeetings(actor, charter, now);
  const no = Number(url.searchParams.get('item'));
  const asked = FORMS.find((one) => one === url.searchParams.get('do')) ?? null;
  const speaks = keeps ? [null, ...roster] : roster.filter((party) => mayRecordWords(actor, party, charter, now));
  const mayKeep = keeps && m.state === 'convened';
  const maySpeak = m.state === 'convened' && m.at <= now && speaks.length > 0;
  return {
    ...view, w, once: newKey(), mayKeep, maySpeak, doing: (asked === 'words' ? maySpeak : mayKeep) ? asked : null, item: items.some((one) => one.no === no) ? no : null, party: url.searchParams.get('party') ?? '', missing: unaccounted({ roster }, raw.attendance).map((party) => partyName(locals, party)),
    day: sayDay(dayOf(m.at, charter.seat.zone), lang), hour: sayHour(m.at, charter.seat.zone), zone: say(charter.seat.short, lang),
    matters: m.decides ? meetingMatters(charter, m.bodies).map(({ id, name }) => ({ value: id, label: say(name, lang) })) : [],
    levels: LEVELS.map((level) => ({ value: level, label: w[`level_${level}`]! })),
    speaks: speaks.map((party) => ({ value: party ?? '', label: party === null ? w.speaksOrganisation! : partyName(locals, party) })),
    positions: [{ value: 'silent', label: proceduresWords[lang].ui.s_silent! }, ...POSITIONS.map((kind) => ({ value: kind, label: proceduresWords[lang].ui[`s_${kind}`]! }))],
    present: raw.attendance.filter((one) => one.present).map((one) => one.party),
    set: items.map((item) => ({ no: item.no, title: item.title, about: item.about?.id ?? '', documents: item.documents.map(({ id }) => id).join(', '), matter: item.matter ?? '', seen: item.seq, ways: waysOf(item.matter) })),
    said: raw.interventions.map((one) => ({ no: one.no, item: one.item, party: one.party ?? '', speaker: one.speaker ?? {}, words: one.words, seen: one.seq })),
    decided: raw.decisions.map(({ item, seq, decided }) => ({ item, seen: seq, words: decided.words, way: decided.way, positions: Object.fromEntries(decided.positions.map((one) => [one.party, { position: one.position, words: one.words ?? {} }])) })),
  };

  function waysOf(matter: string | null): { value: string; label: string }[] {
    const procedure = matter === null ? undefined : procedureOf(charter, matterOf(charter, matter)?.procedure ?? '');
    const rule = procedure && ruleOn(procedure, dayOf(m.at, charter.seat.zone));
    return rule?.kind === 'decision' ? rule.ways.map(({ by }, i) => ({ value: String(i), label: w[`way_${by}`]! })) : [];
  }
};

export const actions: Actions = {
  item: async (event) => {
    const form = await formOf(event);
    return carryOut(event, form, setMeetingItem(readItemForm(form, event.params.id), keyOf(form)), `/meetings/${event.params.id}#agenda`, 'item');
  },
  attendance: async (event) => {
    const form = await formOf(event);
    return carryOut(event, form, recordAttendance(readAttendanceForm(form, event.params.id), keyOf(form)), `/meetings/${event.params.id}?do=attendance#attendance`, 'attendance');
  },
  words: async (event) => {
    const form = await formOf(event);
    return carryOut(event, form, recordIntervention(readWordsForm(form, event.params.id), keyOf(form)), `/meetings/${event.params.id}#agenda`, 'words');
  },
  decide: async (event) => {
    const form = await formOf(event);
    requireActor(event);
    const meeting = await read(event.locals, (lease) => meetingById(lease, event.params.id));
    return carryOut(event, form, decideMeetingItem(readDecisionForm(form, event.params.id, meeting?.roster ?? []), keyOf(form)), `/meetings/${event.params.id}#agenda`, 'decide');
  },
  move: async (event) => {
    const form = await formOf(event);
    const input = readMoveForm(form, event.params.id, event.locals.charter.seat.zone);
    return carryOut(event, form, isRefusal(input) ? input : moveMeeting(input, keyOf(form)), `/meetings/${event.params.id}`, 'move');
  },
  cancel: async (event) => {
    const form = await formOf(event);
    return carryOut(event, form, cancelMeeting(readCancelForm(form, event.params.id), keyOf(form)), `/meetings/${event.params.id}`, 'cancel');
  },
  close: async (event) => {
    const form = await formOf(event);
    return carryOut(event, form, closeMeeting(event.params.id, keyOf(form)), `/meetings/${event.params.id}`, 'close');
  },
};
