import { expect, test } from 'vitest';
import { actsOf } from '../../../test/actors.ts';
import { changing, entering, entry } from '../../../test/cases/partners.ts';
import { isOverdue } from './rules.ts';

test('what is done is entered with its source, for all parties', () => {
  expect(actsOf(entering())[0]).toMatchObject({ kind: 'partners.entered', dossier: 'desk', audience: ['parties'], payload: { id: 'PE-4', partner: 'UN', kind: 'meeting', state: 'done', on: '2022-05-09', who: null, where: null } });
});

test('a plan needs neither a date nor a source, and a counterpart no source', () => {
  expect(actsOf(entering({ kind: 'plan', state: 'planned', on: null, source: { title: '', published: null, url: null } }))[0]!.payload).toMatchObject({ state: 'planned', on: null, source: null });
  expect(actsOf(entering({ kind: 'counterpart', source: { title: '', published: null, url: null } }))).toHaveLength(1);
});

test('a month that has begun is not ahead', () => expect(actsOf(entering({ on: '2022-05' }))).toHaveLength(1));

test('a change keeps the entry and carries its reason', () => {
  expect(actsOf(changing({ state: 'done', on: '2022-05-09' }))[0]).toMatchObject({ kind: 'partners.changed', payload: { id: 'PE-1', state: 'done', on: '2022-05-09', why: { en: 'No answer came' } } });
});

test.each<[string, Parameters<typeof entry>[0], string, boolean]>([
  ['its month lasts', { on_date: '2022-05' }, '2022-05-31', false], ['its month is over', { on_date: '2022-05' }, '2022-06-01', true], ['done', { on_date: '2022-05', state: 'done' }, '2022-06-01', false], ['no date', { on_date: null }, '2030-01-01', false],
])('a plan is overdue when its last day has passed: %s', (_, change, today, is) => expect(isOverdue(entry(change), today)).toBe(is));
