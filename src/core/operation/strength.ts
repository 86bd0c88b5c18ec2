import type { Day } from '../time.ts';
import { allOf, type Of, type Operation } from './fold.ts';
import type { Claim, Measure, Pair } from './schema.ts';

/**
 * The four strengths of an operation on a day: authorised by the mandate, offered by parties, deployed into it, present in it.
 *
 * A figure that somebody reported stands until the next one of the same scope; people who moved in or out since then are added or
 * taken away. A scope without a figure of its own is the sum of what lies in it. What nobody reported is null, not nought.
 */
export type Scope = 'all' | `party:${string}` | `unit:${string}`;
export type Figure = { readonly on: Day; readonly scope: string; readonly measure: Measure; readonly claim: Claim; readonly seq: number; readonly from: 'report' | 'offer' | 'sitrep' };
export type Unit = Of<'unit_offered'>;
export type Strengths = { readonly authorised: number | null; readonly offered: number | null; readonly deployed: number | null; readonly present: number | null };

/** Units as they were last offered up to a day, in the order of their numbers. */
export function unitsOn(operation: Operation, day: Day): Unit[] {
  const units = new Map<string, Unit>();
  for (const offer of allOf(operation.acts, 'unit_offered')) if (offer.on <= day) units.set(offer.unit, offer);
  return [...units.values()].sort((a, b) => Number(a.unit.slice(1)) - Number(b.unit.slice(1)));
}

/** Everything that was said of strengths, by day. */
export function figuresOf(operation: Operation): Figure[] {
  const said: Figure[] = [
    ...allOf(operation.acts, 'strength_reported').map((one): Figure => ({ on: one.on, scope: one.scope, measure: one.measure, claim: one.claim, seq: one.seq, from: 'report' })),
    ...allOf(operation.acts, 'unit_offered').map((one): Figure => ({ on: one.on, scope: `unit:${one.unit}`, measure: 'offered', claim: one.strength, seq: one.seq, from: 'offer' })),
    ...allOf(operation.acts, 'sitrep_entered').map((one): Figure => ({ on: one.on, scope: one.scope, measure: 'present', claim: { value: one.present, precision: 'exactly', words: null, by: null, source: null, grade: null }, seq: one.seq, from: 'sitrep' })),
  ];
  return said.sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : a.seq - b.seq));
}

type Index = { readonly figures: readonly Figure[]; readonly flows: readonly { on: Day; scope: string; people: number }[]; readonly gone: Day | null; readonly partyOf: ReadonlyMap<string, string>; readonly parties: readonly string[]; readonly ceilings: readonly { on: Day; people: number | null }[] };

function indexOf(operation: Operation): Index {
  const offers = allOf(operation.acts, 'unit_offered');
  const partyOf = new Map(offers.map((one) => [`unit:${one.unit}`, `party:${one.party}`]));
  const figures = figuresOf(operation);
  const flows = allOf(operation.acts, 'moved').flatMap((one) => (one.strength?.value == null ? [] : [{ on: one.on, scope: one.scope, people: one.direction === 'in' ? one.strength.value : -one.strength.value }]));
  const parties = [...new Set([...partyOf.values(), ...[...figures, ...flows].map((one) => one.scope).filter((one) => one.startsWith('party:'))])];
  const { mandate } = operation;
  const ceilings = mandate ? [{ on: mandate.from, people: mandate.decided.ceiling?.value ?? null }, ...mandate.changes.flatMap((one) => (one.ceiling ? [{ on: one.decision.on, people: one.ceiling.value }] : []))] : [];
  const gone = operation.stages.findLast((one) => one.stage === 'withdrawn')?.on ?? null;
  return { figures, flows, gone, partyOf, parties, ceilings };
}

const childrenOf = ({ partyOf, parties }: Index, scope: string): string[] =>
  scope === 'all' ? [...parties] : scope.startsWith('party:') ? [...partyOf].filter(([, party]) => party === scope).map(([unit]) => unit) : [];
const isIn = ({ partyOf }: Index, inner: string, outer: string): boolean => inner === outer || outer === 'all' || partyOf.get(inner) === outer;
const sum = (values: readonly (number | null)[]): number | null => values.reduce((all, one) => (one === null ? all : (all ?? 0) + one), null);

