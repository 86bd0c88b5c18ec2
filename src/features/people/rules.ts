import { centreToken, DESK, PARTIES, personToken, PUBLIC, SECRETARIAT, partyToken, type Actor, type Context, type Decision } from '../../core/act.ts';
import type { Charter } from '../../core/charter/schema.ts';
import { officeOf, partyOf } from '../../core/charter/members.ts';
import { refuse, type Refusal } from '../../core/refusal.ts';
import { mayManagePeople } from './rights.ts';
import type { Joined } from './schema.ts';

export type Person = {
  person: string;
  name: Readonly<Record<string, string>>;
  party: string | null;
  centre: string | null;
  secretariat: boolean;
  offices: readonly string[];
  closed: boolean;
  example: boolean;
};

/** The tokens a person reads with: membership decides, not the office. The last is the person's own, for what nobody else reads. */
export function tokensOf(person: Pick<Person, 'person' | 'party' | 'centre' | 'secretariat'>): string[] {
  return [
    PUBLIC,
    PARTIES,
    ...(person.secretariat ? [SECRETARIAT] : []),
    ...(person.party !== null && person.centre === null ? [partyToken(person.party)] : []),
    ...(person.centre === null ? [] : [centreToken(person.centre)]),
    personToken(person.person),
  ];
}

export function actorFrom(person: Person): Actor {
  const { person: id, name, party, centre, secretariat, offices } = person;
  return { person: id, name: name.en ?? Object.values(name)[0] ?? id, party, centre, secretariat, offices, tokens: tokensOf(person) };
}

/** Whoever has the command line of the server: opens the first account, puts the charter in force, imports. */
export const OPERATOR: Actor = {
  person: 'operator',
  name: 'operator',
  party: null,
  centre: null,
  secretariat: true,
  offices: ['administrator'],
  tokens: [PUBLIC, PARTIES, SECRETARIAT],
};

export type People = { taken: boolean; holders: Readonly<Record<string, string>> };

/** Opens an account. `holders` are the present holders of offices that one person alone may hold. */
export function join(state: People, command: Joined, { actor, charter }: Context<Charter>): Decision {
  if (!mayManagePeople(actor)) return refuse('people.not_allowed');
  if (state.taken) return refuse('people.taken', { person: command.person }, 'person');
  const wrong = misplaced(command, charter) ?? occupied(command.offices, state.holders, charter);
  if (wrong) return wrong;
  return { acts: [{ kind: 'people.joined', dossier: DESK, payload: command, audience: [PARTIES] }] };
}

function misplaced(command: Joined, charter: Charter): Refusal | null {
  const places = [command.party !== null && command.centre === null, command.centre !== null, command.secretariat].filter(Boolean);
  if (places.length !== 1) return refuse('people.one_place', {}, 'party');
  if (command.party !== null && !partyOf(charter, command.party)) return refuse('people.unknown_party', { party: command.party, known: charter.parties.map((p) => p.id) }, 'party');
  if (command.centre !== null && !charter.parties.some((p) => p.centre?.id === command.centre)) {
    return refuse('people.unknown_centre', { centre: command.centre, known: charter.parties.flatMap((p) => (p.centre ? [p.centre.id] : [])) }, 'centre');
  }
  const place = command.secretariat ? 'secretariat' : command.centre !== null ? 'centre' : 'party';
  for (const id of command.offices) {
    const office = officeOf(charter, id);
    if (!office) return refuse('people.unknown_office', { office: id, known: charter.offices.map((o) => o.id) }, 'offices');
    if (office.of !== place) return refuse('people.office_elsewhere', { office: id, of: office.of }, 'offices');
  }
  return null;
}

function occupied(offices: readonly string[], holders: Readonly<Record<string, string>>, charter: Charter): Refusal | null {
  for (const office of offices) {
    const holder = holders[office];
    if (holder !== undefined && !officeOf(charter, office)!.many) return refuse('people.office_held', { office, holder }, 'offices');
  }
  return null;
}

/** Gives and takes offices; an account keeps at least one, or is closed. */
export function changeOffices(
  state: { person: Person | null; holders: Readonly<Record<string, string>> },
  command: { person: string; offices: string[] },
  { actor, charter }: Context<Charter>,
): Decision {
  if (!mayManagePeople(actor)) return refuse('people.not_allowed');
  if (!state.person || state.person.closed) return refuse('people.not_found', { person: command.person }, 'person');
  if (command.offices.length === 0) return refuse('people.no_office', {}, 'offices');
  const { party, centre, secretariat, name } = state.person;
  const wrong = misplaced({ person: command.person, name, party, centre, secretariat, offices: command.offices }, charter) ?? occupied(command.offices, state.holders, charter);
  if (wrong) return wrong;
  return { acts: [{ kind: 'people.offices_changed', dossier: DESK, payload: command, audience: [PARTIES] }] };
}

/** Closes an account; the name stays in the record. */
export function leave(state: { person: Person | null }, command: { person: string }, { actor }: Context<Charter>): Decision {
  if (!mayManagePeople(actor)) return refuse('people.not_allowed');
  if (!state.person || state.person.closed) return refuse('people.not_found', { person: command.person }, 'person');
  return { acts: [{ kind: 'people.left', dossier: DESK, payload: { person: command.person }, audience: [PARTIES] }] };
}
