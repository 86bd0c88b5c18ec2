import { readWhen, readWords } from '#core/form.ts';
import { refuse } from '#core/refusal.ts';
import { sayInstant } from '#core/time.ts';
import { fill, inLang } from '#core/words.ts';
import { listDossiers } from '#features/dossiers/index.ts';
import { deliveriesOf, mayPublish, recordId, revisionsOf } from '#features/exchange/index.ts';
import { aroundPaper, mayMakePapers, paperById, papersWords, putPaper, reviewComment, reviewsOf, sharePaper } from '#features/papers/index.ts';
import { listProcedures } from '#features/procedures/index.ts';
import { mayDraft } from '#features/texts/index.ts';
import { carryOut, formOf, keyOf, missing, newKey, peopleNames, read, refuseForm, requireActor, textOf } from '../../../edge.ts';
import { authorOf, DEFAULT_MARKING, hereOf, hrefOf, lineOf, markingsIn, readMarking, readTo, wordsOf } from '../../network/said.ts';
import { stateOf } from '../state.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const actor = requireActor(event);
  const { locals, params } = event;
  const { lang, charter, now, desk } = locals;
  const w = { ...wordsOf(locals), ...papersWords[lang].ui };
  const found = await read(locals, async (lease) => {
    const here = await hereOf(lease, locals);
    const paper = here && (await paperById(lease, params.id));
    if (!paper) return null;
    return {
      here, paper, around: await aroundPaper(lease, here.me, paper), reviews: await reviewsOf(lease, paper.id), name: await peopleNames(lease, locals), dossiers: await listDossiers(lease, { limit: 100 }),
      record: paper.record === null ? null : ((await revisionsOf(lease, here.me, here.me, paper.record))[0] ?? null), procedures: paper.text === null ? [] : await listProcedures(lease, { text: paper.text, limit: 5 }),
    };
  });
  if (!found) missing(locals);
  const { here, paper, around, reviews, name, record } = found;
  const deliveries = paper.record === null ? [] : await deliveriesOf(desk.database, locals.tokens, paper.record);
  const at = (instant: string): string => sayInstant(instant, charter.seat, lang);
  const review = new Map(reviews.map((one) => [one.record, one]));
  const numberOf = new Map(around.sources.map(({ hash }, i) => [hash, i + 1]));
  const state = stateOf(paper);
  const to = record?.record?.audience.members ?? [];
  const latest = deliveries.filter(({ hash }) => hash === record?.hash);
  return {
    w, once: newKey(), onceMore: newKey(), onceAgain: newKey(), id: paper.id, example: paper.example, title: inLang(paper.title, lang), revision: paper.revision, state, at: at(paper.changed_at), by: name(paper.drafted_by), tasking: paper.tasking, text: paper.text, makes: mayMakePapers(actor),
    paragraphs: paper.paragraphs.map(({ words, sources }) => ({ words: inLang(words, lang), sources: sources.map((hash) => numberOf.get(hash)).filter((n) => n !== undefined) })),
    sources: around.sources.map((one) => ({
      ...lineOf(one, here, locals, w), no: numberOf.get(one.hash)!, graded: one.record?.kind === 'answer' || one.record?.kind === 'assessment' ? one.record.body.sources.map(({ grade }) => grade) : [], used: paper.paragraphs.flatMap(({ sources }, i) => (sources.includes(one.hash) ? [i + 1] : [])),
    })),
    dissents: around.dissents.map((one) => {
      const of = one.record!.refs.map(({ id }) => around.sources.find((source) => source.id === id)).find((source) => source !== undefined);
      const paragraph = one.record?.kind === 'dissent' ? one.record.body.paragraph : null;
      return { ...lineOf(one, here, locals, w), on: of ? fill(w.fromAnswer!, { node: here.name(of.origin) }) : paragraph !== null ? fill(w.onParagraph!, { n: paragraph }) : w.onWhole! };
    }),
    comments: around.comments.map((one) => {
      const said = review.get(one.hash);
      return { ...lineOf(one, here, locals, w), kindText: w[`k_${one.kind}`]!, on: one.record?.kind === 'proposal' && one.record.body.paragraph !== null ? fill(w.onParagraph!, { n: one.record.body.paragraph }) : null, review: said ? { taken: said.taken, reason: inLang(said.reason, lang), by: name(said.reviewed_by), at: at(said.reviewed_at) } : null };
    }),
    share: mayPublish(actor, here.exchange.node.readers) && state !== 'put' && state !== 'shared' ? { peers: here.peers, again: record !== null, to, note: fill(w.shareNote!, { n: paper.revision }) } : null, markings: markingsIn(locals), marking: record?.record ? `${record.record.marking.scheme} ${record.record.marking.level}` : DEFAULT_MARKING,
    shared: record && { href: hrefOf(record), said: fill(w.sharedAs!, { n: record.rev }), delivered: fill(w.delivered!, { n: latest.filter(({ confirmed }) => confirmed).length, of: latest.length }) },
    put: mayDraft(actor, charter, now) && paper.text === null && state === 'shared' ? found.dossiers.map(({ id, title }) => ({ value: id, label: `${id} ${inLang(title, lang).text}` })) : null, procedures: found.procedures.map(({ id }) => id),
  };
};

const paperOf = async (locals: App.Locals, id: string) => {
  const found = await read(locals, async (lease) => {
    const here = await hereOf(lease, locals);
    const paper = here && (await paperById(lease, id));
    return paper && { here, paper };
  });
  if (!found) missing(locals);
  return found;
};

export const actions: Actions = {
  share: async (event) => {
    const form = await formOf(event);
    const actor = requireActor(event);
    const { locals } = event;
    const { here, paper } = await paperOf(locals, event.params.id);
    const expires = readWhen(form, 'expires', locals.charter.seat.zone);
    if (expires !== null && typeof expires !== 'string') return refuseForm(locals, refuse('exchange.draft_malformed', { path: 'expires' }, 'expires'), form, 'share');
    const input = { paper: paper.id, revision: Number(textOf(form, 'revision')), to: readTo(form), marking: readMarking(form), author: authorOf(actor, locals), lang: locals.lang, change: { what: readWords(form, 'what'), why: readWords(form, 'why') }, expires };
    return carryOut(event, form, sharePaper(here.exchange.node, input, [recordId(), recordId()], keyOf(form)), `/papers/${paper.id}`, 'share');
  },
  review: async (event) => {
    const form = await formOf(event);
    const { here, paper } = await paperOf(event.locals, event.params.id);
    const taken = textOf(form, 'taken');
    const record = textOf(form, 'record');
    const input = { paper: paper.id, revision: Number(textOf(form, 'revision')), record, taken: taken === 'yes' ? true : taken === 'no' ? false : null, reason: readWords(form, 'reason') };
    return carryOut(event, form, reviewComment(here.exchange.node, input, keyOf(form)), `/papers/${paper.id}#comments`, `review ${record}`);
  },
  put: async (event) => {
    const form = await formOf(event);
    const { here, paper } = await paperOf(event.locals, event.params.id);
    return carryOut(event, form, putPaper(here.exchange.node, { paper: paper.id, revision: Number(textOf(form, 'revision')), dossier: textOf(form, 'dossier') }, paper, keyOf(form)), (acts) => `/texts/${(acts[0]!.payload as { id: string }).id}`, 'put');
  },
};
