import { describe, expect, test } from 'vitest';
import type { SilenceRule } from '../charter/schema.ts';
import { countable, evaluateSilence, type Position, type SilenceCase, type SilenceOutcome } from './silence.ts';

const OPEN = '2022-05-10T09:00:00.000Z';
const HOUR = '2022-05-13T09:00:00.000Z';
const BEFORE = '2022-05-13T08:59:59.999Z';
const ROSTER = ['ARM', 'BLR', 'KAZ'];
const RULE: SilenceRule = { kind: 'silence', minHours: 72, asideBlocks: false, scope: 'paragraphs', onObjection: 'breaks' };

type Taken = readonly [party: string, kind: Position['kind'], paragraphs?: readonly number[], at?: string];
const silence = (positions: readonly Taken[] = [], change: Partial<SilenceCase> = {}, rule: Partial<SilenceRule> = {}): SilenceCase => ({
  rule: { ...RULE, ...rule }, roster: ROSTER, paragraphs: 3, openedAt: OPEN, deadline: HOUR, closedAt: null,
  positions: positions.map(([party, kind, paragraphs = [], at = '2022-05-11T09:00:00.000Z'], i) => ({ seq: i + 1, party, kind, paragraphs, at })), ...change,
});
const codes = (outcome: SilenceOutcome): string[] => outcome.because.map((b) => b.code);
const all = (kind: Position['kind']): Taken[] => ROSTER.map((party) => [party, kind]);

describe('the state, before the hour and from the hour on', () => {
  test.each<[string, SilenceCase, SilenceOutcome['state'], SilenceOutcome['state']]>([
    ['nobody says anything', silence(), 'open', 'adopted'],
    ['everybody agrees', silence(all('agrees')), 'open', 'adopted'],
    ['reservations do not block', silence(all('reserves')), 'open', 'adopted'],
    ['abstentions do not block', silence(all('abstains')), 'open', 'adopted'],
    ['one stays out of it', silence([['KAZ', 'aside']]), 'open', 'adopted'],
    ['one is recused', silence([['KAZ', 'recused']]), 'open', 'adopted'],
    ['one objects to the whole text', silence([['KAZ', 'objects']]), 'broken', 'not_adopted'],
    ['one objects to one paragraph', silence([['KAZ', 'objects', [2]]]), 'broken', 'not_adopted'],
    ['an objection among agreements', silence([['ARM', 'agrees'], ['BLR', 'agrees'], ['KAZ', 'objects', [3]]]), 'broken', 'not_adopted'],
    ['an objection taken back', silence([['KAZ', 'objects'], ['KAZ', 'withdrawn']]), 'open', 'adopted'],
    ['one of two objections taken back', silence([['KAZ', 'objects', [1, 2]], ['KAZ', 'withdrawn', [1]]]), 'broken', 'not_adopted'],
    ['each of two objections taken back', silence([['KAZ', 'objects', [1, 2]], ['KAZ', 'withdrawn', [1]], ['KAZ', 'withdrawn', [2]]]), 'open', 'adopted'],
    ['another party takes an objection back: nothing', silence([['KAZ', 'objects'], ['BLR', 'withdrawn']]), 'broken', 'not_adopted'],
    ['an objection becomes an agreement', silence([['KAZ', 'objects'], ['KAZ', 'agrees']]), 'open', 'adopted'],
    ['an objection becomes an agreement in part', silence([['KAZ', 'objects'], ['KAZ', 'agrees', [1]]]), 'broken', 'not_adopted'],
    ['an agreement becomes an objection', silence([['KAZ', 'agrees'], ['KAZ', 'objects', [3]]]), 'broken', 'not_adopted'],
    ['everybody stays out of it', silence(all('aside')), 'broken', 'not_adopted'],
    ['everybody is recused', silence(all('recused')), 'broken', 'not_adopted'],
    ['some stay out, the rest are recused', silence([['ARM', 'aside'], ['BLR', 'recused'], ['KAZ', 'aside']]), 'broken', 'not_adopted'],
    ['all but one stay out, and that one is silent', silence([['ARM', 'aside'], ['BLR', 'aside']]), 'open', 'adopted'],
    ['everybody stays out of one paragraph only', silence(ROSTER.map((party): Taken => [party, 'aside', [1]])), 'open', 'adopted'],
    ['nobody is entitled', silence([], { roster: [] }), 'broken', 'not_adopted'],
    ['objection from outside the roster', silence([['UZB', 'objects']]), 'open', 'adopted'],
    ['objection before the opening', silence([['KAZ', 'objects', [], '2022-05-10T08:59:59.999Z']]), 'open', 'adopted'],
    ['objection at the opening', silence([['KAZ', 'objects', [], OPEN]]), 'broken', 'not_adopted'],
    ['objection in the last millisecond', silence([['KAZ', 'objects', [], BEFORE]]), 'broken', 'not_adopted'],
    ['objection at the hour', silence([['KAZ', 'objects', [], HOUR]]), 'open', 'adopted'],
    ['objection taken back at the hour: too late', silence([['KAZ', 'objects'], ['KAZ', 'withdrawn', [], HOUR]]), 'broken', 'not_adopted'],
    ['objection to a paragraph that is not there', silence([['KAZ', 'objects', [4]], ['KAZ', 'objects', [0]]]), 'open', 'adopted'],
  ])('%s', (_, c, before, after) => {
    expect(evaluateSilence(c, BEFORE).state).toBe(before);
    expect(evaluateSilence(c, HOUR).state).toBe(after);
    expect(evaluateSilence(c, '2032-05-13T09:00:00.000Z')).toEqual(evaluateSilence(c, HOUR));
    expect(evaluateSilence(c, BEFORE).tendency).toBe(after);
    expect(evaluateSilence(c, BEFORE).decidedAt).toBeNull();
    expect(evaluateSilence(c, HOUR).decidedAt).toBe(HOUR);
  });
});

