import { describe, expect, test } from 'vitest';
import { admin, analyst, chair, changed, csto, general, later, NOW, officer, signedDelegates } from '../../../test/actors.ts';
import type { Actor } from '../../core/act.ts';
import type { Consultation } from '../consultations/index.ts';
import type { FullProcedure, PositionRow } from '../procedures/index.ts';
import type { Text } from '../texts/index.ts';
import type { Warning } from '../warnings/index.ts';
import { dutiesFrom } from './duties.ts';
import { dayAround, roleOf, type Rows } from './rows.ts';
import { proposalOf } from '../../../test/cases/warnings.ts';

const ROSTER = ['ARM', 'BLR', 'KAZ', 'TJK'];
const common = { dossier: 'D-1', audience: ['parties'], example: false, seq: 1 };
const request = (id: string, hours: number, change: Partial<Consultation> = {}): Consultation => ({
  ...common, id, warning: 'W-1', matter: 'joint_consultation', body: 'pc', article: 'treaty_2', question: { en: id }, requested_by: 'kgz', party: 'KGZ', roster: ROSTER, requested_at: NOW, answer_by: later(hours), charter_seq: 1, ...change,
});
const answer = (consultation: string, party: string): Rows['answers'][number] => ({ ...common, consultation, party, answer: 'accept', reason: null, answered_by: 'x', answered_at: NOW });
const rule = { kind: 'silence' as const, minHours: 72, asideBlocks: false, scope: 'paragraphs' as const, onObjection: 'breaks' as const };
const position = (party: string, kind: PositionRow['kind'], seq = 2): PositionRow => ({ ...common, seq, procedure: 'S-1', party, kind, paragraphs: [], words: null, undoes: null, taken_by: 'x', taken_at: later(-79) });
const circulated = (hours: number, positions: PositionRow[] = [], change: Partial<FullProcedure> = {}): FullProcedure => ({
  ...common, id: 'S-1', text: 'T-1', version: 1, hash: '0', paragraphs: 2, matter: 'joint_statement', body: 'csc', rule_id: 'silence', rule, verified: false, roster: ROSTER, opened_by: 'arm', opened_at: later(-80), deadline: later(hours), closed_at: null, charter_seq: 1, ended: null, open_paragraphs: null, carried: null, escalates: null, urgent: false, confirmed_at: null, extended: 0, positions, ...change,
});
const text = (version: number): Text => ({ ...common, id: 'T-1', consultation: null, title: { en: 'T-1' }, paragraphs: [], revision: 1, version, drafted_by: 'x', changed_at: NOW });
const warning = (hours: number): Warning => ({
  ...common, id: 'W-1', sentence: { en: 'W-1' }, probability_from: 1, probability_to: 2, confidence: 'low', consequence: { en: 'x' }, bodies: ['pc'], parties: [], options: [{ what: { en: 'x' }, leadHours: 48 }], horizon: later(hours + 48), answer_by: later(hours),
  answer_by_reason: null, evidence: [], issued_by: 'x', issued_at: NOW, proposal: null, written_by: null,
});
const proposal = (by: string, hours: number, state: 'open' | 'returned' = 'open') => proposalOf({ proposed_by: by, state, content: { ...proposalOf().content, answerBy: later(hours) } });
const NONE: Rows = { asks: [], outstanding: [], answers: [], live: [], failed: [], heads: { 'T-1': { title: { en: 'T-1' }, version: 1 } }, unasked: [], uncirculated: [], unannounced: [], undrafted: [], held: [], proposals: [], signals: [], commitments: [], meetings: [], items: [], offices: { holdings: [], mandates: [], entries: [] }, operations: [], unplanned: false, taskings: [] };

const meeting = (hours: number, change: Partial<Rows['meetings'][number]> = {}): Rows['meetings'][number] => ({
  ...common, id: 'M-1', bodies: ['pc'], format: 'regular', title: { en: 'M-1' }, place: null, at: later(hours), first_at: later(hours), requested_by: [], consultation: null, decides: true, roster: ROSTER, charter_seq: 1, state: 'convened', why: null, convened_by: 'x', convened_at: NOW, convened_seq: 1, closed_at: null, ...change,
});
const item = (papers: number): Rows['items'][number] => ({ ...common, meeting: 'M-1', no: 1, title: { en: 'x' }, about: null, matter: null, documents: Array.from({ length: papers }, (_, i) => ({ kind: 'text' as const, id: `T-${i}` })) });

