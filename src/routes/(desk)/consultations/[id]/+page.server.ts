import { readWords } from '#core/form.ts';
import { refuse } from '#core/refusal.ts';
import { hoursBetween, sayInstant } from '#core/time.ts';
import { fill, inLang, say } from '#core/words.ts';
import { answerRequest, answersTo, asGiven, asRequest, consultationById, consultationsWords, mayAnswer, standingOf } from '#features/consultations/index.ts';
import { mayInstruct, noteInstruction } from '#features/instructions/index.ts';
import { mayKeepMeetings, meetingsOnConsultation, meetingsWords } from '#features/meetings/index.ts';
import { proceduresWords } from '#features/procedures/index.ts';
import { mayDraft } from '#features/texts/index.ts';
import { warningById } from '#features/warnings/index.ts';
import { bodyName, carryOut, formOf, keyOf, missing, newKey, partyName, peopleNames, read, refuseForm, requireActor, textOf } from '../../../edge.ts';
import { notesOn } from '../../../delegation.ts';
import { sayMeeting } from '../../meetings/said.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const actor = requireActor(event);
  const { locals, params } = event;
  const { charter, lang, now } = locals;
  const found = await read(locals, async (lease) => {
    const consultation = await consultationById(lease, params.id);
    if (!consultation) return null;
    return { consultation, answers: await answersTo(lease, [consultation.id]), warning: await warningById(lease, consultation.warning), meetings: await meetingsOnConsultation(lease, consultation.id), name: await peopleNames(lease, locals), notes: mayInstruct(actor) ? await notesOn(lease, locals, actor.party!, consultation.id) : null };
  });
  if (!found) missing(locals);
  const { consultation: c, answers, warning, meetings, name, notes } = found;
  const m = meetingsWords[lang].ui;
  const rule = charter.procedures.find((p) => p.id === charter.matters.find((m) => m.id === c.matter)?.procedure);
  const article = rule?.rule.kind === 'consultation' ? rule.rule.articles.find((a) => a.id === c.article) : undefined;
  const own = answers.find((a) => a.party === actor.party);
  return {
    w: consultationsWords[lang].ui, iw: proceduresWords[lang].ui, once: newKey(), onceMore: newKey(), notes, standing: standingOf(asRequest(c), answers.map(asGiven), now),
    consultation: {
      id: c.id, dossier: c.dossier, question: inLang(c.question, lang), by: partyName(locals, c.party), body: bodyName(locals, c.body), askedAt: sayInstant(c.requested_at, charter.seat, lang), answerBy: c.answer_by, example: c.example,
      article: article ? { name: say(article.name, lang), verified: article.verified } : null, ruleVerified: rule?.verified ?? false, hours: rule?.rule.kind === 'consultation' ? rule.rule.answerWithinHours : null,
      warning: warning && { id: warning.id, sentence: inLang(warning.sentence, lang) },
    },
    answers: c.roster.map((party) => {
      const answer = answers.find((a) => a.party === party);
      return { party, name: partyName(locals, party), answer: answer?.answer ?? null, reason: answer?.reason ? inLang(answer.reason, lang) : null, at: answer ? sayInstant(answer.answered_at, charter.seat, lang) : null, by: answer ? name(answer.answered_by) : null, act: answer?.seq ?? null, late: answer ? answer.answered_at >= c.answer_by : false };
    }),
    mine: mayAnswer(actor, c.roster) ? { party: partyName(locals, actor.party!), answer: own?.answer ?? null, seen: own?.seq ?? null } : null,
    meetings: {
      title: m.meetingOn!, none: m.noMeetingOn!, convene: mayKeepMeetings(actor, charter, now) ? m.conveneOn! : null,
      rows: meetings.map((one) => ({ id: one.id, title: inLang(one.title, lang), when: sayInstant(one.at, charter.seat, lang), state: sayMeeting(one, locals).state, hours: one.state === 'cancelled' ? null : fill(one.at <= now ? m.hoursTo! : m.hoursToPlan!, { n: Math.round(hoursBetween(c.requested_at, one.at) * 10) / 10 }), example: one.example })),
    },
    asked: actor.party === c.party, mayDraft: mayDraft(actor, charter, now),
  };
};

export const actions: Actions = {
  answer: async (event) => {
    const form = await formOf(event);
    requireActor(event);
    const consultation = await read(event.locals, (lease) => consultationById(lease, event.params.id));
    if (!consultation) return refuseForm(event.locals, refuse('consultations.not_found', { consultation: event.params.id }), form, 'answer');
    const input = { consultation: consultation.id, answer: textOf(form, 'answer') || null, reason: readWords(form, 'reason'), seen: textOf(form, 'seen') === '' ? null : Number(textOf(form, 'seen')) };
    return carryOut(event, form, answerRequest(input, consultation, keyOf(form)), `/consultations/${consultation.id}`, 'answer');
  },
  instruct: async (event) => {
    const form = await formOf(event);
    const actor = requireActor(event);
    return carryOut(event, form, noteInstruction({ subject: event.params.id, words: readWords(form, 'instruction'), seen: Number(textOf(form, 'version')) }, actor, keyOf(form)), `/consultations/${event.params.id}#instructions`, 'note');
  },
};
