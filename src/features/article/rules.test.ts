import { describe, expect, test } from 'vitest';
import { actsOf, analyst, as, both, officer } from '../../../test/actors.ts';
import { articleRefusals, fact, noting, state } from '../../../test/cases/article.ts';
import { testRefusals } from '../../../test/cases/refusal.ts';
import { readFactForm } from './form.ts';
import { noteFacts } from './rules.ts';
import { noted } from './schema.ts';

describe('a fact of a document', () => {
  test('is noted with its words, its place in the copy and its place on the desk', () => {
    const [act] = actsOf(noting({ who: both('The Council') }, as(analyst)));
    expect(act).toMatchObject({ kind: 'article.noted', dossier: 'desk', audience: ['parties'], refs: ['SO-1'], payload: { fact: 'EVT7', quote: 'adopted on a day', from: 10, to: 26, place: { act: 7, page: '/operations/OP-1' } } });
    expect(noted.safeParse(act!.payload).success).toBe(true);
  });

  test.each([
    ['/charter', 1], ['/offices/secretary_general', 1], ['/offices/chair', 1], ['/partners/UN', 1], ['/dossiers/D-5', 8], ['/commitments/sources', 9],
  ])('has its place on %s, which shows act %i', (page, act) => expect(actsOf(noting({ page, act }))).toHaveLength(1));

  test('of which another source says otherwise keeps both values', () => {
    const rivals = [{ value: both('Another day'), source: 'SO-2' }];
    expect(actsOf(noting({ rivals }))[0]!.payload).toMatchObject({ rivals });
  });

  test('may be noted again in other words', () => expect(actsOf(noting({ fact: 'THR1', again: true }))).toHaveLength(1));

  test('comes alone or with others, all or none', () => {
    const two = [fact(), fact({ fact: 'EVT8' })];
    expect(actsOf(noteFacts(state(), two, as(officer))).map((act) => (act.payload as { fact: string }).fact)).toEqual(['EVT7', 'EVT8']);
    expect(noteFacts(state(), [...two, fact({ fact: 'EVT9', act: 99 })], as(officer))).toMatchObject({ code: 'article.no_act' });
  });
});

test('a form may hold an address as a browser gives it', () => {
  const form = new FormData();
  for (const [name, value] of Object.entries({ source: 'SO-1', fact: 'evt7', page: 'https://desk.example/operations/OP-1?lang=ru#log', act: '7', on: '6 Jan 2022', quote: 'adopted\n on a day', from: '10', to: '26' })) form.append(name, value);
  expect(readFactForm(form)).toMatchObject({ fact: 'EVT7', page: '/operations/OP-1', act: 7, on: '2022-01-06', quote: 'adopted on a day', rivals: [] });
});

testRefusals(articleRefusals);
