import { membersOn } from '#core/charter/members.ts';
import { dayOf } from '#core/time.ts';
import { isRefusal } from '#core/refusal.ts';
import { inLang } from '#core/words.ts';
import { commitmentsWords, listSources, mayRecordCommitment, readCommitmentForm, recordCommitment } from '#features/commitments/index.ts';
import { textById } from '#features/texts/index.ts';
import { carryOut, formOf, idOf, keyOf, missing, newKey, partyName, read, requireActor, textOf } from '../../../edge.ts';
import type { Actions, PageServerLoad } from './$types';

/** `?text=T-1&paragraph=3` enters a pledge that stands in a text of the desk. */
export const load: PageServerLoad = async (event) => {
  const actor = requireActor(event);
  const { locals, url } = event;
  const { lang, charter } = locals;
  const w = commitmentsWords[lang].ui;
  const [asked, no] = [url.searchParams.get('text'), Number(url.searchParams.get('paragraph'))];
  const { sources, text } = await read(locals, async (lease) => ({ sources: await listSources(lease), text: asked === null ? null : await textById(lease, asked) }));
  const paragraph = text?.paragraphs[no - 1];
  if (asked !== null && !paragraph) missing(locals);
  return {
    w, once: newKey(), allowed: mayRecordCommitment(actor), from: text && paragraph ? { text: text.id, title: inLang(text.title, lang), paragraph: no, words: inLang(paragraph.words, lang) } : null,
    sources: [{ value: '', label: '' }, ...sources.map((one) => ({ value: one.id, label: `${one.id} ${one.title} (${one.publisher})` }))], parties: [{ value: '', label: w.nobody! }, ...membersOn(charter, dayOf(locals.now, charter.seat.zone)).map((party) => ({ value: party, label: partyName(locals, party) }))],
  };
};

export const actions: Actions = {
  default: async (event) => {
    const form = await formOf(event);
    const input = readCommitmentForm(form);
    const text = textOf(form, 'text');
    const within = text === '' ? 'desk' : ((await read(event.locals, (lease) => textById(lease, text)))?.dossier ?? 'desk');
    return carryOut(event, form, isRefusal(input) ? input : recordCommitment(input, { dossier: within }, keyOf(form)), (acts) => `/commitments/${idOf(acts)}`);
  },
};
