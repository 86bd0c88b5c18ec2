import type { Step } from '../../core/step.ts';
import { daysBetween, type Day } from '../../core/time.ts';

/** A gap as `dossiers` gives it: days, and where it stands. */
type Gap = { state: 'no_warning' } | { state: 'running'; from: Day; days: number } | { state: 'closed'; from: Day; to: Day; days: number };

/** How long a gap is: of an answered warning from first to last day, of a waiting one up to today. */
export type Length = { readonly days: number; readonly answered: boolean };

/**
 * Days within which a share of the warnings was answered, by the estimate of Kaplan and Meier (1958,
 * doi:10.1080/01621459.1958.10501452): a warning that still waits counts as unanswered for as long as it has waited, and
 * not at all after that. Null where the warnings at hand do not reach that share, because too many wait.
 */
export function within(share: number, gaps: readonly Length[]): number | null {
  const inOrder = [...gaps].sort((a, b) => a.days - b.days);
  let waiting = 1;
  for (let at = 0; at < inOrder.length; ) {
    const { days } = inOrder[at]!;
    const atRisk = inOrder.length - at;
    let answered = 0;
    let end = at;
    for (; end < inOrder.length && inOrder[end]!.days === days; end++) if (inOrder[end]!.answered) answered++;
    waiting *= 1 - answered / atRisk;
    // Shares are products of fractions: a half must count as a half.
    if (answered > 0 && 1 - waiting >= share - 1e-12) return days;
    at = end;
  }
  return null;
}

/** Fewer answered warnings than this are told one by one: a median of three is no figure of an organisation. */
export const FEWEST = 5;

export type Summary = { all: number; answered: number; waiting: number; longestWait: number; quartiles: { lower: number | null; median: number | null; upper: number | null } | null };

export function summarise(gaps: readonly Length[]): Summary {
  const answered = gaps.filter((gap) => gap.answered).length;
  const longestWait = gaps.reduce((most, gap) => (gap.answered ? most : Math.max(most, gap.days)), 0);
  const quartiles = answered < FEWEST ? null : { lower: within(0.25, gaps), median: within(0.5, gaps), upper: within(0.75, gaps) };
  return { all: gaps.length, answered, waiting: gaps.length - answered, longestWait, quartiles };
}

/** Days of a step: a month or several days from the first to the last. */
const endOf = (step: Step): Day => step.to ?? step.from;
export type Point = 'warning' | 'request' | 'text' | 'decision' | 'publication' | 'today';
export type Segment = { from: Point; to: Point; days: number; /** Lies within the gap; publication comes after it. */ gap: boolean };

/**
 * Where the days of a gap went: from the warning over the first request and the last text before the decision to the
 * decision, or to today, and on to the publication. The parts within the gap add up to it.
 */
export function segmentsOf(steps: readonly Step[], gap: Gap, today: Day): Segment[] {
  if (gap.state === 'no_warning') return [];
  const end = gap.state === 'closed' ? gap.to : today;
  const within = steps.filter((s) => s.from >= gap.from && endOf(s) <= end);
  const request = within.find((s) => s.lane === 'request');
  const text = within.findLast((s) => s.lane === 'text');
  const between = [request && { at: request.from, is: 'request' as const }, text && { at: endOf(text), is: 'text' as const }].filter((one) => one !== undefined).sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  const out = gap.state === 'closed' ? steps.find((s) => s.lane === 'publication' && s.precision !== 'report' && s.from >= end) : undefined;
  const points: { at: Day; is: Point }[] = [{ at: gap.from, is: 'warning' }, ...between, { at: end, is: gap.state === 'closed' ? 'decision' : 'today' }, ...(out ? [{ at: out.from, is: 'publication' as const }] : [])];
  return points.slice(1).map((point, i) => ({ from: points[i]!.is, to: point.is, days: daysBetween(points[i]!.at, point.at), gap: point.is !== 'publication' }));
}

export type LongSpan = { since: 'decision' | 'request'; from: Day; to: Day; days: number };

/** What was under way before the warning: since a first decision, since a first request, up to the decision or to today. */
export function before(steps: readonly Step[], gap: Gap, today: Day): LongSpan[] {
  if (gap.state === 'no_warning') return [];
  const to = gap.state === 'closed' ? gap.to : today;
  return (['request', 'decision'] as const).flatMap((since): LongSpan[] => {
    const from = steps.find((s) => s.lane === since)?.from;
    return from === undefined || from >= gap.from ? [] : [{ since, from, to, days: daysBetween(from, to) }];
  });
}

/** Shorter stretches without a step are the ordinary course of a matter. */
const LONG_DAYS = 180;
const LONG_SHARE = 0.2;

/** The longest stretch in which no step of the organisation is on record, where it is long; signals are the world's. */
export function quietest(steps: readonly Step[]): { from: Day; to: Day; days: number } | null {
  const own = steps.filter((s) => s.lane !== 'signal').sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
  const [first] = own;
  if (!first) return null;
  let known = endOf(first);
  let longest = { from: known, to: known, days: 0 };
  for (const step of own) {
    const days = daysBetween(known, step.from);
    if (days > longest.days) longest = { from: known, to: step.from, days };
    if (endOf(step) > known) known = endOf(step);
  }
  return longest.days >= LONG_DAYS && longest.days >= LONG_SHARE * daysBetween(first.from, known) ? longest : null;
}
