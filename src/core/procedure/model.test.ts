import { expect, test } from 'vitest';
import { rule as ruleSchema } from '../charter/rule.ts';
import { charterSchema } from '../charter/schema.ts';
import { isRefusal } from '../refusal.ts';
import type { CaseAct, Kind } from './case.ts';
import { open } from './decide.ts';
import { inSilence, nextActs, outcomeOf, silenceNow, STATES, TABLE, tick, type Asked, type Machine, type State } from './machine.ts';
import { step } from './step.ts';

/** Every machine that up to four parties can bring about with up to six acts, for each kind of rule: none is dead, none is adopted too early, and the table of acts holds. */
const MOST_ACTS = 6;
const START = Date.parse('2024-01-01T00:00:00.000Z');
const iso = (hour: number): string => new Date(START + hour * 3_600_000).toISOString();
const name = { en: 'x' };
const place = { zone: 'UTC', name, short: name };
const RULES = [
  { kind: 'silence', minHours: 2 },
  { kind: 'silence', minHours: 2, useNeedsConsent: true, confirm: true, meeting: 'full', release: 'next_meeting', scope: 'whole', breakForm: 'letter' },
  { kind: 'silence', minHours: 2, onObjection: 'counts_at_expiry', extension: 'none', meeting: 'full', escalatesTo: [{ body: 'other', procedure: 'full' }] },
  { kind: 'silence', minHours: 2, asideBlocks: true, escalatesTo: [{ body: 'other', procedure: 'hush' }] },
  { kind: 'decision', ways: [{ by: 'consensus' }, { by: 'consensus', minus: 1 }, { by: 'limited' }, { by: 'vote', passes: { all: [{ atLeast: '2/3', of: 'members' }] } }], quorum: { atLeast: '2/3', of: 'members' }, escalatesTo: [{ body: 'other', procedure: 'hush' }] },
];
const base = (parties: readonly string[]) => charterSchema.parse({
  id: 'tiny', version: '1', name, short: name, seat: place, founding: [], languages: { authentic: 'en', publication: ['en'] },
  parties: parties.map((id) => ({ id, name, capital: place, membership: [{ from: '1990' }] })),
  bodies: [{ id: 'council', name, members: 'all' }, { id: 'other', name, members: parties.length > 1 ? parties.slice(1) : parties }], offices: [{ id: 'chair', name, of: 'organisation' }], chair: { order: [], terms: [] },
  procedures: [
    { id: 'one', name, rule: { kind: 'silence', minHours: 1 } }, { id: 'hush', name, rule: { kind: 'silence', minHours: 2 } },
    { id: 'full', name, rule: { kind: 'decision', ways: [{ by: 'consensus' }, { by: 'vote', passes: { all: [{ moreThan: '1/2', of: 'members' }] } }] } },
  ],
  matters: [{ id: 'text', name, body: 'council', procedure: 'one', openedBy: ['chair'], announcedBy: ['chair'] }], series: [{ id: 'texts', name, symbol: '{n}' }], markings: [{ id: 'public', name, audience: 'public' }],
});

/** An act of each kind that means something, by each seat, with each of a few arguments. */
function actsOf(kind: Kind, hour: number, parties: readonly string[]): CaseAct[] {
  const at = iso(hour);
  const each = (make: (party: string) => CaseAct[]): CaseAct[] => parties.flatMap(make);
  switch (kind) {
    case 'position': return each((party) => (['agrees', 'aside', 'objects'] as const).map((position) => ({ kind, at, party, position, form: 'letter' })));
    case 'objection_withdrawn': case 'use_objected': case 'form_objected': case 'absent': case 'excluded': case 'suspended': return each((party) => [{ kind, at, party }]);
    case 'circulated': case 'proposed': case 'extended': return [{ kind, at, deadline: iso(hour + 3) }];
    case 'revised': return [{ kind, at, hash: 'h', deadline: iso(hour + 3), changed: [1] }, { kind, at, hash: 'h', deadline: iso(hour + 3) }];
    case 'escalated': return [{ kind, at, to: 'other' }];
    case 'minus_invoked': return each((party) => [{ kind, at, parties: [party] }]);
    // Who comes back and who acts for whom changes no state; the laws and the cases have them.
    case 'present': case 'restored': case 'credentials': case 'credentials_ended': return [];
    default: return [{ kind, at } as CaseAct];
  }
}

