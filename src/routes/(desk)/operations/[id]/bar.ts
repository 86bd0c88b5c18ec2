import { isUndated } from '#core/operation/owed.ts';
import type { Operation } from '#core/operation/fold.ts';
import { figuresOf, strengthByDay, unitsOn, type DayStrengths } from '#core/operation/strength.ts';
import { addDays, daysBetween, sayDayShort, type Day } from '#core/time.ts';
import { fill, sayNumber } from '#core/words.ts';
import type { MandateInput } from '#web/charts/mandate.ts';
import type { StrengthInput } from '#web/charts/strength.ts';
import { sayClaim, sayDays, sayScope, sayWhen, wordsOf } from '../said.ts';

/** The two figures of an operation, as data: the bar of its mandate and the chart of its strengths. */
const later = (a: Day, b: Day): Day => (a > b ? a : b);
const withdrawnOn = (operation: Operation): Day | null => operation.stages.findLast((one) => one.stage === 'withdrawn')?.on ?? null;

export function barOf(operation: Operation, today: Day, locals: App.Locals): Omit<MandateInput, 'width' | 'sayDay'> & { label: string } | null {
  const { mandate, request, stages } = operation;
  if (!mandate) return null;
  const w = wordsOf(locals);
  const gone = withdrawnOn(operation);
  const over = gone ?? operation.closed?.on ?? null;
  /** What is shown ends with the withdrawal, or with today and what is dated ahead. */
  const end = [mandate.to, mandate.review].filter((day): day is Day => day !== null).reduce(later, over ?? today);
  const running = over === null ? later(mandate.from, mandate.to !== null && mandate.to < today ? mandate.to : today) : mandate.to !== null && mandate.to < over ? mandate.to : over;
  const pad = Math.max(1, Math.round(daysBetween(request.on, end) / 12));
  const [from, to] = [addDays(request.on, -pad), addDays(end, pad + (mandate.to === null ? pad : 0))];
  const undated = isUndated(operation);
  const n = daysBetween(mandate.from, running) + (over === null ? 1 : 0);
  const spans: MandateInput['spans'][number][] = [
    { from: mandate.from, to: running, label: fill(over === null ? w.barInForce! : w.barWas!, { n: sayNumber(n, locals.lang) }), kind: 'force' },
    ...mandate.lapses.map((one) => ({ from: one.from, to: one.to, label: w.barLapse!, kind: 'lapse' as const })),
    ...(mandate.to === null ? [{ from: running, to, label: w.barNoEnd!, kind: 'open' as const }] : mandate.to > running ? [{ from: running, to: mandate.to, label: '', kind: 'open' as const }] : []),
  ];
  const lapse = mandate.lapses[0];
  const marks: MandateInput['marks'][number][] = [
    { day: request.on, label: w.barRequest! }, { day: mandate.decided.decision.on, label: w.barDecision!, strong: true }, ...mandate.changes.map((one) => ({ day: one.decision.on, label: w.barChange! })),
    ...stages.filter((one) => one.stage === 'withdrawing' || one.stage === 'withdrawn').map((one) => ({ day: one.on, label: one.stage === 'withdrawn' ? w.barWithdrawn! : w.barWithdrawing! })),
    ...(mandate.review === null ? [] : [{ day: mandate.review, label: fill(w.barReview!, { day: sayDayShort(mandate.review, locals.lang) }), due: true }]), ...(mandate.to === null ? [] : [{ day: mandate.to, label: fill(w.barEnd!, { day: sayDayShort(mandate.to, locals.lang) }), strong: true }]),
    ...(over === null && today <= to ? [{ day: today, label: w.barNow!, strong: true }] : []),
  ];
  return {
    from, to, spans, marks, label: `${fill(w.barLabel!, { from: sayWhen(mandate.from, locals), to: mandate.to === null ? w.noDay! : sayWhen(mandate.to, locals) })} ${marks.map((one) => `${one.label}: ${sayDayShort(one.day, locals.lang)}`).join('; ')}`,
    gap: lapse ? { ...lapse, label: `${sayDays(daysBetween(lapse.from, lapse.to), locals)}, ${w.barLapse}` } : undated && running > mandate.from ? { from: mandate.decided.decision.on, to: running, label: fill(w.barGap!, { n: sayDays(daysBetween(mandate.decided.decision.on, running), locals) }) } : null,
  };
}

