import type { Decision } from '../../src/core/act.ts';
import { readConveneForm, readMoveForm } from '../../src/features/meetings/form.ts';
import { attend, cancel, convene, decideItem, hold, intervene, move, setItem, type Attend, type Convene, type ConveneState, type Decide, type DecideState, type FloorState, type Found, type Intervene, type Item, type ItemState, type Meeting, type Move, type Presence, type SetItem } from '../../src/features/meetings/rules.ts';
import { as, both, changed, later, NOW, officer, signedDelegates } from '../actors.ts';
import type { RefusalCase } from './refusal.ts';

/** A meeting of the Permanent Council that began an hour ago; Kyrgyzstan is away. */
export const ROSTER = ['ARM', 'BLR', 'KAZ', 'KGZ', 'RUS', 'TJK'];
export const meeting = (change: Partial<Meeting> = {}): Meeting => ({ id: 'M-1', bodies: ['pc'], decides: true, at: later(-1), place: null, roster: ROSTER, state: 'convened', audience: ['parties'], seq: 40, ...change });
export const ITEM: Item = { no: 1, matter: 'council_business', seq: 41 };
export const there = (...absent: string[]): Presence[] => ROSTER.map((party) => ({ party, present: !absent.includes(party) }));
const found = (id: string, audience: readonly string[] = ['parties']): Found => ({ link: { kind: 'text', id }, audience });

export const calling = (change: Partial<Convene> = {}, state: Partial<ConveneState> = {}, context = as(officer)): Decision =>
  convene({ next: 4, consultation: null, charterSeq: 1, ...state }, { bodies: ['pc'], format: 'regular', title: both('A meeting'), place: {}, at: later(20), requestedBy: [], consultation: null, marking: 'parties', named: [], ...change }, context);
export const setting = (change: Partial<SetItem> = {}, state: Partial<ItemState> = {}, context = as(officer)): Decision =>
  setItem({ meeting: meeting(), items: [ITEM], decided: [], about: null, documents: [], ...state }, { meeting: 'M-1', no: null, title: both('An item'), about: null, matter: null, documents: [], seen: null, ...change }, context);
export const attending = (change: Partial<Attend> = {}, standing: Meeting | null = meeting(), context = as(officer)): Decision => attend(standing, { meeting: 'M-1', party: 'KAZ', state: 'present', level: 'permanent', head: {}, ...change }, context);
export const floor = (change: Partial<DecideState> = {}): DecideState => ({ meeting: meeting(), items: [ITEM], attendance: there('KGZ'), interventions: [], decisions: [], ...change });
export const speaking = (change: Partial<Intervene> = {}, state: FloorState = floor(), context = as(officer)): Decision => intervene(state, { meeting: 'M-1', no: null, item: 1, party: 'KAZ', speaker: {}, words: both('We thank the chair.'), seen: null, ...change }, context);
export const deciding = (change: Partial<Decide> = {}, state: DecideState = floor(), context = as(officer)): Decision =>
  decideItem(state, { meeting: 'M-1', item: 1, words: both('To meet again.'), way: 0, positions: [{ party: 'KAZ', position: 'agrees', words: {} }], formObjected: [], seen: null, ...change }, context);
export const moving = (change: Partial<Move> = {}, standing: Meeting | null = meeting({ at: later(4) })): Decision => move(standing, { meeting: 'M-1', at: later(30), place: {}, why: both('The hall is taken.'), ...change }, as(officer));
export const holding = (attendance: readonly Presence[] = there(), standing: Meeting | null = meeting(), context = as(officer)): Decision => hold({ meeting: standing, attendance }, { meeting: 'M-1' }, context);
export const cancelling = (standing: Meeting | null = meeting(), why = both('No quorum'), context = as(officer)): Decision => cancel(standing, { meeting: 'M-1', why }, context);

const form = (fields: Record<string, string>): FormData => {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) data.append(name, value);
  return data;
};
const kaz = as(signedDelegates.KAZ);

