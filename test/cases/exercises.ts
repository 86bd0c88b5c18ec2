import type { Decision } from '../../src/core/act.ts';
import { readPlanForm } from '../../src/features/exercises/form.ts';
import * as rules from '../../src/features/exercises/rules.ts';
import { admin, as, both, chair, officer, signedDelegates } from '../actors.ts';
import type { RefusalCase } from './refusal.ts';

export const plan = (change: Partial<rules.Plan> = {}): rules.Plan => ({ name: both('Autumn'), type: both('table-top'), host: 'KGZ', place: {}, starts: '2022-10-10', ends: '2022-10-14', size: {}, objectives: [{ words: both('Report within two hours'), gap: {} }, { words: {}, gap: {} }], source: 'Plan of the year', ...change });
export const planning = (change: Partial<rules.Plan> = {}, context = as(officer)): Decision => rules.planExercise({ next: 3 }, plan(change), context);
export const exercise = (state = 'planned'): rules.Found => ({ id: 'EX-1', host: 'KGZ', state });
export const consenting = (change: object = {}, one: rules.Found | null = exercise(), context = as(signedDelegates.KGZ)): Decision => rules.consent({ exercise: one }, { exercise: 'EX-1', consents: 'given', on: '2022-05-01', source: 'A note', ...change }, context);
export const attending = (change: object = {}, one: rules.Found | null = exercise(), context = as(chair)): Decision => rules.attend({ exercise: one }, { exercise: 'EX-1', party: 'ARM', attends: 'absent', source: 'A note', ...change }, context);
export const coming = (change: Partial<rules.Outcome> = {}, one: rules.Found | null = exercise(), context = as(officer)): Decision => rules.recordOutcome({ exercise: one }, { exercise: 'EX-1', state: 'cancelled', by: both('the host'), on: '2022-05-09', reason: {}, starts: null, ends: null, source: 'A report', ...change }, context);
export const dating = (change: Partial<rules.Dating> = {}, one: rules.Found | null = exercise(), context = as(officer)): Decision => rules.recordDates({ exercise: one }, { exercise: 'EX-1', starts: '2022-04-01', ends: '2022-04-08', says: both('the host'), source: 'A report', ...change }, context);
export const learning = (change: object = {}, context = as(chair), one: rules.Found | null = exercise('held')): Decision => rules.learnLesson({ exercise: one, next: 1 }, { exercise: 'EX-1', words: both('Call earlier'), owner: both('Desk officer'), ...change }, context);
export const closing = (change: object = {}, lesson: { no: number; closed: boolean } | null = { no: 1, closed: false }, context = as(officer)): Decision => rules.closeLesson({ exercise: exercise('held'), lesson }, { exercise: 'EX-1', no: 1, on: '2022-05-09', words: both('Called'), ...change }, context);

const form = new FormData();
form.append('starts', 'in autumn');

export const exerciseRefusals: readonly RefusalCase[] = [
  ['exercises.not_allowed', 'a plan by a delegate', () => planning({}, as(chair))],
  ['exercises.not_allowed', 'consent by another than the host', () => consenting({}, exercise(), as(chair))],
  ['exercises.not_allowed', 'attendance of another party', () => attending({ party: 'BLR' })],
  ['exercises.not_allowed', 'an outcome by a delegate', () => coming({}, exercise(), as(chair))],
  ['exercises.not_allowed', 'dates by a delegate', () => dating({}, exercise(), as(chair))],
  ['exercises.not_allowed', 'a lesson by an administrator', () => learning({}, as(admin))],
  ['exercises.not_allowed', 'closed by a delegate', () => closing({}, undefined, as(chair))],
  ['exercises.not_found', 'consent to what is not there', () => consenting({}, null)],
  ['exercises.not_found', 'attendance of what is not there', () => attending({}, null)],
  ['exercises.not_found', 'an outcome of what is not there', () => coming({}, null)],
  ['exercises.incomplete', 'a plan without a name', () => planning({ name: {} }), { field: 'name' }],
  ['exercises.incomplete', 'a plan without a day', () => planning({ starts: null }), { field: 'starts' }],
  ['exercises.incomplete', 'a gap without an objective', () => planning({ objectives: [{ words: {}, gap: both('A gap') }] }), { field: 'objectives' }],
  ['exercises.incomplete', 'cancelled by nobody', () => coming({ by: {} }), { field: 'by' }],
  ['exercises.incomplete', 'moved to no day', () => coming({ state: 'moved' }), { field: 'starts' }],
  ['exercises.incomplete', 'dates that nobody tells', () => dating({ says: {} }), { field: 'says' }],
  ['exercises.incomplete', 'a lesson that nobody sees to', () => learning({ owner: {} }), { field: 'owner' }],
  ['exercises.incomplete', 'closed without evidence', () => closing({ words: {} }), { field: 'words' }],
  ['exercises.no_party', 'hosted by no party', () => planning({ host: 'ZZZ' }), { field: 'host' }],
  ['exercises.bad_date', 'a plan for some autumn', () => readPlanForm(form), { field: 'starts' }],
  ['exercises.ahead', 'consent of tomorrow', () => consenting({ on: '2022-05-11' }), { field: 'on' }],
  ['exercises.ahead', 'an outcome of tomorrow', () => coming({ on: '2022-10-09' }), { field: 'on' }],
  ['exercises.ahead', 'dates of tomorrow', () => dating({ ends: '2022-06-01' }), { field: 'ends' }],
  ['exercises.ahead', 'closed tomorrow', () => closing({ on: '2022-05-11' }), { field: 'on' }],
  ['exercises.backwards', 'a plan that ends before it begins', () => planning({ ends: '2022-10-09' }), { field: 'ends' }],
  ['exercises.backwards', 'dates that end before they begin', () => dating({ ends: '2022-03-01' }), { field: 'ends' }],
  ['exercises.over', 'cancelled after it was held', () => coming({}, exercise('held'))],
  ['exercises.over', 'consent after it was cancelled', () => consenting({}, exercise('cancelled'))],
  ['exercises.no_lesson', 'closed twice', () => closing({}, { no: 1, closed: true })],
];
