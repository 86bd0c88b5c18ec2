import type { Decision } from '../../src/core/act.ts';
import { readScenariosForm } from '../../src/features/scenarios/form.ts';
import { resolveScenarios, setScenarios, type SetScenarios, type SetState, type Standing } from '../../src/features/scenarios/rules.ts';
import { as, both, chair, later, officer } from '../actors.ts';
import type { RefusalCase } from './refusal.ts';

export const outcomesOf = (...percent: (number | null)[]): SetScenarios['outcomes'] => percent.map((one, i) => ({ id: 'abcdefg'[i]!, title: both(`Outcome ${i}`), percent: one, indicators: both('A sign'), plan: both('A plan') }));
export const scenarios = (change: Partial<SetScenarios> = {}): SetScenarios => ({ dossier: 'D-1', changes: null, revision: null, title: both('What comes?'), horizon: later(500), outcomes: outcomesOf(30, 70), why: {}, ...change });
export const standing = (change: Partial<Standing> = {}): Standing => ({ id: 'SC-1', revision: 2, outcomes: outcomesOf(30, 70) as Standing['outcomes'], title: both('What comes?'), horizon: later(500), outcome: null, ...change });
export const setting = (change: Partial<SetScenarios> = {}, state: Partial<SetState> = {}, context = as(officer)): Decision => setScenarios({ dossier: { id: 'D-1', audience: ['parties'] }, next: 3, before: null, ...state }, scenarios(change), context);
const changing = (change: Partial<SetScenarios> = {}, before: Standing | null = standing()): Decision => setting({ changes: 'SC-1', revision: 2, outcomes: outcomesOf(40, 60), why: both('News'), ...change }, { before });
export const resolving = (change: object = {}, set: Standing | null = standing(), context = as(officer)): Decision => resolveScenarios({ set, dossier: 'D-1', audience: ['parties'] }, { set: 'SC-1', outcome: 'b', words: both('As reported'), ...change }, context);

function form(fields: Record<string, string>): FormData {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) data.append(name, value);
  return data;
}

export const scenarioRefusals: readonly RefusalCase[] = [
  ['scenarios.not_allowed', 'by a delegate', () => setting({}, {}, as(chair))],
  ['scenarios.not_allowed', 'resolved by a delegate', () => resolving({}, standing(), as(chair))],
  ['scenarios.not_found', 'a change of what is not there', () => changing({}, null)],
  ['scenarios.not_found', 'an outcome of what is not there', () => resolving({}, null)],
  ['scenarios.resolved_already', 'a change after the end', () => changing({}, standing({ outcome: 'a' }))],
  ['scenarios.resolved_already', 'a second outcome', () => resolving({}, standing({ outcome: 'a' }))],
  ['scenarios.changed_meanwhile', 'a change of what has been changed', () => changing({ revision: 1 }), { facts: { set: 'SC-1', revision: 2 } }],
  ['scenarios.no_title', 'without a question', () => setting({ title: {} }), { field: 'title' }],
  ['scenarios.no_horizon', 'without a horizon', () => setting({ horizon: null }), { field: 'horizon' }],
  ['scenarios.horizon_past', 'a horizon gone by', () => setting({ horizon: later(-1) }), { field: 'horizon' }],
  ['scenarios.bad_date', 'a horizon that is no day', () => readScenariosForm(form({ 'horizon.day': 'soon' }), 'D-1', 'Europe/Moscow') as Decision, { field: 'horizon' }],
  ['scenarios.how_many', 'one outcome', () => setting({ outcomes: outcomesOf(100) }), { facts: { n: 1, fewest: 2, most: 6 } }],
  ['scenarios.how_many', 'seven outcomes', () => setting({ outcomes: outcomesOf(10, 10, 10, 10, 10, 10, 40) })],
  ['scenarios.incomplete', 'an outcome without a plan', () => setting({ outcomes: [...outcomesOf(30), { ...outcomesOf(70)[0]!, id: 'b', plan: {} }] }), { facts: { outcome: 2 } }],
  ['scenarios.bad_percent', 'no probability', () => setting({ outcomes: outcomesOf(30, null) }), { facts: { outcome: 2 } }],
  ['scenarios.bad_percent', 'over one hundred', () => setting({ outcomes: outcomesOf(101, 0) }), { facts: { outcome: 1 } }],
  ['scenarios.sum', 'ninety in all', () => setting({ outcomes: outcomesOf(30, 60) }), { facts: { sum: 90, off: 10 } }],
  ['scenarios.sum', 'more than all', () => setting({ outcomes: outcomesOf(60, 60) }), { facts: { sum: 120, off: 20 } }],
  ['scenarios.unchanged', 'the same again', () => changing({ outcomes: outcomesOf(30, 70) })],
  ['scenarios.no_why', 'a change without a reason', () => changing({ why: {} }), { field: 'why' }],
  ['scenarios.no_outcome', 'no outcome chosen', () => resolving({ outcome: 'z' }), { field: 'outcome' }],
  ['scenarios.no_words', 'an outcome without a source', () => resolving({ words: {} }), { field: 'words' }],
];
