import { membersOn } from '#core/charter/members.ts';
import { sayDate } from '#core/charter/dates.ts';
import type { Charter } from '#core/charter/schema.ts';
import { isRefusal, type Refusal } from '#core/refusal.ts';
import { fill, inLang } from '#core/words.ts';
import { attend, ATTENDS, attendanceOf, CAME, closeLesson, consentTo, datesDiffer, datesOf, exerciseById, exercisesWords, learnLesson, lessonsOf, mayAttend, mayConsent, mayLearn, mayPlanExercise, readAttendForm, readCloseForm, readConsentForm, readDatesForm, readLessonForm, readOutcomeForm, recordDates, recordOutcome } from '#features/exercises/index.ts';
import type { Command } from '#platform/perform.ts';
import { carryOut, formOf, keyOf, missing, newKey, partyName, read, requireActor } from '../../../edge.ts';
import { sayExercise, sayRange } from '../shown.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
  const actor = requireActor(event);
  const { locals, params } = event;
  const { lang, charter } = locals;
  const w = exercisesWords[lang].ui;
  const found = await read(locals, async (lease) => {
    const exercise = await exerciseById(lease, params.id);
    return exercise && { exercise, dates: await datesOf(lease, exercise.id), attendance: await attendanceOf(lease, exercise.id), lessons: await lessonsOf(lease, exercise.id) };
  });
  if (!found) missing(locals);
  const { exercise, dates, attendance, lessons } = found;
  const members = membersOn(charter, exercise.starts_day);
  const over = exercise.state === 'held' || exercise.state === 'cancelled';
  const parties = members.filter((party) => mayAttend(actor, party)).map((party) => ({ value: party, label: partyName(locals, party) }));
  return {
    w, once: newKey(), said: sayExercise(exercise, locals), may: { consent: !over && mayConsent(actor, exercise.host), plan: mayPlanExercise(actor), learn: mayLearn(actor), come: !over && mayPlanExercise(actor) }, parties,
    objectives: exercise.objectives.map((one) => ({ words: inLang(one.words, lang), gap: one.gap && inLang(one.gap, lang) })), consent: exercise.consent && { text: w[`c_${exercise.consent.consents}`]!, given: exercise.consent.consents === 'given', on: sayDate(exercise.consent.on, lang), source: exercise.consent.source, seq: exercise.consent.seq },
    dates: dates.map((one) => ({ seq: one.seq, when: sayRange(one, lang), says: inLang(one.says, lang), source: one.source })), differ: datesDiffer(dates),
    attendance: members.map((party) => { const one = attendance.find((a) => a.party === party); return { id: party, name: partyName(locals, party), attends: one?.attends ?? 'none', text: w[`a_${one?.attends ?? 'none'}`]!, source: one?.source ?? null, seq: one?.seq ?? null }; }),
    lessons: lessons.map((one) => ({ no: one.no, words: inLang(one.words, lang), owner: inLang(one.owner, lang), seq: one.seq, closed: one.closed && { said: fill(w.closed!, { day: sayDate(one.closed.on, lang) }), words: inLang(one.closed.words, lang) } })),
    states: CAME.map((one) => ({ value: one, label: w[`s_${one}`]! })), attends: ATTENDS.map((one) => ({ value: one, label: w[`a_${one}`]! })), consents: [{ value: 'given', label: w.c_given! }, { value: 'withheld', label: w.c_withheld! }],
  };
};

async function take<I extends object, S>(event: RequestEvent, about: string, readForm: (form: FormData, exercise: string) => I | Refusal, command: (input: I, once: string | null) => Command<Charter, S>) {
  const form = await formOf(event);
  const input = readForm(form, event.params.id);
  return carryOut(event, form, isRefusal(input) ? input : command(input, keyOf(form)), `/exercises/${event.params.id}`, about);
}

export const actions: Actions = {
  consent: async (event) => take(event, 'consent', readConsentForm, consentTo),
  attend: async (event) => take(event, 'attend', readAttendForm, attend),
  outcome: async (event) => take(event, 'outcome', readOutcomeForm, recordOutcome),
  dates: async (event) => take(event, 'dates', readDatesForm, recordDates),
  lesson: async (event) => take(event, 'lesson', readLessonForm, learnLesson),
  close: async (event) => take(event, 'close', readCloseForm, closeLesson),
};
