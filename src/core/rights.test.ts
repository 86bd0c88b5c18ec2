import { describe, expect, test } from 'vitest';
import type { Actor } from './act.ts';
import { audienceOf, partyReads } from './audience.ts';
import { tinyCharter } from './charter/tiny.ts';
import { actsAs, holds, isChair, isDelegate } from './rights.ts';

const actor = (change: Partial<Actor> = {}): Actor => ({ person: 'p', name: 'P', party: 'A', centre: null, secretariat: false, offices: ['permanent_delegate'], tokens: [], ...change });
/** A presides in 2000, B in 2001, and so on in turn; days are those of UTC. */
const charter = tinyCharter(['A', 'B', 'C']);
const IN_2000 = '2000-06-01T00:00:00.000Z';

describe('rights', () => {
  test('an office is held by name', () => {
    expect(holds(actor(), 'permanent_delegate')).toBe(true);
    expect(holds(actor(), 'permanent')).toBe(false);
  });

  test('a delegate has the office and a party', () => {
    expect([isDelegate(actor()), isDelegate(actor({ party: null })), isDelegate(actor({ offices: ['analyst'] }))]).toEqual([true, false, false]);
  });

  test('the chair is the delegate of the party whose turn it is, on the day at the seat', () => {
    expect([isChair(actor(), charter, IN_2000), isChair(actor({ party: 'B' }), charter, IN_2000)]).toEqual([true, false]);
    expect([isChair(actor(), charter, '2000-12-31T23:59:59.999Z'), isChair(actor(), charter, '2001-01-01T00:00:00.000Z')]).toEqual([true, false]);
    expect(isChair(actor({ offices: ['analyst'] }), charter, IN_2000)).toBe(false);
    expect(isChair(actor(), charter, '1990-06-01T00:00:00.000Z'), 'nobody presides before the first term').toBe(false);
  });

  test('the chair is never held by appointment, other offices only so', () => {
    expect(actsAs(actor({ party: 'B', offices: ['chair', 'permanent_delegate'] }), 'chair', charter, IN_2000)).toBe(false);
    expect(actsAs(actor(), 'chair', charter, IN_2000)).toBe(true);
    expect([actsAs(actor({ offices: ['desk_officer'] }), 'desk_officer', charter, IN_2000), actsAs(actor(), 'desk_officer', charter, IN_2000)]).toEqual([true, false]);
  });
});

describe('audiences', () => {
  test.each([
    ['public', ['public'], true, true], ['parties', ['parties'], true, true], ['secretariat', ['secretariat'], false, false], ['named', ['secretariat', 'party:A'], true, false],
  ] as const)('what is marked %s', (kind, audience, a, b) => {
    expect(audienceOf(kind, ['A'])).toEqual(audience);
    expect([partyReads(audience, 'A'), partyReads(audience, 'B')]).toEqual([a, b]);
  });

  test('a party is not taken for another whose name begins alike, nor for a centre', () => {
    expect([partyReads(['party:KAZ-1'], 'KAZ'), partyReads(['centre:KAZ'], 'KAZ'), partyReads([], 'KAZ')]).toEqual([false, false, false]);
  });
});
