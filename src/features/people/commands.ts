import { DESK, type Context, type Decision } from '../../core/act.ts';
import type { Charter } from '../../core/charter/schema.ts';
import type { Command } from '../../platform/perform.ts';
import { changeOffices as decideOffices, join, leave, type People, type Person } from './rules.ts';
import type { Joined, OfficesChanged } from './schema.ts';
import { allPeople, personById } from './store.ts';

const holdersOf = (people: readonly Person[], except: string): Record<string, string> =>
  Object.fromEntries(people.filter((p) => p.person !== except).flatMap((p) => p.offices.map((office) => [office, p.person])));

export function joinPerson(input: Joined, once: string | null): Command<Charter, People> {
  return {
    dossier: DESK,
    once,
    load: async (lease) => {
      const everyone = await allPeople(lease);
      return { taken: everyone.some((p) => p.person === input.person), holders: holdersOf(everyone, input.person) };
    },
    decide: (state, context: Context<Charter>): Decision => join(state, input, context),
  };
}

export function changeOffices(input: OfficesChanged, once: string | null): Command<Charter, { person: Person | null; holders: Readonly<Record<string, string>> }> {
  return {
    dossier: DESK,
    once,
    load: async (lease) => {
      const everyone = await allPeople(lease);
      return { person: everyone.find((p) => p.person === input.person) ?? null, holders: holdersOf(everyone, input.person) };
    },
    decide: (state, context) => decideOffices(state, input, context),
  };
}

export function closeAccount(person: string, once: string | null): Command<Charter, { person: Person | null }> {
  return {
    dossier: DESK,
    once,
    load: async (lease) => ({ person: await personById(lease, person) }),
    decide: (state, context) => leave(state, { person }, context),
  };
}
