import fc from 'fast-check';
import { expect, test } from 'vitest';
import { evaluateSilence, POSITIONS, type Position, type SilenceCase } from './silence.ts';

/** What holds for every silence procedure, whatever the rule, the roster and the positions. */
const HOUR = Date.parse('2022-05-13T09:00:00.000Z');
const iso = (hours: number): string => new Date(HOUR + hours * 3_600_000).toISOString();
const DEADLINE = iso(0);
const PARTIES = ['ARM', 'BLR', 'KAZ', 'KGZ', 'RUS', 'TJK'];
const PARAGRAPHS = 4;

const paragraphs = fc.uniqueArray(fc.integer({ min: 1, max: PARAGRAPHS }), { maxLength: 3 });
const position = fc.record({ party: fc.constantFrom(...PARTIES, 'UZB'), kind: fc.constantFrom<Position['kind']>(...POSITIONS, 'withdrawn'), paragraphs, hours: fc.integer({ min: -80, max: -1 }) });
const cases: fc.Arbitrary<SilenceCase> = fc.record({
  rule: fc.record({ kind: fc.constant('silence' as const), minHours: fc.constant(72), asideBlocks: fc.boolean(), scope: fc.constant('paragraphs' as const), onObjection: fc.constantFrom('breaks' as const, 'counts_at_expiry' as const) }),
  roster: fc.subarray(PARTIES),
  paragraphs: fc.constant(PARAGRAPHS),
  openedAt: fc.constant(iso(-72)),
  deadline: fc.constant(DEADLINE),
  closedAt: fc.option(fc.integer({ min: -40, max: 10 }).map(iso)),
  positions: fc.array(position, { maxLength: 14 }).map((taken) => taken.sort((a, b) => a.hours - b.hours).map(({ hours, ...p }, i) => ({ ...p, seq: i + 1, at: iso(hours) }))),
});
const moment = fc.integer({ min: -72, max: 24 }).map(iso);
const law = (check: (c: SilenceCase, now: string, pick: number) => void): void => fc.assert(fc.property(cases, moment, fc.nat(), check), { numRuns: 500 });
const added = (c: SilenceCase, p: Omit<Position, 'seq'>): SilenceCase => ({ ...c, positions: [...c.positions, { ...p, seq: c.positions.length + 1 }] });
const anyone = (c: SilenceCase, pick: number): string => c.roster[pick % c.roster.length]!;

test('the order of the acts of different parties never matters', () => {
  law((c, now, pick) => {
    const order = [...PARTIES.slice(pick % 6), ...PARTIES.slice(0, pick % 6), 'UZB'];
    const grouped = c.positions.toSorted((a, b) => order.indexOf(a.party) - order.indexOf(b.party) || a.seq - b.seq).map((p, i) => ({ ...p, seq: i + 1 }));
    expect(evaluateSilence({ ...c, positions: grouped }, now)).toEqual(evaluateSilence(c, now));
  });
});

test('adding agreement never blocks', () => {
  law((c, now, pick) => {
    fc.pre(c.roster.length > 0);
    const before = evaluateSilence(c, now);
    const after = evaluateSilence(added(c, { party: anyone(c, pick), kind: 'agrees', paragraphs: pick % 2 === 0 ? [] : [1 + (pick % PARAGRAPHS)], at: iso(-0.5) }), now);
    if (before.tendency === 'adopted') expect(after.tendency).toBe('adopted');
    if (before.state === 'open' || before.state === 'adopted') expect(after.state).toBe(before.state);
  });
});

test('turning an objection into agreement never blocks', () => {
  law((c, now) => {
    const before = evaluateSilence(c, now);
    const positions = c.positions.map((p) => (p.kind === 'objects' ? { ...p, kind: 'agrees' as const } : p));
    const after = evaluateSilence({ ...c, positions }, now);
    if (before.tendency === 'adopted') expect(after.tendency).toBe('adopted');
    expect(after.counts.objects).toBe(0);
  });
});

test('adding an objection never opens and never adopts', () => {
  law((c, now, pick) => {
    fc.pre(c.roster.length > 0);
    const before = evaluateSilence(c, now);
    const after = evaluateSilence(added(c, { party: anyone(c, pick), kind: 'objects', paragraphs: [], at: iso(-0.5) }), now);
    expect(after.tendency).toBe('not_adopted');
    // Of a party that stayed out, an objection is also a return: then somebody takes part, and nothing else stood in the way.
    const returns = before.matrix[anyone(c, pick)]!.some((s) => s === 'aside' || s === 'recused');
    if (before.state === 'broken' && !returns) expect(after.state).toBe('broken');
  });
});

test('a position at the hour or after it changes nothing', () => {
  law((c, now, pick) => {
    const late = added(c, { party: PARTIES[pick % 6]!, kind: [...POSITIONS, 'withdrawn' as const][pick % 7]!, paragraphs: [], at: iso(pick % 48) });
    expect(evaluateSilence(late, now)).toEqual(evaluateSilence(c, now));
  });
});

test('the outcome is the same whoever asks, how often, and from whatever list; nothing given is changed', () => {
  law((c, now, pick) => {
    const frozen = JSON.stringify(c);
    const first = evaluateSilence(c, now);
    expect(evaluateSilence({ ...c, positions: [...c.positions.slice(pick % 5), ...c.positions.slice(0, pick % 5)].reverse() }, now)).toEqual(first);
    expect(JSON.stringify(c)).toBe(frozen);
    expect(first.state === 'adopted').toBe(first.decidedAt !== null && first.tendency === 'adopted');
  });
});

test('only parties of the roster stand in the matrix, each on every paragraph, and each is counted once', () => {
  law((c, now) => {
    const { matrix, byParty, counts, owed } = evaluateSilence(c, now);
    expect(new Set(Object.keys(matrix))).toEqual(new Set(c.roster));
    expect(new Set(Object.keys(byParty))).toEqual(new Set(c.roster));
    for (const row of Object.values(matrix)) expect(row).toHaveLength(PARAGRAPHS);
    expect(Object.values(counts).reduce((a, b) => a + b, 0)).toBe(c.roster.length);
    expect(owed.every((party) => c.roster.includes(party))).toBe(true);
  });
});

test('once decided, decided for good: no later hour changes the outcome', () => {
  law((c, now, pick) => {
    const then = evaluateSilence(c, now);
    if (then.decidedAt !== null) expect(evaluateSilence(c, new Date(Date.parse(now) + (pick % 1000) * 3_600_000).toISOString())).toEqual(then);
  });
});