function valueOn(index: Index, measure: Measure, scope: string, day: Day): number | null {
  if (measure !== 'offered' && index.gone !== null && day >= index.gone) return 0;
  const moves = measure !== 'offered';
  const said = index.figures.findLast((one) => one.measure === measure && one.scope === scope && one.on <= day && one.claim.value !== null);
  if (said) {
    const since = moves ? index.flows.filter((one) => one.on > said.on && one.on <= day && isIn(index, one.scope, scope)) : [];
    return Math.max(0, since.reduce((people, one) => people + one.people, said.claim.value!));
  }
  const inside = sum(childrenOf(index, scope).map((child) => valueOn(index, measure, child, day)));
  // Nobody counted who is present, so that movements alone do not say it.
  if (measure !== 'deployed') return inside;
  const own = index.flows.filter((one) => one.scope === scope && one.on <= day).map((one) => one.people);
  const all = sum([inside, ...own]);
  return all === null ? null : Math.max(0, all);
}

const strengthsIn = (index: Index, scope: string, day: Day): Strengths => ({
  authorised: scope === 'all' ? (index.ceilings.findLast((one) => one.on <= day)?.people ?? null) : null,
  offered: valueOn(index, 'offered', scope, day), deployed: valueOn(index, 'deployed', scope, day), present: valueOn(index, 'present', scope, day),
});

export const strengthsOn = (operation: Operation, scope: string, day: Day): Strengths => strengthsIn(indexOf(operation), scope, day);

/** The days on which any strength may change. */
function turns(index: Index): Day[] {
  return [...new Set([...index.figures, ...index.flows, ...index.ceilings].map((one) => one.on).concat(index.gone === null ? [] : [index.gone]))].sort((a, b) => (a < b ? -1 : 1));
}

export type DayStrengths = Strengths & { readonly day: Day };
/** The strengths of a scope on every day on which one of them may change, oldest first. */
export function strengthByDay(operation: Operation, scope = 'all'): DayStrengths[] {
  const index = indexOf(operation);
  return turns(index).map((day) => ({ day, ...strengthsIn(index, scope, day) }));
}

/** Scopes of an operation: the whole, its parties, its units. */
export function scopesOf(operation: Operation): string[] {
  const index = indexOf(operation);
  return ['all', ...index.parties, ...index.partyOf.keys()];
}

export type Excess = { readonly day: Day; readonly scope: string; readonly pair: Pair; readonly by: number };

/** Where more are present than deployed, or deployed than offered or authorised: on every day on which it may change, of units first. */
export function excessesOf(operation: Operation): Excess[] {
  const index = indexOf(operation);
  const scopes = [...index.partyOf.keys(), ...index.parties, 'all'];
  return turns(index).flatMap((day) => scopes.flatMap((scope): Excess[] => {
    const { authorised, offered, deployed, present } = strengthsIn(index, scope, day);
    const over = (pair: Pair, more: number | null, less: number | null): Excess[] => (more !== null && less !== null && more > less ? [{ day, scope, pair, by: more - less }] : []);
    return [...over('present_deployed', present, deployed), ...over('deployed_offered', deployed, offered), ...over('deployed_authorised', deployed, authorised)];
  }));
}

/** Excesses that no discrepancy on record speaks of: of the same scope and pair, from that day or before, and by as much. */
export function unexplained(operation: Operation, excesses = excessesOf(operation)): Excess[] {
  const said = allOf(operation.acts, 'discrepancy_recorded');
  return excesses.filter((one) => !said.some((it) => it.scope === one.scope && it.pair === one.pair && it.on <= one.day && it.by >= one.by));
}

export type Gap = { readonly requirement: Of<'unit_required'>; readonly units: readonly Unit[]; readonly offered: number | null; readonly gap: number; readonly ready: boolean };

/** Each unit requirement beside what is offered for it on a day. `ready` when some unit is at the readiness asked for, or better. */
export function gapsOn(operation: Operation, day: Day, order: readonly string[]): Gap[] {
  const units = unitsOn(operation, day);
  const latest = new Map(allOf(operation.acts, 'unit_required').filter((one) => one.on <= day).map((one) => [one.requirement, one]));
  return [...latest.values()].map((requirement) => {
    const mine = units.filter((one) => one.requirement === requirement.requirement);
    const offered = sum(mine.map((one) => one.strength.value));
    return { requirement, units: mine, offered, gap: Math.max(0, requirement.strength - (offered ?? 0)), ready: mine.some((one) => one.readiness !== null && order.indexOf(one.readiness) >= order.indexOf(requirement.readiness)) };
  });
}
