import { readWords } from '#core/form.ts';
import { isRefusal } from '#core/refusal.ts';
import { sayInstant, sayMonth } from '#core/time.ts';
import { fill, inLang, say, sayNumber } from '#core/words.ts';
import { mayHandle, readMissed, reportMissed, scoresOf, signalsWords } from '#features/signals/index.ts';
import { fileById, watchWords } from '#features/watch/index.ts';
import { carryOut, formOf, keyOf, missing, newKey, peopleNames, read, refuseForm, requireActor, textOf } from '../../../../edge.ts';
import { sayArea, sayIndicator, sayWhen, type Said } from '../../signals.ts';
import type { Actions, PageServerLoad } from './$types';

const MONTHS = 24;

export const load: PageServerLoad = async (event) => {
  const actor = requireActor(event);
  const { locals, params } = event;
  const { lang, charter, now } = locals;
  const found = await read(locals, async (lease) => {
    const file = await fileById(lease, params.id);
    return file && { file: file.file, scores: await scoresOf(lease, file.file, now, MONTHS), name: await peopleNames(lease, locals) };
  });
  if (!found) missing(locals);
  const { file, scores, name } = found;
  const w = signalsWords[lang].ui;
  const said: Said = { locals, w, file };
  const round = (n: number): string => sayNumber(Math.round(n * 10) / 10, lang);
  return {
    w, ww: watchWords[lang].ui, once: newKey(), id: file.id, fileTitle: say(file.title, lang), mayHandle: mayHandle(actor),
    scores: scores.scores.map((s) => ({
      key: `${s.month} ${s.method}`, month: sayMonth(s.month, lang), method: w[`m_${s.method}`] ?? s.method, raised: s.raised, yes: s.true, no: s.false, unclear: s.unclear, unassessed: s.unassessed, missed: s.missed,
      precision: s.precision === null ? null : fill(w.precisionOf!, { percent: Math.round(s.precision * 100), n: s.true + s.false }), falsePerWeek: round(s.falsePerWeek), ack: s.hoursToAcknowledge === null ? null : fill(w.hours!, { n: round(s.hoursToAcknowledge) }),
    })),
    missed: scores.missed.map((m) => ({ seq: m.seq, what: `${sayIndicator(m.indicator, said)}, ${sayArea(m.area, said)}, ${sayWhen(m, said)}`, words: inLang(m.words, lang), by: fill(w.saidBy!, { who: name(m.said_by), when: sayInstant(m.said_at, charter.seat, lang) }) })),
    indicators: file.counts.map((c) => ({ value: c.id, label: say(c.name, lang) })),
  };
};

export const actions: Actions = {
  default: async (event) => {
    requireActor(event);
    const form = await formOf(event);
    const week = readMissed(textOf(form, 'period'));
    if (isRefusal(week)) return refuseForm(event.locals, week, form);
    return carryOut(event, form, reportMissed({ file: event.params.id, indicator: textOf(form, 'indicator'), area: textOf(form, 'area').slice(0, 60), period: week.period, words: readWords(form, 'words') }, keyOf(form)), `/watch/${event.params.id}/scores#missed`);
  },
};
