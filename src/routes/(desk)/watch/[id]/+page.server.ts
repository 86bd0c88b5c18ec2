import { readWords } from '#core/form.ts';
import { dayOf, readDay, sayDay, sayInstant, sayMonth } from '#core/time.ts';
import { fill, inLang, say, sayNumber } from '#core/words.ts';
import { listDossiers } from '#features/dossiers/index.ts';
import { mayImport } from '#features/series/index.ts';
import { newestRun, signalsWords } from '#features/signals/index.ts';
import { fileById, LOOK_BACK, lookAt, mayNoteSignal, noteSignal, watchWords } from '#features/watch/index.ts';
import { mayIssueWarning, mayProposeWarning, warningsWords } from '#features/warnings/index.ts';
import { shiftPeriod } from '#core/series/period.ts';
import { bodyName, carryOut, formOf, keyOf, missing, newKey, peopleNames, read, requireActor, textOf } from '../../../edge.ts';
import { mapOf } from '../map.server.ts';
import { raisedBy, raisedOf } from '../signals.ts';
import { behind, groupsOf, missingOf, segmentsOf, signalName } from '../shown.ts';
import type { Actions, PageServerLoad } from './$types';

/** So many signals are listed before the reader asks for all. */
const LISTED = 6;

export const load: PageServerLoad = async (event) => {
  const actor = requireActor(event);
  const { locals, params, url } = event;
  const { lang, charter } = locals;
  const today = dayOf(locals.now, charter.seat.zone);
  const asked = (url.searchParams.get('on') ?? '').trim().slice(0, 40);
  const on = asked === '' ? today : readDay(asked);
  const warns = mayIssueWarning(actor) || mayProposeWarning(actor);
  const found = await read(locals, async (lease) => {
    const file = await fileById(lease, params.id);
    if (!file) return null;
    return { ...file, raised: await raisedBy(lease, file.file, on ?? today, locals), run: await newestRun(lease, file.id), view: await lookAt(lease, file.file, on ?? today), dossiers: warns ? await listDossiers(lease, { limit: 50 }) : [], name: await peopleNames(lease, locals) };
  });
  if (!found) missing(locals);
  const { file, dossiers, name, raised, run } = found;
  const { view } = found;
  // A month that a run raised stands among the signals, and not a second time among those that are marked on reading.
  const months = view.signals.filter((s) => raised.every((r) => r.id !== s.id));
  const w = watchWords[lang].ui;
  const reader = { locals, w, on: on ?? today, raised };
  const number = (n: number): string => sayNumber(Math.round(n), lang);
  const why = url.searchParams.get('why') ?? (raised.length > 0 ? null : months.find((s) => s.state === 'new')?.id) ?? null;
  const all = url.searchParams.has('all');
  const segments = segmentsOf(file, view, reader);
  const judgedSeries = file.signals.reduce((n, s) => n + s.areas.filter((a) => view.figures(s.series, a).points.length > 0).length, 0);
  return {
    w, once: newKey(), id: file.id, title: inLang(file.title, lang), owner: bodyName(locals, file.owner), on: on ?? today, today, bad: on === null ? fill(w.badDay!, { value: asked, day: sayDay(today, lang) }) : null,
    query: asked === '' || on === null ? '' : `&on=${encodeURIComponent(asked)}`, fresh: (raised.length > 0 ? raised : months).filter((s) => s.state === 'new' || s.state === 'overdue').length, seriesCount: file.groups.reduce((n, g) => n + g.indicators.length, 0),
    groups: groupsOf(file, view, reader), missing: missingOf(file, view, reader), segments, mayImport: mayImport(actor), since: sayMonth(shiftPeriod(view.last, 1 - LOOK_BACK), lang),
    raised: raisedOf(raised, run, { locals, w: signalsWords[lang].ui, file }, all), sw: signalsWords[lang].ui, counts: file.counts.length,
    map: mapOf(file, view, reader),
    found: { judged: view.found.judged, series: judgedSeries, byChance: Math.round(view.found.byChance * 10) / 10, all: months.length }, listed: all ? months.length : Math.min(LISTED, months.length), detects: file.signals.length > 0,
    signals: months.filter((s, i) => all || i < LISTED || s.id === why).map((s) => {
      const source = view.figures(s.series, s.area).import!;
      return {
        id: s.id, name: signalName(file, s, locals), month: sayMonth(s.period, lang), period: s.period, observed: number(s.observed), expected: number(s.expected), low: number(s.low), high: number(s.high), state: s.state,
        open: s.id === why ? {
          points: behind(view, s), expectedValue: s.expected, upper: s.high, months: s.months, title: say(source.title, lang), source: `${source.source}, ${source.vintage}`, vintage: source.vintage, import: source.id, act: source.seq, to: sayMonth(source.covers_to, lang),
          passed: s.passed === null ? null : sayMonth(s.passed, lang), warnings: s.warnings, series: s.series, area: s.area,
          note: s.note && { text: inLang(s.note.words, lang), state: s.note.state, by: fill(w.saidBy!, { who: name(s.note.noted_by), when: sayInstant(s.note.noted_at, charter.seat, lang) }), example: s.note.example },
        } : null,
      };
    }),
    mayNote: mayNoteSignal(actor), mayWarn: warns, makeWarning: mayIssueWarning(actor) ? w.makeWarning! : warningsWords[lang].ui.writeProposal!, dossiers: dossiers.map((d) => ({ id: d.id, title: say(d.title, lang) })),
  };
};

export const actions: Actions = {
  note: async (event) => {
    requireActor(event);
    const form = await formOf(event);
    const input = { file: event.params.id, series: textOf(form, 'series'), area: textOf(form, 'area'), period: textOf(form, 'period'), state: textOf(form, 'state'), words: readWords(form, 'words') };
    return carryOut(event, form, noteSignal(input, keyOf(form)), `/watch/${event.params.id}?why=${input.series}.${input.area}.${input.period}#months`, 'note');
  },
};
