import { expect, test } from 'vitest';
import { encodingOf, isStorable, refused, shown } from './text.ts';

const bytes = (text: string): Uint8Array => Uint8Array.from(text, (character) => character.charCodeAt(0));

test.each([
  ['<?xml version="1.0" encoding="ISO-8859-1"?><a/>', 'iso-8859-1'], ["<?xml version='1.0' encoding = 'windows-1251' standalone='no'?>", 'windows-1251'], ['<?xml version="1.0"?><a encoding="x"/>', 'utf-8'], ['\xef\xbb\xbf<?xml version="1.0" encoding="koi8-r"?>', 'utf-8'],
  ['\xff\xfea\0', 'utf-16le'], ['\xfe\xff\0a', 'utf-16be'], ['a,b\n', 'utf-8'], ['', 'utf-8'], [`<?xml version="1.0" ${' '.repeat(300)}encoding="koi8-r"?>`, 'utf-8'],
])('%j is in %s', (text, encoding) => expect(encodingOf(bytes(text))).toBe(encoding));

test('what a database cannot hold is told, and made harmless where it is only shown', () => {
  expect(['a', 'a\0b', '\ud800', '👩'].map(isStorable)).toEqual([true, false, false, true]);
  expect(shown(`${'x'.repeat(39)}👩`)).toBe(`${'x'.repeat(39)}\uFFFD`);
  expect(refused(1, { refused: true, code: 'x', facts: {} }, 'a\0\ud800')).toMatchObject({ raw: 'a\uFFFD\uFFFD' });
});
