import { describe, expect, test } from 'vitest';
import { rule as ruleSchema } from '../charter/rule.ts';
import { tinyCharter } from '../charter/tiny.ts';
import { isRefusal } from '../refusal.ts';
import { caseSchema } from './case.ts';
import { decide, type Decided } from './decide.ts';
import { exceeds, isFraction, least, reaches } from './fraction.ts';

const PARTIES = ['A', 'B', 'C', 'D', 'E', 'F'];
type Act = Record<string, unknown>;
/** What acts come to under a rule; each act an hour after the one before, unless it says when. */
function under(rule: unknown, acts: Act[], more: { weights?: number[]; now?: string; groups?: string[] } = {}): Decided {
  const charter = tinyCharter(PARTIES);
  charter.procedures[0]!.rule = ruleSchema.parse(rule);
  charter.groups = [{ id: 'permanent', name: { en: 'x' }, verified: true, members: (more.groups ?? ['A']).map((party) => ({ party, from: '1990', to: null, verified: true })) }];
  const dated = acts.map((act, i) => ({ at: `2024-01-01T${String(i).padStart(2, '0')}:00Z`, ...act }));
  const roster = PARTIES.map((party, i) => ({ party, weights: { population: more.weights?.[i] ?? 1 } }));
  const answer = decide({ charter, ...caseSchema.parse({ matter: 'statement', roster, acts: dated }) }, more.now ?? '2024-02-01T00:00:00.000Z');
  if (isRefusal(answer)) throw new Error(answer.code);
  return answer;
}
const votes = (text: string): Act[] => [...text].flatMap((letter, i): Act[] => {
  const position = { y: 'agrees', n: 'objects', a: 'abstains', r: 'recused', o: 'aside', d: 'abstains', w: 'reserves' }[letter];
  return letter === 'x' ? [{ kind: 'absent', party: PARTIES[i]! }] : position === undefined ? [] : [{ kind: 'position', party: PARTIES[i]!, position, ...(letter === 'd' ? { declared: true } : {}) }];
});
const closed = (text: string): Act[] => [...votes(text), { kind: 'closed' }];
const vote = (tests: Act[], more: Act = {}): Act => ({ kind: 'decision', ways: [{ by: 'vote', passes: { all: tests } }], ...more });

describe('shares are exact', () => {
  test.each<[number, number, string, boolean, boolean, number]>([[2, 3, '2/3', true, false, 2], [66, 100, '2/3', false, false, 67], [67, 100, '2/3', true, true, 67], [1, 2, '1/2', true, false, 1], [0, 0, '1/2', false, false, 0], [55, 100, '55/100', true, false, 55], [600_000_000_000, 900_000_000_000, '2/3', true, false, 600_000_000_000]])('%i of %i against %s', (part, whole, text, atLeast, more, needed) => {
    expect([reaches(part, whole, text), exceeds(part, whole, text), least(whole, text, 'atLeast')]).toEqual([atLeast, more, needed]);
  });
  test('a share is two whole numbers, and no more than the whole', () => expect(['2/3', '1/1', '0/3', '3/2', '0.66', '66%', '2/0', ' 1/2'].map(isFraction)).toEqual([true, true, false, false, false, false, false, false]));
});

