import { bodyOf, matterOf, subjectsOf } from '#core/charter/members.ts';
import { chairOn } from '#core/charter/chair.ts';
import { readWhen, readWords } from '#core/form.ts';
import { reopen } from '#core/procedure/reopen.ts';
import { refuse } from '#core/refusal.ts';
import { POSITIONS } from '#core/procedure/silence.ts';
import { addHours, dayOf, sayHour, sayInstant } from '#core/time.ts';
import { fill, inLang, say } from '#core/words.ts';
import { commitmentsWords, mayRecordCommitment } from '#features/commitments/index.ts';
import { circulateText, confirmAdoption, deciding, endPeriod, extendPeriod, listProcedures, mayCirculate, mayTakePosition, newestOf, objectToUse, openProcedureOn, outcomeOf, proceduresWords, proposalOf, proposeSilence, silenceMatters, takePosition, takePositionBack, withdrawObjection, asRunning } from '#features/procedures/index.ts';
import { listPapers, papersWords } from '#features/papers/index.ts';
import { dropPosition, noteInstruction, preparePosition, releasePosition } from '#features/instructions/index.ts';
import { announce, mayAnnounce, publicationOf, publicationWords } from '#features/publication/index.ts';
import { freezeText, mayDraft, textById, textsWords, versionOf, versionsOf } from '#features/texts/index.ts';
import { todayWords, visitOf } from '#features/today/index.ts';
import { headOf, recentActs } from '#platform/acts.ts';
import { actLines, carryOut, entered, formOf, keyOf, missing, newKey, partyName, read, refuseForm, requireActor, textOf } from '../../../edge.ts';
import { delegationOf, previewOf } from '../../../delegation.ts';
import { explain } from '../../../outcome.ts';
import { isShown } from '../../../told.ts';
import { changesOf } from './since.ts';
import type { Actions, PageServerLoad } from './$types';

const SILENCE_ACTS = ['procedures.circulated', 'procedures.position_taken', 'procedures.objection_withdrawn', 'procedures.extended', 'procedures.ended', 'procedures.confirmed', 'procedures.proposed', 'procedures.use_objected', 'procedures.taken_back', 'texts.frozen', 'texts.revised', 'texts.drafted', 'publication.announced'];

