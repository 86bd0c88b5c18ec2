import { KINDS, recordId as idSchema } from '#core/exchange/bodies.ts';
import { aboutOf, type AnyRecord, type Body } from '#core/exchange/record.ts';
import { readWords } from '#core/form.ts';
import { refuse } from '#core/refusal.ts';
import { sayInstant } from '#core/time.ts';
import { fill, inLang } from '#core/words.ts';
import { deliveriesOf, mayPublish, networkState, publishRecords, recordId, recordsAt, recordsOf, revisionsOf, type Draft } from '#features/exchange/index.ts';
import { listPapers } from '#features/papers/index.ts';
import { taskingsWords } from '#features/taskings/index.ts';
import { carryOut, formOf, keyOf, missing, newKey, read, refuseForm, requireActor, textOf } from '../../../../../edge.ts';
import { authorOf, hereOf, hrefOf, lineOf, partsOf, sayMarking, titleOf, wordsOf } from '../../../said.ts';
import type { Actions, PageServerLoad } from './$types';

const ABOUT = ['answer', 'comment', 'proposal', 'dissent', 'paper', 'warning', 'assessment', 'forecast'] as const;
const SAYABLE = ['comment', 'proposal', 'dissent'] as const;
const RELATION = { comment: 'comments', proposal: 'proposes', dissent: 'disputes' } as const;

async function recordOf(locals: App.Locals, { origin, id }: { origin: string; id: string }) {
  if (!idSchema.safeParse(id).success) missing(locals);
  const found = await read(locals, async (lease) => {
    const here = await hereOf(lease, locals);
    return here && { here, revisions: await revisionsOf(lease, here.me, origin, id) };
  });
  if (!found || found.revisions.length === 0) missing(locals);
  return { ...found, newest: found.revisions[0]! };
}

export const load: PageServerLoad = async (event) => {
  const actor = requireActor(event);
  const { locals, params } = event;
  const { lang, charter } = locals;
  const w = { ...taskingsWords[lang].ui, ...wordsOf(locals) };
  const { here, revisions, newest } = await recordOf(locals, params);
  const { record } = newest;
  const at = (instant: string): string => sayInstant(instant, charter.seat, lang);
  const subjectId = record && aboutOf(record);
  const around = await read(locals, async (lease) => ({
    about: await recordsOf(lease, here.me, { kinds: ABOUT, about: [newest.id], limit: 200 }), refs: record ? await recordsAt(lease, here.me, record.refs.map(({ hash }) => hash)) : [], dissents: record?.kind === 'paper' ? await recordsAt(lease, here.me, record.body.dissents) : [],
    subject: record && subjectId !== null ? ((await recordsOf(lease, here.me, { kinds: KINDS, id: subjectId, limit: 20 })).find(({ origin }) => origin === newest.origin) ?? null) : null,
    recall: newest.recalled === null ? null : ((await recordsAt(lease, here.me, [newest.recalled]))[0] ?? null), papers: newest.mine && newest.kind === 'paper' ? await listPapers(lease, { record: newest.id, limit: 1 }) : [],
  }));
  const deliveries = newest.mine ? await deliveriesOf(locals.desk.database, locals.tokens, newest.id) : [];
  const recalls = newest.mine ? (await networkState(locals.desk, locals.tokens))!.recalls.filter((one) => one.record === newest.id || one.recall === newest.hash) : [];
  const said = recalls.flatMap(({ nodes }) => nodes);
  const to = new Map(deliveries.map((one) => [one.node, one]));
  const publishes = mayPublish(actor, here.exchange.node.readers);
  const others = record ? record.audience.members.filter((node) => node !== here.me && here.peers.some(({ id }) => id === node)) : [];
  return {
    w, once: newKey(), onceMore: newKey(), id: newest.id, mine: newest.mine, kind: newest.kind, kindText: w[`k_${newest.kind}`]!, example: newest.example, from: here.name(newest.origin), origin: newest.origin,
    title: record ? titleOf(record, lang, w) : { text: w.purgedText!, lang }, parts: record ? partsOf(record, locals, w, here.name) : [], subject: record && subjectId !== null ? { title: w[`subject_${record.kind}`]!, line: around.subject && lineOf(around.subject, here, locals, w) } : null, rev: newest.rev, recall: newest.recalled === null ? null : { reason: around.recall?.record?.kind === 'recall' ? inLang(around.recall.record.body.reason, lang) : null, at: around.recall ? at(around.recall.at) : '' },
    twin: newest.twin !== null, aheadHours: newest.aheadHours > 0 ? Math.round(newest.aheadHours * 10) / 10 : null, paper: around.papers[0]?.id ?? null,
    facts: record && {
      author: record.author.role, created: at(record.created), arrived: at(newest.at), validUntil: record.validUntil && at(record.validUntil), marking: sayMarking(record.marking, locals), caveats: record.marking.caveats, isPublic: record.marking.public, future: record.audience.future,
      audience: record.audience.members.map(here.name), label: record.audience.label, refs: record.refs.map((ref) => { const one = around.refs.find(({ hash }) => hash === ref.hash); return { hash: ref.hash, line: one ? lineOf(one, here, locals, w) : null }; }),
    },
    hash: newest.hash.slice(7), keyid: newest.keyid, seq: newest.seq,
    revisions: revisions.map(({ rev, hash, at: when, record: of }, i) => ({ rev, hash, at: at(when), current: i === 0, title: of ? titleOf(of, lang, w) : null, change: of?.change ? { what: inLang(of.change.what, lang), why: inLang(of.change.why, lang) } : null })),
    dissents: around.dissents.map((one) => lineOf(one, here, locals, w)), about: around.about.filter(({ recalled }) => recalled === null).map((one) => lineOf(one, here, locals, w)),
    deliveries: [...to.values()].map(({ node, hash, at: when, confirmed }) => ({ node, name: here.name(node), confirmed, at: at(when), latest: hash === newest.hash, outcome: said.find((one) => one.node === node)?.outcome ?? null })).map((one) => ({ ...one, outcomeText: one.outcome && w[`o_${one.outcome}`]! })),
    mayRecall: publishes && newest.mine && newest.recalled === null && !['recall', 'receipt'].includes(newest.kind), maySay: publishes && record !== null && newest.recalled === null && !['recall', 'receipt', 'tasking', 'key', 'membership'].includes(newest.kind) && (newest.mine || here.peers.some(({ id }) => id === newest.origin)), maySayOrigin: !newest.mine, others: others.length,
    answerHere: newest.kind === 'tasking' ? `/taskings/${newest.id}` : null, sayOrigin: fill(w.sayToOrigin!, { node: here.name(newest.origin) }),
  };
};

