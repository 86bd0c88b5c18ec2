import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Paragraph } from '#core/text.ts';
import { changedWords, paragraphChanges, wordChanges, type Piece } from './changes.ts';

const shown = (pieces: readonly Piece[]): string => pieces.map(({ kind, text }) => (kind === 'same' ? text : kind === 'del' ? `[-${text}-]` : `[+${text}+]`)).join('');
const p = (words: string, part: Paragraph['part'] = 'operative'): Paragraph => ({ part, heading: null, words: { en: words } });

test.each([
  ['The Parties meet at least once a year.', 'The Parties meet at least twice a year, and on request.', 'The Parties meet at least [-once-][+twice+] a year[+, and on request+].'],
  ['Стороны обмениваются оценками не реже одного раза в год.', 'Стороны обмениваются оценками не реже двух раз в год и по просьбе.', 'Стороны обмениваются оценками не реже [-одного раза-][+двух раз+] в год[+ и по просьбе+].'],
  ['one two three', 'one two three', 'one two three'],
  ['', 'new words', '[+new words+]'],
  ['old words', '', '[-old words-]'],
  ['a b c', 'x y c', '[-a b-][+x y+] c'],
  ['well-known', 'well known', '[-well-known-][+well known+]'],
  ['state’s', 'states', '[-state’s-][+states+]'],
  ['at 72 hours', 'at 96 hours', 'at [-72-][+96+] hours'],
])('%j to %j', (before, after, expected) => expect(shown(wordChanges(before, after))).toBe(expected));

/** Texts of few words, so that most have some in common. */
const text = fc.oneof(
  fc.array(fc.constantFrom('the', 'Parties', 'will', 'Стороны', 'ёж', ' ', '  ', ', ', '.', '\n', '7', '–', 'não'), { maxLength: 30 }).map((words) => words.join('')),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
);

test('without what went in it is the old text, without what went out the new one, letter for letter', () => {
  fc.assert(fc.property(text, text, (before, after) => {
    const pieces = wordChanges(before, after);
    expect(pieces.filter(({ kind }) => kind !== 'ins').map((one) => one.text).join('')).toBe(before);
    expect(pieces.filter(({ kind }) => kind !== 'del').map((one) => one.text).join('')).toBe(after);
    expect(pieces.every((one) => one.text !== '')).toBe(true);
    expect(pieces.every((one, i) => i === 0 || one.kind !== pieces[i - 1]!.kind)).toBe(true);
  }), { numRuns: 500 });
});

test('what did not change shows no change', () => {
  fc.assert(fc.property(text, (same) => {
    expect(wordChanges(same, same).every(({ kind }) => kind === 'same')).toBe(true);
  }));
});

test.each<[string, string[], string[], [number | null, number | null, boolean][]]>([
  ['one has other words', ['a', 'b', 'c'], ['a', 'x', 'c'], [[1, 1, false], [2, 2, true], [3, 3, false]]],
  ['one is new in the middle', ['a', 'c'], ['a', 'b', 'c'], [[1, 1, false], [null, 2, true], [2, 3, false]]],
  ['one is gone', ['a', 'b', 'c'], ['a', 'c'], [[1, 1, false], [2, null, true], [3, 2, false]]],
  ['two became three', ['a', 'b', 'c', 'd'], ['a', 'x', 'y', 'z', 'd'], [[1, 1, false], [2, 2, true], [3, 3, true], [null, 4, true], [4, 5, false]]],
  ['nothing', [], [], []],
])('paragraphs: %s', (_, before, after, expected) => {
  expect(paragraphChanges(before.map((one) => p(one)), after.map((one) => p(one))).map((c) => [c.before, c.after, c.changed])).toEqual(expected);
});

test('every paragraph of both versions stands in the list once, in order', () => {
  const paragraphs = fc.array(fc.constantFrom('a', 'b', 'c', 'd').map((one) => p(one)), { maxLength: 12 });
  fc.assert(fc.property(paragraphs, paragraphs, (before, after) => {
    const changes = paragraphChanges(before, after);
    expect(changes.flatMap((c) => (c.before === null ? [] : [c.before]))).toEqual(before.map((_, i) => i + 1));
    expect(changes.flatMap((c) => (c.after === null ? [] : [c.after]))).toEqual(after.map((_, i) => i + 1));
    for (const c of changes) if (!c.changed) expect(after[c.after! - 1]).toEqual(before[c.before! - 1]);
  }));
});

test('a paragraph is changed by another part or a changed translation, and shown in a language it has', () => {
  expect(paragraphChanges([p('a')], [p('a', 'preambular')])).toMatchObject([{ changed: true }]);
  const [before, after]: Paragraph[] = [{ ...p('a'), words: { ru: 'раз', en: 'once' } }, { ...p('a'), words: { ru: 'два', en: 'once' } }];
  expect(paragraphChanges([before!], [after!])).toMatchObject([{ changed: true }]);
  expect(changedWords(before!, after!, 'ru')).toEqual({ lang: 'ru', pieces: [{ kind: 'del', text: 'раз' }, { kind: 'ins', text: 'два' }] });
  expect(changedWords(before!, null, 'hy')).toEqual({ lang: 'en', pieces: [{ kind: 'del', text: 'once' }] });
});