describe('where staying out of it blocks', () => {
  const asideBlocks = { asideBlocks: true };
  test.each<[string, SilenceCase, SilenceOutcome['state'], SilenceOutcome['state']]>([
    ['one stays out', silence([['KAZ', 'aside']], {}, asideBlocks), 'broken', 'not_adopted'],
    ['one stays out of one paragraph', silence([['KAZ', 'aside', [2]]], {}, asideBlocks), 'broken', 'not_adopted'],
    ['one stays out, then agrees', silence([['KAZ', 'aside'], ['KAZ', 'agrees']], {}, asideBlocks), 'open', 'adopted'],
    ['one is recused', silence([['KAZ', 'recused']], {}, asideBlocks), 'open', 'adopted'],
    ['one abstains', silence([['KAZ', 'abstains']], {}, asideBlocks), 'open', 'adopted'],
  ])('%s', (_, c, before, after) => {
    expect([evaluateSilence(c, BEFORE).state, evaluateSilence(c, HOUR).state]).toEqual([before, after]);
  });
});

describe('where an objection counts only at the hour', () => {
  const late = { onObjection: 'counts_at_expiry' } as const;
  test.each<[string, SilenceCase, SilenceOutcome['state'], SilenceOutcome['state']]>([
    ['an objection leaves it open', silence([['KAZ', 'objects']], {}, late), 'open', 'not_adopted'],
    ['and may be taken back until then', silence([['KAZ', 'objects'], ['KAZ', 'withdrawn', [], BEFORE]], {}, late), 'open', 'adopted'],
    ['nobody takes part', silence(all('aside'), {}, late), 'broken', 'not_adopted'],
    ['staying out blocks where the rule says so', silence([['ARM', 'aside']], {}, { ...late, asideBlocks: true }), 'broken', 'not_adopted'],
    ['and an objection beside it opens nothing again', silence([['ARM', 'aside'], ['KAZ', 'objects']], {}, { ...late, asideBlocks: true }), 'broken', 'not_adopted'],
  ])('%s', (_, c, before, after) => {
    expect([evaluateSilence(c, BEFORE).state, evaluateSilence(c, HOUR).state]).toEqual([before, after]);
    expect(evaluateSilence(c, BEFORE).tendency).toBe(after);
  });
});