export const load: PageServerLoad = async (event) => {
  const actor = requireActor(event);
  const { locals, params } = event;
  const { charter, lang, now } = locals;
  const found = await read(locals, async (lease) => {
    const text = await textById(lease, params.id);
    if (!text) return null;
    const latest = (await listProcedures(lease, { text: text.id, limit: 1 }))[0] ?? null;
    const shown = latest ? await versionOf(lease, text.id, latest.version) : text.version > 0 ? await versionOf(lease, text.id, text.version) : null;
    const acts = (await recentActs(lease, { dossier: text.dossier, kinds: SILENCE_ACTS, limit: 20 })).filter((act) => [...act.refs, (act.payload as { id?: string }).id].some((id) => id === text.id || (latest && id === latest.id)));
    const own = await delegationOf(lease, locals, actor, text.id, latest);
    return { head: (await headOf(lease)).seq, text, own, latest, shown, proposal: await proposalOf(lease, text.id), paper: (await listPapers(lease, { text: text.id, limit: 1 }))[0]?.id ?? null, versions: await versionsOf(lease, text.id), published: latest ? await publicationOf(lease, latest.id) : null, acts: await actLines(lease, locals, acts, text.dossier) };
  });
  if (!found) missing(locals);
  const { head, text, paper, own, latest, shown, proposal, versions, published, acts } = found;
  const kept = isShown(event);
  const visit = await visitOf(locals.desk.database, actor.person, { seq: head, at: now }, kept, text.id);
  const from = event.url.searchParams.get('from') ?? '';
  const matters = silenceMatters(charter);
  const matter = (latest && matterOf(charter, latest.matter)) ?? matters[0];
  const outcome = latest && outcomeOf(latest, now);
  const content = shown ?? text;
  const where = (matter && deciding(charter, matter, latest && asRunning(latest), now)) ?? null;
  const rule = where?.rule.kind === 'silence' ? where.rule : null;
  const minHours = rule?.minHours ?? 0;
  const newest = versions[0] ?? null;
  const mayStart = matter !== undefined && newest !== null && (!outcome || ((outcome.state === 'broken' || outcome.state === 'not_adopted') && (latest!.version < newest.version || latest!.ended?.how === 'escalated')));
  const chairs = matter !== undefined && mayCirculate(actor, matter, charter, now);
  const consented = rule?.useNeedsConsent !== true || (proposal !== null && proposal.hash === newest?.hash && proposal.objections.length === 0);
  const asked = rule?.useNeedsConsent === true && proposal !== null && proposal.hash === newest?.hash && latest?.hash !== newest?.hash ? proposal : null;
  const again = latest && newest && outcome && latest.version < newest.version && rule?.scope !== 'whole' && latest.ended?.how !== 'escalated' ? reopen(versions.find((v) => v.version === latest.version)?.paragraphs ?? [], newest.paragraphs, outcome) : null;
  const later = latest && addHours(latest.deadline, 24);
  const chair = chairOn(charter, dayOf(now, charter.seat.zone))?.party ?? null;
  const earliest = addHours(now, minHours);
  const suggestion = { day: dayOf(addHours(earliest, 1), charter.seat.zone), hour: `${sayHour(addHours(earliest, 1), charter.seat.zone).slice(0, 2)}:00` };
  const said = latest?.positions.filter((p) => p.words !== null) ?? [];
  const mine = latest && outcome && actor.party !== null && own !== null && latest.roster.includes(actor.party) ? { party: actor.party, name: partyName(locals, actor.party), seen: newestOf(asRunning(latest).positions, actor.party), row: outcome.matrix[actor.party]!, standing: outcome.byParty[actor.party]! } : null;
  return {
    visit: { kept, seq: head }, changes: changesOf(versions, shown, /^\d{1,6}$/.test(from) ? Number(from) : null, visit, locals), changeWords: { out: todayWords[lang].ui.oldWords!, put: todayWords[lang].ui.newWords! },
    w: textsWords[lang].ui, pw: proceduresWords[lang].ui, once: newKey(), onceMore: newKey(), acts,
    text: { id: text.id, dossier: text.dossier, title: inLang(content.title, lang), revision: text.revision, version: text.version, consultation: text.consultation, paper: paper && { id: paper, said: fill(papersWords[lang].ui.fromPaper!, { paper }) }, example: text.example },
    paragraphs: content.paragraphs.map((p, i) => ({ no: i + 1, part: p.part, heading: p.heading && inLang(p.heading, lang), words: inLang(p.words, lang) })),
    shown: shown && { version: shown.version, hash: shown.hash, frozenAt: sayInstant(shown.frozen_at, charter.seat, lang) },
    versions: versions.map((v) => ({ version: v.version, hash: v.hash, frozenAt: sayInstant(v.frozen_at, charter.seat, lang), files: Object.keys(v.files), compared: shown !== null && v.version < shown.version })),
    draftDiffers: newest === null || JSON.stringify([newest.title, newest.paragraphs]) !== JSON.stringify([text.title, text.paragraphs]),
    matters: latest ? [] : matters.map((one) => ({ value: one.id, label: say(one.name, lang) })),
    proposed: asked && { id: asked.id, said: fill(proceduresWords[lang].ui.proposedBy!, { when: sayInstant(asked.proposed_at, charter.seat, lang), hour: sayInstant(asked.deadline, charter.seat, lang) }), against: asked.objections.length === 0 ? proceduresWords[lang].ui.proposedFree! : fill(proceduresWords[lang].ui.proposedAgainst!, { parties: asked.objections.map((one) => partyName(locals, one.party)).join(', ') }) },
    procedure: latest && outcome && {
      id: latest.id, state: outcome.state, openedAt: latest.opened_at, deadline: latest.deadline, closedAt: latest.closed_at, verified: latest.verified, hours: latest.rule.minHours, version: latest.version, hash: latest.hash,
      roster: latest.roster.map((p) => ({ id: p, name: partyName(locals, p) })), matrix: outcome.matrix, byParty: outcome.byParty, owed: outcome.owed.map((p) => partyName(locals, p)), tendency: outcome.tendency, because: explain(locals, latest, outcome),
      events: latest.positions.filter((p) => ['objects', 'withdrawn', 'reserves'].includes(p.kind)).map((p) => ({ at: p.taken_at, label: `${partyName(locals, p.party)}: ${proceduresWords[lang].ui[`l_${p.kind}`] ?? proceduresWords[lang].ui[`s_${p.kind}`]}${p.kind === 'reserves' && p.paragraphs.length > 0 ? ` ¶${p.paragraphs.join(', ')}` : ''}` })),
      broken: outcome.state === 'broken' ? (latest.positions.filter((p) => p.kind === 'objects').at(-1)?.taken_at ?? null) : null,
      said: said.map((p) => ({ seq: p.seq, party: partyName(locals, p.party), kind: p.kind, paragraphs: p.paragraphs, words: inLang(p.words!, lang), stands: outcome.matrix[p.party]?.includes(p.kind as never) ?? false })),
      canAct: latest.closed_at === null && now < latest.deadline, open: latest.open_paragraphs, escalates: latest.escalates, urgent: latest.urgent, extended: latest.extended,
      confirmed: latest.confirmed_at && sayInstant(latest.confirmed_at, charter.seat, lang), toConfirm: outcome.state === 'adopted' && latest.rule.confirm === true && latest.confirmed_at === null,
      ended: latest.ended && { how: latest.ended.how, body: latest.ended.to === null ? '' : say(bodyOf(charter, latest.ended.to.body)?.name ?? { en: latest.ended.to.body }, lang), why: inLang(latest.ended.why, lang), seq: latest.ended.seq },
    },
    mine, own, published: published && { symbol: published.symbol },
    commitment: mayRecordCommitment(actor) ? commitmentsWords[locals.lang].ui.fromText! : null,
    may: {
      edit: mayDraft(actor, charter, now), freeze: mayDraft(actor, charter, now) && outcome?.state !== 'open',
      circulate: mayStart && chairs && rule !== null && consented, waits: mayStart && !chairs && rule !== null && consented, meeting: mayStart && where !== null && rule === null ? fill(proceduresWords[lang].ui.atMeeting!, { body: say(bodyOf(charter, where.body)!.name, lang) }) : null,
      propose: mayStart && chairs && rule?.useNeedsConsent === true && asked === null, object: asked !== null && actor.party !== null && mayTakePosition(actor, asked.roster) && !asked.objections.some((one) => one.party === actor.party),
      period: {
        extend: chairs && latest !== null && latest.closed_at === null && now < latest.deadline && latest.rule.extension !== 'none', confirm: chairs && outcome?.state === 'adopted' && latest?.rule.confirm === true && latest.confirmed_at === null,
        end: chairs && latest && outcome && latest.closed_at === null && outcome.state !== 'adopted' ? ([...(outcome.state === 'not_adopted' ? [] : ['withdrawn']), 'converted', ...(outcome.state !== 'open' && (latest.rule.escalatesTo ?? []).length > 0 ? ['escalated'] : [])]).map((how) => ({ how, label: proceduresWords[lang].ui[`how_${how}`]! })) : [],
        bodies: outcome && outcome.state !== 'open' ? (latest?.rule.escalatesTo ?? []).map((one) => ({ id: one.body, name: say(bodyOf(charter, one.body)?.name ?? { en: one.body }, lang) })) : [],
      },
      announce: outcome?.state === 'adopted' && !(latest?.rule.confirm === true && latest.confirmed_at === null) && !published && matter !== undefined && mayAnnounce(actor, matter, charter, now),
    },
    circulation: { matter: matter?.id ?? '', name: matter ? say(matter.name, lang) : '', hours: minHours, verified: where?.procedure.verified ?? false, suggestion, urgent: rule?.urgentHours ?? null, reopen: again && again.open.length > 0 && again.unmet.length === 0 ? again.open : null, later: later && { day: dayOf(later, charter.seat.zone), hour: sayHour(later, charter.seat.zone) }, chair: chair === null ? '' : partyName(locals, chair), version: newest && { version: newest.version, hash: newest.hash } },
    zone: say(charter.seat.short, lang), announceWords: publicationWords[lang].ui, subjects: subjectsOf(charter).map((s) => ({ id: s.id, name: say(s.name, lang) })),
  };
};