/** What a machine can still come to, without names and dates: two with one key behave alike. */
function keyOf(m: Machine, hour: number): string {
  const rows = m.seats.map((seat) => {
    const silent = m.openedAt !== null && m.deadline !== null && m.silence ? (silenceNow(m, iso(hour)).matrix[seat.party] ?? []).join() : '';
    return [seat.suspended, seat.excluded, seat.absent, silent, m.taken.findLast(({ party }) => party === seat.party)?.position ?? '', m.setAside.includes(seat.party), m.formObjected.includes(seat.party)].join('|');
  }).sort((a, b) => (a < b ? -1 : 1));
  return JSON.stringify([m.state, m.body, m.way, m.open, m.paragraphs, m.deadline === null ? null : Math.max(0, (Date.parse(m.deadline) - START) / 3_600_000 - hour), m.ended?.by, m.silence === null, rows]);
}

const END: readonly State[] = ['announced', 'not_adopted', 'withdrawn'];

function explore(rule: unknown, count: number): { seen: Set<State>; machines: number; dead: string[]; wrong: string[] } {
  const parties = ['A', 'B', 'C', 'D'].slice(0, count);
  const charter = base(parties);
  charter.procedures[0]!.rule = ruleSchema.parse(rule);
  const opened = open({ charter, matter: 'text', at: '2024-01-01', acts: [] }, iso(0));
  if (isRefusal(opened)) throw new Error(opened.code);
  const { asked } = opened;
  const [seen, dead, wrong] = [new Set<State>(), [] as string[], [] as string[]];
  let layer = new Map([[keyOf(opened.machine, 0), { m: opened.machine, hour: 0 }]]);
  const known = new Set(layer.keys());
  const ends = new Map<string, boolean>();
  for (let depth = 0; depth <= MOST_ACTS; depth += 1) {
    const next = new Map<string, { m: Machine; hour: number }>();
    for (const { m, hour } of layer.values()) {
      seen.add(m.state);
      if (!canEnd(m, hour, asked, parties, ends, 4)) dead.push(keyOf(m, hour));
      if (depth === MOST_ACTS) continue;
      // Shortly after, and after every hour that was set.
      for (const then of [hour + 1, hour + 4]) {
        const ticked = tick(m, iso(then));
        seen.add(ticked.state);
        if (!canEnd(ticked, then, asked, parties, ends, 4)) dead.push(keyOf(ticked, then));
        if (outcomeOf(ticked) === 'adopted' && outcomeOf(m) === 'pending' && m.deadline! > iso(then)) wrong.push(`adopted before the hour: ${keyOf(m, hour)}`);
        for (const kind of Object.values(TABLE).flat().filter((one, i, all) => all.indexOf(one) === i)) {
          for (const act of actsOf(kind, then, parties)) {
            const after = step(m, act, asked);
            if (isRefusal(after)) continue;
            if (!nextActs(ticked).includes(kind)) wrong.push(`${kind} was taken in ${ticked.state}`);
            if (outcomeOf(ticked) === 'adopted' && (after.hash !== ticked.hash || outcomeOf(after) !== 'adopted')) wrong.push(`${kind} changed what was adopted`);
            const key = keyOf(after, then);
            if (!known.has(key)) known.add(key), next.set(key, { m: after, hour: then });
          }
        }
      }
    }
    layer = next;
  }
  return { seen, machines: known.size, dead: [...new Set(dead)], wrong: [...new Set(wrong)] };
}

/** Does some way lead to an end, within a few acts or by the hour alone? */
function canEnd(m: Machine, hour: number, asked: Asked, parties: readonly string[], ends: Map<string, boolean>, left: number): boolean {
  if (END.includes(m.state)) return true;
  const key = `${left} ${keyOf(m, hour)}`;
  const found = ends.get(key);
  if (found !== undefined) return found;
  ends.set(key, false);
  const later = tick(m, iso(hour + 4));
  const ways = inSilence(m) && !inSilence(later) ? [later] : [];
  const ordered = nextActs(m).filter((kind) => kind !== 'withdrawn' && kind !== 'position');
  const answer = left > 0 && [...ways, ...ordered.flatMap((kind) => actsOf(kind, hour + 1, parties)).flatMap((act) => { const after = step(m, act, asked); return isRefusal(after) ? [] : [after]; })].some((after) => canEnd(after, hour + 4, asked, parties, ends, left - 1));
  ends.set(key, answer);
  return answer;
}

test('from every state that acts can bring about, a way leads to an end without being withdrawn, and no state breaks the table', () => {
  const seen = new Set<State>();
  let machines = 0;
  for (const rule of RULES) {
    for (const count of [1, 2, 4]) {
      const found = explore(rule, count);
      expect(found.wrong, JSON.stringify(rule)).toEqual([]);
      expect(found.dead, JSON.stringify(rule)).toEqual([]);
      found.seen.forEach((state) => seen.add(state));
      machines += found.machines;
    }
  }
  console.log(`${machines} machines that differ, of up to ${MOST_ACTS} acts by up to 4 parties, under ${RULES.length} rules`);
  expect(STATES.filter((state) => !seen.has(state))).toEqual([]);
  expect(machines).toBeGreaterThan(5000);
}, 600_000);
