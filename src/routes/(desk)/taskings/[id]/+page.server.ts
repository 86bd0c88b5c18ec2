import { readWords } from '#core/form.ts';
import { isRefusal, refuse } from '#core/refusal.ts';
import { sayInstant } from '#core/time.ts';
import { fill, inLang } from '#core/words.ts';
import { deliveriesOf, mayPublish, recordId, recordsOf, type Shown } from '#features/exchange/index.ts';
import { listPapers, mayMakePapers, papersWords } from '#features/papers/index.ts';
import { draftAnswer, draftOf, EMPTY, findTasking, homeOf, mayDraftAnswer, readDraft, sendAnswer, standing, taskingsWords, type DraftBody } from '#features/taskings/index.ts';
import { carryOut, formOf, keyOf, missing, newKey, peopleNames, read, refuseForm, requireActor, textOf } from '../../../edge.ts';
import { authorOf, hereOf, hrefOf, markingsIn, partsOf, readMarking, sayMarking, sayShare, wordsOf } from '../../network/said.ts';
import type { Actions, PageServerLoad } from './$types';

const wordsFor = (locals: App.Locals): Record<string, string> => ({ ...wordsOf(locals), ...papersWords[locals.lang].ui, ...taskingsWords[locals.lang].ui });

/** The tasking and the newest answer of each node to it. */
async function taskingOf(locals: App.Locals, id: string) {
  const found = await read(locals, async (lease) => {
    const here = await hereOf(lease, locals);
    const tasking = here && (await findTasking(lease, here.me, id));
    if (!tasking) return null;
    const answers = (await recordsOf(lease, here.me, { kinds: ['answer'], about: [id], limit: 400 })).filter(({ recalled }) => recalled === null);
    const byNode = new Map<string, Shown>();
    for (const one of answers) if (one.record?.kind === 'answer' && !byNode.has(one.origin)) byNode.set(one.origin, one);
    return { here, tasking, answers: [...byNode.values()] };
  });
  if (found?.tasking.record?.kind !== 'tasking') missing(locals);
  return { ...found, record: found.tasking.record };
}

const asDraft = ({ record }: Shown): DraftBody => {
  if (record?.kind !== 'answer') return EMPTY;
  const { likelihood, sources, ...body } = record.body;
  return { ...body, low: likelihood.low, high: likelihood.high, sources: sources.map((one) => ({ ...one, published: one.published ?? '' })) };
};

