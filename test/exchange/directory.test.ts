import { describe, expect, test } from 'vitest';
import { keysOf, pinConflicts } from '../../src/core/exchange/directory.ts';
import { isRefusal } from '../../src/core/refusal.ts';
import { endorsedKey, makeKey, means } from '../../src/platform/keys.ts';
import { later } from '../actors.ts';
import { a, ask, b, directoryRefusals, first, requestRefusals, take } from '../cases/exchange-directory.ts';
import { testRefusals } from '../cases/refusal.ts';
import { accepted, directoryOf, member, NET, nodeNamed, officers } from './network.ts';

describe('a version of the directory', () => {
  testRefusals(directoryRefusals);

  test('follows the one before; a new quorum needs both', () => {
    expect(isRefusal(take(directoryOf([member(a)], first)))).toBe(false);
    const newcomer = makeKey();
    const quorum = { need: 1, officers: [{ name: 'N', key: newcomer.key }] };
    expect(isRefusal(take(directoryOf([], first, { quorum }), [...officers.slice(0, 2), newcomer]))).toBe(false);
  });
});

describe('keys', () => {
  const pins = new Map([['a', a.identity.key]]);
  test('the secretariat introduces and cannot impersonate', () => {
    const false_ = nodeNamed('a');
    const { directory } = accepted(directoryOf([member(false_), member(b)], first), first);
    expect(keysOf(means, directory, pins).get(false_.signer.keyid)).toMatchObject({ node: 'a', trouble: 'pin_differs' });
    expect(pinConflicts(directory, pins)).toEqual(['a']);
    // Not even with the right identity beside a key of the secretariat's own making.
    const forged = directoryOf([member(a, { keys: member(false_).keys })], first);
    expect(keysOf(means, forged, pins).get(false_.signer.keyid)).toMatchObject({ trouble: 'not_endorsed' });
  });

  test('a key that takes the place of another speaks from its own hour', () => {
    const next = endorsedKey(NET, 'a', a.identity, later(1));
    const keys = [{ ...member(a).keys[0]!, until: later(1) }, { key: next.key, from: next.from, until: null, compromised: null, endorsement: next.endorsement }];
    const known = keysOf(means, directoryOf([member(a, { keys })]), pins);
    expect([...known.values()].map(({ trouble, until }) => [trouble, until])).toEqual([[null, later(1)], [null, null]]);
  });
});

describe('a request', () => {
  test('is taken from whoever signed it', () => expect(ask()).toEqual({ node: 'a' }));
  testRefusals(requestRefusals);
});
