import { randomBytes } from 'node:crypto';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonical } from '../../src/core/canonical.ts';
import { fingerprint, pae, RECORD_TYPE, type Envelope } from '../../src/core/exchange/envelope.ts';
import { verifyRecord } from '../../src/core/exchange/verify.ts';
import { isRefusal } from '../../src/core/refusal.ts';
import { means, signerOf } from '../../src/platform/keys.ts';
import { later } from '../actors.ts';
import { a, atB, comment, directory, pins, read, recordRefusals, sealedText } from '../cases/exchange-records.ts';
import { testRefusals } from '../cases/refusal.ts';
import { directoryOf, hashOfEnvelope, member, receiver, sealed, uuid } from './network.ts';

test('a record comes through as it was signed', () => {
  const record = comment();
  const answer = read(sealed(record, a));
  expect(answer).toMatchObject({ record, payload: canonical(record), aheadHours: 0, known: false, twin: null, keyid: a.signer.keyid });
});

test('the encoding before signing is the one of the DSSE specification', () => {
  expect(Buffer.from(pae(means, 'http://example.com/HelloWorld', Buffer.from('hello world'))).toString()).toBe('DSSEv1 29 http://example.com/HelloWorld 11 hello world');
});

test('signatures are those of RFC 8032', () => {
  // Section 7.1, test 2: one byte.
  const secret = Buffer.from('4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb', 'hex').toString('base64');
  const key = Buffer.from('3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c', 'hex').toString('base64');
  expect(Buffer.from(signerOf({ key, secret }).sign(Buffer.from('72', 'hex')), 'base64').toString('hex'))
    .toBe('92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00');
});

test('a program of others verifies an envelope: openssl', () => {
  const { payload, signatures } = sealed(comment(), a);
  const folder = mkdtempSync(join(tmpdir(), 'comity-openssl-'));
  try {
    const file = (name: string, content: Uint8Array): string => (writeFileSync(join(folder, name), content), join(folder, name));
    const message = file('message', pae(means, RECORD_TYPE, Buffer.from(payload, 'base64')));
    const sig = file('sig', Buffer.from(signatures[0]!.sig, 'base64'));
    const key = file('key.der', Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), Buffer.from(a.signer.key, 'base64')]));
    const verify = (of: string): string => execFileSync('openssl', ['pkeyutl', '-verify', '-pubin', '-keyform', 'DER', '-inkey', key, '-rawin', '-in', of, '-sigfile', sig], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
    expect(verify(message)).toContain('Verified Successfully');
    expect(() => verify(file('other', Buffer.from('something else')))).toThrow();
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('what is for later nodes, or was passed on with the consent of its origin, comes through as it was signed', () => {
  const open = sealed(comment({ audience: { label: '', members: ['c'], future: true } }), a);
  expect(read(open)).toMatchObject({ via: null });
  const consented = sealed(comment({ marking: { ...comment().marking, reshare: 'origin-consent' } }, ['c']), a);
  expect(read(consented, receiver('b', directory, pins, [], { consented: (origin, hash) => origin === 'a' && hash === hashOfEnvelope(consented) }), hashOfEnvelope(consented), 'c')).toMatchObject({ via: 'c' });
  expect(read(sealed(comment(), a), atB, undefined, 'c'), 'whoever is named needs no consent').toMatchObject({ via: 'c' });
});

describe('what a hostile peer sends', () => testRefusals(recordRefusals));

test('dated in the future is shown and not refused', () => {
  expect(read(sealed(comment({ created: later(30) }), a))).toMatchObject({ aheadHours: 30 });
  expect(read(sealed(comment({ created: later(0.05) }), a))).toMatchObject({ aheadHours: 0 });
});

test('a second text of one revision is taken and told; the same one again is known', () => {
  const [one, two] = [sealed(comment({ id: uuid(7) }), a), sealed(comment({ id: uuid(7) }), a)];
  const held = [{ rev: 1, hash: hashOfEnvelope(one) }];
  expect(read(two, receiver('b', directory, pins, held))).toMatchObject({ known: false, twin: hashOfEnvelope(one) });
  expect(read(one, receiver('b', directory, pins, held))).toMatchObject({ known: true, twin: null });
});

test('a key that was rotated still speaks for its time', () => {
  const old = { ...member(a).keys[0]!, until: later(1) };
  expect(isRefusal(read(sealed(comment(), a), receiver('b', directoryOf([member(a, { keys: [old] })]), pins)))).toBe(false);
});

test('whichever bit is flipped, nothing is read that was not signed', () => {
  const envelope = sealed(comment(), a);
  const hash = hashOfEnvelope(envelope);
  const text = JSON.stringify(envelope);
  fc.assert(fc.property(fc.nat(text.length * 8 - 1), fc.boolean(), (bit, announced) => {
    const bytes = Buffer.from(text);
    bytes[bit >> 3]! ^= 1 << (bit & 7);
    let given: Envelope;
    try {
      given = JSON.parse(bytes.toString()) as Envelope;
    } catch {
      return;
    }
    const answer = read(given, atB, announced ? hash : typeof given.payload === 'string' ? hashOfEnvelope(given) : hash);
    if (!isRefusal(answer)) expect(answer.payload).toBe(Buffer.from(envelope.payload, 'base64').toString());
  }), { numRuns: 600 });
});

test('whatever is sent, an answer comes and not an error', () => {
  fc.assert(fc.property(fc.anything(), (given) => { expect(isRefusal(verifyRecord(means, atB, given, { from: 'a', hash: 'x' }))).toBe(true); }));
  fc.assert(fc.property(fc.json(), (text) => { expect(isRefusal(read(sealedText(text)))).toBe(true); }));
});

test('what is no key is no error either', () => {
  expect(means.verify(randomBytes(31).toString('base64'), Buffer.from('x'), randomBytes(64).toString('base64'))).toBe(false);
  expect(means.verify(Buffer.alloc(32, 0xff).toString('base64'), Buffer.from('x'), randomBytes(64).toString('base64'))).toBe(false);
  expect(fingerprint('ab12'.repeat(16))).toBe('AB12 AB12 AB12 AB12 AB12 AB12 AB12 AB12');
});
