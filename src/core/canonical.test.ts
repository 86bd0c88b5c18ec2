import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { canonical, digest } from './canonical.ts';

/** The vectors that RFC 8785 points to (cyberphone/json-canonicalization, testdata), kept beside the project. */
const VECTORS = new URL('../../../shared/data/network/jcs/', import.meta.url);
const there = existsSync(VECTORS);
if (!there) process.stderr.write(`\n!!! NO VECTORS OF RFC 8785 in ${decodeURIComponent(VECTORS.pathname)}: their tests are skipped !!!\n\n`);
const files = there ? readdirSync(new URL('input/', VECTORS)) : [];

describe.skipIf(!there)('RFC 8785', () => {
  test('all six vectors are here', () => {
    expect(files).toHaveLength(6);
  });

  test.each(files)('%s', (file) => {
    const [given, expected] = ['input', 'output'].map((folder) => readFileSync(new URL(`${folder}/${file}`, VECTORS), 'utf8'));
    expect(canonical(JSON.parse(given!))).toBe(expected);
  });
});

test('keys are in the order of their UTF-16 code units, whatever order they came in', () => {
  expect(canonical({ b: 1, a: 2, '\u20ac': 3, '\r': 4, '\ufb33': 5, '\ud83d\ude00': 6, '1': 7, ö: 8 })).toBe('{"\\r":4,"1":7,"a":2,"b":1,"ö":8,"€":3,"😀":6,"\ufb33":5}');
  expect(canonical({ x: { d: [3, { z: 1, y: 2 }], c: null } })).toBe(canonical({ x: { c: null, d: [3, { y: 2, z: 1 }] } }));
});

test.each([
  [0, '0'], [-0, '0'], [1e21, '1e+21'], [1e-7, '1e-7'], [0.1, '0.1'], [333333333.3333333, '333333333.3333333'], [5e-324, '5e-324'], [9007199254740992, '9007199254740992'],
])('the number %s is written %s', (value, text) => {
  expect(canonical(value)).toBe(text);
});

test('what is no JSON has no canonical form, and is not quietly written as something else', () => {
  for (const value of [undefined, () => 1]) expect(() => canonical(value)).toThrow(TypeError);
  for (const value of [NaN, Infinity, { a: -Infinity }]) expect(() => canonical(value)).toThrow();
});

test('a missing key and an absent one are the same; null is not', () => {
  expect(canonical({ a: undefined, b: 1 })).toBe(canonical({ b: 1 }));
  expect(canonical({ a: null, b: 1 })).not.toBe(canonical({ b: 1 }));
});

test.each([
  ['', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
  ['abc', 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
  ['abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq', '248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1'],
])('the digest of %j is the one of FIPS 180-4', (text, hash) => {
  expect(digest(text)).toBe(hash);
});

test('the digest is over UTF-8, as every other program would have it', () => {
  for (const text of ['Стороны', '€ 😀', 'a\nb']) expect(digest(text)).toBe(createHash('sha256').update(text, 'utf8').digest('hex'));
});
