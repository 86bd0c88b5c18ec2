import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { rule } from '../charter/rule.ts';
import { charterSchema, type Charter } from '../charter/schema.ts';
import { isRefusal } from '../refusal.ts';
import type { CaseAct, Kind } from './case.ts';
import { decide, type Case, type Decided } from './decide.ts';
import { outcomeOf, STATES, TABLE } from './machine.ts';
import { POSITIONS } from './silence.ts';

/** What holds for every decision, whatever the rule, the roster and the acts. */
const RUNS = 10_000;
const PARTIES = ['A', 'B', 'C', 'D'];
const START = Date.parse('2024-01-01T00:00:00.000Z');
const iso = (hour: number): string => new Date(START + hour * 3_600_000).toISOString();
const name = { en: 'x' };
const place = { zone: 'UTC', name, short: name };

const share = fc.record({ how: fc.constantFrom('atLeast', 'moreThan'), share: fc.constantFrom('1/2', '2/3', '3/4', '55/100'), of: fc.constantFrom('roster', 'members', 'present', 'present_and_voting'), weight: fc.option(fc.constant('population'), { nil: undefined }) })
  .map(({ how, share: text, of, weight }) => ({ [how]: text, of, ...(weight === undefined ? {} : { weight }) }));
const tests = fc.array(fc.oneof(fc.integer({ min: 1, max: 4 }).map((n) => ({ inFavour: n })), fc.constantFrom('anyone', 'permanent').map((group) => ({ noneAgainst: group })), fc.integer({ min: 0, max: 3 }).map((n) => ({ notInFavourAtMost: n })), share), { minLength: 1, maxLength: 3 });
const way = fc.oneof(
  fc.record({ by: fc.constant('consensus'), asideBlocks: fc.boolean(), absenceBlocks: fc.boolean() }),
  fc.record({ by: fc.constant('consensus'), minus: fc.integer({ min: 1, max: 2 }) }),
  fc.constant({ by: 'limited' }),
  fc.record({ by: fc.constant('vote'), passes: fc.oneof(tests.map((all) => ({ all })), fc.array(tests.map((all) => ({ all })), { minLength: 1, maxLength: 2 }).map((any) => ({ any }))) }),
  fc.constant({ by: 'consensus', declaredAbstentions: { blockAt: [{ atLeast: '1/3', of: 'members' }, { atLeast: '1/3', of: 'members', weight: 'population' }] } }),
);
const escalatesTo = fc.constantFrom(undefined, [{ body: 'other', procedure: 'plain' }]);
const decision = fc.record({ quorum: fc.option(fc.record({ atLeast: fc.constantFrom('1/2', '2/3'), of: fc.constantFrom('roster', 'members') }), { nil: undefined }), ways: fc.array(way, { minLength: 1, maxLength: 3 }), escalatesTo }).map((more) => ({ kind: 'decision', ...more }));
const silence = fc.record({
  minHours: fc.constantFrom(1, 4), asideBlocks: fc.boolean(), scope: fc.constantFrom('whole', 'paragraphs'), onObjection: fc.constantFrom('breaks', 'counts_at_expiry'), useNeedsConsent: fc.boolean(), urgentHours: fc.constantFrom(undefined, 1), extension: fc.constantFrom('before_expiry', 'none'),
  breakForm: fc.constantFrom('any', 'written', 'letter'), meeting: fc.constantFrom(undefined, 'plain'), escalatesTo, confirm: fc.boolean(), release: fc.constantFrom('at_once', 'next_meeting'),
}).map((more) => ({ kind: 'silence', ...more }));

const BASE = charterSchema.parse({
  id: 'tiny', version: '1', name, short: name, seat: place, founding: [], languages: { authentic: 'en', publication: ['en'] },
  parties: PARTIES.map((id, i) => ({ id, name, capital: place, membership: [{ from: '1990' }], weights: { population: (i + 1) * 10 } })),
  bodies: [{ id: 'council', name, members: 'all' }, { id: 'other', name, members: ['B', 'C', 'D'] }], groups: [{ id: 'permanent', name, members: [{ party: 'A', from: '1990' }] }],
  offices: [{ id: 'chair', name, of: 'organisation' }], chair: { order: [], terms: [] },
  procedures: [{ id: 'one', name, rule: { kind: 'silence', minHours: 1 } }, { id: 'plain', name, rule: { kind: 'decision', ways: [{ by: 'consensus' }, { by: 'vote', passes: { all: [{ moreThan: '1/2', of: 'members' }] } }] } }],
  matters: [{ id: 'text', name, body: 'council', procedure: 'one', openedBy: ['chair'], announcedBy: ['chair'] }], series: [{ id: 'texts', name, symbol: '{n}' }], markings: [{ id: 'public', name, audience: 'public' }],
});
const charterOf = (given: unknown): Charter => ({ ...BASE, procedures: [{ ...BASE.procedures[0]!, rule: rule.parse(given) }, BASE.procedures[1]!] });

