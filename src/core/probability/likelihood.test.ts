import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { headOf, ICD203, likelihoodTable, mixedSentence, PHIA, placeOf, tableOf, TABLES, wordOf, wordsOfRange } from './likelihood.ts';

describe('ICD 203', () => {
  test.each([[0, 'almost no chance'], [0.0499, 'almost no chance'], [0.05, 'very unlikely'], [0.2, 'unlikely'], [0.45, 'roughly even chance'], [0.53, 'roughly even chance'], [0.55, 'likely'], [0.8, 'very likely'], [0.95, 'almost certain'], [1, 'almost certain']])('%d is said as %s', (p, word) => {
    expect(wordOf(ICD203, p, 'en')).toBe(word);
  });
  test('in Russian', () => expect([0.01, 0.5, 0.9].map((p) => wordOf(ICD203, p, 'ru'))).toEqual(['почти нет шансов', 'примерно равные шансы', 'весьма вероятно']));
});

describe('PHIA', () => {
  test.each([[0.05, 'remote chance'], [0.07, 'between remote chance and highly unlikely'], [0.1, 'highly unlikely'], [0.22, 'between highly unlikely and unlikely'], [0.4, 'realistic possibility'], [0.52, 'between realistic possibility and likely or probable'], [0.55, 'likely or probable'], [0.78, 'between likely or probable and highly likely'], [0.93, 'between highly likely and almost certain'], [1, 'almost certain']])('%d is said as %s', (p, word) => {
    expect(wordOf(PHIA, p, 'en')).toBe(word);
  });
});

test('every probability has words in every table, and a larger one never words of a lower step', () => {
  const rank = (id: 0 | 1, p: number): number => { const place = placeOf(TABLES[id]!, p); return 'step' in place ? place.step : (place.between[0] + place.between[1]) / 2; };
  fc.assert(fc.property(fc.constantFrom(0 as const, 1 as const), fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true }), (id, a, b) => {
    expect(rank(id, Math.min(a, b))).toBeLessThanOrEqual(rank(id, Math.max(a, b)));
  }));
  expect(() => wordOf(ICD203, 1.01, 'en')).toThrow(RangeError);
});

test('a range has the words of both its ends', () => {
  expect(wordsOfRange(ICD203, { from: 35, to: 55 }, 'en')).toBe('unlikely to likely');
  expect(wordsOfRange(ICD203, { from: 60, to: 70 }, 'en')).toBe('likely');
  expect(wordsOfRange(ICD203, { from: 35, to: 50 }, 'ru')).toBe('от «маловероятно» до «примерно равные шансы»');
});

test('a headline', () => {
  const what = '100 or more deaths in May 2022';
  expect([0.02, 0.53, 0.9].map((p) => headOf(ICD203, p, what, 'en'))).toEqual(['almost no chance of 100 or more deaths in May 2022', 'a roughly even chance of 100 or more deaths in May 2022', '100 or more deaths in May 2022 very likely']);
  expect(headOf(PHIA, 0.52, what, 'en')).toBe('100 or more deaths in May 2022, between realistic possibility and likely or probable');
});

test('an organisation names a table or brings its own', () => {
  expect([tableOf(undefined), tableOf('phia'), tableOf('nobody')].map(({ id }) => id)).toEqual(['icd203', 'phia', 'icd203']);
  const own = { ...PHIA, id: 'own' };
  expect(tableOf(own)).toBe(own);
  expect(TABLES.map((table) => likelihoodTable.safeParse(table).success)).toEqual([true, true]);
  expect(likelihoodTable.safeParse({ ...own, steps: [...own.steps].reverse() }).success).toBe(false);
});

describe('likelihood and confidence in one sentence', () => {
  test.each(['It is very likely, and we say so with low confidence.', 'We are confident that this is unlikely.', 'Это весьма вероятно; уверенность низкая.', 'A 60 % chance, with moderate confidence', 'Fine. We have high confidence that it is almost certain. Fine.'])('is found: %s', (text) => {
    expect(mixedSentence(text)).not.toBeNull();
  });
  test.each(['It is very likely. Our confidence is low.', 'Это весьма вероятно. Уверенность низкая.', 'The sources give confidence.', 'Violence may reach the districts before 30 June.', 'Both lie at 60 %'])('is not found: %s', (text) => {
    expect(mixedSentence(text)).toBeNull();
  });
  test('the sentence is named', () => expect(mixedSentence('One. It is likely with high confidence. Two.')).toBe('It is likely with high confidence.'));
});
