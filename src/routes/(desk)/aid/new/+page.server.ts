import { membersOn } from '#core/charter/members.ts';
import { dayOf } from '#core/time.ts';
import { isRefusal } from '#core/refusal.ts';
import { aidWords, mayEnterAid, mayKeepLedgers, pledgeAid, readPledgeForm } from '#features/aid/index.ts';
import { carryOut, formOf, idOf, keyOf, newKey, partyName, requireActor } from '../../../edge.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) => {
  const actor = requireActor(event);
  const { lang, charter } = event.locals;
  const w = aidWords[lang].ui;
  return { w, once: newKey(), allowed: mayEnterAid(actor, actor.party), givers: [...(mayKeepLedgers(actor) ? [{ value: '', label: w.noGiver! }] : []), ...membersOn(charter, dayOf(event.locals.now, charter.seat.zone)).filter((party) => mayEnterAid(actor, party)).map((party) => ({ value: party, label: partyName(event.locals, party) }))] };
};

export const actions: Actions = {
  default: async (event) => {
    const form = await formOf(event);
    const input = readPledgeForm(form);
    return carryOut(event, form, isRefusal(input) ? input : pledgeAid(input, keyOf(form)), (acts) => `/aid/${idOf(acts)}`);
  },
};