const KINDS = [...new Set(Object.values(TABLE).flat())];
const party = fc.constantFrom(...PARTIES, 'Z');
const act: fc.Arbitrary<CaseAct> = fc
  .record({
    kind: fc.oneof({ weight: 3, arbitrary: fc.constantFrom<Kind>('position', 'objection_withdrawn', 'closed', 'circulated') }, { weight: 2, arbitrary: fc.constantFrom(...KINDS) }),
    hour: fc.integer({ min: 0, max: 14 }), party, position: fc.constantFrom(...POSITIONS), by: fc.option(fc.constantFrom('X', 'B'), { nil: undefined }), paragraphs: fc.constantFrom<number[] | undefined>(undefined, [1], [2], [1, 2]), length: fc.integer({ min: 0, max: 8 }), hash: fc.constantFrom<string | undefined>(undefined, 'h1', 'h2'),
    form: fc.constantFrom(undefined, 'written' as const, 'letter' as const), declared: fc.boolean(), urgent: fc.boolean(),
  })
  .map((given): CaseAct => actOf(given.kind, iso(given.hour), given));

type Given = { party: string; position: (typeof POSITIONS)[number]; by: string | undefined; paragraphs: number[] | undefined; length: number; hour: number; hash: string | undefined; form: 'written' | 'letter' | undefined; declared: boolean; urgent: boolean };
function actOf(kind: Kind, at: string, g: Given): CaseAct {
  const own = { at, party: g.party, ...(g.by === undefined ? {} : { by: g.by }) };
  const deadline = iso(g.hour + g.length);
  const hash = g.hash === undefined ? {} : { hash: g.hash };
  switch (kind) {
    case 'position': return { kind, ...own, position: g.position, declared: g.declared, ...(g.paragraphs ? { paragraphs: g.paragraphs } : {}), ...(g.form ? { form: g.form } : {}) };
    case 'objection_withdrawn': return { kind, ...own, ...(g.paragraphs ? { paragraphs: g.paragraphs } : {}) };
    case 'use_objected': case 'form_objected': return { kind, ...own };
    case 'absent': case 'present': case 'excluded': case 'suspended': case 'restored': return { kind, at, party: g.party };
    case 'credentials': case 'credentials_ended': return { kind, at, party: g.party, holder: 'X' };
    case 'circulated': return { kind, at, deadline, urgent: g.urgent, paragraphs: 2, ...hash };
    case 'extended': return { kind, at, deadline };
    case 'proposed': return { kind, at, deadline };
    case 'tabled': return { kind, at, ...hash };
    case 'revised': return { kind, at, hash: g.hash ?? 'h3', deadline, ...(g.paragraphs ? { changed: g.paragraphs } : {}) };
    case 'escalated': return { kind, at, to: 'other' };
    case 'minus_invoked': return { kind, at, parties: [g.party] };
    case 'announced': return { kind, at, ...hash };
    default: return { kind, at } as CaseAct;
  }
}

const cases: fc.Arbitrary<Case> = fc.record({ charter: fc.oneof(silence, decision).map(charterOf), roster: fc.subarray(PARTIES, { minLength: 1 }), acts: fc.array(act, { maxLength: 14 }) })
  .map(({ charter, roster, acts }) => ({ charter, matter: 'text', at: '2024-01-01', roster, acts: charter.procedures[0]!.rule.kind === 'silence' ? [{ kind: 'proposed', at: iso(0) }, { kind: 'circulated', at: iso(0), deadline: iso(8), paragraphs: 2, hash: 'h1' }, ...acts] : acts }));
const moment = fc.integer({ min: 0, max: 30 });
const at = (c: Case, hour: number): Decided => {
  const answer = decide(c, iso(hour));
  if (isRefusal(answer)) throw new Error(answer.code);
  return answer;
};
const law = (check: (c: Case, hour: number, pick: number) => void): void => fc.assert(fc.property(cases, moment, fc.nat(), check), { numRuns: RUNS });

