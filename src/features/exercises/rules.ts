import { DESK, PARTIES, type ActDraft, type Context, type Decision } from '../../core/act.ts';
import { firstDay, lastDay } from '../../core/charter/dates.ts';
import type { Charter } from '../../core/charter/schema.ts';
import { isAhead } from '../../core/past.ts';
import { refuse, type Refusal } from '../../core/refusal.ts';
import { dayOf, type Day, type Instant } from '../../core/time.ts';
import type { Words } from '../../core/words.ts';
import { mayAttend, mayConsent, mayLearn, mayPlanExercise } from './rights.ts';
import { ATTENDS, CAME, MOST_OBJECTIVES, type Attends, type Came } from './schema.ts';

const said = (words: Words): boolean => Object.keys(words).length > 0;
const orNull = (words: Words): Words | null => (said(words) ? words : null);
const incomplete = (field: string): Refusal => refuse('exercises.incomplete', {}, field);
const act = (kind: string, payload: object, refs: string[]): Decision => ({ acts: [{ kind, dossier: DESK, payload, audience: [PARTIES], refs } satisfies ActDraft] });
const isParty = (charter: Charter, party: string): boolean => charter.parties.some((one) => one.id === party);

export type Plan = { readonly name: Words; readonly type: Words; readonly host: string; readonly place: Words; readonly starts: string | null; readonly ends: string | null; readonly size: Words; readonly objectives: readonly { readonly words: Words; readonly gap: Words }[]; readonly source: string };

export function planExercise({ next }: { next: number }, command: Plan, { actor, charter }: Context<Charter>): Decision {
  if (!mayPlanExercise(actor)) return refuse('exercises.not_allowed');
  for (const field of ['name', 'type'] as const) if (!said(command[field])) return incomplete(field);
  if (!isParty(charter, command.host)) return refuse('exercises.no_party', { party: command.host }, 'host');
  const { starts, ends } = command;
  if (starts === null) return incomplete('starts');
  if (ends !== null && lastDay(ends) < firstDay(starts)) return refuse('exercises.backwards', {}, 'ends');
  const objectives = command.objectives.filter((one) => said(one.words) || said(one.gap));
  if (objectives.some((one) => !said(one.words)) || objectives.length > MOST_OBJECTIVES) return incomplete('objectives');
  if (command.source === '') return incomplete('source');
  const payload = { id: `EX-${next}`, name: command.name, type: command.type, host: command.host, place: orNull(command.place), starts, ends, size: orNull(command.size), objectives: objectives.map((one) => ({ words: one.words, gap: orNull(one.gap) })), source: command.source };
  return act('exercises.planned', payload, []);
}

/** An exercise as a command finds it. */
export type Found = { readonly id: string; readonly host: string; readonly state: string };
type State = { readonly exercise: Found | null };
const notFound = (id: string): Refusal => refuse('exercises.not_found', { exercise: id });
const ahead = (date: string, field: string, { charter, recordedAt }: Context<Charter>): Refusal | null => (isAhead(date, recordedAt, charter.seat.zone) ? refuse('exercises.ahead', { date }, field) : null);

export function consent({ exercise }: State, command: { exercise: string; consents: string; on: string | null; source: string }, context: Context<Charter>): Decision {
  if (!exercise) return notFound(command.exercise);
  if (!mayConsent(context.actor, exercise.host)) return refuse('exercises.not_allowed');
  if (exercise.state === 'held' || exercise.state === 'cancelled') return refuse('exercises.over', { exercise: exercise.id });
  if (command.consents !== 'given' && command.consents !== 'withheld') return incomplete('consents');
  if (command.on === null) return incomplete('on');
  if (command.source === '') return incomplete('source');
  return ahead(command.on, 'on', context) ?? act('exercises.consented', { exercise: exercise.id, consents: command.consents, on: command.on, source: command.source }, [exercise.id]);
}

export function attend({ exercise }: State, command: { exercise: string; party: string; attends: string; source: string }, { actor, charter }: Context<Charter>): Decision {
  if (!exercise) return notFound(command.exercise);
  if (!isParty(charter, command.party)) return refuse('exercises.no_party', { party: command.party }, 'party');
  if (!mayAttend(actor, command.party)) return refuse('exercises.not_allowed');
  const attends = ATTENDS.find((one): one is Attends => one === command.attends);
  if (attends === undefined) return incomplete('attends');
  if (command.source === '') return incomplete('source');
  return act('exercises.attended', { exercise: exercise.id, party: command.party, attends, source: command.source }, [exercise.id]);
}

