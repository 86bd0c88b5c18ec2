import type { Decision } from '../../src/core/act.ts';
import { readMissed, readThreshold } from '../../src/features/signals/form.ts';
import { acknowledge, assess, close, escalate, recordRun, reportMissed, setThreshold, type Handled, type Looked } from '../../src/features/signals/rules.ts';
import type { Mark } from '../../src/features/signals/schema.ts';
import { analyst, as, chair, officer } from '../actors.ts';
import type { RefusalCase } from './refusal.ts';

export const KEY = 'southern-borders/deadly-events.AF-BDS.2022-W18';
export const markOf = (change: Partial<Mark> = {}): Mark => ({
  indicator: 'deadly-events', area: 'AF-BDS', areas: ['AF-BDS'], period: '2022-W18', direction: 'rise', method: 'best', observed: 12, expected: 2.5, low: 0, high: 7, periods: 1, chance: 1e-5,
  upper: 7, threshold: 27, fired: 1, level: 'high', fate: 'raised', into: null, ...change,
});
const found = (marks: readonly Mark[]): Looked['found'] => ({
  file: 'southern-borders', digest: 'b'.repeat(64), version: '1', vintages: [{ indicator: 'deadly-events', source: 'ucdp-ged', import: 'E-1', vintage: '', to: '2022-05-08' }], series: 40, verdicts: 40, byChance: 0.3,
  falseDiscovery: 0.1, from: '2022-W18', to: '2022-W18', left: { dates: 2, places: 1 }, cleared: [], marks: [...marks],
});
export const run = (change: Partial<Looked> = {}, marks = [markOf()]): Decision => recordRun({ found: found(marks), since: 'R-1', newest: 'R-1', number: 2, ...change });

const open = (state = 'new'): Handled => ({ key: KEY, state, open: ['new', 'overdue', 'acknowledged', 'assessed', 'escalated'].includes(state) });
const words = { en: 'Two attacks in one valley; local press.' };
export const acknowledging = (signal: Handled = open(), context = as(analyst)): Decision => acknowledge(signal, { key: KEY }, context);
export const assessing = (change: object = {}, signal: Handled = open('acknowledged'), context = as(analyst)): Decision => assess(signal, { key: KEY, verdict: 'true', words, ...change }, context);
export const escalating = (change: object = {}, signal: Handled = open('acknowledged'), context = as(officer)): Decision => escalate(signal, { key: KEY, to: 'afghanistan', answerBy: '2030-01-01T00:00:00.000Z', words, ...change }, context);
export const closing = (change: object = {}, signal: Handled = open('assessed'), context = as(officer)): Decision => close(signal, { key: KEY, words, ...change }, context);
const where = { file: 'southern-borders', indicator: 'deadly-events', area: 'AF-TAK', period: '2022-W18' };
export const missing = (change: object = {}, place = { counted: true, signal: null as string | null }, context = as(analyst)): Decision => reportMissed(place, { ...where, words, ...change }, context);
export const setting = (change: object = {}, place = { counted: true }, context = as(officer)): Decision => setThreshold(place, { file: where.file, indicator: where.indicator, area: where.area, threshold: 60, words, ...change }, context);

export const signalRefusals: readonly RefusalCase[] = [
  ['signals.overtaken', 'a run that another one overtook', () => run({ newest: 'R-2' }), { facts: { run: 'R-2' } }],
  ['signals.nothing_new', 'a run with nothing to judge', () => recordRun({ found: { ...found([]), verdicts: 0 }, since: null, newest: null, number: 1 }), {}],
  ['signals.not_allowed', 'an acknowledgement by a delegate', () => acknowledging(open(), as(chair))],
  ['signals.not_allowed', 'a missed event by a delegate', () => missing({}, undefined, as(chair))],
  ['signals.not_found', 'a signal that is not there', () => acknowledging(null), { facts: { key: KEY } }],
  ['signals.acknowledged_already', 'acknowledged before', () => acknowledging(open('acknowledged')), { facts: { state: 'acknowledged' } }],
  ['signals.acknowledged_already', 'closed', () => acknowledging(open('closed')), { facts: { state: 'closed' } }],
  ['signals.no_verdict', 'an assessment that says nothing', () => assessing({ verdict: '' }), { field: 'verdict' }],
  ['signals.no_verdict', 'with a verdict nobody knows', () => assessing({ verdict: 'maybe' }), { field: 'verdict' }],
  ['signals.no_words', 'an assessment without a reason', () => assessing({ words: {} }), { field: 'words' }],
  ['signals.no_words', 'a close without a reason', () => closing({ words: {} }), { field: 'words' }],
  ['signals.no_words', 'an escalation without a reason', () => escalating({ words: {} }), { field: 'words' }],
  ['signals.no_words', 'a missed event without words', () => missing({ words: {} }), { field: 'words' }],
  ['signals.no_words', 'a threshold without a reason', () => setting({ words: {} }), { field: 'words' }],
  ['signals.ended', 'a close of what is closed', () => closing({}, open('closed')), { facts: { state: 'closed' } }],
  ['signals.ended', 'an escalation of what has expired', () => escalating({}, open('expired')), { facts: { state: 'expired' } }],
  ['signals.unknown_body', 'to a body that the charter does not have', () => escalating({ to: 'nobody' }), { field: 'to' }],
  ['signals.no_hour', 'without an hour to answer by', () => escalating({ answerBy: null }), { field: 'answerBy' }],
  ['signals.past_hour', 'with an hour that has passed', () => escalating({ answerBy: '2001-01-01T00:00:00.000Z' }), { field: 'answerBy' }],
  ['signals.not_counted', 'a place that the file does not count', () => missing({}, { counted: false, signal: null }), { facts: { area: 'AF-TAK' } }],
  ['signals.not_counted', 'a threshold of a place that the file does not count', () => setting({}, { counted: false }), {}],
  ['signals.not_missed', 'what has a signal', () => missing({}, { counted: true, signal: KEY }), { facts: { signal: KEY } }],
  ['signals.threshold_not_allowed', 'a threshold by an analyst', () => setting({}, undefined, as(analyst))],
  ['signals.bad_period', 'a period that is neither a week nor a day', () => readMissed('last spring'), { field: 'period', facts: { value: 'last spring' } }],
  ['signals.bad_threshold', 'odds that are no number', () => readThreshold('many'), { field: 'threshold' }],
  ['signals.bad_threshold', 'odds below one', () => setting({ threshold: 0.5 }), { field: 'threshold' }],
];
