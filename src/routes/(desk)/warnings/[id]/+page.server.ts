import { readWords } from '#core/form.ts';
import { procedureOf } from '#core/charter/members.ts';
import { sayInstant } from '#core/time.ts';
import { inLang, say } from '#core/words.ts';
import { answersTo, asGiven, asRequest, consultationMatters, consultationsWords, listConsultations, mayRequest, requestConsultation, standingOf } from '#features/consultations/index.ts';
import { observationsOf } from '#features/series/index.ts';
import { warningById, warningsWords } from '#features/warnings/index.ts';
import { areaName, bodyName, carryOut, formOf, idOf, keyOf, missing, newKey, partyName, peopleNames, read, refuseForm, requireActor, textOf } from '../../../edge.ts';
import type { Actions, PageServerLoad } from './$types';
import { refuse } from '#core/refusal.ts';

export const load: PageServerLoad = async (event) => {
  const actor = requireActor(event);
  const { locals, params } = event;
  const { charter, lang, now } = locals;
  const found = await read(locals, async (lease) => {
    const warning = await warningById(lease, params.id);
    if (!warning) return null;
    const consultations = await listConsultations(lease, { warning: warning.id, limit: 50 });
    const first = warning.evidence[0];
    return { warning, consultations, answers: await answersTo(lease, consultations.map((c) => c.id)), points: first ? await observationsOf(lease, first.import, first.area) : [], name: await peopleNames(lease, locals) };
  });
  if (!found) missing(locals);
  const { warning, consultations, answers, points, name } = found;
  const matters = consultationMatters(charter).filter((m) => mayRequest(actor, m, charter, now));
  const longest = Math.max(0, ...warning.options.map((o) => o.leadHours));
  return {
    w: warningsWords[lang].ui, cw: consultationsWords[lang].ui, once: newKey(),
    warning: {
      id: warning.id, dossier: warning.dossier, sentence: inLang(warning.sentence, lang), consequence: inLang(warning.consequence, lang), from: warning.probability_from, to: warning.probability_to, confidence: warning.confidence,
      addressees: [...warning.bodies.map((b) => bodyName(locals, b)), ...warning.parties.map((p) => partyName(locals, p))], options: warning.options.map((o) => ({ what: inLang(o.what, lang), leadHours: o.leadHours })),
      horizon: sayInstant(warning.horizon, charter.seat, lang), answerBy: warning.answer_by, reason: warning.answer_by_reason && inLang(warning.answer_by_reason, lang), longest,
      issuedAt: sayInstant(warning.issued_at, charter.seat, lang), issuedBy: name(warning.issued_by), example: warning.example, seq: warning.seq,
      evidence: warning.evidence.map((e) => ({ ...e, name: areaName(locals, e.area), unit: say(e.unit, lang) })),
    },
    chart: warning.evidence[0] && warning.evidence[0].period.length === 7 ? { series: warning.evidence[0].series, area: warning.evidence[0].area, name: areaName(locals, warning.evidence[0].area), points: points.slice(-40).map((p) => ({ month: p.period, value: p.value })), unit: say(warning.evidence[0].unit, lang) } : null,
    consultations: consultations.map((c) => ({ id: c.id, question: inLang(c.question, lang), by: partyName(locals, c.party), owed: standingOf(asRequest(c), answers.filter((a) => a.consultation === c.id).map(asGiven), now).owed.length, of: c.roster.length })),
    matters: matters.map((m) => {
      const rule = procedureOf(charter, m.procedure)!;
      return { id: m.id, name: say(m.name, lang), verified: rule.verified, hours: rule.rule.kind === 'consultation' ? rule.rule.answerWithinHours : 0, articles: rule.rule.kind === 'consultation' ? rule.rule.articles.map((a) => ({ id: a.id, name: say(a.name, lang) })) : [] };
    }),
  };
};

export const actions: Actions = {
  default: async (event) => {
    const actor = requireActor(event);
    const form = await formOf(event);
    const warning = await read(event.locals, (lease) => warningById(lease, event.params.id));
    if (!warning) return refuseForm(event.locals, refuse('consultations.unknown_warning', { warning: event.params.id }), form);
    const input = { warning: warning.id, matter: textOf(form, 'matter'), article: textOf(form, 'article') || null, question: readWords(form, 'question') };
    return carryOut(event, form, requestConsultation(input, warning, actor.party, keyOf(form)), (acts) => `/consultations/${idOf(acts)}`);
  },
};
