/**
 * Signals: what the detectors marked in the series of a watch file, and what people did about it.
 *
 * An import of a source that a file counts is followed by a run, which is one act: what was judged, on which imports, which marks are
 * believed, and what became of each. Where a signal stands is computed from it, from the acts of people and from the hour.
 */
import type { Feature } from '../../platform/feature.ts';
import { acknowledged, assessed, closed, escalated, judged, missed, thresholdSet } from './schema.ts';
import { projectJudged, projectMissed, projectStep, projectThreshold } from './store.ts';
import { words } from './words.ts';

export const signals: Feature = {
  name: 'signals',
  acts: {
    'signals.judged': { payload: judged, project: projectJudged },
    'signals.acknowledged': { payload: acknowledged, project: projectStep },
    'signals.assessed': { payload: assessed, project: projectStep },
    'signals.escalated': { payload: escalated, project: projectStep },
    'signals.closed': { payload: closed, project: projectStep },
    'signals.missed': { payload: missed, project: projectMissed },
    'signals.threshold_set': { payload: thresholdSet, project: projectThreshold },
  },
  projections: { signal_runs: 'id', signals: 'key', signal_steps: 'seq', signals_missed: 'seq', signal_thresholds: 'key' },
  words,
};

export { acknowledgeSignal, assessSignal, closeSignal, escalateSignal, judgeAfter, judgeFile, reportMissed, setThreshold, watchedBy } from './commands.ts';
export { readMissed, readThreshold, readWeek } from './form.ts';
export { mayHandle, maySetThreshold } from './rights.ts';
export { HIGH_YEARS } from './route.ts';
export { LEVELS, signalId, signalKey, VERDICTS, type Fate, type Level, type Mark, type Vintage } from './schema.ts';
export type { Score } from './score.ts';
export { OPEN, STATES, type State, type Step } from './state.ts';
export { listMissed, listRuns, newestRun, runById, signalByKey, signalsRaised, thresholdsOf, type Run, type Signal } from './store.ts';
export { explain, scoresOf, signalsOf, standOf, unacknowledged, witnessOf, type Explained, type Standing, type Unacknowledged } from './view.ts';
export { words as signalsWords } from './words.ts';
