import { expect, test } from 'vitest';
import { bodyOf, isMember, markingOf, matterOf, membersOf, membersOn, officeOf, partyOf, procedureOf, seriesOf } from './members.ts';
import { tinyCharter } from './tiny.ts';

const name = { en: 'x' };
const charter = tinyCharter(['A', 'B', 'C'], {
  members: { B: [{ from: '1992-05-15', to: '1999' }, { from: '2006-06-23', to: '2012-12-19' }], C: [{ from: '1993' }] },
  bodies: [{ id: 'council', name, members: 'all' }, { id: 'pair', name, members: ['C', 'B'] }],
});

test.each([
  ['B', '1992-05-14', false],
  ['B', '1992-05-15', true],
  ['B', '1999-12-31', true],
  ['B', '2000-01-01', false],
  ['B', '2012-12-19', true],
  ['B', '2012-12-20', false],
  ['C', '1992-12-31', false],
  ['C', '1993-01-01', true],
  ['X', '2000-01-01', false],
])('is %s a member on %s: %s', (party, day, expected) => {
  expect(isMember(charter, party, day)).toBe(expected);
});

test('members and those who sit in a body stand in the order of the charter', () => {
  expect(membersOn(charter, '2008-01-01')).toEqual(['A', 'B', 'C']);
  expect(membersOn(charter, '2022-05-12')).toEqual(['A', 'C']);
  expect(membersOf(charter, 'council', '2022-05-12')).toEqual(['A', 'C']);
  expect(membersOf(charter, 'pair', '2008-01-01')).toEqual(['B', 'C']);
  expect(membersOf(charter, 'pair', '2022-05-12')).toEqual(['C']);
  expect(() => membersOf(charter, 'nowhere', '2022-05-12')).toThrow(RangeError);
});

test('what an id refers to, or nothing', () => {
  const found = [partyOf(charter, 'A'), bodyOf(charter, 'pair'), officeOf(charter, 'chair'), matterOf(charter, 'statement'), procedureOf(charter, 'silence'), seriesOf(charter, 'texts'), markingOf(charter, 'public')];
  expect(found.map((item) => item?.id)).toEqual(['A', 'pair', 'chair', 'statement', 'silence', 'texts', 'public']);
  expect([partyOf, bodyOf, officeOf, matterOf, procedureOf, seriesOf, markingOf].map((find) => find(charter, 'none'))).toEqual(Array(7).fill(undefined));
});
