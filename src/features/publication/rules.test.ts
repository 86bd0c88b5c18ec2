import { describe, expect, test } from 'vitest';
import { actsOf, as, both, changed, chair, csto, later, officer, PARTIES_IN_ORDER } from '../../../test/actors.ts';
import { DEADLINE, HASH, running, taken } from '../../../test/cases/procedures.ts';
import { procedure, publicationRefusals, publish, VERSION } from '../../../test/cases/publication.ts';
import { testRefusals } from '../../../test/cases/refusal.ts';
import type { Given } from './rules.ts';
import { announced, type Announced } from './schema.ts';

const payload = (...args: Parameters<typeof publish>): Announced => actsOf(publish(...args))[0]!.payload as Announced;

describe('announcing', () => {
  test('is one public act that carries all that the public page shows', () => {
    const acts = actsOf(publish());
    expect(acts).toEqual([{
      kind: 'publication.announced', dossier: 'D-1', audience: ['public'], refs: ['S-1', 'T-1'],
      payload: {
        symbol: 'CSC/ST/2022/3', series: 'statements', number: 3, year: 2022, procedure: 'S-1', text: 'T-1', version: 2, body: 'csc', ...VERSION, hash: HASH,
        participation: PARTIES_IN_ORDER.map((party) => ({ party, standing: 'silent', reservations: [] })), decidedAt: DEADLINE, subjects: [],
      },
    }]);
    expect(announced.safeParse(acts[0]!.payload).success).toBe(true);
  });

  test('names its subjects in the order of the charter, each once; an announcement from before there were any is one too', () => {
    const [act] = actsOf(publish({}, as(officer, DEADLINE), ['analysis', 'southern_borders', 'analysis']));
    expect(act!.payload).toMatchObject({ subjects: ['southern_borders', 'analysis'] });
    const { subjects: _, ...older } = act!.payload as { subjects: string[] };
    expect(announced.safeParse(older).success).toBe(true);
    const without = changed((charter) => delete charter.subjects);
    expect(actsOf(publish({}, as(officer, DEADLINE, without)))).toHaveLength(1);
  });

  test('takes effect now, however long ago the hour passed; the chair may do it', () => {
    expect(payload({}, as(chair, later(500)))).toMatchObject({ decidedAt: DEADLINE });
  });

  test('the year of the symbol is that of the decision at the seat, and its number is asked for in that series and year', () => {
    const asked: [string, number][] = [];
    const next = (series: string, year: number): number => asked.push([series, year]);
    const at = (deadline: string): string => payload({ next, procedure: procedure({ case: running({ deadline }) }) }, as(chair, '2022-12-31T20:59:59.999Z')).symbol;
    expect(at('2022-12-31T20:59:59.999Z')).toBe('CSC/ST/2022/1');
    const closing = { next, procedure: procedure({ case: running({ deadline: '2022-12-31T21:00:00.000Z' }) }) };
    expect(payload(closing, as({ ...chair, offices: ['desk_officer'] }, '2023-02-01T09:00:00.000Z')).symbol).toBe('CSC/ST/2023/2');
    expect(asked).toEqual([['statements', 2022], ['statements', 2023]]);
  });

  test('runs under the charter it began under: what took force since does not renumber it', () => {
    const since = changed((charter) => (charter.series[0]!.symbol = 'NEW/{n}'));
    expect(payload({}, as(chair, DEADLINE, since)).symbol).toBe('CSC/ST/2022/3');
    expect(payload({ pinned: since }, as(chair, DEADLINE, csto)).symbol).toBe('NEW/3');
  });
});

describe('who took part', () => {
  const participation = (...given: Given[]): Announced['participation'] =>
    payload({ procedure: procedure({ given, case: running({ positions: given.map((g) => taken(g.party, g.kind as 'agrees', g.seq, [...g.paragraphs])) }) }) }).participation;
  const given = (seq: number, party: string, kind: string, paragraphs: number[] = [], words: string | null = null): Given => ({ seq, party, kind, paragraphs, words: words === null ? null : both(words) });

  test('every entitled party stands there once, in the order of the charter', () => {
    const said = participation(given(3, 'TJK', 'agrees'), given(2, 'KAZ', 'aside', [1]), given(1, 'ARM', 'abstains'));
    expect(said.map((p) => [p.party, p.standing])).toEqual([['ARM', 'abstains'], ['BLR', 'silent'], ['KAZ', 'aside'], ['KGZ', 'silent'], ['RUS', 'silent'], ['TJK', 'agrees']]);
  });

  test.each<[string, Given[], Announced['participation'][number]['reservations']]>([
    ['on the whole text', [given(1, 'KAZ', 'reserves', [], 'as an aim')], [{ paragraphs: [], words: both('as an aim') }]],
    ['on one paragraph', [given(1, 'KAZ', 'reserves', [2], 'as an aim')], [{ paragraphs: [2], words: both('as an aim') }]],
    ['each paragraph with its own words', [given(1, 'KAZ', 'reserves', [2], 'first'), given(2, 'KAZ', 'reserves', [3], 'second')], [{ paragraphs: [2], words: both('first') }, { paragraphs: [3], words: both('second') }]],
    ['the newest words count', [given(1, 'KAZ', 'reserves', [1, 2], 'first'), given(2, 'KAZ', 'reserves', [2], 'second')], [{ paragraphs: [1], words: both('first') }, { paragraphs: [2], words: both('second') }]],
    ['given up since', [given(1, 'KAZ', 'reserves', [], 'first'), given(2, 'KAZ', 'agrees')], []],
    ['given up on one paragraph', [given(1, 'KAZ', 'reserves', [], 'first'), given(2, 'KAZ', 'agrees', [1])], [{ paragraphs: [2, 3], words: both('first') }]],
    ['said, given up, and said anew', [given(1, 'KAZ', 'reserves', [], 'first'), given(2, 'KAZ', 'agrees'), given(3, 'KAZ', 'reserves', [3], 'third')], [{ paragraphs: [3], words: both('third') }]],
    ['words with an agreement are no reservation', [given(1, 'KAZ', 'agrees', [], 'gladly')], []],
    ['words of another party are not one’s own', [given(1, 'ARM', 'reserves', [], 'first')], []],
  ])('a reservation %s', (_, acts, reservations) => {
    expect(participation(...acts).find((p) => p.party === 'KAZ')!.reservations).toEqual(reservations);
  });
});

describe('a publication', () => {
  testRefusals(publicationRefusals);
});