describe(`over ${RUNS} cases`, () => {
  test('the order in which acts are noted never matters, those of one instant included', () => {
    law((c, hour, pick) => {
      const turned = [...c.acts.slice(pick % 7), ...c.acts.slice(0, pick % 7)].reverse().map((one, i) => ({ ...one, seq: i }));
      const plain = ({ refused, ...rest }: Decided): unknown => ({ ...rest, refused: refused.map(({ refusal }) => refusal) });
      expect(plain(at({ ...c, acts: turned }, hour))).toEqual(plain(at(c, hour)));
    });
  }, 300_000);

  test('adding agreement never blocks', () => {
    law((c, hour, pick) => {
      const before = at(c, hour);
      const own: CaseAct = { kind: 'position', at: iso(pick % 15), party: PARTIES[pick % 4]!, position: 'agrees' };
      const after = at({ ...c, acts: [...c.acts, own] }, hour);
      if (before.outcome === 'adopted') expect(after.outcome).toBe('adopted');
      const last = at({ ...c, acts: [...c.acts, { ...own, at: iso(hour) }] }, hour);
      if (before.outcome === 'pending' && before.tendency === 'adopted') expect(last.tendency).toBe('adopted');
    });
  }, 300_000);

  test('an outcome does not depend on when it is read, and what is adopted never changes its text', () => {
    law((c, hour, pick) => {
      const frozen = JSON.stringify(c);
      const then = at(c, hour);
      const later = at(c, hour + (pick % 40));
      expect(JSON.stringify(c)).toBe(frozen);
      expect(at(structuredClone(c), hour)).toEqual(then);
      if (then.outcome === 'adopted') expect([later.outcome, later.hash, later.body, later.decidedAt]).toEqual(['adopted', then.hash, then.body, then.decidedAt]);
      if (then.outcome === 'withdrawn') expect(later.outcome).toBe('withdrawn');
      expect(outcomeOf(then)).toBe(then.outcome);
    });
  }, 300_000);

  test('an hour is moved only forward and only before it has passed; nothing is adopted before it', () => {
    law((c, hour) => {
      const bare = at({ ...c, acts: c.acts.filter(({ kind }) => kind !== 'extended') }, hour);
      const answer = at(c, hour);
      const told = new Set(answer.refused.map(({ act: one }) => one));
      for (const one of c.acts) {
        const besides = c.acts.some((other) => other !== one && other.at === one.at && ['circulated', 'revised', 'extended', 'escalated', 'converted'].includes(other.kind));
        if (one.kind !== 'extended' || one.at > iso(hour) || told.has(one) || besides) continue;
        const { deadline } = at({ ...c, acts: c.acts.filter((other) => other.at < one.at) }, (Date.parse(one.at) - START) / 3_600_000);
        expect(deadline! > one.at && one.deadline > deadline!).toBe(true);
      }
      if (answer.state === 'adopted_tacitly') expect(answer.deadline! <= iso(hour)).toBe(true);
      if (bare.state === 'adopted_tacitly' && c.acts.every((one) => one.kind !== 'extended' || one.at >= bare.deadline!)) expect([answer.state, answer.deadline]).toEqual([bare.state, bare.deadline]);
    });
  }, 300_000);

  test('a refused act changes nothing, and says why; whoever has no seat or is suspended is not counted', () => {
    law((c, hour) => {
      const answer = at(c, hour);
      const { refused, ...rest } = answer;
      const told = new Set(refused.map(({ act: one }) => one));
      const { refused: none, ...clean } = at({ ...c, acts: c.acts.filter((one) => !told.has(one)) }, hour);
      expect(clean).toEqual(rest);
      expect(none).toEqual([]);
      for (const { refusal } of refused) expect(refusal).toMatchObject({ refused: true, code: expect.stringMatching(/^decide\.\w+$/) as string, facts: expect.any(Object) as object });
      expect(Object.keys(answer.standings)).not.toContain('Z');
      expect(Object.values(answer.counts).reduce((a, b) => a + b, 0)).toBe(Object.keys(answer.standings).length);
      expect(STATES).toContain(answer.state);
      expect(answer.because.length).toBeGreaterThan(0);
    });
  }, 300_000);
});
