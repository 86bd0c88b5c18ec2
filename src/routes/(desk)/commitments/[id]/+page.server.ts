import { firstDay, lastDay, sayDate } from '#core/charter/dates.ts';
import { isRefusal, type Refusal } from '#core/refusal.ts';
import { readWords } from '#core/form.ts';
import { dayOf, sayInstant } from '#core/time.ts';
import { fill, inLang, plural, say } from '#core/words.ts';
import type { Charter } from '#core/charter/schema.ts';
import { claimOutcome, claimsOf, commitmentById, commitmentsWords, CREDIBILITIES, listSources, mayClaim, mayRecordCommitment, meetMilestone, milestonesOf, readClaimForm, readMetForm, readMilestoneForm, readUseForm, reportUse, setMilestone, standingFrom, STATUSES, usesOf, withdrawClaim } from '#features/commitments/index.ts';
import type { Command } from '#platform/perform.ts';
import { carryOut, formOf, keyOf, missing, newKey, peopleNames, read, requireActor, textOf } from '../../../edge.ts';
import { sayDays, saySource, sayStanding, STATUS_SHAPES, whenOf } from '../shown.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
  const actor = requireActor(event);
  const { locals, params } = event;
  const { lang, charter } = locals;
  const w = commitmentsWords[lang].ui;
  const found = await read(locals, async (lease) => {
    const commitment = await commitmentById(lease, params.id);
    return commitment && { commitment, claims: await claimsOf(lease, [commitment.id]), milestones: await milestonesOf(lease, commitment.id), uses: await usesOf(lease, commitment.id), sources: await listSources(lease), name: await peopleNames(lease, locals) };
  });
  if (!found) missing(locals);
  const { commitment, claims, milestones, uses, name } = found;
  const sources = new Map(found.sources.map((one) => [one.id, one]));
  const standing = standingFrom(commitment, claims, sources, dayOf(locals.now, charter.seat.zone));
  const { place } = commitment;
  const maker = mayRecordCommitment(actor);
  const forms = Object.fromEntries(Object.entries(w).filter(([key]) => key.startsWith('rivals_')).map(([key, text]) => [key.slice('rivals_'.length), text]));
  return {
    w, once: newKey(), may: { claim: mayClaim(actor), set: maker }, said: sayStanding({ commitment, standing, claims }, locals), seq: commitment.seq, addressee: commitment.addressee && inLang(commitment.addressee, lang),
    recorded: fill(w.recordedBy!, { when: sayInstant(commitment.recorded_at, charter.seat, lang), who: name(commitment.recorded_by) }), days: standing.took ? sayDays(standing.took, lang) : standing.waits ? sayDays(standing.waits, lang) : null, took: standing.took !== null,
    rivals: standing.rivals.length === 0 ? null : plural(lang, standing.rivals.length, forms),
    place: place.kind === 'source' ? { source: saySource(sources.get(place.source), w, lang), span: place.from === null ? null : fill(w.span!, { from: place.from, to: place.to }), text: null } : { source: null, span: null, text: { href: `/texts/${place.text}#p${place.paragraph}`, label: fill(w.inText!, { text: place.text, paragraph: place.paragraph }) } },
    claims: claims.map((one) => ({
      seq: one.seq, status: one.status, statusText: w[`s_${one.status}`]!, shape: STATUS_SHAPES[one.status], when: whenOf(one, lang), key: one.on_date === null ? '' : `${firstDay(one.on_date)} ${lastDay(one.until_date ?? one.on_date)}`, words: inLang(one.words, lang), source: one.source === null ? null : saySource(sources.get(one.source), w, lang), credibility: w[`c${one.credibility}`]!,
      grade: `${one.source === null ? 'F' : (sources.get(one.source)?.grade ?? 'F')}${one.credibility}`, by: name(one.recorded_by), decides: standing.claim === one.seq, rival: standing.rivals.includes(one.seq), withdrawn: one.withdrawn && inLang(one.withdrawn.why, lang), mine: one.recorded_by === actor.person || maker,
    })).sort((a, b) => (a.key === b.key ? b.seq - a.seq : a.key < b.key ? 1 : -1)),
    milestones: milestones.map((one) => ({ no: one.no, what: inLang(one.what, lang), by: one.by && inLang(one.by, lang), due: one.due === null ? null : sayDate(one.due, lang), met: one.met && { on: sayDate(one.met.on, lang), words: inLang(one.met.words, lang), source: saySource(sources.get(one.met.source), w, lang) } })),
    progress: fill(w.progress!, { met: milestones.filter((one) => one.met !== null).length, all: milestones.length }),
    uses: uses.map((one) => ({ seq: one.seq, indicator: inLang(one.indicator, lang), value: lang === 'ru' ? one.value.replace('.', ',') : one.value, unit: say(one.unit, lang), on: sayDate(one.on_date, lang), source: saySource(sources.get(one.source), w, lang) })),
    statuses: STATUSES.map((one) => ({ value: one, label: w[`s_${one}`]! })), credibilities: [{ value: '', label: '' }, ...CREDIBILITIES.map((one) => ({ value: String(one), label: w[`c${one}`]! }))], sources: [{ value: '', label: '' }, ...found.sources.map((one) => ({ value: one.id, label: `${one.id} ${one.title} (${one.publisher})` }))],
  };
};

/** Acts of a commitment stand in the chain that it was entered in. */
async function within<I extends object, S>(event: RequestEvent, about: string, input: (form: FormData) => I | Refusal, command: (input: I, within: { dossier: string }, once: string | null) => Command<Charter, S>) {
  requireActor(event);
  const form = await formOf(event);
  const dossier = (await read(event.locals, (lease) => commitmentById(lease, event.params.id)))?.dossier ?? 'desk';
  const asked = input(form);
  return carryOut(event, form, isRefusal(asked) ? asked : command(asked, { dossier }, keyOf(form)), `/commitments/${event.params.id}`, about);
}

export const actions: Actions = {
  claim: async (event) => within(event, 'claim', (form) => readClaimForm(form, event.params.id), claimOutcome),
  withdraw: async (event) => within(event, 'withdraw', (form) => ({ commitment: event.params.id, claim: Number(/^\d{1,12}$/.exec(textOf(form, 'claim'))?.[0] ?? 0), why: readWords(form, 'why') }), withdrawClaim),
  milestone: async (event) => within(event, 'milestone', (form) => readMilestoneForm(form, event.params.id), setMilestone),
  meet: async (event) => within(event, 'meet', (form) => readMetForm(form, event.params.id), meetMilestone),
  use: async (event) => within(event, 'use', (form) => readUseForm(form, event.params.id), reportUse),
};
