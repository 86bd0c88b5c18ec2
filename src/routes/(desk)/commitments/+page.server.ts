import { membersOn } from '#core/charter/members.ts';
import { dayOf } from '#core/time.ts';
import { fill, plural } from '#core/words.ts';
import { commitmentsWords, mayRecordCommitment, STATUSES } from '#features/commitments/index.ts';
import { partyName, requireActor } from '../../edge.ts';
import { askedIn, chosen, countsOf, ORDERS, registerOf, sayStanding } from './shown.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const actor = requireActor(event);
  const { locals, url } = event;
  const { lang, charter } = locals;
  const w = commitmentsWords[lang].ui;
  const asked = askedIn(url, locals);
  const { followed } = await registerOf(locals);
  const shown = chosen([...followed], asked).map((one) => sayStanding(one, locals));
  const forms = Object.fromEntries(Object.entries(w).filter(([key]) => key.startsWith('found_')).map(([key, text]) => [key.slice('found_'.length), text]));
  return {
    w, asked, shown, all: followed.length, found: plural(lang, shown.length, forms), counts: fill(w.counts!, countsOf(followed)), longest: Math.max(1, ...shown.map((one) => one.most)), mayRecord: mayRecordCommitment(actor), query: url.search,
    parties: [{ value: '', label: w.anyone! }, ...membersOn(charter, dayOf(locals.now, charter.seat.zone)).map((party) => ({ value: party, label: partyName(locals, party) })), { value: 'none', label: w.nobody! }],
    statuses: [{ value: '', label: w.any! }, ...STATUSES.map((one) => ({ value: one, label: w[`s_${one}`]! }))], orders: ORDERS.map((one) => ({ value: one, label: w[one]! })),
  };
};
