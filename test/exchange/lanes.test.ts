import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareHeads, entryHash, follow, START, type Head } from '../../src/core/exchange/lane.ts';
import { isRefusal, type Refusal } from '../../src/core/refusal.ts';
import { means } from '../../src/platform/keys.ts';
import { chainOf, hashes, LANE, laneRefusals, opened, pageRefusals, record } from '../cases/exchange-lanes.ts';
import { testRefusals } from '../cases/refusal.ts';

const must = <T>(answer: T | Refusal): T => {
  if (isRefusal(answer)) throw new Error(answer.code);
  return answer;
};

describe('a lane is followed', () => {
  const { entries, head } = chainOf(20);
  test('from its beginning to its head', () => {
    const followed = must(follow(means, LANE, START, entries, () => undefined));
    expect(followed.head).toEqual(head);
    expect(followed.fresh.map(({ entry }) => entry)).toEqual(entries);
  });

  test('however it is cut into pieces, and whatever comes twice', () => {
    fc.assert(fc.property(fc.array(fc.tuple(fc.nat(19), fc.nat(8)), { maxLength: 40 }), (pieces) => {
      let at: Head = START;
      for (const [from, count] of [...pieces, ...entries.map((_, i) => [i, 1] as const)]) {
        const answer = follow(means, LANE, at, entries.slice(from, from + count + 1), hashes(entries));
        if (isRefusal(answer)) expect(from).toBeGreaterThan(at.seq);
        else at = answer.head;
      }
      expect(at).toEqual(head);
    }));
  });

  test('whatever one entry is changed to, it is noticed', () => {
    fc.assert(fc.property(fc.nat(18), fc.constantFrom('record', 'prev', 'seq', 'at', 'epoch'), fc.integer({ min: 1, max: 5 }), (i, field, by) => {
      const changed = structuredClone(entries);
      const entry = changed[i]! as Record<string, unknown>;
      entry[field] = typeof entry[field] === 'number' ? (entry[field] as number) + by : field === 'at' ? '2022-05-11T00:00:00.000Z' : field === 'prev' ? String(by).repeat(64) : record(900 + by);
      expect(isRefusal(follow(means, LANE, START, changed, () => undefined))).toBe(true);
    }));
  });

  testRefusals(laneRefusals);

  test('into a new epoch, after the origin was restored', () => {
    const remembered = { epoch: 2, seq: 12, hash: entryHash(means, entries[11]!) };
    const again = chainOf(4, remembered, 500);
    const followed = must(follow(means, LANE, head, again.entries, hashes(entries)));
    expect(followed).toMatchObject({ head: { epoch: 2, seq: 16 }, reopened: [{ epoch: 2, after: 12, lost: 8 }] });
    expect(followed.fresh).toHaveLength(4);
  });
});

describe('two heads', () => {
  const { entries, head } = chainOf(5);
  const sent = hashes(entries);
  test.each([
    ['agree', head],
    ['behind', { epoch: 1, seq: 2, hash: entryHash(means, entries[1]!) }],
    ['behind', START],
    ['ahead', { epoch: 1, seq: 9, hash: 'x' }],
    ['ahead', { epoch: 2, seq: 5, hash: 'x' }],
    ['forked', { epoch: 1, seq: 2, hash: 'x' }],
    ['forked', { ...head, hash: 'x' }],
    ['forked', { ...START, hash: 'x' }],
  ] as const)('%s', (how, claimed) => expect(compareHeads(head, sent, claimed).how).toBe(how));
});

describe('a page', () => {
  test('is opened as it was sealed', () => expect(isRefusal(opened())).toBe(false));
  testRefusals(pageRefusals);
});