export const meetingRefusals: readonly RefusalCase[] = [
  ['meetings.not_allowed', 'called by a delegate', () => calling({}, {}, kaz)],
  ['meetings.not_allowed', 'an item by a delegate', () => setting({}, {}, kaz)],
  ['meetings.not_allowed', 'attendance by a delegate', () => attending({}, meeting(), kaz)],
  ['meetings.not_allowed', 'a decision by a delegate', () => deciding({}, floor(), kaz)],
  ['meetings.not_allowed', 'closed by a delegate', () => holding(there(), meeting(), kaz)],
  ['meetings.not_allowed', 'cancelled by a delegate', () => cancelling(meeting(), both('no'), kaz)],
  ['meetings.not_found', 'an item of what is not there', () => setting({}, { meeting: null }), { facts: { meeting: 'M-1' } }],
  ['meetings.not_found', 'closed, and not there', () => holding(there(), null)],
  ['meetings.over', 'an item after the end', () => setting({}, { meeting: meeting({ state: 'held' }) })],
  ['meetings.over', 'words after it was cancelled', () => speaking({}, floor({ meeting: meeting({ state: 'cancelled' }) }))],
  ['meetings.over', 'a decision after the end', () => deciding({}, floor({ meeting: meeting({ state: 'held' }) }))],
  ['meetings.over', 'cancelled twice', () => cancelling(meeting({ state: 'cancelled' }))],
  ['meetings.no_body', 'of no body', () => calling({ bodies: ['nobody'] }), { field: 'bodies' }],
  ['meetings.no_format', 'in a format of another body', () => calling({ format: 'narrow' }), { field: 'format' }],
  ['meetings.not_joint', 'two bodies, and one of them does not meet jointly', () => calling({ bodies: ['pc', 'cfm'], format: 'regular' }), { field: 'format' }],
  ['meetings.joint_alone', 'joint with nobody', () => calling({ bodies: ['cfm'], format: 'joint' }), { field: 'bodies' }],
  ['meetings.no_title', 'without a title', () => calling({ title: {} }), { field: 'title' }],
  ['meetings.no_hour', 'without a day', () => calling({ at: null }), { field: 'at' }],
  ['meetings.no_hour', 'moved to no day', () => moving({ at: null }), { field: 'at' }],
  ['meetings.bad_hour', 'an hour that is none', () => readConveneForm(form({ 'at.day': 'soon' }), 'Europe/Moscow') as Decision, { field: 'at' }],
  ['meetings.bad_hour', 'moved to an hour that is none', () => readMoveForm(form({ 'at.day': '16 May 2022', 'at.hour': '25:00' }), 'M-1', 'Europe/Moscow') as Decision, { field: 'at' }],
  ['meetings.past', 'now', () => calling({ at: NOW }), { field: 'at' }],
  ['meetings.past', 'moved to the past', () => moving({ at: later(-1) }), { field: 'at' }],
  ['meetings.unknown_marking', 'open to the public', () => calling({ marking: 'public' }), { field: 'marking' }],
  ['meetings.not_a_member', 'named, and no party', () => calling({ marking: 'named', named: ['XYZ'] }), { field: 'named' }],
  ['meetings.not_a_member', 'asked for by one that left', () => calling({ requestedBy: ['UZB'] }), { field: 'requestedBy' }],
  ['meetings.nobody_sits', 'readable by the secretariat alone', () => calling({ marking: 'secretariat' }), { field: 'marking' }],
  ['meetings.too_few_requests', 'extraordinary, asked for by one of two', () => calling({ bodies: ['csc'], format: 'extraordinary', requestedBy: ['KAZ', 'KAZ'] }), { facts: { needed: 2, given: 1 }, field: 'requestedBy' }],
  ['meetings.unknown_link', 'on a request that is not there', () => calling({ consultation: 'C-9' }), { field: 'consultation' }],
  ['meetings.unknown_link', 'about what is not there', () => setting({ about: 'T-9' }), { field: 'about' }],
  ['meetings.unknown_link', 'a paper that is not there', () => setting({ documents: ['T-9'] }, { documents: [null] }), { field: 'documents' }],
  ['meetings.link_narrower', 'on a request of few', () => calling({ consultation: 'C-4' }, { consultation: { id: 'C-4', audience: ['secretariat', 'party:KAZ'] } }), { field: 'consultation' }],
  ['meetings.link_narrower', 'about what some may not read', () => setting({ about: 'T-2' }, { about: found('T-2', ['secretariat', 'party:KAZ']) }), { field: 'about' }],
  ['meetings.link_narrower', 'a paper that some may not read', () => setting({ documents: ['T-2'] }, { documents: [found('T-2', ['secretariat'])] }), { field: 'documents' }],
  ['meetings.item_not_found', 'a change of no item', () => setting({ no: 7 })],
  ['meetings.item_not_found', 'words on no item', () => speaking({ item: null }), { field: 'on' }],
  ['meetings.item_not_found', 'a decision on no item', () => deciding({ item: 7 })],
  ['meetings.changed_meanwhile', 'an item that was changed', () => setting({ no: 1, seen: 40 })],
  ['meetings.changed_meanwhile', 'words that were changed', () => speaking({ no: 1, seen: 49 }, floor({ interventions: [{ no: 1, party: 'KAZ', seq: 50 }] }))],
  ['meetings.changed_meanwhile', 'a decision that was there', () => deciding({}, floor({ decisions: [{ item: 1, seq: 60 }] }))],
  ['meetings.item_decided', 'an item that is decided', () => setting({ no: 1, seen: 41 }, { decided: [1] })],
  ['meetings.no_item_title', 'an item without words', () => setting({ title: {} }), { field: 'item' }],
  ['meetings.does_not_decide', 'an item for decision in an informal meeting', () => setting({ matter: 'council_business' }, { meeting: meeting({ decides: false }) }), { field: 'matter' }],
  ['meetings.does_not_decide', 'a decision of an informal meeting', () => deciding({}, floor({ meeting: meeting({ decides: false }) }))],
  ['meetings.no_matter', 'a matter of another body', () => setting({ matter: 'decision' }), { field: 'matter' }],
  ['meetings.no_matter', 'a decision on what is for discussion', () => deciding({}, floor({ items: [{ ...ITEM, matter: null }] })), { field: 'matter' }],
  ['meetings.not_entitled', 'attendance of one that does not sit', () => attending({ party: 'UZB' }), { field: 'party' }],
  ['meetings.not_entitled', 'words of one that does not sit', () => speaking({ party: 'UZB' }), { field: 'speaks' }],
  ['meetings.not_entitled', 'a position of one that does not sit', () => deciding({ positions: [{ party: 'UZB', position: 'agrees', words: {} }] }), { field: 'positions' }],
  ['meetings.no_attendance', 'neither present nor absent', () => attending({ state: '' }), { field: 'attendance' }],
  ['meetings.not_begun', 'attendance before the hour', () => attending({}, meeting({ at: later(1) }))],
  ['meetings.not_begun', 'words before the hour', () => speaking({}, floor({ meeting: meeting({ at: later(1) }) }))],
  ['meetings.not_begun', 'a decision before the hour', () => deciding({}, floor({ meeting: meeting({ at: later(1) }) }))],
  ['meetings.not_begun', 'closed before the hour', () => holding(there(), meeting({ at: later(1) }))],
  ['meetings.words_not_allowed', 'the words of another party', () => speaking({ party: 'TJK' }, floor(), kaz)],
  ['meetings.words_not_allowed', 'the words of the organisation by a delegate', () => speaking({ party: null }, floor(), kaz)],
  ['meetings.words_not_found', 'a correction of another’s words', () => speaking({ no: 1, seen: 50 }, floor({ interventions: [{ no: 1, party: 'TJK', seq: 50 }] }))],
  ['meetings.absent', 'words of the absent', () => speaking({ party: 'KGZ' }), { field: 'speaks' }],
  ['meetings.absent', 'a position of the absent', () => deciding({ positions: [{ party: 'KGZ', position: 'objects', words: both('no') }] }), { field: 'positions' }],
  ['meetings.no_words', 'no words', () => speaking({ words: {} }), { field: 'words' }],
  ['meetings.attendance_missing', 'a decision before the roll', () => deciding({}, floor({ attendance: there().slice(1) })), { facts: { parties: ['ARM'] } }],
  ['meetings.attendance_missing', 'closed before the roll', () => holding([])],
  ['meetings.no_decision', 'a decision without words', () => deciding({ words: {} }), { field: 'decision' }],
  ['meetings.no_way', 'in a way that the rule does not know', () => deciding({ way: 5 }), { field: 'way' }],
  ['meetings.reason_missing', 'an objection without words', () => deciding({ positions: [{ party: 'KAZ', position: 'objects', words: {} }] }), { facts: { party: 'KAZ' }, field: 'positions' }],
  ['meetings.no_why', 'moved without a reason', () => moving({ why: {} }), { field: 'why' }],
  ['meetings.no_why', 'cancelled without a reason', () => cancelling(meeting(), {} as ReturnType<typeof both>), { field: 'why' }],
  ['meetings.no_matter', 'under a charter that has no matter for the body', () => deciding({}, floor(), as(officer, NOW, changed((c) => { c.matters = c.matters.filter((m) => m.id !== 'council_business'); }))), { field: 'matter' }],
];
