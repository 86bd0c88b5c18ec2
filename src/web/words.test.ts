import { expect, test } from 'vitest';
import { words, wordsIn } from './words.ts';

type Leaf = { path: string; text: string };
const PLURAL = /\.(zero|one|two|few|many|other)$/;
const leaves = (value: unknown, path = ''): Leaf[] =>
  typeof value === 'string' ? [{ path, text: value }] : Object.entries(value as object).flatMap(([key, inner]) => leaves(inner, `${path}.${key}`));
const slots = (text: string): string[] => [...new Set(text.match(/\{\w+\}/g) ?? [])].sort();

test('both languages say the same things, with the same places to fill', () => {
  const en = new Map(leaves(words.en).map(({ path, text }) => [path, text]));
  for (const { path, text } of leaves(words.ru)) {
    const other = en.get(path) ?? en.get(path.replace(PLURAL, '.other'));
    expect(other, path).toBeDefined();
    expect(slots(text), path).toEqual(slots(other ?? ''));
  }
  const ru = new Set(leaves(words.ru).map(({ path }) => path));
  expect([...en.keys()].filter((path) => !ru.has(path))).toEqual([]);
});

test('every counted phrase has the forms its language needs', () => {
  for (const [lang, needed] of [['en', ['one', 'other']], ['ru', ['few', 'many', 'one', 'other']]] as const) {
    const forms = new Map<string, string[]>();
    for (const { path } of leaves(words[lang])) {
      const form = PLURAL.exec(path)?.[1];
      if (form) forms.set(path.replace(PLURAL, ''), [...(forms.get(path.replace(PLURAL, '')) ?? []), form]);
    }
    for (const [path, has] of forms) expect(has.sort(), `${lang} ${path}`).toEqual(needed);
  }
});

test('a language without words of its own gets English', () => {
  expect(wordsIn('kk')).toBe(words.en);
  expect(wordsIn('ru')).toBe(words.ru);
});
