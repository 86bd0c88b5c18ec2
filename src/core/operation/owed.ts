import { addDays, daysBetween, type Day } from '../time.ts';
import { allOf, type Of, type Operation } from './fold.ts';
import { strengthsOn } from './strength.ts';

/** What an operation owes, by which day, and how late it was or is. Computed on reading, for the day that is asked about. */
export type NotificationRule = { readonly to: string; readonly within: number | null };
export type Owed = {
  readonly kind: 'review' | 'review_due' | 'expired' | 'expires' | 'notify' | 'report' | 'requirements' | 'present_after';
  readonly key: string; readonly by: Day | null; readonly state: 'owed' | 'late' | 'soon'; /** Days late, or days left. */ readonly days: number;
};
export type Notice = { readonly to: string; readonly due: Day | null; readonly done: Of<'notified'> | null; readonly took: number | null; readonly state: 'waiting' | 'late' | 'met' | 'met_late' };
export type ReportLine = { readonly duty: string; readonly due: Day; readonly done: Of<'report_made'> | null; readonly state: 'waiting' | 'late' | 'met' | 'met_late'; readonly days: number };

/** From so many days before its end an expiry is an alarm. */
export const ALARM_DAYS = 30;

/** Whom the charter wants told of a decision, with the clock of each; whoever was told beside them follows. */
export function noticesOf(operation: Operation, rules: readonly NotificationRule[], today: Day): Notice[] {
  const { mandate } = operation;
  if (!mandate) return [];
  const from = mandate.decided.decision.on;
  const told = allOf(operation.acts, 'notified');
  const line = (to: string, within: number | null): Notice => {
    const done = told.find((one) => one.to === to) ?? null;
    const due = within === null ? null : addDays(from, within);
    const late = due !== null && (done?.on ?? today) > due;
    return { to, due, done, took: done ? daysBetween(from, done.on) : null, state: done ? (late ? 'met_late' : 'met') : late ? 'late' : 'waiting' };
  };
  return [...rules.map((rule) => line(rule.to, rule.within)), ...[...new Set(told.map((one) => one.to))].filter((to) => !rules.some((rule) => rule.to === to)).map((to) => line(to, null))];
}

/** The day after which no more falls due: the end of the mandate, of the withdrawal, or of the file. */
function endOf(operation: Operation, today: Day): Day {
  const ends = [operation.mandate?.to, operation.stages.findLast((one) => one.stage === 'withdrawn')?.on, operation.closed?.on].filter((one): one is Day => one != null);
  return ends.reduce((first, one) => (one < first ? one : first), addDays(today, 92));
}

/** The reports that the mandate owes, with the next one that lies ahead. */
export function reportsOf(operation: Operation, today: Day): ReportLine[] {
  const { mandate } = operation;
  if (!mandate) return [];
  const made = allOf(operation.acts, 'report_made');
  const end = endOf(operation, today);
  return mandate.decided.reports.flatMap((duty) => {
    const days: Day[] = [];
    for (let due = duty.first; days.length < 1100; due = addDays(due, duty.every!)) {
      if (days.length > 0 && due > end) break;
      days.push(due);
      if (duty.every === null || due > today) break;
    }
    return days.map((due): ReportLine => {
      const done = made.find((one) => one.duty === duty.id && one.due === due) ?? null;
      const late = (done?.on ?? today) > due;
      return { duty: duty.id, due, done, state: done ? (late ? 'met_late' : 'met') : late ? 'late' : 'waiting', days: Math.abs(daysBetween(due, done?.on ?? today)) };
    });
  });
}

/** The mandate names neither an end nor a day on which it is looked at again. */
export const isUndated = (operation: Operation): boolean => operation.mandate !== null && operation.mandate.to === null && operation.mandate.review === null;

