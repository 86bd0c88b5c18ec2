import { expect, test } from 'vitest';
import { actsOf, both, csto } from '../../../test/actors.ts';
import { entering, nationalRefusals, opening, shutting } from '../../../test/cases/national-files.ts';
import { testRefusals } from '../../../test/cases/refusal.ts';
import { readersFor } from './rules.ts';

testRefusals(nationalRefusals);

test.each([
  ['a figure', () => entering(), 'national.entered', { value: '31', words: null }], ['words', () => entering({ kind: 'words', words: both('Recovering') }), 'national.entered', { value: null, unit: null }],
  ['an opening, to those who are new', () => opening(['secretariat', 'party:ARM'], ['secretariat']), 'national.opened', { readers: ['party:ARM'] }], ['a closing', () => shutting(['party:ARM', 'party:BLR'], ['secretariat', 'party:ARM']), 'national.closed', { readers: ['party:ARM'] }],
])('%s is an act that its own party alone reads', (_, does, kind, payload) => expect(actsOf(does())).toMatchObject([{ kind, payload, audience: ['party:KGZ'] }]));

test('a file can be opened to the secretariat and to each other member, and to nobody else', () => {
  expect(readersFor(csto, 'KGZ', '2022-05-10')).toEqual(['secretariat', 'party:ARM', 'party:BLR', 'party:KAZ', 'party:RUS', 'party:TJK']);
});