export const load: PageServerLoad = async (event) => {
  const actor = requireActor(event);
  const { locals, params } = event;
  const { lang, charter, now } = locals;
  const w = wordsFor(locals);
  const { here, tasking, record, answers } = await taskingOf(locals, params.id);
  const home = homeOf(actor);
  const around = await read(locals, async (lease) => ({
    draft: home === null ? null : await draftOf(lease, tasking.id, home), name: await peopleNames(lease, locals), papers: await listPapers(lease, { tasking: tasking.id, limit: 20 }),
    dissents: answers.length === 0 ? [] : await recordsOf(lease, here.me, { kinds: ['dissent'], about: answers.map(({ id }) => id), limit: 400 }),
  }));
  const deliveries = tasking.mine ? await deliveriesOf(locals.desk.database, locals.tokens, tasking.id) : [];
  const at = (instant: string): string => sayInstant(instant, charter.seat, lang);
  const own = answers.find(({ mine }) => mine) ?? null;
  const asked = record.audience.members;
  const shown = answers.flatMap((one) => {
    if (one.record?.kind !== 'answer') return [];
    const { body, created } = one.record;
    return [{
      key: one.hash, node: one.origin, name: here.name(one.origin), mine: one.mine, rev: one.rev, href: hrefOf(one), at: at(created), late: created > record.body.answerBy, low: body.likelihood.low, high: body.likelihood.high, range: `${sayShare(body.likelihood.low, lang)}–${sayShare(body.likelihood.high, lang)} %`, confidence: body.confidence,
      title: inLang(body.title, lang), parts: partsOf(one.record, locals, w).slice(2), dissents: around.dissents.filter(({ recalled, record: of }) => recalled === null && of?.refs.some((ref) => ref.id === one.id)).map((of) => ({ href: hrefOf(of), from: here.name(of.origin), text: of.record?.kind === 'dissent' ? inLang(of.record.body.text, lang) : null })), example: one.example,
    }];
  });
  const overlap = shown.every((one) => shown.every((other) => other.low <= one.high && one.low <= other.high));
  const n = shown.filter(({ node }) => asked.includes(node)).length;
  const mayAnswer = !tasking.mine && mayDraftAnswer(actor) && asked.includes(here.me);
  return {
    w, once: newKey(), onceMore: newKey(), id: tasking.id, mine: tasking.mine, href: hrefOf(tasking), example: tasking.example, question: inLang(record.body.question, lang), background: record.body.background && inLang(record.body.background, lang), answerBy: record.body.answerBy, from: here.name(tasking.origin), at: at(tasking.at), markingText: sayMarking(record.marking, locals),
    headline: shown.length === 0 ? w.nobodyYet! : n === asked.length ? fill(w.title_all!, { of: n }) : fill(w.title_one!, { n, of: asked.length }),
    centres: asked.map((node) => {
      const one = shown.find((answer) => answer.node === node);
      const delivery = deliveries.filter((of) => of.node === node).at(-1);
      return { node, name: here.name(node), state: standing(one ? answers.find(({ hash }) => hash === one.key)!.record!.created : null, record.body.answerBy, now), at: one?.at ?? null, got: delivery ? delivery.confirmed : null };
    }),
    answers: shown, spread: shown.length < 2 ? null : `${fill(w.spread!, { low: sayShare(Math.min(...shown.map(({ low }) => low)), lang), high: sayShare(Math.max(...shown.map(({ high }) => high)), lang) })} ${overlap ? w.overlap_all! : w.overlap_some!}`,
    papers: around.papers.map(({ id, title }) => ({ id, title: inLang(title, lang) })), makes: tasking.mine && mayMakePapers(actor) && shown.length > 0,
    mayAnswer, publishes: mayPublish(actor, here.exchange.node.readers), markings: markingsIn(locals), marking: `${record.marking.scheme} ${record.marking.level}`, others: asked.length > 1,
    mineNow: mayAnswer ? { body: around.draft?.body ?? (own ? asDraft(own) : EMPTY), revision: around.draft?.revision ?? 0, draft: around.draft && fill(w.draftSaved!, { n: around.draft.revision, who: around.name(around.draft.drafted_by), when: at(around.draft.drafted_at) }), sent: own && fill(w.sent!, { when: at(own.at) }), rev: own?.rev ?? 0, reads: fill(w.readsAsker!, { node: here.name(tasking.origin) }) } : null,
  };
};

export const actions: Actions = {
  save: async (event) => {
    const form = await formOf(event);
    const actor = requireActor(event);
    const { here, tasking } = await taskingOf(event.locals, event.params.id);
    return carryOut(event, form, draftAnswer(here.exchange.node, { tasking: tasking.id, body: readDraft(form), seen: Number(textOf(form, 'seen')) }, actor, keyOf(form)), `/taskings/${tasking.id}#yours`, 'answer');
  },
  send: async (event) => {
    const form = await formOf(event);
    const actor = requireActor(event);
    const { locals } = event;
    const { here, tasking, record, answers } = await taskingOf(locals, event.params.id);
    if (!mayDraftAnswer(actor)) return refuseForm(locals, refuse('taskings.not_allowed'), form, 'answer');
    const to = [tasking.origin, ...(textOf(form, 'reads') === 'all' ? record.audience.members : [])].filter((node) => node !== here.me && here.peers.some(({ id }) => id === node));
    const sent = sendAnswer(here.exchange.node, { tasking, draft: readDraft(form), to, marking: readMarking(form), author: authorOf(actor, locals), lang: locals.lang, before: answers.find(({ mine }) => mine)?.id ?? null, change: { what: readWords(form, 'what'), why: readWords(form, 'why') } }, [recordId(), recordId()], keyOf(form));
    const named = isRefusal(sent) && sent.code === 'taskings.incomplete' ? { ...sent, facts: { field: wordsFor(locals)[`f_${String(sent.facts.field)}`] ?? '' } } : sent;
    return carryOut(event, form, named, `/taskings/${tasking.id}#yours`, 'answer');
  },
};
