import { missing } from '../../../edge.ts';
import { commitment } from '#core/chain.ts';
import { bodyOf, chainOf, discloseAct } from '#platform/acts.ts';
import { sayInstant } from '#core/time.ts';
import { deskWords } from '../../../words.ts';
import { actWords, partyName, peopleNames, read, requireActor } from '../../../edge.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  requireActor(event);
  const { locals, params } = event;
  const { charter, lang } = locals;
  const seq = Number(params.seq);
  const found = Number.isSafeInteger(seq) && seq > 0 ? await read(locals, async (lease) => {
    const disclosed = await discloseAct(lease, seq);
    if (!disclosed) return null;
    return { ...disclosed, link: (await chainOf(lease, disclosed.act.dossier)).find((l) => l.seq === seq), name: await peopleNames(lease, locals) };
  }) : null;
  if (!found) missing(locals);
  const { act, salt, link, name } = found;
  const w = deskWords[lang];
  const token = (t: string): string => (t === 'public' ? w.a_public : t === 'parties' ? w.a_parties : t === 'secretariat' ? w.a_secretariat : t === 'node' ? w.a_node : t.startsWith('party:') ? partyName(locals, t.slice(6)) : t.startsWith('person:') ? name(t.slice(7)) : t);
  return {
    w, act: {
      seq: act.seq, no: act.no, dossier: act.dossier, words: actWords(lang, act.kind), kind: act.kind, who: `${name(act.person)}${act.party === null ? '' : `, ${partyName(locals, act.party)}`}`, recorded: sayInstant(act.recordedAt, charter.seat, lang), effective: sayInstant(act.effectiveAt, charter.seat, lang),
      audience: act.audience.map(token), refs: act.refs, example: act.example, body: JSON.stringify(bodyOf(act), null, 2), salt, commitment: link?.commitment ?? '', hash: link?.hash ?? '', holds: link !== undefined && commitment(salt, bodyOf(act)) === link.commitment,
    },
  };
};
