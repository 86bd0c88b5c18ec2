import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { chairOn, chairTerms } from '#core/charter/chair.ts';
import { membersOf, membersOn } from '#core/charter/members.ts';
import type { Charter } from '#core/charter/schema.ts';
import { readCharter } from './read.ts';

const csto = readCharter(readFileSync(new URL('../../../charters/csto.yaml', import.meta.url), 'utf8'), 'csto.yaml') as Charter;

test.each([
  ['2005-01-01', null], ['2008-08-31', null], ['2008-09-01', 'ARM'], ['2009-06-13', 'ARM'], ['2009-06-14', 'RUS'], ['2010-12-09', 'RUS'],
  ['2010-12-10', 'BLR'], ['2011-11-30', 'BLR'], ['2011-12-01', 'KAZ'], ['2013-08-31', 'KGZ'], ['2014-06-01', 'RUS'], ['2015-03-01', 'TJK'], ['2016-05-01', 'ARM'],
  ['2017-05-01', 'BLR'], ['2018-05-16', 'KAZ'], ['2019-05-16', 'KGZ'], ['2020-05-16', 'RUS'], ['2021-09-15', 'TJK'], ['2021-09-16', 'ARM'],
  ['2022-01-06', 'ARM'], ['2022-05-16', 'ARM'], ['2022-12-31', 'ARM'], ['2023-01-01', 'BLR'], ['2024-01-01', 'KAZ'], ['2025-07-01', 'KGZ'], ['2026-12-31', 'RUS'],
  ['2027-01-01', 'TJK'], ['2028-01-01', 'ARM'], ['2029-06-01', 'BLR'],
])('on %s the chair is %s', (day, party) => {
  expect(chairOn(csto, day)?.party ?? null).toBe(party);
});

test('Russia sat in for Belarus, whose turn came afterwards', () => {
  expect(chairOn(csto, '2009-12-01')).toMatchObject({ party: 'RUS', adInterim: true, basis: 'recorded', verified: true });
  expect(chairTerms(csto, 2009, 2011).map((t) => t.party)).toEqual(['ARM', 'RUS', 'BLR', 'KAZ']);
});

test('the rule alone gives the terms recorded from 2024 on', () => {
  const { chair } = csto;
  const ruled = { ...csto, chair: { ...chair, terms: chair.terms.filter((t) => t.from < '2024') } };
  const brief = (charter: Charter): string[] => chairTerms(charter, 2024, 2032).map((t) => `${t.party} ${t.from} ${t.to}`);
  expect(brief(ruled)).toEqual(brief(csto));
  expect(chairOn(csto, '2026-05-01')?.basis).toBe('recorded');
  expect(chairOn(csto, '2027-05-01')?.basis).toBe('computed');
});

test.each([
  ['1992-05-15', ['ARM', 'KAZ', 'KGZ', 'RUS', 'TJK', 'UZB']],
  ['1995-01-01', ['ARM', 'BLR', 'KAZ', 'KGZ', 'RUS', 'TJK', 'AZE', 'GEO', 'UZB']],
  ['2003-09-18', ['ARM', 'BLR', 'KAZ', 'KGZ', 'RUS', 'TJK']],
  ['2010-06-01', ['ARM', 'BLR', 'KAZ', 'KGZ', 'RUS', 'TJK', 'UZB']],
  ['2022-05-16', ['ARM', 'BLR', 'KAZ', 'KGZ', 'RUS', 'TJK']],
])('the members on %s, in Russian alphabetical order', (day, parties) => {
  expect(membersOn(csto, day)).toEqual(parties);
  expect(membersOf(csto, 'csc', day)).toEqual(parties);
});

test('present members stand in the order of the Russian alphabet', () => {
  const names = csto.parties.slice(0, 6).map((p) => p.name.ru!);
  expect(names).toEqual(names.toSorted((a, b) => a.localeCompare(b, 'ru')));
});

test('no silence procedure, symbol, marking or invented centre is passed off as confirmed', () => {
  expect(csto.procedures.filter((p) => p.verified)).toEqual([]);
  expect([...csto.series, ...csto.markings, ...csto.matters].every((item) => !item.verified)).toBe(true);
  expect(csto.parties.flatMap((p) => (p.centre ? [p.centre.verified] : []))).toEqual(Array(6).fill(false));
});

test('what is confirmed says by whom', () => {
  const silent = [...csto.founding, ...csto.bodies, ...csto.offices, ...csto.partners, ...csto.chair.terms, ...csto.parties.flatMap((p) => p.membership)].filter((claim) => claim.verified && !claim.source);
  expect(silent).toEqual([]);
});
