import { markingOf } from '#core/charter/members.ts';
import { sayDate } from '#core/charter/dates.ts';
import { readWords } from '#core/form.ts';
import { dayOf, daysBetween, sayDay, type Day } from '#core/time.ts';
import { fill, inLang, plural, say, sayNumber } from '#core/words.ts';
import { dossierById, dossiersWords, mayRecordFact, withdrawFact } from '#features/dossiers/index.ts';
import { maySetScenarios, scenarioSetsOf, scenariosWords } from '#features/scenarios/index.ts';
import { listOperations, operationsWords } from '#features/operations/index.ts';
import { outcomeOf, proceduresWords } from '#features/procedures/index.ts';
import { mayDraft, textsWords } from '#features/texts/index.ts';
import { before, lifeOf, segmentsOf } from '#features/timeline/index.ts';
import { mayIssueWarning, mayProposeWarning, warningsWords } from '#features/warnings/index.ts';
import { recentActs } from '#platform/acts.ts';
import { actLines, carryOut, formOf, keyOf, newKey, peopleNames, read, requireActor, missing, textOf } from '../../../edge.ts';
import { carriedOf, forms, lanesOf, sayStep, sourcesOf, whoseIn } from './view.ts';
import { sayOutcomes, stateOf } from './scenarios/said.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const actor = requireActor(event);
  const { locals, params } = event;
  const { charter, lang, now } = locals;
  const zone = charter.seat.zone;
  const found = await read(locals, async (lease) => {
    const dossier = await dossierById(lease, params.id);
    if (!dossier) return null;
    return { dossier, life: await lifeOf(lease, locals, dossier.id), operations: await listOperations(lease, { dossier: dossier.id, limit: 20 }), scenarios: await scenarioSetsOf(lease, dossier.id), acts: await actLines(lease, locals, await recentActs(lease, { dossier: dossier.id, limit: 9 }), dossier.id), name: await peopleNames(lease, locals) };
  });
  if (!found) missing(locals);
  const { dossier, life, acts, name, scenarios, operations } = found;
  const w = dossiersWords[lang].ui;
  const whoIs = whoseIn(locals, name);
  const marking = markingOf(charter, dossier.marking);
  const today = dayOf(now, zone);
  const { gap, steps } = life;
  const facts = life.facts.filter((f) => f.withdrawn === null);
  const segments = segmentsOf(steps, gap, today);
  const long = before(steps, gap, today);
  const main = steps.filter((s) => s.lane !== 'signal');
  const since = (i: number): number | null => {
    const at = main.indexOf(steps[i]!);
    return at <= 0 ? null : daysBetween(main[at - 1]!.to ?? main[at - 1]!.from, steps[i]!.to ?? steps[i]!.from);
  };
  /** The end of the gap as a row of its figure: the day, how well it is known, and where from. */
  const endOf = (lane: 'warning' | 'decision', day: Day): string => {
    const step = steps.find((s) => s.lane === lane && s.from === day);
    const from = step?.fact ? `${step.source}${step.fact.published ? `, ${sayDate(step.fact.published, lang)}` : ''}` : fill(w.actsOf!, { dossier: dossier.id });
    return `${step ? sayStep(step, lang) : sayDay(day, lang)}, ${step && step.precision !== 'day' ? w[`p_${step.precision}`] : w.toTheDay}; ${from}`;
  };
  const recorded = facts.map((f) => f.recorded_at).sort((a, b) => (a < b ? 1 : -1))[0];
  return {
    w, acts, gap, sw: scenariosWords[lang].ui, maySetScenarios: maySetScenarios(actor),
    scenarios: scenarios.map((set) => ({ id: set.id, title: inLang(set.title, lang), example: set.example, state: stateOf(set, now), horizon: sayDay(dayOf(set.horizon, zone), lang), outcomes: sayOutcomes(set.outcomes, locals).map(({ id, letter, title, percent, said }) => ({ id, letter, title, percent, said, came: set.outcome === id })) })),
    state: life.state, today, carried: carriedOf(life, locals), chart: lanesOf(life, locals, whoIs),
    dossier: { id: dossier.id, title: inLang(dossier.title, lang), opened: sayDay(dayOf(dossier.opened_at, zone), lang), example: dossier.example, marking: marking ? say(marking.name, lang) : dossier.marking },
    segments: segments.map((s) => ({ label: `${w[`from_${s.from}`]} ${w[`to_${s.to}`]}`, days: s.days, gap: s.gap })),
    long: long.map((s) => ({ label: fill(w[`from_first_${s.since}`]!, { year: s.from.slice(0, 4) }), days: s.days, times: gap.state !== 'no_warning' && gap.days > 0 ? fill(w.times!, { n: sayNumber(Math.round((10 * s.days) / gap.days) / 10, lang) }) : '' })),
    figure: gap.state === 'no_warning' ? null : {
      from: endOf('warning', gap.from), to: gap.state === 'closed' ? endOf('decision', gap.to) : null, vintage: recorded === undefined ? sayDay(today, lang) : sayDay(dayOf(recorded, zone), lang),
      rivals: long.map((s) => fill(w[`rival_${s.since}`]!, { days: plural(lang, s.days, forms(w)), day: sayDay(s.from, lang) })),
    },
    sources: sourcesOf(dossier.id, life, lang),
    ahead: facts.some((f) => f.first_day > today) && locals.desk.example, facts: facts.length,
    steps: steps.map((s, i) => ({
      when: sayStep(s, lang, true), note: s.precision === 'report' ? w.p_report : s.precision === 'year' ? w.p_year : s.to !== null && s.fact && s.to.slice(0, 7) === s.from.slice(0, 7) ? w.p_month : null, step: w[`lane_${s.lane}`]!, what: inLang(s.what, lang), who: whoIs(s.who),
      href: s.href, act: s.act, example: s.example, days: since(i),
      fact: s.fact ? { source: s.source!, published: s.fact.published === null ? null : sayDate(s.fact.published, lang), url: s.fact.url, rivals: s.fact.rivals && inLang(s.fact.rivals, lang) } : null,
    })),
    held: [
      ...life.warnings.map((one) => ({ id: one.id, href: `/warnings/${one.id}`, words: inLang(one.sentence, lang), state: null })),
      ...life.consultations.map((c) => ({ id: c.id, href: `/consultations/${c.id}`, words: inLang(c.question, lang), state: null })),
      ...life.texts.map((t) => {
        const latest = life.procedures.find((p) => p.text === t.id);
        const published = life.publications.find((p) => p.text === t.id);
        const state = published ? published.symbol : latest ? proceduresWords[lang].ui[outcomeOf(latest, now).state] : t.version > 0 ? fill(textsWords[lang].ui.version!, { n: t.version }) : textsWords[lang].ui.draftOnly;
        return { id: t.id, href: `/texts/${t.id}`, words: inLang(t.title, lang), state: state ?? null };
      }),
      ...operations.map(({ row, operation }) => ({ id: row.id, href: `/operations/${row.id}`, words: inLang(row.title, lang), state: operationsWords[lang].ui[`stage_${operation.stage}`] ?? null })),
    ],
    once: newKey(), withdrawn: life.facts.flatMap((f) => (f.withdrawn ? [{ act: f.withdrawn.seq, what: inLang(f.what, lang), why: inLang(f.withdrawn.why, lang) }] : [])),
    mayWarn: mayIssueWarning(actor), propose: !mayIssueWarning(actor) && mayProposeWarning(actor) ? warningsWords[lang].ui.writeProposal! : null, mayDraft: mayDraft(actor, charter, now), mayRecord: mayRecordFact(actor),
  };
};

export const actions: Actions = {
  withdraw: async (event) => {
    const form = await formOf(event);
    const fact = Number(/^\d{1,15}$/.exec(textOf(form, 'fact'))?.[0] ?? 0);
    return carryOut(event, form, withdrawFact({ dossier: event.params.id, fact, why: readWords(form, 'why') }, keyOf(form)), `/dossiers/${event.params.id}`, 'withdraw');
  },
};