describe('closed early by a new circulation', () => {
  const AT = '2022-05-12T09:00:00.000Z';
  test.each<[string, SilenceCase]>([
    ['after an objection', silence([['KAZ', 'objects']], { closedAt: AT })],
    ['without one', silence(all('agrees'), { closedAt: AT })],
  ])('%s: not adopted, at once and for good', (_, c) => {
    for (const now of [AT, BEFORE, HOUR]) expect(evaluateSilence(c, now)).toMatchObject({ state: 'not_adopted', decidedAt: AT, tendency: 'not_adopted' });
    expect(codes(evaluateSilence(c, AT))[0]).toBe('silence.closed');
    expect(codes(evaluateSilence(c, AT))).not.toContain('silence.hour_passed');
  });

  test('before it was closed it stood as it stood', () => {
    expect(evaluateSilence(silence([], { closedAt: AT }), '2022-05-12T08:59:59.999Z').state).toBe('open');
  });

  test('closing at the hour or later changes nothing: the hour came first', () => {
    for (const closedAt of [HOUR, '2022-05-20T09:00:00.000Z']) expect(evaluateSilence(silence([], { closedAt }), '2022-05-21T09:00:00.000Z')).toMatchObject({ state: 'adopted', decidedAt: HOUR });
  });
});

describe('the matrix', () => {
  test('party by paragraph; the newest position of a party on a paragraph stands', () => {
    const outcome = evaluateSilence(silence([['ARM', 'agrees'], ['ARM', 'reserves', [2]], ['BLR', 'objects', [1, 3]], ['BLR', 'withdrawn', [3]], ['KAZ', 'aside', [3]], ['KAZ', 'recused', [1]]]), BEFORE);
    expect(outcome.matrix).toEqual({ ARM: ['agrees', 'reserves', 'agrees'], BLR: ['objects', 'silent', 'silent'], KAZ: ['recused', 'silent', 'aside'] });
    expect(outcome.byParty).toEqual({ ARM: 'reserves', BLR: 'objects', KAZ: 'aside' });
    expect(outcome.counts).toEqual({ agrees: 0, reserves: 1, aside: 1, abstains: 0, objects: 1, recused: 0, silent: 0, not_entitled: 0 });
    expect(outcome.owed).toEqual([]);
  });

  test.each<[Position['kind'], string]>([['agrees', 'agrees'], ['reserves', 'reserves'], ['aside', 'aside'], ['abstains', 'abstains'], ['objects', 'objects'], ['recused', 'recused'], ['withdrawn', 'silent']])('%s, for one paragraph and for the whole text', (kind, standing) => {
    expect(evaluateSilence(silence([['KAZ', kind, [2]]]), BEFORE).matrix.KAZ).toEqual(['silent', standing, 'silent']);
    expect(evaluateSilence(silence([['KAZ', kind]]), BEFORE).matrix.KAZ).toEqual([standing, standing, standing]);
  });

  test('taking back touches objections only', () => {
    expect(evaluateSilence(silence([['KAZ', 'reserves', [1]], ['KAZ', 'objects', [2]], ['KAZ', 'withdrawn']]), BEFORE).matrix.KAZ).toEqual(['reserves', 'silent', 'silent']);
  });

  test('the weightiest standing speaks for the party', () => {
    const order: Position['kind'][] = ['agrees', 'recused', 'abstains', 'aside', 'reserves', 'objects'];
    for (const [i, kind] of order.entries()) {
      const c = silence([...order.slice(0, i), kind].map((k, j): Taken => ['KAZ', k, [j + 1]]), { paragraphs: 7 });
      expect(evaluateSilence(c, BEFORE).byParty.KAZ).toBe(kind);
    }
  });

  test('who has no position owes one, and silence is no objection', () => {
    const outcome = evaluateSilence(silence([['BLR', 'agrees', [1]]]), HOUR);
    expect(outcome.owed).toEqual(['ARM', 'KAZ']);
    expect(outcome.counts.silent).toBe(2);
    expect(outcome.state).toBe('adopted');
  });

  test('what counts is in the order of the acts, not of the list', () => {
    const c = silence([['KAZ', 'objects'], ['KAZ', 'agrees']]);
    const reversed = { ...c, positions: [...c.positions].reverse() };
    expect(countable(reversed).map((p) => p.seq)).toEqual([1, 2]);
    expect(evaluateSilence(reversed, HOUR).state).toBe('adopted');
  });
});

