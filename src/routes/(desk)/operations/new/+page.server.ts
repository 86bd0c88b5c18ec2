import { isRefusal } from '#core/refusal.ts';
import { say } from '#core/words.ts';
import { listDossiers } from '#features/dossiers/index.ts';
import { mayRecordSome, readRequest, requestOperation } from '#features/operations/index.ts';
import { everyCountry } from '#platform/countries.ts';
import { areaName, carryOut, formOf, idOf, keyOf, newKey, partyName, read, requireActor } from '../../../edge.ts';
import { wordsOf } from '../said.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const actor = requireActor(event);
  const { locals, url } = event;
  const dossiers = await read(locals, (lease) => listDossiers(lease, { limit: 200 }));
  const parties = locals.charter.parties.map((one) => one.id);
  const mine = actor.party === null ? null : actor.party;
  return {
    w: wordsOf(locals), once: newKey(), may: mayRecordSome(actor), dossier: url.searchParams.get('dossier') ?? '',
    dossiers: dossiers.map((one) => ({ value: one.id, label: `${one.id} ${say(one.title, locals.lang)}` })),
    hosts: mine === null ? [...parties.map((id) => ({ value: id, label: partyName(locals, id) })), ...everyCountry(locals.lang).filter(({ code }) => !parties.includes(code)).map(({ code }) => ({ value: code, label: areaName(locals, code) }))] : [{ value: mine, label: partyName(locals, mine) }],
  };
};

export const actions: Actions = {
  default: async (event) => {
    const form = await formOf(event);
    const input = readRequest(form);
    return carryOut(event, form, isRefusal(input) ? input : requestOperation(input, keyOf(form)), (acts) => `/operations/${idOf(acts)}`);
  },
};
