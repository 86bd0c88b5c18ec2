import { describe, expect, test } from 'vitest';
import { refuse, isRefusal } from './refusal.ts';
import { fill, inLang, plural, say, sayNumber, wordRefusal, wordsSchema } from './words.ts';

const NBSP = '\u00a0';

describe('words in a language', () => {
  test('are said in the reader’s language, else in the first one they were said in, and say which', () => {
    expect(inLang({ ru: 'да', en: 'yes' }, 'ru')).toEqual({ text: 'да', lang: 'ru' });
    expect(inLang({ ru: 'да', hy: 'այո' }, 'en')).toEqual({ text: 'այո', lang: 'hy' });
    expect(inLang({ hy: 'այո', ru: 'да' }, 'en')).toEqual({ text: 'այո', lang: 'hy' });
    expect(inLang({}, 'en')).toEqual({ text: '', lang: 'en' });
    expect(say({ ru: 'да' }, 'en')).toBe('да');
  });

  test('are trimmed, and never empty, without a language, or too long', () => {
    const schema = wordsSchema(5);
    expect(schema.parse({ en: ' yes ' })).toEqual({ en: 'yes' });
    for (const bad of [{}, { en: '' }, { en: '  ' }, { en: 'sixsix' }, { english: 'yes' }, { EN: 'yes' }, { en: 1 }, 'yes', null]) expect(schema.safeParse(bad).success, JSON.stringify(bad)).toBe(false);
    expect(schema.safeParse({ en: ' fives ', kaz: 'иә' }).success).toBe(true);
  });
});

describe('a template', () => {
  test('is filled from facts; a list is said with commas; what is not known stays visible', () => {
    expect(fill('{a} of {b}: {list} {a}', { a: 1, b: 'two', list: ['x', 3] })).toBe('1 of two: x, 3 1');
    expect(fill('{a} {none} {missing}', { a: false, none: null })).toBe('false {none} {missing}');
    expect(fill('{a}', { a: '{b}', b: 'no' })).toBe('{b}');
    expect(fill('{list}', { list: [] })).toBe('');
    expect(fill('{a}', { a: '$&' })).toBe('$&');
  });

  test('of a refusal fills both what happened and how to mend it; an unknown code is said as it is', () => {
    const table = { 'x.late': { what: 'Late by {n}.', mend: 'Come {n} earlier.' } };
    expect(wordRefusal(table, refuse('x.late', { n: 2 }))).toEqual({ what: 'Late by 2.', mend: 'Come 2 earlier.' });
    expect(wordRefusal(table, refuse('x.other'))).toEqual({ what: 'x.other', mend: '' });
  });
});

describe('a refusal', () => {
  test('is a value that names the field only where there is one', () => {
    expect(refuse('a.b')).toEqual({ refused: true, code: 'a.b', facts: {} });
    expect('field' in refuse('a.b')).toBe(false);
    expect(refuse('a.b', { n: 1 }, 'title')).toEqual({ refused: true, code: 'a.b', facts: { n: 1 }, field: 'title' });
  });

  test('is told from everything else', () => {
    expect(isRefusal(refuse('a.b'))).toBe(true);
    for (const other of [null, undefined, 'refused', {}, { refused: false }, { refused: 'yes' }, []]) expect(isRefusal(other)).toBe(false);
  });
});

describe('numbers and counts', () => {
  const days = { en: { one: '{n} day', other: '{n} days' }, ru: { one: '{n} день', few: '{n} дня', many: '{n} дней', other: '{n} дня' } };

  test.each([[0, 'days', 'дней'], [1, 'day', 'день'], [2, 'days', 'дня'], [5, 'days', 'дней'], [11, 'days', 'дней'], [21, 'days', 'день'], [22, 'days', 'дня'], [111, 'days', 'дней'], [927, 'days', 'дней']])('%i', (n, en, ru) => {
    expect(plural('en', n, days.en)).toBe(`${n} ${en}`);
    expect(plural('ru', n, days.ru)).toBe(`${n} ${ru}`);
  });

  test('a form that is missing falls back to `other`', () => {
    expect(plural('ru', 5, { other: '{n} д.' })).toBe('5 д.');
  });

  test('thousands are grouped by a no-break space in both languages', () => {
    expect(sayNumber(5307, 'en')).toBe(`5${NBSP}307`);
    expect(sayNumber(5307, 'ru')).toBe(`5${NBSP}307`);
    expect(sayNumber(1234567.5, 'en')).toBe(`1${NBSP}234${NBSP}567.5`);
    expect(plural('en', 4084, days.en)).toBe(`4${NBSP}084 days`);
  });
});