const duties = (actor: Actor, rows: Partial<Rows>, charter = csto): string[] => dutiesFrom({ ...NONE, ...rows }, roleOf(actor, charter, NOW), charter, NOW).map((d) => `${d.kind} ${d.id} ${d.state}${d.by === null ? '' : ` ${(Date.parse(d.by) - Date.parse(NOW)) / 3_600_000} h`}`);
const { KAZ } = signedDelegates;

describe('a delegate', () => {
  test.each<[string, Partial<Rows>, string[]]>([
    ['owes an answer', { asks: [request('C-1', 5)] }, ['answer C-1 not_started 5 h']],
    ['owes one however late it is', { asks: [request('C-1', -50)] }, ['answer C-1 late -50 h']],
    ['sees what was answered until its hour', { asks: [request('C-1', 5)], answers: [answer('C-1', 'KAZ')] }, ['answer C-1 answered 5 h']],
    ['and no longer', { asks: [request('C-1', 0)], answers: [answer('C-1', 'KAZ')] }, []],
    ['is not helped by the answer of another', { asks: [request('C-1', 5)], answers: [answer('C-1', 'ARM')] }, ['answer C-1 not_started 5 h']],
    ['may take a position', { live: [circulated(9)] }, ['position T-1 silent 9 h']],
    ['has taken one', { live: [circulated(9, [position('KAZ', 'reserves')])] }, ['position T-1 answered 9 h']],
    ['may still take one when silence is broken', { live: [circulated(9, [position('ARM', 'objects')])] }, ['position T-1 silent 9 h']],
    ['has none to take once the hour has passed', { live: [circulated(0)] }, []],
    ['has none to take when not entitled', { live: [circulated(9, [], { roster: ['ARM', 'BLR'] })] }, []],
    ['is addressed by a warning', { unasked: [warning(30)] }, ['consult W-1 waiting 30 h']],
    ['is addressed by one whose date to answer has passed, until its horizon', { unasked: [warning(-10)] }, ['consult W-1 late -10 h']],
    ['and not beyond', { unasked: [warning(-48)] }, []],
    ['by the hour', { asks: [request('C-2', 30), request('C-1', -3)], live: [circulated(9)] }, ['answer C-1 late -3 h', 'position T-1 silent 9 h', 'answer C-2 not_started 30 h']],
    ['is asked for nothing that others are', { unannounced: [circulated(-1)], uncirculated: [{ text: text(1), latest: null }], undrafted: [request('C-1', -1)], outstanding: [request('C-1', -1)], held: [], live: [] }, []],
  ])('%s', (_, rows, expected) => expect(duties(KAZ, rows)).toEqual(expected));
});

describe('an analyst', () => {
  test('owes an answer to the question of another node, and others do not', () => {
    const taskings = [{ id: 'q-1', question: { en: 'What changed?' }, answerBy: later(4), at: NOW, example: false }, { id: 'q-2', question: { en: 'And why?' }, answerBy: later(-1), at: NOW, example: false }];
    expect(duties(analyst, { taskings })).toEqual(['tasking q-2 late -1 h', 'tasking q-1 waiting 4 h']);
    expect([roleOf(analyst, csto, NOW).answers, roleOf(KAZ, csto, NOW).answers]).toEqual([true, false]);
  });
});

describe('a meeting', () => {
  test.each<[string, Actor, Partial<Rows>, string[]]>([
    ['of today waits for a delegate who sits', KAZ, { meetings: [meeting(5)], items: [item(1)] }, ['meeting M-1 waiting 5 h']],
    ['not for one who does not', KAZ, { meetings: [meeting(5, { roster: ['ARM'] })], items: [item(1)] }, []],
    ['of tomorrow does not yet', KAZ, { meetings: [meeting(24)], items: [] }, []],
    ['of tomorrow needs its papers from whoever keeps it', officer, { meetings: [meeting(24)], items: [item(0)] }, ['papers M-1 waiting 24 h']],
    ['and an agenda', chair, { meetings: [meeting(24)], items: [] }, ['papers M-1 waiting 24 h']],
    ['with papers it needs nothing', officer, { meetings: [meeting(24)], items: [item(1)] }, []],
    ['that has begun needs its record closed', officer, { meetings: [meeting(-30)], items: [item(1)] }, ['record M-1 waiting']],
    ['and not from a delegate', KAZ, { meetings: [meeting(-30)], items: [item(1)] }, []],
  ])('%s', (_, actor, rows, expected) => expect(duties(actor, rows)).toEqual(expected));
});

