import { tableOf, wordOf } from '#core/probability/likelihood.ts';
import { dayOf, sayDay } from '#core/time.ts';
import { fill, inLang, say, sayNumber } from '#core/words.ts';
import { scenariosWords, scoreScenarios, type Outcome, type Revision, type ScenarioSet } from '#features/scenarios/index.ts';

/** How scenario sets are said on pages and in what is exported. */
export function sayOutcomes(outcomes: readonly Outcome[], locals: App.Locals) {
  const { lang, charter } = locals;
  const w = scenariosWords[lang].ui;
  const table = tableOf(charter.likelihood);
  return outcomes.map((one) => ({
    id: one.id, letter: one.id.toUpperCase(), title: inLang(one.title, lang), percent: one.percent, said: fill(w.word!, { percent: one.percent, word: wordOf(table, one.percent / 100, lang) }),
    indicators: { lang: inLang(one.indicators, lang).lang, lines: inLang(one.indicators, lang).text.split('\n').map((line) => line.trim()).filter((line) => line !== '') }, plan: inLang(one.plan, lang),
  }));
}

export function sayScore(outcomes: readonly Outcome[], came: string, w: Record<string, string>, lang: string): string {
  const { brier, bits } = scoreScenarios(outcomes, came);
  return bits === null ? `${fill(w.scores!.split(';')[0]!, { brier: sayNumber(brier, lang) })}; ${w.ruledOut}` : fill(w.scores!, { brier: sayNumber(Math.round(brier * 100) / 100, lang), bits: sayNumber(Math.round(bits * 100) / 100, lang) });
}

export const stateOf = (set: ScenarioSet, now: string): 'open' | 'overdue' | 'came' => (set.outcome !== null ? 'came' : set.horizon < now ? 'overdue' : 'open');

/** The probabilities of the outcomes there are now, over time; one that was not there yet had none. */
export function historyOf(set: ScenarioSet, revisions: readonly Revision[], locals: App.Locals) {
  const { now, lang, charter } = locals;
  const end = set.resolved_at ?? now;
  return {
    names: set.outcomes.map((one) => `${one.id.toUpperCase()}: ${one.percent} %`), until: Date.parse(end),
    steps: revisions.map((one) => ({ at: Date.parse(one.set_at), percent: set.outcomes.map(({ id }) => one.outcomes.find((other) => other.id === id)?.percent ?? 0) })),
    days: revisions.map((one) => sayDay(dayOf(one.set_at, charter.seat.zone), lang)), to: sayDay(dayOf(end, charter.seat.zone), lang),
  };
}
export const tableName = ({ charter, lang }: App.Locals): string => say(tableOf(charter.likelihood).name, lang);