describe('votes: y in favour, w with reservation, n against, a abstains, d with a declaration, o aside, r recused, x absent, . silent', () => {
  test.each<[string, Act, string, string]>([
    ['simple majority of those voting', vote([{ moreThan: '1/2', of: 'present_and_voting' }]), 'yynaaa', 'adopted'],
    ['a tie is none', vote([{ moreThan: '1/2', of: 'present_and_voting' }]), 'yynnaa', 'not_adopted'],
    ['two thirds of the members, of whom recusal takes one', vote([{ atLeast: '2/3', of: 'members' }]), 'yyyynr', 'adopted'],
    ['an abstention takes none', vote([{ atLeast: '2/3', of: 'members' }]), 'yyyrna', 'not_adopted'],
    ['a share of all seats, recused or not', vote([{ atLeast: '2/3', of: 'roster' }]), 'yyyrrn', 'not_adopted'],
    ['two thirds of those present', vote([{ atLeast: '2/3', of: 'present' }]), 'yyxxxn', 'adopted'],
    ['nobody of a group against', vote([{ inFavour: 4 }, { noneAgainst: 'permanent' }]), 'nyyyyy', 'not_adopted'],
    ['whose abstention does not block', vote([{ inFavour: 4 }, { noneAgainst: 'permanent' }]), 'ayyyyy', 'adopted'],
    ['a reservation is a vote in favour', vote([{ inFavour: 4 }]), 'wwww..', 'adopted'],
    ['a quorum of four', vote([{ moreThan: '1/2', of: 'present_and_voting' }], { quorum: { atLeast: '2/3', of: 'members' } }), 'yyyxxx', 'not_adopted'],
    ['which recusal makes smaller', vote([{ moreThan: '1/2', of: 'present_and_voting' }], { quorum: { atLeast: '2/3', of: 'members' } }), 'yyyrxx', 'not_adopted'],
    ['until it is reached', vote([{ moreThan: '1/2', of: 'present_and_voting' }], { quorum: { atLeast: '2/3', of: 'members' } }), 'yyyrrx', 'adopted'],
  ])('%s', (_, rule, text, outcome) => expect(under(rule, closed(text)).outcome).toBe(outcome));

  /** Fifty-five of a hundred members with sixty-five of a hundred inhabitants, or fewer than four not in favour: the Council of the European Union. */
  const DOUBLE = { kind: 'decision', ways: [{ by: 'vote', passes: { any: [{ all: [{ atLeast: '55/100', of: 'members' }, { atLeast: '65/100', of: 'members', weight: 'population' }] }, { all: [{ atLeast: '55/100', of: 'members' }, { notInFavourAtMost: 1 }] }] } }] };
  test.each<[string, string, number[], string]>([
    ['both majorities', 'yyyynn', [30, 20, 10, 10, 20, 10], 'adopted'],
    ['states without inhabitants', 'yyyynn', [10, 10, 10, 10, 40, 20], 'not_adopted'],
    ['inhabitants without states', 'yyynnn', [40, 30, 20, 5, 3, 2], 'not_adopted'],
    ['no blocking minority', 'yyyyyn', [1, 1, 1, 1, 1, 95], 'adopted'],
  ])('double majority: %s', (_, text, weights, outcome) => expect(under(DOUBLE, closed(text), { weights }).outcome).toBe(outcome));

  /** A third of the members with a third of the inhabitants, abstaining with a declaration: Article 31 (1) of the Treaty on European Union. */
  const DECLARED = { kind: 'decision', ways: [{ by: 'consensus', declaredAbstentions: { blockAt: [{ atLeast: '1/3', of: 'members' }, { atLeast: '1/3', of: 'members', weight: 'population' }] } }] };
  test.each<[string, string, number[], string, string[]]>([
    ['one is not bound, and blocks nothing', 'dyyyyy', [50, 10, 10, 10, 10, 10], 'adopted', ['B', 'C', 'D', 'E', 'F']],
    ['two of six with a third of the inhabitants block', 'ddyyyy', [20, 20, 20, 20, 20, 20], 'not_adopted', []],
    ['two of six with few do not', 'ddyyyy', [1, 1, 20, 20, 20, 20], 'adopted', ['C', 'D', 'E', 'F']],
    ['an abstention without a declaration binds', 'aayyyy', [20, 20, 20, 20, 20, 20], 'adopted', PARTIES],
  ])('declared abstentions: %s', (_, text, weights, outcome, bound) => {
    const answer = under(DECLARED, closed(text), { weights });
    expect([answer.outcome, answer.bound]).toEqual([outcome, bound]);
  });

  test('absent, silent, standing aside, abstaining, reserving, recused are states of their own', () => {
    expect(under(vote([{ inFavour: 1 }]), votes('x.oawr')).standings).toEqual({ A: 'absent', B: 'silent', C: 'aside', D: 'abstains', E: 'reserves', F: 'recused' });
  });
});

