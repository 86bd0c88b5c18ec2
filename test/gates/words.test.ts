import { pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import type { FeatureWords } from '../../src/core/words.ts';
import { codesIn, read, ROOT, sources } from './files.ts';

type Languages = Readonly<Record<'en' | 'ru', FeatureWords>>;

/** The words of every feature, and those of the platform, which refuses too. */
const files = sources('words.ts').filter((file) => /^src\/(features\/[^/]+|platform)\/words\.ts$/.test(file));
const features = await Promise.all(
  files.map(async (file) => {
    const module = (await import(/* @vite-ignore */ pathToFileURL(`${ROOT}/${file}`).href)) as { words: Languages };
    return { file, words: module.words };
  }),
);

/** The kinds of act that a feature declares in its index, or drafts anywhere. */
const kindsIn = (file: string, text: string): string[] => {
  const declared = /^src\/features\/[^/]+\/index\.ts$/.test(file) ? [...text.matchAll(/^\s*'([a-z][a-z_]*\.[a-z_]+)':/gm)] : [];
  const drafted = /^src\/features\//.test(file) ? [...text.matchAll(/\bkind: '([a-z][a-z_]*\.[a-z_]+)'/g)] : [];
  return [...declared, ...drafted].map(([, kind]) => kind!);
};

const unsaid = (codes: Iterable<string>, part: 'refusals' | 'acts'): string[] =>
  [...new Set(codes)].flatMap((code) => (['en', 'ru'] as const).filter((lang) => !features.some((f) => f.words[lang][part][code])).map((lang) => `${code} (${lang})`));

test('every refusal has words, in every language', () => {
  const used = sources('.ts', '.svelte').flatMap((file) => codesIn(read(file)));
  expect(used.length).toBeGreaterThan(0);
  expect(unsaid(used, 'refusals')).toEqual([]);
});

test('every kind of act has words, in every language', () => {
  const used = sources('.ts').flatMap((file) => kindsIn(file, read(file)));
  expect(used.length).toBeGreaterThan(0);
  expect(unsaid(used, 'acts')).toEqual([]);
});

test('the gate sees what is planted', () => {
  expect(codesIn("return refuse('a.b', { x: 1 }); refuse(late ? 'a.late' : 'a.early'); refuse(\n  'c.d_e8',\n)")).toEqual(['a.b', 'a.late', 'a.early', 'c.d_e8']);
  expect(kindsIn('src/features/x/index.ts', "  acts: {\n    'x.made': { payload },\n")).toEqual(['x.made']);
  expect(kindsIn('src/features/x/rules.ts', "acts: [{ kind: 'x.made', dossier }]")).toEqual(['x.made']);
  expect(unsaid(['no.such_code'], 'refusals')).toEqual(['no.such_code (en)', 'no.such_code (ru)']);
});

describe.each(features)('$file', ({ words }) => {
  test.each(['ui', 'refusals', 'acts'] as const)('%s: the same keys, filled from the same facts', (part) => {
    expect(keys(words.ru[part])).toEqual(keys(words.en[part]));
    const facts = (lang: 'en' | 'ru'): string[] =>
      keys(words[lang][part]).map((key) => `${key}: ${placeholders(JSON.stringify(words[lang][part][key] ?? words[lang][part][`${key}_other`] ?? ''))}`);
    expect(facts('ru')).toEqual(facts('en'));
  });

  test('what is counted has every form that its language counts in', () => {
    const missing = (['en', 'ru'] as const).flatMap((lang) => {
      const forms = new Intl.PluralRules(lang).resolvedOptions().pluralCategories;
      const counted = Object.keys(words[lang].ui).filter((key) => key.endsWith('_other')).map((key) => key.slice(0, -'_other'.length));
      return counted.flatMap((key) => forms.filter((form) => words[lang].ui[`${key}_${form}`] === undefined).map((form) => `${key}_${form} (${lang})`));
    });
    expect(missing).toEqual([]);
  });

  test('nothing is left unsaid', () => {
    const empty = (['en', 'ru'] as const).flatMap((lang) => Object.entries(words[lang].refusals).filter(([, said]) => !said.what.trim() || !said.mend.trim()).map(([code]) => `${code} (${lang})`));
    expect(empty).toEqual([]);
  });
});

const byName = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
/** The keys in order; the forms of one count (`day_one`, `day_few`) are one key. */
const keys = (table: object): string[] => [...new Set(Object.keys(table).map((key) => key.replace(/_(zero|one|two|few|many|other)$/, '')))].sort(byName);
const placeholders = (text: string): string => [...new Set([...text.matchAll(/\{\w+\}/g)].map(([name]) => name))].sort(byName).join(' ');
