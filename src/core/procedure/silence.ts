import type { Fact } from '../refusal.ts';
import type { SilenceRule } from '../charter/schema.ts';
import type { Instant } from '../time.ts';

/**
 * The silence procedure: a text is adopted when its hour passes without a live objection.
 *
 * The outcome is computed on reading, from the acts and the hour; no timer decides. Order matters only within one
 * party: the newest position of a party on a paragraph stands. See the OSCE Rules of Procedure (MC.DOC/1/06,
 * Annex 1(A)) and UN General Assembly decision 74/544 for the practice that this follows.
 */
export const POSITIONS = ['agrees', 'reserves', 'aside', 'abstains', 'objects', 'recused'] as const;
export type PositionKind = (typeof POSITIONS)[number];
/** What stands beside a party: its position, or why there is none. */
export const STANDINGS = [...POSITIONS, 'silent', 'not_entitled'] as const;
export type Standing = (typeof STANDINGS)[number];

export type Position = {
  readonly seq: number;
  readonly at: Instant;
  readonly party: string;
  /** `withdrawn` takes the objection back and leaves the party without a position on those paragraphs. */
  readonly kind: PositionKind | 'withdrawn' | 'undone';
  /** The act that `undone` takes back: it counts as if it had not been. */
  readonly undoes?: number | null;
  /** Numbers of the paragraphs; empty means the whole text. */
  readonly paragraphs: readonly number[];
};

/** What ends a period before its hour: the next version, its proposer, a meeting instead, another body. */
export const ENDINGS = ['circulated', 'withdrawn', 'converted', 'escalated'] as const;
export type Ending = (typeof ENDINGS)[number];

export type SilenceCase = {
  readonly rule: SilenceRule;
  /** The parties entitled when the text was circulated, in the order of the charter. */
  readonly roster: readonly string[];
  readonly paragraphs: number;
  readonly openedAt: Instant;
  readonly deadline: Instant;
  /** When it was ended before its hour; such a case is not adopted. */
  readonly closedAt: Instant | null;
  /** What ended it; left out, a new circulation of the same text. */
  readonly closedBy?: Ending;
  readonly positions: readonly Position[];
};

export type Because = { readonly code: string; readonly facts: Readonly<Record<string, Fact>> };

export type SilenceOutcome = {
  /** open: running without an objection; broken: an objection stands; adopted, not_adopted: the hour has passed. */
  readonly state: 'open' | 'broken' | 'adopted' | 'not_adopted';
  /** When the outcome came about: the deadline, or null while it is open. */
  readonly decidedAt: Instant | null;
  /** What would happen at the deadline if nobody moved. */
  readonly tendency: 'adopted' | 'not_adopted';
  /** Party by paragraph (index 0 is paragraph 1). */
  readonly matrix: Readonly<Record<string, readonly Standing[]>>;
  /** The weightiest standing of each party over all paragraphs. */
  readonly byParty: Readonly<Record<string, Standing>>;
  /** Entitled parties without any position. Nobody needs to answer; on expiry silence is no objection. */
  readonly owed: readonly string[];
  readonly counts: Readonly<Record<Standing, number>>;
  readonly because: readonly Because[];
};

const CLOSED = { circulated: 'silence.closed', withdrawn: 'silence.withdrawn', converted: 'silence.converted', escalated: 'silence.escalated' } as const satisfies Record<Ending, string>;
const WEIGHT: Record<Standing, number> = { objects: 7, reserves: 6, aside: 5, abstains: 4, recused: 3, agrees: 2, silent: 1, not_entitled: 0 };

/** Positions that count: by a party on the roster, from opening until before the deadline. */
export function countable(c: SilenceCase): Position[] {
  const undone = new Set(c.positions.flatMap((p) => (p.kind === 'undone' && p.at < c.deadline && p.undoes != null ? [p.undoes] : [])));
  return c.positions
    .filter((p) => p.kind !== 'undone' && !undone.has(p.seq) && c.roster.includes(p.party) && p.at >= c.openedAt && p.at < c.deadline)
    .sort((a, b) => a.seq - b.seq);
}