/** Days on which neither deployed nor present is known, between the decision and the end of the withdrawal. */
function missingIn(days: readonly DayStrengths[], from: Day, to: Day, label: string): StrengthInput['missing'][number][] {
  const known = days.find((one) => one.day >= from && (one.deployed !== null || one.present !== null));
  return known === undefined || known.day > from ? [{ from, to: known?.day ?? to, label }] : [];
}

export type StrengthChart = Omit<StrengthInput, 'width' | 'height' | 'sayDay' | 'sayNumber'>;

export function strengthOf(operation: Operation, today: Day, locals: App.Locals): StrengthChart | null {
  const { mandate, stages } = operation;
  const days = strengthByDay(operation).filter((one) => one.offered !== null || one.deployed !== null || one.present !== null);
  if (days.length === 0 || !mandate) return null;
  const w = wordsOf(locals);
  const gone = withdrawnOn(operation);
  const begun = stages.findLast((one) => one.stage === 'withdrawing')?.on ?? null;
  const first = days[0]!.day < mandate.from ? days[0]!.day : mandate.from;
  const end = later(gone ?? today, days.at(-1)!.day);
  const pad = Math.max(1, Math.round(daysBetween(first, end) / 14));
  const [from, to] = [addDays(first, -pad), addDays(end, pad)];
  const until = gone ?? to;
  const stated = figuresOf(operation).filter((one) => one.scope === 'all' && one.claim.value !== null);
  const line = (key: 'offered' | 'deployed' | 'present'): StrengthInput['lines'][number][] => {
    const points = days.map((one) => ({ day: one.day, value: key === 'offered' && gone !== null && one.day >= gone ? null : one[key] }));
    return points.some((one) => one.value !== null) ? [{ key, name: w[key]!, points }] : [];
  };
  return {
    from, to, lines: [...line('offered'), ...line('deployed'), ...line('present')],
    ceilings: mandate.ceiling?.value == null ? [] : [{ day: mandate.from, value: mandate.decided.ceiling?.value ?? null }, ...mandate.changes.flatMap((one) => (one.ceiling ? [{ day: one.decision.on, value: one.ceiling.value }] : []))],
    stated: [...new Map(stated.map((one) => [`${one.on} ${one.measure}`, one])).values()].map((one) => ({ day: one.on, value: one.claim.value!, label: sayClaim(one.claim, locals) })),
    missing: missingIn(days, mandate.from, until, `${w.deployed}: ${w.notReported}`), band: begun === null ? null : { from: begun, to: until, label: fill(w.withdrawalBand!, { from: sayDayShort(begun, locals.lang), to: sayDayShort(until, locals.lang) }) },
    marks: [{ day: mandate.decided.decision.on, label: w.barDecision! }, ...(gone === null && today <= to ? [{ day: today, label: w.barNow! }] : [])],
  };
}

/** "Authorised 320", or that the decision names no ceiling. */
export const ceilingOf = ({ mandate }: Operation, locals: App.Locals): string => (mandate?.ceiling?.value == null ? wordsOf(locals).noCeiling! : fill(wordsOf(locals).ceilingIs!, { value: sayNumber(mandate.ceiling.value, locals.lang) }));

/** Every figure that was stated, as a table: none is preferred. */
export function figureRows(operation: Operation, today: Day, locals: App.Locals) {
  const units = unitsOn(operation, today);
  const w = wordsOf(locals);
  return figuresOf(operation).map((one) => ({ seq: one.seq, day: one.on, when: sayWhen(one.on, locals), scopeId: one.scope, scope: sayScope(one.scope, units, locals), measure: w[one.measure]!, claim: one.claim, stated: sayClaim(one.claim, locals), value: one.claim.value, from: one.from }));
}