const chosen = (form: FormData): (typeof SAYABLE)[number] => SAYABLE.find((kind) => kind === textOf(form, 'kind')) ?? 'comment';

export const actions: Actions = {
  say: async (event) => {
    const form = await formOf(event);
    const actor = requireActor(event);
    const { here, newest } = await recordOf(event.locals, event.params);
    const kind = chosen(form);
    const text = readWords(form, 'text');
    if (Object.keys(text).length === 0) return refuseForm(event.locals, refuse('exchange.draft_malformed', { path: 'text' }, 'text'), form, 'say');
    const paragraph = textOf(form, 'paragraph');
    const audience = newest.record?.audience.members ?? [];
    const all = newest.mine || textOf(form, 'reads') === 'all';
    const to = [...new Set([...(newest.mine ? [] : [newest.origin]), ...(all ? audience : [])])].filter((node) => here.peers.some(({ id }) => id === node));
    const body = kind === 'comment' ? { text } : { text, paragraph: paragraph === '' ? null : Number(paragraph) };
    const marking: AnyRecord['marking'] = { ...(newest.record?.marking ?? { scheme: 'TLP-2.0', level: 'AMBER', reshare: 'no', caveats: [] }), reshare: 'no', public: false };
    const draft: Draft = { kind, body, id: null, change: null, to, label: '', marking, refs: [{ rel: RELATION[kind], id: newest.id, hash: newest.hash }], author: authorOf(actor, event.locals), validUntil: null, lang: event.locals.lang };
    return carryOut(event, form, publishRecords(here.exchange.node, [draft], [recordId(), recordId()], keyOf(form)), `${hrefOf(newest)}#about`, 'say');
  },
  recall: async (event) => {
    const form = await formOf(event);
    const actor = requireActor(event);
    const { here, newest } = await recordOf(event.locals, event.params);
    const scope = textOf(form, 'scope') === 'delete' ? 'delete' : 'withdraw';
    const body: Body<'recall'> = { id: newest.id, reason: readWords(form, 'reason'), scope, keep: [] };
    const draft: Draft = { kind: 'recall', body, id: null, change: null, to: [], label: '', marking: { scheme: 'TLP-2.0', level: 'AMBER', reshare: 'no', public: false, caveats: [] }, refs: [], author: authorOf(actor, event.locals), validUntil: null, lang: event.locals.lang };
    if (Object.keys(body.reason).length === 0) return refuseForm(event.locals, refuse('exchange.no_reason', {}, 'reason'), form, 'recall');
    return carryOut(event, form, publishRecords(here.exchange.node, [draft], [recordId(), recordId()], keyOf(form)), hrefOf(newest), 'recall');
  },
};