const numbers = (form: FormData): number[] => form.getAll('paragraph').map(Number);
const seenOf = (form: FormData): number | null => (textOf(form, 'seen') === '' ? null : Number(textOf(form, 'seen')));

async function target(locals: App.Locals, id: string) {
  return read(locals, async (lease) => {
    const text = await textById(lease, id);
    return text && { text, procedure: (await listProcedures(lease, { text: id, limit: 1 }))[0] ?? null };
  });
}

const settled = (form: FormData) => ({ procedure: textOf(form, 'procedure'), revision: Number(textOf(form, 'revision')) });

export const actions: Actions = {
  preview: async (event) => {
    const form = await formOf(event);
    const actor = requireActor(event);
    const { locals } = event;
    const found = await target(locals, event.params.id);
    const kind = POSITIONS.find((one) => one === textOf(form, 'kind'));
    if (!found?.procedure || actor.party === null || !found.procedure.roster.includes(actor.party)) return refuseForm(locals, refuse('procedures.not_found', { procedure: textOf(form, 'procedure') }), form, 'position');
    if (!kind) return refuseForm(locals, refuse('procedures.no_position', {}, 'kind'), form, 'position');
    return { preview: previewOf(locals, found.procedure, { party: actor.party, kind, paragraphs: numbers(form).filter((no) => Number.isInteger(no)) }), values: entered(form), about: 'preview' };
  },
  prepare: async (event) => {
    const form = await formOf(event);
    const actor = requireActor(event);
    const input = { procedure: textOf(form, 'procedure'), hash: textOf(form, 'hash'), kind: textOf(form, 'kind') || null, paragraphs: numbers(form), words: readWords(form, 'words'), seen: seenOf(form) };
    return carryOut(event, form, preparePosition(input, actor, keyOf(form)), `/texts/${event.params.id}#prepared`, 'position');
  },
  release: async (event) => {
    const form = await formOf(event);
    const actor = requireActor(event);
    const found = await target(event.locals, event.params.id);
    if (!found?.procedure) return refuseForm(event.locals, refuse('procedures.not_found', { procedure: textOf(form, 'procedure') }), form, 'settle');
    return carryOut(event, form, releasePosition(settled(form), found.procedure, actor, keyOf(form)), `/texts/${found.text.id}`, 'settle');
  },
  drop: async (event) => {
    const form = await formOf(event);
    const actor = requireActor(event);
    return carryOut(event, form, dropPosition(settled(form), actor, keyOf(form)), `/texts/${event.params.id}`, 'settle');
  },
  instruct: async (event) => {
    const form = await formOf(event);
    const actor = requireActor(event);
    return carryOut(event, form, noteInstruction({ subject: event.params.id, words: readWords(form, 'instruction'), seen: Number(textOf(form, 'version')) }, actor, keyOf(form)), `/texts/${event.params.id}#instructions`, 'note');
  },
  undo: async (event) => {
    const form = await formOf(event);
    requireActor(event);
    const found = await target(event.locals, event.params.id);
    if (!found?.procedure) return refuseForm(event.locals, refuse('procedures.not_found', { procedure: textOf(form, 'procedure') }), form, 'withdraw');
    return carryOut(event, form, takePositionBack({ procedure: textOf(form, 'procedure'), hash: textOf(form, 'hash'), seen: seenOf(form) }, found.procedure, keyOf(form)), `/texts/${found.text.id}`, 'withdraw');
  },
  freeze: async (event) => {
    const form = await formOf(event);
    requireActor(event);
    const found = await target(event.locals, event.params.id);
    if (!found) return refuseForm(event.locals, refuse('texts.not_found', { text: event.params.id }), form, 'freeze');
    return carryOut(event, form, freezeText({ text: found.text.id, revision: Number(textOf(form, 'revision')) }, found.text, openProcedureOn, keyOf(form)), `/texts/${found.text.id}`, 'freeze');
  },
  circulate: async (event) => {
    const form = await formOf(event);
    requireActor(event);
    const { locals } = event;
    const found = await target(locals, event.params.id);
    if (!found) return refuseForm(locals, refuse('procedures.no_version', { text: event.params.id }), form, 'circulate');
    const deadline = readWhen(form, 'deadline', locals.charter.seat.zone);
    if (deadline !== null && typeof deadline !== 'string') return refuseForm(locals, refuse('procedures.bad_deadline', { value: deadline.bad }, 'deadline'), form, 'circulate');
    const input = { text: found.text.id, version: Number(textOf(form, 'version')), hash: textOf(form, 'hash'), matter: textOf(form, 'matter'), deadline, reopen: textOf(form, 'reopen') === 'yes', urgent: textOf(form, 'urgent') === 'yes' };
    return carryOut(event, form, circulateText(input, found.text, keyOf(form)), `/texts/${found.text.id}`, 'circulate');
  },
  position: async (event) => {
    const form = await formOf(event);
    requireActor(event);
    const found = await target(event.locals, event.params.id);
    if (!found?.procedure) return refuseForm(event.locals, refuse('procedures.not_found', { procedure: textOf(form, 'procedure') }), form, 'position');
    const input = { procedure: textOf(form, 'procedure'), hash: textOf(form, 'hash'), kind: textOf(form, 'kind') || null, paragraphs: numbers(form), words: readWords(form, 'words'), seen: seenOf(form) };
    return carryOut(event, form, takePosition(input, found.procedure, keyOf(form)), `/texts/${found.text.id}`, 'position');
  },
  withdraw: async (event) => {
    const form = await formOf(event);
    requireActor(event);
    const found = await target(event.locals, event.params.id);
    if (!found?.procedure) return refuseForm(event.locals, refuse('procedures.not_found', { procedure: textOf(form, 'procedure') }), form, 'withdraw');
    const input = { procedure: textOf(form, 'procedure'), hash: textOf(form, 'hash'), paragraphs: [], seen: seenOf(form) };
    return carryOut(event, form, withdrawObjection(input, found.procedure, keyOf(form)), `/texts/${found.text.id}`, 'withdraw');
  },
  extend: async (event) => {
    const form = await formOf(event);
    requireActor(event);
    const found = await target(event.locals, event.params.id);
    if (!found?.procedure) return refuseForm(event.locals, refuse('procedures.not_found', { procedure: textOf(form, 'procedure') }), form, 'extend');
    const deadline = readWhen(form, 'deadline', event.locals.charter.seat.zone);
    if (deadline !== null && typeof deadline !== 'string') return refuseForm(event.locals, refuse('procedures.bad_deadline', { value: deadline.bad }, 'deadline'), form, 'extend');
    return carryOut(event, form, extendPeriod({ procedure: textOf(form, 'procedure'), deadline, was: textOf(form, 'was') || null, why: readWords(form, 'why') }, found.procedure, keyOf(form)), `/texts/${found.text.id}`, 'extend');
  },
  end: async (event) => {
    const form = await formOf(event);
    requireActor(event);
    const found = await target(event.locals, event.params.id);
    if (!found?.procedure) return refuseForm(event.locals, refuse('procedures.not_found', { procedure: textOf(form, 'procedure') }), form, 'end');
    return carryOut(event, form, endPeriod({ procedure: textOf(form, 'procedure'), how: textOf(form, 'how'), to: textOf(form, 'to') || null, why: readWords(form, 'why') }, found.procedure, keyOf(form)), `/texts/${found.text.id}`, 'end');
  },
  confirm: async (event) => {
    const form = await formOf(event);
    requireActor(event);
    const found = await target(event.locals, event.params.id);
    if (!found?.procedure) return refuseForm(event.locals, refuse('procedures.not_found', { procedure: textOf(form, 'procedure') }), form, 'confirm');
    return carryOut(event, form, confirmAdoption({ procedure: textOf(form, 'procedure'), hash: textOf(form, 'hash') }, found.procedure, keyOf(form)), `/texts/${found.text.id}`, 'confirm');
  },
  propose: async (event) => {
    const form = await formOf(event);
    requireActor(event);
    const found = await target(event.locals, event.params.id);
    if (!found) return refuseForm(event.locals, refuse('procedures.no_version', { text: event.params.id }), form, 'propose');
    const deadline = readWhen(form, 'deadline', event.locals.charter.seat.zone);
    if (deadline !== null && typeof deadline !== 'string') return refuseForm(event.locals, refuse('procedures.bad_deadline', { value: deadline.bad }, 'deadline'), form, 'propose');
    return carryOut(event, form, proposeSilence({ text: found.text.id, version: Number(textOf(form, 'version')), hash: textOf(form, 'hash'), matter: textOf(form, 'matter'), deadline }, found.text, keyOf(form)), `/texts/${found.text.id}`, 'propose');
  },
  useObject: async (event) => {
    const form = await formOf(event);
    requireActor(event);
    const found = await target(event.locals, event.params.id);
    if (!found) return refuseForm(event.locals, refuse('procedures.proposal_not_found', { proposal: textOf(form, 'proposal') }), form, 'useObject');
    return carryOut(event, form, objectToUse({ proposal: textOf(form, 'proposal'), words: readWords(form, 'words') }, found.text, keyOf(form)), `/texts/${found.text.id}`, 'useObject');
  },
  announce: async (event) => {
    const form = await formOf(event);
    requireActor(event);
    const found = await target(event.locals, event.params.id);
    if (!found?.procedure) return refuseForm(event.locals, refuse('publication.not_found', { procedure: textOf(form, 'procedure') }), form, 'announce');
    return carryOut(event, form, announce({ procedure: textOf(form, 'procedure'), subjects: form.getAll('subject').map(String) }, found.procedure, keyOf(form)), (acts) => `/statements/${(acts[0]!.payload as { symbol: string }).symbol}`, 'announce');
  },
};
