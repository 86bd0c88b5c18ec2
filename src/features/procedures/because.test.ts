import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { sayBecause } from './because.ts';
import { words } from './words.ts';

const FOLDER = new URL('../../core/procedure/', import.meta.url);
const source = readdirSync(FOLDER).filter((name) => !name.endsWith('.test.ts')).map((name) => readFileSync(new URL(name, FOLDER), 'utf8')).join('\n');
const codes = [...new Set([...source.matchAll(/'((?:silence|vote|quorum|consensus|limited|abstention|decide)\.[a-z_]+)'/g)].map(([, code]) => code!))];

test('every reason and refusal of the evaluator has words, in every language', () => {
  expect(codes.length).toBeGreaterThan(60);
  for (const lang of ['en', 'ru'] as const) expect(codes.filter((code) => words[lang].ui[code] === undefined && words[lang].refusals[code] === undefined), lang).toEqual([]);
  for (const state of ['draft', 'proposed', 'withdrawn']) expect(words.en.ui).toHaveProperty([`decide.${state}`]);
});

test('no sentence about a decision stands there that nothing says', () => {
  const said = Object.keys(words.en.ui).filter((key) => /^(vote|quorum|consensus|limited|abstention|decide)\./.test(key));
  expect(said.filter((key) => !codes.includes(key) && !['decide.draft', 'decide.proposed', 'decide.withdrawn'].includes(key))).toEqual([]);
});

test('facts are said by their names, in the language of the reader', () => {
  const because = { code: 'vote.share_missed', facts: { part: 3, whole: 6, share: '2/3', needed: 4, base: 'present', weight: 'heads' } };
  expect(sayBecause(words.en.ui, because, (id) => id)).toBe('Only 3 of 6 in favour; 4 are needed (2/3 of the members present, by members).');
  expect(sayBecause(words.ru.ui, because, (id) => id)).toBe('За — только 3 из 6; нужно 4 (2/3 от присутствующих членов, по числу членов).');
  expect(sayBecause(words.ru.ui, { code: 'vote.against', facts: { group: 'permanent', parties: ['A', 'B'] } }, (id) => `«${id}»`)).toBe('Решение заблокировано голосом «против» («permanent»): «A», «B».');
  expect(sayBecause({}, { code: 'no.words', facts: {} }, (id) => id)).toBe('no.words');
});
