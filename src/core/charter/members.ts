import type { Day } from '../time.ts';
import { firstDay, lastDay } from './dates.ts';
import type { Body, Charter, Group, Marking, Matter, Office, Party, Procedure, Rule, Series, Subject } from './schema.ts';

const byId = <T extends { id: string }>(list: readonly T[], id: string): T | undefined => list.find((item) => item.id === id);

export const partyOf = (charter: Charter, id: string): Party | undefined => byId(charter.parties, id);
export const bodyOf = (charter: Charter, id: string): Body | undefined => byId(charter.bodies, id);
export const officeOf = (charter: Charter, id: string): Office | undefined => byId(charter.offices, id);
export const matterOf = (charter: Charter, id: string): Matter | undefined => byId(charter.matters, id);
export const procedureOf = (charter: Charter, id: string): Procedure | undefined => byId(charter.procedures, id);
export const seriesOf = (charter: Charter, id: string): Series | undefined => byId(charter.series, id);
export const markingOf = (charter: Charter, id: string): Marking | undefined => byId(charter.markings, id);

export const groupOf = (charter: Charter, id: string): Group | undefined => byId(charter.groups ?? [], id);

export const subjectsOf = (charter: Charter): readonly Subject[] => charter.subjects ?? [];

type Interval = { readonly from: string; readonly to: string | null };
/** The first and the last day of an interval count. */
const holdsOn = (day: Day) => ({ from, to }: Interval): boolean => firstDay(from) <= day && (to === null || day <= lastDay(to));

/** Is the party a member on the day? No one is a member of nothing. */
export const isMember = (charter: Charter, party: string, day: Day): boolean => (partyOf(charter, party)?.membership ?? []).some(holdsOn(day));

/** Ids of the member parties on the day, in the charter's order. */
export function membersOn(charter: Charter, day: Day): string[] {
  return charter.parties.map((p) => p.id).filter((id) => isMember(charter, id, day));
}

/**
 * Ids of the parties that sit in a body on the day, in the charter's order; a party that has left sits nowhere.
 * @throws RangeError for a body the charter does not have: an empty list would let a text pass unheard
 */
export function membersOf(charter: Charter, bodyId: string, day: Day): string[] {
  const body = bodyOf(charter, bodyId);
  if (!body) throw new RangeError(`the charter has no body ${bodyId}`);
  const { members, terms } = body;
  const seated = terms && new Set(terms.filter(holdsOn(day)).map(({ party }) => party));
  return membersOn(charter, day).filter((id) => (members === 'all' || members.includes(id)) && (!seated || seated.has(id)));
}

/** Parties of a group on the day, in the charter's order. @throws RangeError for a group the charter does not have: nobody would stand in the way */
export function groupOn(charter: Charter, groupId: string, day: Day): string[] {
  const group = groupOf(charter, groupId);
  if (!group) throw new RangeError(`the charter has no group ${groupId}`);
  const held = new Set(group.members.filter(holdsOn(day)).map(({ party }) => party));
  return charter.parties.map(({ id }) => id).filter((id) => held.has(id));
}

/** Seats of a body on the day; null where the charter does not count them. */
export const seatsOn = (body: Body, day: Day): number | null => body.size?.find(holdsOn(day))?.seats ?? null;

/** The rule of a procedure as of a day: the earlier one that still ran, else the present one. */
export function ruleOn(procedure: Procedure, day: Day): Rule {
  const earlier = (procedure.earlier ?? []).filter(({ from, to }) => holdsOn(day)({ from: from ?? '1000', to }));
  return earlier.sort((a, b) => lastDay(a.to).localeCompare(lastDay(b.to)))[0]?.rule ?? procedure.rule;
}