function standings(c: SilenceCase): Record<string, Standing[]> {
  const matrix: Record<string, Standing[]> = {};
  for (const party of c.roster) matrix[party] = Array<Standing>(c.paragraphs).fill('silent');
  for (const position of countable(c)) {
    const row = matrix[position.party]!;
    const touched = position.paragraphs.length === 0 ? row.map((_, i) => i + 1) : position.paragraphs;
    for (const no of touched) {
      if (no < 1 || no > c.paragraphs) continue;
      if (position.kind !== 'withdrawn' && position.kind !== 'undone') row[no - 1] = position.kind;
      else if (row[no - 1] === 'objects') row[no - 1] = 'silent';
    }
  }
  return matrix;
}

/** Pure: the same acts and the same hour always give the same outcome, whoever asks. */
export function evaluateSilence(c: SilenceCase, now: Instant): SilenceOutcome {
  const matrix = standings(c);
  const byParty: Record<string, Standing> = {};
  const counts = { agrees: 0, reserves: 0, aside: 0, abstains: 0, objects: 0, recused: 0, silent: 0, not_entitled: 0 };
  for (const party of c.roster) {
    const worst = matrix[party]!.reduce<Standing>((a, b) => (WEIGHT[b] > WEIGHT[a] ? b : a), 'not_entitled');
    byParty[party] = worst;
    counts[worst] += 1;
  }
  const objectors = c.roster.filter((party) => matrix[party]!.includes('objects'));
  const aside = c.roster.filter((party) => matrix[party]!.every((s) => s === 'aside' || s === 'recused'));
  const blockers = c.rule.asideBlocks ? c.roster.filter((party) => matrix[party]!.includes('aside')) : [];
  const nobodyLeft = c.roster.length === 0 || aside.length === c.roster.length;
  const early = c.closedAt !== null && c.closedAt < c.deadline && now >= c.closedAt ? c.closedAt : null;
  const blocked = objectors.length > 0 || blockers.length > 0 || nobodyLeft || early !== null;
  const closed = now >= c.deadline || early !== null;
  const because: Because[] = [];
  if (early !== null) because.push({ code: CLOSED[c.closedBy ?? 'circulated'], facts: { at: early } });
  for (const party of objectors) {
    because.push({ code: 'silence.objection', facts: { party, paragraphs: matrix[party]!.flatMap((s, i) => (s === 'objects' ? [i + 1] : [])) } });
  }
  for (const party of blockers) because.push({ code: 'silence.aside_blocks', facts: { party } });
  if (nobodyLeft) because.push({ code: 'silence.nobody_takes_part', facts: {} });
  if (!blocked) because.push({ code: 'silence.no_objection', facts: { entitled: c.roster.length, silent: counts.silent } });
  if (counts.reserves > 0) because.push({ code: 'silence.reservations', facts: { n: counts.reserves } });
  if (aside.length > 0 && !nobodyLeft) because.push({ code: 'silence.aside', facts: { parties: aside } });
  if (early === null) because.push(closed ? { code: 'silence.hour_passed', facts: { deadline: c.deadline } } : { code: 'silence.hour_ahead', facts: { deadline: c.deadline } });
  const broken = blockers.length > 0 || nobodyLeft || (objectors.length > 0 && c.rule.onObjection === 'breaks');
  return {
    state: closed ? (blocked ? 'not_adopted' : 'adopted') : broken ? 'broken' : 'open',
    decidedAt: early ?? (closed ? c.deadline : null),
    tendency: blocked ? 'not_adopted' : 'adopted',
    matrix,
    byParty,
    owed: c.roster.filter((party) => matrix[party]!.every((s) => s === 'silent')),
    counts,
    because,
  };
}
