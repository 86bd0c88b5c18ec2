import ICAL from 'ical.js';
import { expect, test } from 'vitest';
import { both, csto, later, NOW } from '../../../test/actors.ts';
import type { Holding } from '../offices/index.ts';
import { feedOf } from './feed.ts';
import { itemsBetween, type CalendarRows } from './items.ts';

const common = { audience: ['parties'], example: true, seq: 9 };
const holding = (change: Partial<Holding>): Holding => ({ ...common, id: 'OH-1', office: 'secretary_general', holder: both('A holder'), party: null, person: null, from_date: '2020-01-01', until_date: null, left_on: null, why: null, source: null, ...change });
const NONE: CalendarRows = { procedures: [], titles: {}, consultations: [], warnings: [], offices: { holdings: [], mandates: [], entries: [] }, meetings: [], charterAt: NOW, charterSeq: 1 };
const between = (rows: Partial<CalendarRows>, from: string, to: string): string[] => itemsBetween(csto, { ...NONE, ...rows }, from, to).map((one) => `${one.kind} ${one.id}${one.cancelled ? ' cancelled' : ''}`);
const consultation = { ...common, id: 'C-1', dossier: 'D-1', warning: 'W-1', matter: 'joint_consultation', body: 'pc', article: 'treaty_2', question: both('What?'), requested_by: 'kgz', party: 'KGZ', roster: [], requested_at: NOW, answer_by: '2022-05-12T21:30:00.000Z', charter_seq: 1 };

test('the days of the charter, an hour on the day of the seat, and the end of a term', () => {
  expect(between({ consultations: [consultation] }, '2022-05-13', '2022-05-16')).toEqual(expect.arrayContaining(['consultation C-1', 'statutory 2022-05-16.0']));
  expect(between({ consultations: [consultation] }, '2022-05-12', '2022-05-12')).toEqual([]);
  expect(between({ offices: { ...NONE.offices, holdings: [holding({})] } }, '2022-12-31', '2023-01-01')).toEqual(['term OH-1', 'handover 2023-01-01']);
});

test('the end of a term that was left before stays, cancelled', () => {
  expect(between({ offices: { ...NONE.offices, holdings: [holding({ left_on: '2022-04' })] } }, '2022-12-31', '2022-12-31')).toEqual(['term OH-1 cancelled']);
});

test('a feed is the same bytes for the same rows, keeps its identifiers when words change, and is read by others', () => {
  const about = { today: '2022-05-12', lang: 'ru', base: 'https://desk.example', person: 'Д. Ахметова' } as const;
  const rows = { ...NONE, consultations: [consultation], offices: { ...NONE.offices, holdings: [holding({ left_on: '2022-04' })] } };
  const events = (text: string) => new ICAL.Component(ICAL.parse(text) as never[]).getAllSubcomponents('vevent').map((one) => new ICAL.Event(one));
  const text = feedOf(csto, rows, about);
  expect(feedOf(csto, rows, about)).toBe(text);
  const changed = feedOf(csto, { ...rows, consultations: [{ ...consultation, question: both('What else?'), seq: 12, answer_by: later(99) }] }, about);
  const of = (all: string) => events(all).find((one) => one.uid === 'consultation-C-1@csto.comity')!;
  expect([of(text).sequence, of(changed).sequence]).toEqual([9, 12]);
  expect(of(text).startDate.toString()).toBe('2022-05-12T21:30:00Z');
  expect(events(text).find((one) => one.uid.startsWith('term-'))!.component.getFirstPropertyValue('status')).toBe('CANCELLED');
  expect(new Set(events(text).map((one) => one.uid)).size).toBe(events(text).length);
});