/** What is owed, the demand for a review date first, then by day. A closed operation owes nothing. */
export function owedOf(operation: Operation, rules: readonly NotificationRule[], today: Day): Owed[] {
  const { mandate, stage } = operation;
  if (!mandate || stage === 'closed') return [];
  const owed: Owed[] = [];
  const left = (by: Day): Pick<Owed, 'by' | 'state' | 'days'> => ({ by, state: by < today ? 'late' : 'soon', days: Math.abs(daysBetween(today, by)) });
  if (isUndated(operation)) owed.push({ kind: 'review', key: 'review', by: mandate.decided.decision.on, state: 'late', days: Math.max(0, daysBetween(mandate.decided.decision.on, today)) });
  const running = stage !== 'withdrawn';
  if (running && mandate.to !== null && mandate.to < today) owed.push({ kind: 'expired', key: 'expired', ...left(mandate.to) });
  else if (running && mandate.to !== null && daysBetween(today, mandate.to) <= ALARM_DAYS) owed.push({ kind: 'expires', key: 'expires', ...left(mandate.to) });
  if (running && mandate.review !== null && daysBetween(today, mandate.review) <= ALARM_DAYS) owed.push({ kind: 'review_due', key: 'review_due', ...left(mandate.review) });
  if (running && mandate.to !== null && today > mandate.to && (strengthsOn(operation, 'all', today).present ?? 0) > 0) owed.push({ kind: 'present_after', key: 'present_after', ...left(mandate.to) });
  for (const one of noticesOf(operation, rules, today)) if (one.due !== null && one.done === null) owed.push({ kind: 'notify', key: one.to, by: one.due, state: one.state === 'late' ? 'late' : 'owed', days: Math.abs(daysBetween(one.due, today)) });
  for (const one of reportsOf(operation, today)) if (one.done === null) owed.push({ kind: 'report', key: `${one.duty} ${one.due}`, by: one.due, state: one.state === 'late' ? 'late' : 'soon', days: one.days });
  if ((stage === 'decided' || stage === 'deploying') && allOf(operation.acts, 'unit_required').length === 0) owed.push({ kind: 'requirements', key: 'requirements', by: null, state: 'owed', days: 0 });
  const rank = (one: Owed): string => (one.kind === 'review' ? '' : one.by ?? '9999');
  return owed.sort((a, b) => (rank(a) < rank(b) ? -1 : rank(a) > rank(b) ? 1 : 0));
}

export type Dated = { readonly day: Day; readonly kind: 'from' | 'end' | 'review' | 'report' | 'no_end'; readonly operation: string; readonly key: string; readonly done: boolean };

/** Ends, reviews and reports of an operation, for a calendar like the cycles of mandates and reports that the United Nations publish. */
export function datesOf(operation: Operation, today: Day): Dated[] {
  const { mandate, id } = operation;
  if (!mandate) return [];
  const over = operation.stage === 'closed' || operation.stage === 'withdrawn';
  return [
    ...(mandate.to === null ? [] : [{ day: mandate.to, kind: 'end' as const, operation: id, key: '', done: over }]),
    ...(mandate.review === null ? [] : [{ day: mandate.review, kind: 'review' as const, operation: id, key: '', done: over }]),
    ...reportsOf(operation, today).map((one) => ({ day: one.due, kind: 'report' as const, operation: id, key: one.duty, done: one.done !== null })),
  ].sort((a, b) => (a.day < b.day ? -1 : 1));
}

export type ItemLine = {
  readonly item: Of<'equipment_set'>; readonly visit: Of<'visit_recorded'> | null; readonly shortfall: number; readonly outstanding: number;
  /** Of what is held, in whole per cent; null where nothing is held. */ readonly serviceable: number | null;
  /** What may be reimbursed: never what is absent or unserviceable, and no more than was required. */ readonly reimbursable: number;
};

/** Equipment by item as it was last reported, with the newest visit to it. A visit counts where it found less. */
export function equipmentOf(operation: Operation): ItemLine[] {
  const items = new Map(allOf(operation.acts, 'equipment_set').map((one) => [one.item, one]));
  const visits = new Map(allOf(operation.acts, 'visit_recorded').map((one) => [one.item, one]));
  return [...items.values()].map((item): ItemLine => {
    const visit = visits.get(item.item) ?? null;
    const [held, good] = [visit ? Math.min(visit.held, item.held) : item.held, visit ? Math.min(visit.serviceable, item.serviceable) : item.serviceable];
    return { item, visit, shortfall: Math.max(0, item.required - held), outstanding: Math.max(0, item.ordered - item.delivered), serviceable: held === 0 ? null : Math.round((100 * Math.min(good, held)) / held), reimbursable: Math.min(good, held, item.required) };
  });
}