describe('silence', () => {
  const RULE = { kind: 'silence', minHours: 72, urgentHours: 4, meeting: 'silence', escalatesTo: [] };
  const sent = { kind: 'circulated', deadline: '2024-01-05T00:00Z', hash: 'one', paragraphs: 3 };
  test('an urgent period is shorter, where the rule knows one and the act says so', () => {
    expect(under(RULE, [{ ...sent, deadline: '2024-01-01T05:00Z', urgent: true }]).outcome).toBe('adopted');
    expect(under(RULE, [{ ...sent, deadline: '2024-01-01T05:00Z' }]).refused.map(({ refusal }) => refusal.code)).toEqual(['decide.period_short']);
  });
  test('a revision opens the changed paragraphs: positions on them lapse, the others are carried over', () => {
    const acts = [sent, { kind: 'position', party: 'A', position: 'objects', paragraphs: [2] }, { kind: 'position', party: 'B', position: 'reserves', paragraphs: [1] }, { kind: 'revised', hash: 'two', changed: [2], deadline: '2024-01-10T00:00Z' }];
    expect(under(RULE, acts, { now: '2024-01-02T00:00:00.000Z' })).toMatchObject({ state: 'under_silence', hash: 'two', standings: { A: 'silent', B: 'reserves' }, tendency: 'adopted' });
    expect(under(RULE, [...acts, { kind: 'position', party: 'C', position: 'objects', paragraphs: [1] }]).refused.map(({ refusal }) => refusal.code)).toEqual(['decide.paragraph_shut']);
    expect(under(RULE, [...acts.slice(0, 3), { ...acts[3], changed: [3] }], { now: '2024-01-02T00:00:00.000Z' })).toMatchObject({ state: 'broken', standings: { A: 'objects' } });
  });
  test('an objection taken back mends what it broke, before the hour', () => {
    const acts = [sent, { kind: 'position', party: 'A', position: 'objects' }, { kind: 'objection_withdrawn', party: 'A' }];
    expect(under(RULE, acts.slice(0, 2), { now: '2024-01-01T01:30:00.000Z' }).state).toBe('broken');
    expect(under(RULE, acts)).toMatchObject({ state: 'adopted_tacitly', decidedAt: '2024-01-05T00:00:00.000Z', owed: [{ who: 'chair', what: 'announcement' }] });
  });
  test('extended before the hour, and not adopted at the old one', () => {
    const acts = [sent, { kind: 'extended', deadline: '2024-01-06T00:00Z' }, { kind: 'position', at: '2024-01-05T12:00Z', party: 'A', position: 'objects' }];
    expect(under(RULE, acts, { now: '2024-01-05T01:00:00.000Z' })).toMatchObject({ state: 'under_silence', deadline: '2024-01-06T00:00:00.000Z' });
    expect(under(RULE, acts).outcome).toBe('not_adopted');
  });
  test('what silence did not adopt may still go to a meeting, and is decided there', () => {
    const acts = [sent, { kind: 'position', party: 'A', position: 'objects' }, { kind: 'converted', at: '2024-01-06T00:00Z' }, { kind: 'closed', at: '2024-01-07T00:00Z' }];
    expect(under(RULE, acts)).toMatchObject({ state: 'adopted', decidedAt: '2024-01-07T00:00:00.000Z', hash: 'one' });
  });
  test('a withdrawn proposal comes to nothing, and what may come next is told', () => {
    expect(under(RULE, [sent, { kind: 'withdrawn' }])).toMatchObject({ state: 'withdrawn', outcome: 'withdrawn', next: [], owed: [] });
    expect(under(RULE, [sent], { now: '2024-01-01T01:00:00.000Z' }).next).toEqual(expect.arrayContaining(['position', 'extended', 'converted', 'withdrawn']));
  });
});
