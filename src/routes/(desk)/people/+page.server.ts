import { say } from '#core/words.ts';
import { readWords } from '#core/form.ts';
import { isRefusal } from '#core/refusal.ts';
import { redirect } from '@sveltejs/kit';
import { allPeople, changeOffices, closeAccount, credentialFault, joinPerson, mayManagePeople, peopleWords, setCredential } from '#features/people/index.ts';
import { carryOut, formOf, keyOf, newKey, partyName, read, refuseForm, requireActor, textOf } from '../../edge.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const actor = requireActor(event);
  const { locals } = event;
  const { charter, lang } = locals;
  const people = await read(locals, allPeople);
  const w = peopleWords[lang].ui;
  const centres = charter.parties.flatMap((p) => (p.centre ? [{ id: p.centre.id, name: say(p.centre.name, lang) }] : []));
  const kept = charter.offices.filter((o) => o.id !== 'chair');
  return {
    w, once: newKey(), mayManage: mayManagePeople(actor),
    people: people.map((p) => ({ person: p.person, name: say(p.name, lang), place: p.centre ? (centres.find((c) => c.id === p.centre)?.name ?? p.centre) : p.party ? partyName(locals, p.party) : w.secretariat!, offices: p.offices.map((id) => ({ id, name: say(kept.find((o) => o.id === id)?.name ?? { en: id }, lang) })), closed: p.closed, example: p.example })),
    offices: kept.map((o) => ({ id: o.id, name: say(o.name, lang), of: o.of })), parties: charter.parties.map((p) => ({ id: p.id, name: say(p.name, lang) })), centres,
  };
};

export const actions: Actions = {
  join: async (event) => {
    const actor = requireActor(event);
    const form = await formOf(event);
    const { locals } = event;
    const [kind, id] = textOf(form, 'place').split(':') as [string, string | undefined];
    const input = { person: textOf(form, 'person'), name: readWords(form, 'name'), party: kind === 'party' ? (id ?? '') : null, centre: kind === 'centre' ? (id ?? '') : null, secretariat: kind === 'secretariat', offices: form.getAll('office').map(String) };
    const password = String(form.get('password') ?? '');
    const fault = mayManagePeople(actor) ? await credentialFault(locals.desk.database, textOf(form, 'email'), password) : null;
    if (fault) return refuseForm(locals, fault, form, 'join');
    const result = await locals.desk.perform(actor, joinPerson(input, keyOf(form)));
    if (isRefusal(result)) return refuseForm(locals, result, form, 'join');
    const credential = await setCredential(locals.desk.database, input.person, textOf(form, 'email'), password, locals.desk.clock.wall());
    if (credential) return refuseForm(locals, credential, form, 'join');
    redirect(303, '/people');
  },
  offices: async (event) => {
    const form = await formOf(event);
    return carryOut(event, form, changeOffices({ person: textOf(form, 'person'), offices: form.getAll('office').map(String) }, keyOf(form)), '/people', 'offices');
  },
  close: async (event) => {
    const form = await formOf(event);
    return carryOut(event, form, closeAccount(textOf(form, 'person'), keyOf(form)), '/people', 'close');
  },
};
