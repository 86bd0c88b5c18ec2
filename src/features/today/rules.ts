import { membersOn } from '../../core/charter/members.ts';
import type { Charter } from '../../core/charter/schema.ts';
import type { Standing } from '../../core/procedure/silence.ts';
import type { Day, Instant } from '../../core/time.ts';
import type { Words } from '../../core/words.ts';

export type DutyKind = 'answer' | 'position' | 'consult' | 'announce' | 'circulate' | 'revise' | 'draft' | 'overdue' | 'office' | 'approve' | 'returned' | 'signal' | 'commitment' | 'meeting' | 'papers' | 'record' | 'report' | 'operation' | 'tasking';

/** Something a person is asked for, by an hour or without one. */
export type Duty = {
  readonly kind: DutyKind;
  readonly id: string;
  readonly href: string;
  readonly what: Words;
  readonly dossier: string | null;
  readonly by: Instant | null;
  /** Who else was asked, and who has answered. */
  readonly answered: Readonly<Record<string, string>> | null;
  /** `answered` stays until its hour has passed; every other state still asks for something. */
  readonly state: 'not_started' | 'answered' | 'silent' | 'lapsed' | 'waiting' | 'late' | 'broken' | 'vacant' | 'returned';
  /** Identifiers and numbers that the line under the matter is made of. */
  readonly about: { readonly party?: string; readonly article?: string; readonly warning?: string; readonly version?: number; readonly paragraphs?: number; readonly changed?: readonly number[]; readonly owed?: readonly string[]; readonly to?: readonly string[]; readonly options?: number; readonly items?: number; readonly bare?: number; readonly leadHours?: number; readonly level?: string; readonly raised?: Instant; readonly due?: Day; /** What an operation demands. */ readonly demand?: string; readonly name?: Words };
  readonly example: boolean;
};

/** By the hour; what has no hour comes last. */
export function byHour(duties: readonly Duty[]): Duty[] {
  const key = (duty: Duty): string => `${duty.by ?? '9999'} ${duty.id} ${duty.kind}`;
  return [...duties].sort((a, b) => (key(a) < key(b) ? -1 : 1));
}

export const isOpen = (duty: Duty): boolean => duty.state !== 'answered';

/** Open duties whose hour falls before the given end of the day, passed ones included. */
export const dueBefore = (duties: readonly Duty[], end: Instant): Duty[] => duties.filter((duty) => duty.by !== null && duty.by < end && isOpen(duty));

/** The first `most` of them, and never without one that can still be done today; in their order. */
export function shortlist(duties: readonly Duty[], now: Instant, end: Instant, most: number): Duty[] {
  const today = new Set(dueBefore(duties, end).filter((duty) => duty.by! > now));
  let room = most - today.size;
  return duties.filter((duty) => today.has(duty) || room-- > 0);
}

/** What the title of the page says: the first that holds. */
export type Headline =
  | { readonly says: 'late'; readonly noun: Noun; readonly late: number; readonly since: Instant; readonly more: number; readonly next: Instant | null }
  | { readonly says: 'today'; readonly noun: Noun; readonly n: number; readonly next: Instant }
  | { readonly says: 'later'; readonly n: number; readonly next: Instant }
  | { readonly says: 'open'; readonly n: number }
  | { readonly says: 'nothing' };
export type Noun = 'answer' | 'matter';

/** @param end of the day at the seat */
export function headlineOf(duties: readonly Duty[], now: Instant, end: Instant): Headline {
  const open = byHour(duties.filter(isOpen));
  const due = dueBefore(open, end);
  const noun: Noun = due.every(({ kind }) => kind === 'answer' || kind === 'position') ? 'answer' : 'matter';
  const late = due.filter(({ by }) => by! <= now);
  const ahead = due.filter(({ by }) => by! > now);
  if (late.length > 0) return { says: 'late', noun, late: late.length, since: late[0]!.by!, more: ahead.length, next: ahead[0]?.by ?? null };
  if (ahead.length > 0) return { says: 'today', noun, n: ahead.length, next: ahead[0]!.by! };
  const next = open.find(({ by }) => by !== null)?.by ?? null;
  if (next !== null) return { says: 'later', n: open.length, next };
  return open.length > 0 ? { says: 'open', n: open.length } : { says: 'nothing' };
}

export type Count = { readonly count: number; readonly hot: boolean };

/** How many open duties lead to an address below `path` ("/" is all of them), and whether one of them is due by the end of the day. */
export function countUnder(duties: readonly Duty[], path: string, end: Instant): Count {
  const under = duties.filter((duty) => isOpen(duty) && (path === '/' || duty.href.startsWith(`${path}/`) || duty.href === path));
  return { count: under.length, hot: dueBefore(under, end).length > 0 };
}

/** What became of a party's position on the version before, paragraph by paragraph; numbers are those of the version now. */
export type Lapse = {
  /** Paragraphs with other words, on which a position had been taken. */
  readonly changed: readonly number[];
  /** Paragraphs with the same words, on which a position had been taken. */
  readonly unchanged: readonly number[];
};

/**
 * A position is on a version: none carries over to the next. Which of them lost their words is what a party must look at.
 * @param row the party's standing on each paragraph of the version before; @param now its standing on the present one.
 */
export function lapseOf(row: readonly Standing[], changes: readonly { before: number | null; after: number | null; changed: boolean }[], now: readonly Standing[]): Lapse | null {
  const held = changes.filter(({ before, after }) => before !== null && after !== null && row[before - 1] !== undefined && row[before - 1] !== 'silent' && now[after - 1] === 'silent');
  if (held.length === 0) return null;
  const of = (changed: boolean): number[] => held.flatMap((c) => (c.changed === changed ? [c.after!] : []));
  return { changed: of(true), unchanged: of(false) };
}

/** Offices that the charter names and nobody holds; those of parties and centres at which members. The chair follows from the rotation. */
export function vacancies(charter: Charter, day: Day, held: readonly { office: string; party: string | null; centre: string | null }[]): { office: string; at: readonly string[] }[] {
  const members = membersOn(charter, day);
  return charter.offices.flatMap(({ id, of }): { office: string; at: readonly string[] }[] => {
    const holders = held.filter(({ office }) => office === id);
    if (of === 'organisation') return [];
    if (of === 'secretariat') return holders.length > 0 ? [] : [{ office: id, at: [] }];
    const centreOf = (party: string): string | undefined => charter.parties.find((p) => p.id === party)?.centre?.id;
    const places = of === 'party' ? members : members.filter((party) => centreOf(party) !== undefined);
    const at = places.filter((party) => !holders.some((h) => (of === 'party' ? h.party === party : h.centre === centreOf(party))));
    return at.length > 0 ? [{ office: id, at }] : [];
  });
}
