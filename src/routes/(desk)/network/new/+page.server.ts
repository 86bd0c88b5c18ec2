import { readWords } from '#core/form.ts';
import { isRefusal } from '#core/refusal.ts';
import { inLang } from '#core/words.ts';
import { mayPublish, publishRecords, recordId, type Draft } from '#features/exchange/index.ts';
import { answerBody, EMPTY, readDraft, taskingsWords } from '#features/taskings/index.ts';
import { warningById } from '#features/warnings/index.ts';
import { carryOut, formOf, keyOf, missing, newKey, read, refuseForm, requireActor, textOf } from '../../../edge.ts';
import { authorOf, DEFAULT_MARKING, hereOf, markingsIn, readMarking, readTo, wordsOf } from '../said.ts';
import { asWarning } from './warning.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const actor = requireActor(event);
  const { locals, url } = event;
  const { lang } = locals;
  const asked = url.searchParams.get('warning');
  const found = await read(locals, async (lease) => {
    const here = await hereOf(lease, locals);
    return here && { here, warning: asked === null ? null : await warningById(lease, asked) };
  });
  if (!found || (asked !== null && !found.warning) || !mayPublish(actor, found.here.exchange.node.readers)) missing(locals);
  const { here, warning } = found;
  const own = wordsOf(locals);
  const w: Record<string, string> = { ...own, ...taskingsWords[lang].ui, toHint: own.toHint! };
  return { w, once: newKey(), peers: here.peers, markings: markingsIn(locals), marking: DEFAULT_MARKING, empty: EMPTY, warning: warning && { id: warning.id, title: inLang(warning.sentence, lang) } };
};

export const actions: Actions = {
  default: async (event) => {
    const form = await formOf(event);
    const actor = requireActor(event);
    const { locals } = event;
    const asked = textOf(form, 'warning');
    const found = await read(locals, async (lease) => {
      const here = await hereOf(lease, locals);
      return here && { here, warning: asked === '' ? null : await warningById(lease, asked) };
    });
    if (!found || (asked !== '' && !found.warning)) missing(locals);
    const { here, warning } = found;
    const answered = warning ? asWarning(warning, locals) : answerBody(readDraft(form));
    if (isRefusal(answered)) return refuseForm(locals, { ...answered, facts: { ...answered.facts, field: taskingsWords[locals.lang].ui[`f_${String(answered.facts.field)}`] ?? '' } }, form);
    const draft: Draft = { kind: warning ? 'warning' : 'assessment', body: answered, id: null, change: null, to: readTo(form), label: Object.values(readWords(form, 'label'))[0] ?? '', marking: readMarking(form), refs: [], author: authorOf(actor, locals), validUntil: warning?.horizon ?? null, lang: locals.lang, future: form.get('future') === 'yes' };
    return carryOut(event, form, publishRecords(here.exchange.node, [draft], [recordId(), recordId()], keyOf(form)), (acts) => `/network/records/${here.me}/${(acts[0]!.payload as { id: string }).id}`);
  },
};
