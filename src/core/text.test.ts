import { expect, test } from 'vitest';
import { plainText, textFiles, type Paragraph } from './text.ts';

const title = { en: 'Statement', ru: 'Заявление' };
const paragraphs: Paragraph[] = [
  { part: 'preambular', heading: { en: 'Preamble', ru: 'Преамбула' }, words: { en: 'Bearing in mind,', ru: 'Принимая во внимание,' } },
  { part: 'operative', heading: null, words: { en: 'The Parties agree.', ru: 'Стороны согласны.' } },
];

/** What `sha256sum` and `wc -c` say of the same text in a file. */
const FILES = {
  en: { sha256: '1c8a23b7579bc6683c0b0c6308e77cc526a3fd0e62408f61b246967e56799394', bytes: 63 },
  ru: { sha256: '345b0de8eabaaa23a7878afad47099a45672f1b22e6df74ff4444f51eac3da86', bytes: 119 },
};

test('the plain text: title, empty line, one numbered line for each paragraph', () => {
  expect(plainText(title, paragraphs, 'en')).toBe('Statement\n\n1. Preamble. Bearing in mind,\n2. The Parties agree.\n');
  expect(plainText(title, paragraphs, 'ru')).toBe('Заявление\n\n1. Преамбула. Принимая во внимание,\n2. Стороны согласны.\n');
});

test('anybody can check hash and size with sha256sum', () => {
  expect(textFiles(title, paragraphs, ['en', 'ru'])).toEqual(FILES);
  expect(textFiles(title, [], ['en'])).toEqual({ en: { sha256: '60f397ef3d658e0db1cabc0e4b523dd6628a27d5a4423c16be0ac1288f96ec59', bytes: 12 } });
});

test('a language that is not complete has no plain text and no file', () => {
  const partly: Paragraph[] = [paragraphs[0]!, { ...paragraphs[1]!, words: { ru: 'Стороны согласны.' } }];
  expect(plainText(title, partly, 'en')).toBeNull();
  expect(plainText({ ru: 'Заявление' }, paragraphs, 'en')).toBeNull();
  expect(textFiles(title, partly, ['en', 'ru', 'kk'])).toEqual({ ru: FILES.ru });
});

test('a heading that is not said in the language is left out', () => {
  const headed: Paragraph[] = [{ ...paragraphs[0]!, heading: { ru: 'Преамбула' } }, paragraphs[1]!];
  expect(plainText(title, headed, 'en')).toBe('Statement\n\n1. Bearing in mind,\n2. The Parties agree.\n');
});

test('a line is a line: however the words are spaced, they cannot look like two paragraphs', () => {
  const spaced: Paragraph[] = [{ ...paragraphs[0]!, words: { en: '  Bearing\n in \t mind,\r\n' } }, paragraphs[1]!];
  expect(plainText(title, spaced, 'en')).toBe(plainText(title, paragraphs, 'en'));
  const forged: Paragraph[] = [{ part: 'operative', heading: { en: 'Preamble' }, words: { en: 'Bearing in mind,\n2. The Parties agree.' } }];
  expect(plainText(title, forged, 'en')).toBe('Statement\n\n1. Preamble. Bearing in mind, 2. The Parties agree.\n');
  expect(plainText({ en: 'Statement\n\n1. Forged' }, [], 'en')).toBe('Statement 1. Forged\n\n\n');
  expect(plainText(title, [{ part: 'operative', heading: { en: 'One\n2. Two' }, words: { en: 'three' } }], 'en')).toBe('Statement\n\n1. One 2. Two. three\n');
});

test('every change of words, order or title changes the hash', () => {
  const hash = (t: Record<string, string>, ps: readonly Paragraph[]): string => textFiles(t, ps, ['en']).en!.sha256;
  const others = [
    hash({ en: 'Statement.' }, paragraphs), hash(title, [...paragraphs].reverse()), hash(title, paragraphs.slice(0, 1)),
    hash(title, [paragraphs[0]!, { ...paragraphs[1]!, words: { en: 'The parties agree.' } }]), hash(title, [{ ...paragraphs[0]!, heading: null }, paragraphs[1]!]),
  ];
  expect(new Set([FILES.en.sha256, ...others]).size).toBe(6);
  expect(hash({ ...title, ru: 'другое' }, paragraphs)).toBe(FILES.en.sha256);
});
