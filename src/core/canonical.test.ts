import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonical, digest, isCanonical } from './canonical.ts';

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

describe('whether a text is canonical', () => {
  const slowly = (text: string): boolean | 'none' => {
    try {
      return canonical(JSON.parse(text)) === text;
    } catch {
      return 'none';
    }
  };
  const quickly = (text: string): boolean | 'none' => {
    try {
      return isCanonical(JSON.parse(text), text);
    } catch {
      return 'none';
    }
  };

  test.each([
    ['{"a":1,"b":[{"c":null}]}', true], ['{"b":1,"a":2}', false], ['{"a":1,"a":1}', false], ['[{"b":1,"a":2}]', false], ['{"a":1} ', false], ['{"10":1,"9":2}', true], ['{"9":2,"10":1}', false],
    ['{"a":"\\ud800"}', 'none'], ['{"a":"\\\\ud800"}', true], ['{"\\ud800":1}', 'none'], ['{"a":-0}', false], ['{"a":1.0}', false], ['{"a":1e21}', false], ['{"a":1e+21}', true], ['"\\u00e9"', false], ['{"__proto__":1,"a":2}', true],
  ])('%s: %s', (text, expected) => {
    expect(quickly(text)).toBe(expected);
    expect(slowly(text)).toBe(expected);
  });

  test('is told of any value as by writing it in order again', () => {
    const key = fc.oneof(fc.string({ unit: 'binary' }), fc.nat(30).map(String), fc.constantFrom('a', 'b', '__proto__', '\ud800', '\ufb33', '\ud83d\ude00'));
    const { tree } = fc.letrec((tie) => ({ tree: fc.oneof({ depthSize: 'small' }, fc.integer(), fc.double(), fc.string({ unit: 'binary' }), fc.constant(null), fc.constant('\udc00'), fc.array(tie('tree'), { maxLength: 4 }), fc.dictionary(key, tie('tree'), { maxKeys: 5 })) }));
    let yes = 0;
    fc.assert(fc.property(tree, fc.boolean(), (value, ordered) => {
      let text = JSON.stringify(value);
      try {
        if (ordered) text = canonical(JSON.parse(text));
      } catch { /* it has none: the text stands as it was */ }
      const told = slowly(text);
      if (told === true) yes++;
      expect(quickly(text)).toBe(told);
    }), { numRuns: 2000 });
    expect(yes).toBeGreaterThan(300);
  });
});
