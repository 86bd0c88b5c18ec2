import { readWords } from '#core/form.ts';
import { procedureOf } from '#core/charter/members.ts';
import { sayInstant } from '#core/time.ts';
import { inLang, say } from '#core/words.ts';
import { answersTo, asGiven, asRequest, consultationMatters, consultationsWords, listConsultations, mayRequest, requestConsultation, standingOf } from '#features/consultations/index.ts';
import { exchangeWords, mayPublish } from '#features/exchange/index.ts';
import { listOptions, listPackages, mayKeepMeasures, measuresWords } from '#features/measures/index.ts';
import { warningById, warningsWords } from '#features/warnings/index.ts';
import { carryOut, formOf, idOf, keyOf, missing, newKey, partyName, peopleNames, read, refuseForm, requireActor, textOf } from '../../../edge.ts';
import { actByLine } from '../../measures/said.ts';
import { contentOf, sayWarning } from '../../../warning.ts';
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
    return { warning, packages: await listPackages(lease, { warning: warning.id, limit: 20 }), options: await listOptions(lease), said: await sayWarning(lease, contentOf(warning), locals), consultations, answers: await answersTo(lease, consultations.map((c) => c.id)), name: await peopleNames(lease, locals) };
  });
  if (!found) missing(locals);
  const { warning, packages, options, said, consultations, answers, name } = found;
  const matters = consultationMatters(charter).filter((m) => mayRequest(actor, m, charter, now));
  return {
    send: locals.desk.exchange && mayPublish(actor, locals.desk.exchange.node.readers) ? exchangeWords[lang].ui.sendWarning! : null,
    w: warningsWords[lang].ui, cw: consultationsWords[lang].ui, once: newKey(),
    warning: {
      ...said, id: warning.id, issuedAt: sayInstant(warning.issued_at, charter.seat, lang), issuedBy: name(warning.issued_by), example: warning.example, seq: warning.seq,
      writtenBy: warning.written_by === null ? null : name(warning.written_by), proposal: warning.proposal,
    },
    mw: measuresWords[lang].ui, mayBundle: mayKeepMeasures(actor), packages: packages.map((one) => { const { said: by, late, clock } = actByLine(one, options, locals); return { id: one.id, title: inLang(one.title, lang), by, late, clock }; }),
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
