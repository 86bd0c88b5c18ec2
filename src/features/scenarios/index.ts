/**
 * Scenarios: a question with outcomes of which exactly one comes, each with a probability, what would show it coming and what is done then.
 *
 * A set belongs to a dossier and is read by whoever reads that. Every change is an act with its reason; what it was before is kept. In the
 * end somebody says which outcome came, and the probabilities are scored.
 */
import type { Feature } from '../../platform/feature.ts';
import { resolved, set } from './schema.ts';
import { projectResolved, projectSet } from './store.ts';
import { words } from './words.ts';

export const scenarios: Feature = {
  name: 'scenarios',
  acts: { 'scenarios.set': { payload: set, project: projectSet }, 'scenarios.resolved': { payload: resolved, project: projectResolved } },
  projections: { scenario_sets: 'id', scenario_revisions: "lpad(seq::text, 18, '0')" },
  words,
};

export { resolveScenarios, setScenarios } from './commands.ts';
export { OUTCOME_IDS, readScenariosForm } from './form.ts';
export { maySetScenarios } from './rights.ts';
export { scoreScenarios, type SetScenarios } from './rules.ts';
export { MOST as MOST_OUTCOMES, type Outcome } from './schema.ts';
export { revisionsOf, scenarioSetById, scenarioSetsOf, type Revision, type ScenarioSet } from './store.ts';
export { words as scenariosWords } from './words.ts';
