import { describe, expect, test } from 'vitest';
import { readDraft } from './form.ts';

const form = (fields: Record<string, string>) => ({ get: (name: string) => fields[name] ?? null, entries: () => Object.entries(fields) });

describe('an answer as a form has it', () => {
  test.each<[string, number | null]>([['60', 0.6], ['60 %', 0.6], ['60,5', 0.605], ['0', 0], ['100', 1], ['', null], ['101', null], ['-1', null], ['much', null]])('a likelihood of “%s” is %s', (given, share) => {
    expect(readDraft(form({ low: given })).low).toBe(share);
  });

  test('keeps what is said in each language, line by line', () => {
    const { title, assumptions } = readDraft(form({ 'title.ru': 'Мало', 'assumptions.ru': 'Первое\n\nВторое', 'assumptions.en': 'First' }));
    expect(title).toEqual({ ru: 'Мало' });
    expect(assumptions).toEqual([{ ru: 'Первое', en: 'First' }, { ru: 'Второе' }]);
  });

  test('reads sources in their rows and passes over those that are empty', () => {
    const { sources } = readDraft(form({ 'source.0.title': 'A note', 'source.0.grade': 'b2', 'source.0.published': '', 'source.1.title': '', 'source.1.grade': '', 'source.1.published': '', 'source.2.title': '', 'source.2.grade': 'C3', 'source.2.published': '' }));
    expect(sources).toEqual([{ title: 'A note', grade: 'B2', published: '' }, { title: '', grade: 'C3', published: '' }]);
  });
});
