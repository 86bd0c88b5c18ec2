import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PUBLIC } from '../../src/core/act.ts';
import { acceptDirectory } from '../../src/core/exchange/directory.ts';
import { releaseOf } from '../../src/core/exchange/release.ts';
import { isRefusal } from '../../src/core/refusal.ts';
import { means } from '../../src/platform/keys.ts';
import { actsOf, as, general, NOW, officer } from '../actors.ts';
import { anchor, codeOf, directoryOf, NET, receiver, signedDirectory } from '../exchange/network.ts';
import { verifyRecord } from '../../src/core/exchange/verify.ts';
import { releaseRefusals } from '../cases/releases.ts';
import { testRefusals } from '../cases/refusal.ts';
import { envelope, KEYS, listed, memberOf, other, recordOf, releasing, sec, stateOf } from './made.ts';

testRefusals(releaseRefusals);

describe('a release', () => {
  test.each([['the Secretary General', general, 'secretary_general'], ['whoever announces what was decided', officer, 'desk_officer']] as const)('by %s is one public act, without the text', (_, actor, office) => {
    const [act, ...more] = actsOf(releasing(recordOf(), {}, as(actor)));
    expect(more).toEqual([]);
    expect(act).toMatchObject({ kind: 'release.signed', audience: [PUBLIC], office });
    expect(JSON.stringify(act)).not.toContain('Little changed');
  });

  test('holds two signatures over the same bytes, each by a key of its own purpose', () => {
    const record = recordOf();
    const { own } = stateOf(record);
    const { sig, keyid } = actsOf(releasing(record))[0]!.payload as { sig: string; keyid: string };
    const released = releaseOf(means, KEYS, { ...envelope(record), signatures: [{ keyid: own!.keyid, sig: own!.sig }, { keyid, sig }] }, NOW);
    expect(released).toMatchObject({ record, signing: { node: 'sec' }, releasing: { node: 'sec' } });
    expect(keyid).not.toBe(own!.keyid);
  });

  test('whichever bit of the text or of a signature is flipped, nothing is shown', () => {
    const whole = envelope(recordOf());
    const flip = (text: string, at: number): string => {
      const bytes = Buffer.from(text, 'base64');
      bytes[Math.floor(at / 8) % bytes.length]! ^= 1 << at % 8;
      return bytes.toString('base64');
    };
    fc.assert(fc.property(fc.nat(100_000), fc.constantFrom('payload', 0, 1), (at, what) => {
      const changed = what === 'payload' ? { ...whole, payload: flip(whole.payload, at) } : { ...whole, signatures: whole.signatures.map((one, i) => (i === what ? { ...one, sig: flip(one.sig, at) } : one)) };
      expect(isRefusal(releaseOf(means, KEYS, changed, NOW))).toBe(true);
    }), { numRuns: 300 });
  });
});

describe('the keys that release', () => {
  test('are no keys that sign: a lane takes nothing from them', () => {
    const directory = directoryOf([memberOf(sec), memberOf(other)]);
    const whole = envelope(recordOf('assessment', {}, other), { by: other.releaser!, releaser: other.releaser! });
    const hash = `sha256:${means.sha256(Buffer.from(whole.payload, 'base64'))}`;
    expect(codeOf(verifyRecord(means, receiver('a', directory, new Map()), whole, { from: 'a', hash }))).toBe('exchange.unknown_key');
  });

  test('stand in the directory apart, once, and a directory without any is still read', () => {
    const given = (...nodes: ReturnType<typeof memberOf>[]) => codeOf(acceptDirectory(means, NET, null, anchor, signedDirectory(directoryOf(nodes))));
    const { releasing: _, ...before } = memberOf(sec);
    expect(given(before), 'as it was before there were any').toBeNull();
    expect(given(memberOf(sec))).toBeNull();
    expect(given(memberOf(sec, { releasing: [{ ...listed(sec)[0]!, key: sec.signer.key }] })), 'a signing key among them').toBe('exchange.malformed');
    expect(given(memberOf(sec), memberOf(other, { releasing: listed(sec) }))).toBe('exchange.malformed');
  });
});