describe('the explanation is data', () => {
  test.each<[SilenceCase, string, SilenceOutcome['because']]>([
    [silence(), BEFORE, [{ code: 'silence.no_objection', facts: { entitled: 3, silent: 3 } }, { code: 'silence.hour_ahead', facts: { deadline: HOUR } }]],
    [silence([['ARM', 'agrees']]), HOUR, [{ code: 'silence.no_objection', facts: { entitled: 3, silent: 2 } }, { code: 'silence.hour_passed', facts: { deadline: HOUR } }]],
    [
      silence([['KAZ', 'objects', [3, 1]], ['BLR', 'objects'], ['ARM', 'reserves', [1]]]), BEFORE,
      [
        { code: 'silence.objection', facts: { party: 'BLR', paragraphs: [1, 2, 3] } }, { code: 'silence.objection', facts: { party: 'KAZ', paragraphs: [1, 3] } },
        { code: 'silence.reservations', facts: { n: 1 } }, { code: 'silence.hour_ahead', facts: { deadline: HOUR } },
      ],
    ],
    [
      silence([['KAZ', 'aside']]), HOUR,
      [{ code: 'silence.no_objection', facts: { entitled: 3, silent: 2 } }, { code: 'silence.aside', facts: { parties: ['KAZ'] } }, { code: 'silence.hour_passed', facts: { deadline: HOUR } }],
    ],
    [
      silence([['KAZ', 'aside']], {}, { asideBlocks: true }), HOUR,
      [{ code: 'silence.aside_blocks', facts: { party: 'KAZ' } }, { code: 'silence.aside', facts: { parties: ['KAZ'] } }, { code: 'silence.hour_passed', facts: { deadline: HOUR } }],
    ],
    [silence(all('aside')), HOUR, [{ code: 'silence.nobody_takes_part', facts: {} }, { code: 'silence.hour_passed', facts: { deadline: HOUR } }]],
  ])('%#', (c, now, because) => {
    expect(evaluateSilence(c, now).because).toEqual(because);
  });
});

describe('a position that was taken back counts as if it had not been', () => {
  const undone = (seq: number, undoes: number, at = '2022-05-11T10:00:00.000Z'): Position => ({ seq, party: 'KAZ', kind: 'undone', undoes, paragraphs: [], at });
  const stands = silence([['KAZ', 'agrees'], ['KAZ', 'objects']]);
  test('what stood before stands again', () => {
    expect(evaluateSilence(stands, BEFORE).state).toBe('broken');
    const after = evaluateSilence({ ...stands, positions: [...stands.positions, undone(3, 2)] }, BEFORE);
    expect([after.state, after.byParty.KAZ]).toEqual(['open', 'agrees']);
  });
  test('not after the hour', () => expect(evaluateSilence({ ...stands, positions: [...stands.positions, undone(3, 2, HOUR)] }, HOUR).state).toBe('not_adopted'));
});
