import { describe, expect, test } from 'vitest';
import { actsOf, both } from '../../../test/actors.ts';
import { change, close, enter, newcomer, peopleRefusals, person } from '../../../test/cases/people.ts';
import { testRefusals } from '../../../test/cases/refusal.ts';
import { actorFrom, OPERATOR, tokensOf } from './rules.ts';
import { email, joined, left, officesChanged, personId } from './schema.ts';

describe('opening an account', () => {
  test.each([
    ['a delegate', {}],
    ['an analyst', { party: null, centre: 'KAZ-1', offices: ['analyst'] }],
    ['an analyst whose party is named too', { centre: 'KAZ-1', offices: ['analyst'] }],
    ['an official with two offices', { party: null, secretariat: true, offices: ['desk_officer', 'administrator'] }],
    ['the first Secretary General', { party: null, secretariat: true, offices: ['secretary_general'] }],
  ])('%s: one act of the desk, for the parties', (_, asked) => {
    const acts = actsOf(enter(asked));
    expect(acts).toEqual([{ kind: 'people.joined', dossier: 'desk', payload: newcomer(asked), audience: ['parties'] }]);
    expect(joined.safeParse(acts[0]!.payload).success).toBe(true);
  });

  test('an office that many may hold is given again', () => {
    expect(actsOf(enter({}, { holders: { permanent_delegate: 'kaz' } }))).toHaveLength(1);
  });
});

test('offices are changed, and an account is closed, by one act each', () => {
  const offices = actsOf(change(['permanent_delegate']));
  expect(offices).toEqual([{ kind: 'people.offices_changed', dossier: 'desk', payload: { person: 'a.new', offices: ['permanent_delegate'] }, audience: ['parties'] }]);
  expect(officesChanged.safeParse(offices[0]!.payload).success).toBe(true);
  const closed = actsOf(close());
  expect(closed).toEqual([{ kind: 'people.left', dossier: 'desk', payload: { person: 'a.new' }, audience: ['parties'] }]);
  expect(left.safeParse(closed[0]!.payload).success).toBe(true);
});

describe('what a person reads with', () => {
  test.each([
    ['a delegate', person(), ['public', 'parties', 'party:KAZ', 'person:a.new']],
    ['an official', person({ party: null, secretariat: true }), ['public', 'parties', 'secretariat', 'person:a.new']],
    ['an analyst', person({ party: null, centre: 'KAZ-1' }), ['public', 'parties', 'centre:KAZ-1', 'person:a.new']],
    ['an analyst whose party is known: not the party’s own', person({ centre: 'KAZ-1' }), ['public', 'parties', 'centre:KAZ-1', 'person:a.new']],
  ])('%s', (_, who, tokens) => {
    expect(tokensOf(who)).toEqual(tokens);
    expect(actorFrom(who)).toMatchObject({ person: 'a.new', name: 'A. New', offices: who.offices, tokens });
  });

  test('the operator reads as the secretariat and administers, and nothing else', () => {
    expect(OPERATOR).toMatchObject({ offices: ['administrator'], tokens: ['public', 'parties', 'secretariat'], party: null });
  });

  test('a name is said in English, else in what there is, else by the identifier', () => {
    expect(actorFrom(person({ name: { ru: 'А. Новый' } })).name).toBe('А. Новый');
    expect(actorFrom(person({ name: {} })).name).toBe('a.new');
    expect(actorFrom(person({ name: both('A') })).name).toBe('A');
  });
});

describe('what is written', () => {
  test('identifiers: a small letter, then small letters, digits, dots, hyphens', () => {
    for (const good of ['ab', 'a.b-c_9', `a${'b'.repeat(39)}`]) expect(personId.safeParse(good).success, good).toBe(true);
    for (const bad of ['a', 'A.b', '9a', 'a b', '.a', 'а.б', `a${'b'.repeat(40)}`, 'a\n', '']) expect(personId.safeParse(bad).success, JSON.stringify(bad)).toBe(false);
  });

  test('e-mail addresses are trimmed and in small letters', () => {
    expect(email.parse('  A.New@Example.ORG ')).toBe('a.new@example.org');
    for (const bad of ['', 'a', 'a@b', 'a b@c.de', 'a@b@c.de', '@c.de', 'a@.']) expect(email.safeParse(bad).success, bad).toBe(false);
  });
});

describe('an account', () => {
  testRefusals(peopleRefusals);
});