describe('the chair', () => {
  const adopted = circulated(-1, [position('KAZ', 'agrees')]);
  test.each<[string, Partial<Rows>, string[]]>([
    ['announces what was adopted', { unannounced: [adopted] }, ['announce T-1 waiting']],
    ['not what an objection kept from it', { unannounced: [circulated(-1, [position('KAZ', 'objects')])] }, []],
    ['nor what is still running', { unannounced: [circulated(1)] }, []],
    ['circulates what was frozen', { uncirculated: [{ text: text(1), latest: null }] }, ['circulate T-1 waiting']],
    ['and a new version after a broken silence', { uncirculated: [{ text: text(2), latest: circulated(5, [position('KAZ', 'objects')]) }] }, ['circulate T-1 waiting']],
    ['and after one that failed', { uncirculated: [{ text: text(2), latest: circulated(-5, [position('KAZ', 'objects')]) }] }, ['circulate T-1 waiting']],
    ['not while one runs', { uncirculated: [{ text: text(2), latest: circulated(5) }] }, []],
    ['nor after it was adopted', { uncirculated: [{ text: text(2), latest: adopted }] }, []],
    ['answers for the own party as well', { asks: [request('C-1', 5)], unannounced: [adopted] }, ['answer C-1 not_started 5 h', 'announce T-1 waiting']],
  ])('%s', (_, rows, expected) => expect(duties(chair, rows)).toEqual(expected));

  test('may do so because the charter says so: under another rotation another does', () => {
    const rows = { unannounced: [adopted], uncirculated: [{ text: { ...text(1), id: 'T-2' }, latest: null }] };
    const turned = changed((c) => { for (const term of c.chair.terms) if (term.party === 'ARM') term.party = 'KAZ'; });
    expect([duties(chair, rows), duties(KAZ, rows)]).toEqual([['announce T-1 waiting', 'circulate T-2 waiting'], []]);
    expect([duties(chair, rows, turned), duties(KAZ, rows, turned)]).toEqual([[], ['announce T-1 waiting', 'circulate T-2 waiting']]);
    expect(duties(general, rows, changed((c) => { for (const matter of c.matters) matter.announcedBy = ['secretary_general']; }))).toEqual(['announce T-1 waiting']);
  });
});

describe('the secretariat', () => {
  const broken = circulated(5, [position('KAZ', 'objects')]);
  test.each<[string, Partial<Rows>, string[], string[]]>([
    ['a warning that nobody takes up', { unasked: [warning(30)] }, ['consult W-1 waiting 30 h'], ['consult W-1 waiting 30 h']],
    ['one past its date', { unasked: [warning(-3)] }, ['consult W-1 late -3 h'], ['consult W-1 late -3 h']],
    ['an answer that is overdue', { outstanding: [request('C-1', -3), request('C-2', 3)] }, ['overdue C-1 late -3 h'], ['overdue C-1 late -3 h']],
    ['a text to announce', { unannounced: [circulated(-1)] }, ['announce T-1 waiting'], []],
    ['a broken silence', { live: [broken] }, ['revise T-1 broken'], []],
    ['a text that failed', { failed: [circulated(-30, [position('KAZ', 'objects')])] }, ['revise T-1 broken'], []],
    ['a broken one that was revised and frozen since', { live: [broken], heads: { 'T-1': { title: { en: 'T-1' }, version: 2 } } }, [], []],
    ['a text that runs well, and one that was adopted', { live: [circulated(5)], failed: [circulated(-30)] }, [], []],
    ['a request that all answered', { undrafted: [request('C-1', -3)] }, ['draft C-1 waiting'], []],
    ['a frozen text, which is the chair’s to circulate', { uncirculated: [{ text: text(1), latest: null }] }, [], []],
  ])('%s', (_, rows, ofOfficer, ofGeneral) => expect([duties(officer, rows), duties(general, rows)]).toEqual([ofOfficer, ofGeneral]));
});

test('an administrator fills the offices of the charter; an analyst is asked for nothing', () => {
  const rows = { held: csto.offices.flatMap(({ id }) => ['ARM', 'BLR', 'KAZ', 'KGZ', 'RUS', 'TJK'].map((party) => ({ office: id, party, centre: `${party}-1` }))).filter((h) => h.office !== 'desk_officer'), outstanding: [request('C-1', -3)], unasked: [] };
  expect(duties(admin, rows)).toEqual(['office desk_officer vacant']);
  expect(duties(analyst, { ...rows, live: [circulated(5)] })).toEqual([]);
});