export type Outcome = { readonly exercise: string; readonly state: string; readonly by: Words; readonly on: string | null; readonly reason: Words; readonly starts: string | null; readonly ends: string | null; readonly source: string };

/** What came of it. Nobody is made to give a reason: that none was given is said as such. */
export function recordOutcome({ exercise }: State, command: Outcome, context: Context<Charter>): Decision {
  if (!mayPlanExercise(context.actor)) return refuse('exercises.not_allowed');
  if (!exercise) return notFound(command.exercise);
  if (exercise.state === 'held' || exercise.state === 'cancelled') return refuse('exercises.over', { exercise: exercise.id });
  const state = CAME.find((one): one is Came => one === command.state);
  if (state === undefined) return incomplete('state');
  if (command.on === null) return incomplete('on');
  const late = ahead(command.on, 'on', context);
  if (late) return late;
  if (state !== 'held' && !said(command.by)) return incomplete('by');
  const starts = state === 'moved' ? command.starts : null;
  if (state === 'moved' && starts === null) return incomplete('starts');
  const ends = state === 'moved' ? command.ends : null;
  if (starts !== null && ends !== null && lastDay(ends) < firstDay(starts)) return refuse('exercises.backwards', {}, 'ends');
  if (command.source === '') return incomplete('source');
  return act('exercises.came', { exercise: exercise.id, state, by: orNull(command.by), on: command.on, reason: orNull(command.reason), starts, ends, source: command.source }, [exercise.id]);
}

export type Dating = { readonly exercise: string; readonly starts: string | null; readonly ends: string | null; readonly says: Words; readonly source: string };

/** When it took place, as one source tells it. */
export function recordDates({ exercise }: State, command: Dating, context: Context<Charter>): Decision {
  if (!mayPlanExercise(context.actor)) return refuse('exercises.not_allowed');
  if (!exercise) return notFound(command.exercise);
  const { starts, ends } = command;
  if (starts === null) return incomplete('starts');
  const late = ahead(ends ?? starts, ends === null ? 'starts' : 'ends', context);
  if (late) return late;
  if (ends !== null && lastDay(ends) < firstDay(starts)) return refuse('exercises.backwards', {}, 'ends');
  if (!said(command.says)) return incomplete('says');
  if (command.source === '') return incomplete('source');
  return act('exercises.dated', { exercise: exercise.id, starts, ends, says: command.says, source: command.source }, [exercise.id]);
}

export function learnLesson({ exercise, next }: State & { readonly next: number }, command: { exercise: string; words: Words; owner: Words }, { actor }: Context<Charter>): Decision {
  if (!mayLearn(actor)) return refuse('exercises.not_allowed');
  if (!exercise) return notFound(command.exercise);
  if (!said(command.words)) return incomplete('words');
  if (!said(command.owner)) return incomplete('owner');
  return act('exercises.lesson_learnt', { exercise: exercise.id, no: next, words: command.words, owner: command.owner }, [exercise.id]);
}

export function closeLesson({ exercise, lesson }: State & { readonly lesson: { readonly no: number; readonly closed: boolean } | null }, command: { exercise: string; no: number; on: string | null; words: Words }, context: Context<Charter>): Decision {
  if (!mayPlanExercise(context.actor)) return refuse('exercises.not_allowed');
  if (!exercise) return notFound(command.exercise);
  if (!lesson || lesson.closed) return refuse('exercises.no_lesson', { no: command.no });
  if (command.on === null) return incomplete('on');
  const late = ahead(command.on, 'on', context);
  if (late) return late;
  if (!said(command.words)) return incomplete('words');
  return act('exercises.lesson_closed', { exercise: exercise.id, no: lesson.no, on: command.on, words: command.words }, [exercise.id]);
}

/** How an exercise stands at an hour: one whose last day has passed without a word of what came of it waits for that word. */
export function stateOf(exercise: { readonly state: string; readonly starts: string; readonly ends: string | null }, now: Instant, zone: string): 'planned' | 'unreported' | 'held' | 'cancelled' | 'moved' {
  if (exercise.state === 'held' || exercise.state === 'cancelled') return exercise.state;
  const today: Day = dayOf(now, zone);
  if (lastDay(exercise.ends ?? exercise.starts) < today) return 'unreported';
  return exercise.state === 'moved' ? 'moved' : 'planned';
}

/** Dates that differ from one another, first those of the plan: rivals are shown side by side. */
export const datesDiffer = (dates: readonly { readonly starts: string; readonly ends: string | null }[]): boolean => new Set(dates.map((one) => `${one.starts} ${one.ends ?? ''}`)).size > 1;
