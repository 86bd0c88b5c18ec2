import type { Day } from '../time.ts';
import { firstDay, lastDay } from './dates.ts';
import type { Body, Charter, Marking, Matter, Office, Party, Procedure, Series, Subject } from './schema.ts';

const byId = <T extends { id: string }>(list: readonly T[], id: string): T | undefined => list.find((item) => item.id === id);

export const partyOf = (charter: Charter, id: string): Party | undefined => byId(charter.parties, id);
export const bodyOf = (charter: Charter, id: string): Body | undefined => byId(charter.bodies, id);
export const officeOf = (charter: Charter, id: string): Office | undefined => byId(charter.offices, id);
export const matterOf = (charter: Charter, id: string): Matter | undefined => byId(charter.matters, id);
export const procedureOf = (charter: Charter, id: string): Procedure | undefined => byId(charter.procedures, id);
export const seriesOf = (charter: Charter, id: string): Series | undefined => byId(charter.series, id);
export const markingOf = (charter: Charter, id: string): Marking | undefined => byId(charter.markings, id);

export const subjectsOf = (charter: Charter): readonly Subject[] => charter.subjects ?? [];

/** Is the party a member on the day? The first and the last day of an interval count; no one is a member of nothing. */
export function isMember(charter: Charter, party: string, day: Day): boolean {
  const intervals = partyOf(charter, party)?.membership ?? [];
  return intervals.some((m) => firstDay(m.from) <= day && (m.to === null || day <= lastDay(m.to)));
}

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
  const { members } = body;
  return membersOn(charter, day).filter((id) => members === 'all' || members.includes(id));
}