test('a duty carries what its line says, and who has answered', () => {
  const [owed] = dutiesFrom({ ...NONE, outstanding: [request('C-1', -3)], answers: [answer('C-1', 'BLR')] }, roleOf(officer, csto, NOW), csto, NOW);
  expect(owed).toMatchObject({ href: '/consultations/C-1', dossier: 'D-1', about: { owed: ['ARM', 'KAZ', 'TJK'] }, answered: { ARM: 'silent', BLR: 'accept', KAZ: 'silent', TJK: 'silent' } });
  const [warned] = dutiesFrom({ ...NONE, unasked: [warning(30)] }, roleOf(KAZ, csto, NOW), csto, NOW);
  expect(warned).toMatchObject({ href: '/warnings/W-1', about: { to: ['pc'], options: 1, leadHours: 48 } });
});

test('roles come from the charter, and the day is the seat’s', () => {
  expect(roleOf(KAZ, csto, NOW)).toMatchObject({ party: 'KAZ', announces: false, circulates: false, drafts: false, warns: false, follows: false, manages: false, analyses: false });
  expect(roleOf(KAZ, csto, NOW).bodies).toContain('pc');
  expect(roleOf(KAZ, changed((c) => { c.bodies.find((b) => b.id === 'pc')!.members = ['ARM', 'RUS']; }), NOW).bodies).not.toContain('pc');
  expect(roleOf(analyst, csto, NOW)).toMatchObject({ party: null, bodies: [], analyses: true });
  expect(dayAround('2022-05-12T21:30:00.000Z', csto)).toEqual({ from: '2022-05-12T21:00:00.000Z', end: '2022-05-13T21:00:00.000Z' });
  expect(dayAround('2022-05-12T20:30:00.000Z', csto)).toEqual({ from: '2022-05-11T21:00:00.000Z', end: '2022-05-12T21:00:00.000Z' });
});

describe('a proposed warning', () => {
  const rows = { proposals: [proposal('kaz-analyst', 30)] };
  test.each<[string, Actor, Partial<Rows>, string[]]>([
    ['waits for a desk officer', officer, rows, ['approve WP-1 waiting 30 h']],
    ['and for the Secretary General', general, rows, ['approve WP-1 waiting 30 h']],
    ['is late when an answer would have been due', officer, { proposals: [proposal('kaz-analyst', -1)] }, ['approve WP-1 late -1 h']],
    ['waits for nobody who wrote it', officer, { proposals: [proposal('officer', 30)] }, []],
    ['asks nothing of the analyst who wrote it', analyst, rows, []],
    ['comes back to whoever wrote it', analyst, { proposals: [proposal('kaz-analyst', 30, 'returned')] }, ['returned WP-1 returned 30 h']],
    ['and to nobody else', officer, { proposals: [proposal('kaz-analyst', 30, 'returned')] }, []],
    ['is no matter of an administrator', admin, rows, []],
    ['nor of a delegate', KAZ, rows, []],
  ])('%s', (_, actor, given, expected) => {
    expect(duties(actor, given).filter((one) => !one.startsWith('office'))).toEqual(expected);
  });
});

describe('a signal that nobody has said anything about', () => {
  const at = (hours: number): string => new Date(Date.parse(NOW) + hours * 3_600_000).toISOString();
  const signal = (by: number, expires = 999) => ({ signals: [{ key: 'southern-borders/incidents.AF-TAK.2022-W18', href: '/watch', what: { en: 'Takhar' }, level: 'high' as const, raised_at: at(by - 48), by: at(by), expires: at(expires), example: false }] });
  test.each<[string, number, number, string[]]>([
    ['waits for somebody', 5, 99, ['signal southern-borders/incidents.AF-TAK.2022-W18 waiting 5 h']],
    ['is late after its hour', -1, 99, ['signal southern-borders/incidents.AF-TAK.2022-W18 late -1 h']],
    ['and gone when it has expired', -90, 0, []],
  ])('%s', (_, by, expires, expected) => expect(duties(officer, signal(by, expires))).toEqual(expected));
  test('is read for those who handle signals, and for nobody else', () => expect([officer, analyst, KAZ].map((who) => roleOf(who, csto, NOW).handles)).toEqual([true, true, false]));
});

test('a promise whose day has passed is late since the first hour of the next', () => {
  const commitments = [{ id: 'CM-1', what: { en: 'Meet' }, due_day: '2022-05-09', example: false }] as unknown as Rows['commitments'];
  expect(duties(officer, { commitments })).toEqual(['commitment CM-1 late -12 h']);
});
