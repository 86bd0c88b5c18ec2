import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonical, digest } from './canonical.ts';
import { brokenLink, commitment, GENESIS, headHash, linkHash, type Link } from './chain.ts';

/** A chain over the bodies, each under its own salt. */
function chainOf(bodies: readonly unknown[], dossier = 'D-1'): Link[] {
  let prev = GENESIS;
  return bodies.map((body, i) => {
    const committed = commitment(digest(`salt ${i}`), body);
    prev = linkHash({ dossier, no: i + 1, prev, commitment: committed });
    return { dossier, no: i + 1, commitment: committed, hash: prev };
  });
}

test('a commitment is SHA-256 over salt, line feed and canonical body', () => {
  expect(commitment('ab', { b: 2, a: 'Стороны' })).toBe(digest('ab\n{"a":"Стороны","b":2}'));
  expect(commitment('ab', { a: 1 })).not.toBe(commitment('ac', { a: 1 }));
});

test('a link and a head are SHA-256 over the canonical form of all their parts', () => {
  const link = { dossier: 'D-1', no: 1, prev: GENESIS, commitment: digest('x') };
  expect(linkHash(link)).toBe(digest(canonical(link)));
  const others = [{ ...link, dossier: 'D-2' }, { ...link, no: 2 }, { ...link, prev: digest('y') }, { ...link, commitment: digest('y') }];
  expect(new Set([link, ...others].map(linkHash)).size).toBe(5);
  const head = { seq: 1, prev: GENESIS, dossier: 'D-1', hash: digest('x') };
  const heads = [head, { ...head, seq: 2 }, { ...head, prev: digest('y') }, { ...head, dossier: 'D-2' }, { ...head, hash: digest('y') }];
  expect(new Set(heads.map(headHash)).size).toBe(5);
});

test('an empty chain and a whole one hold; a part holds only from the first link', () => {
  const links = chainOf(['a', 'b', 'c']);
  expect(brokenLink([])).toBeNull();
  expect(brokenLink(links)).toBeNull();
  expect(brokenLink(links.slice(0, 2))).toBeNull();
  expect(brokenLink(links.slice(1))).toBe(1);
});

const bodies = fc.array(fc.jsonValue(), { minLength: 1, maxLength: 8 });
const flip = (hex: string, bit: number): string => {
  const at = Math.floor(bit / 4);
  return `${hex.slice(0, at)}${(Number.parseInt(hex[at]!, 16) ^ (1 << (bit % 4))).toString(16)}${hex.slice(at + 1)}`;
};

test('one flipped bit of any link is found, at that link', () => {
  fc.assert(fc.property(bodies, fc.nat(), fc.integer({ min: 0, max: 255 }), fc.constantFrom('commitment' as const, 'hash' as const), (list, where, bit, part) => {
    const links = chainOf(list);
    const at = where % links.length;
    links[at] = { ...links[at]!, [part]: flip(links[at]![part], bit) };
    expect(brokenLink(links)).toBe(at + 1);
  }));
});

test('a changed number or dossier is found, at that link', () => {
  fc.assert(fc.property(bodies, fc.nat(), fc.constantFrom({ no: 99 }, { dossier: 'D-2' }), (list, where, change) => {
    const links = chainOf(list);
    const at = where % links.length;
    links[at] = { ...links[at]!, ...change };
    expect(brokenLink(links)).toBe(at + 1);
  }));
});

test('links out of order are found, and so are a missing one and one that came twice', () => {
  fc.assert(fc.property(fc.array(fc.jsonValue(), { minLength: 2, maxLength: 8 }), fc.nat(), fc.nat(), (list, a, b) => {
    const links = chainOf(list);
    const [i, j] = [a % links.length, b % links.length];
    fc.pre(i !== j);
    const swapped = [...links];
    [swapped[i], swapped[j]] = [links[j]!, links[i]!];
    expect(brokenLink(swapped)).toBe(Math.min(i, j) + 1);
    expect(brokenLink(links.toSpliced(i, 0, links[i]!))).toBe(i + 2);
    if (i < links.length - 1) expect(brokenLink(links.toSpliced(i, 1))).toBe(i + 1);
  }));
});

test('a link of another dossier does not fit, even at the same place', () => {
  const [own, other] = [chainOf(['a', 'b']), chainOf(['a', 'b'], 'D-2')];
  expect(brokenLink([own[0]!, other[1]!])).toBe(2);
});
