/** The layout of counts week by week: bars from zero, what is not covered as gaps, and a chosen stretch. Pure. */
import { daysOf, periodNumber, periodsBetween, shiftPeriod } from '#core/series/period.ts';
import { topOf, yearTicks, type YearTick } from './periods.ts';
import { runs } from './series.ts';

export type WeeksInput = {
  /** The first week: "2021-W01". Null where a week is not wholly covered. */
  from: string; values: readonly (number | null)[];
  /** First and last week of the chosen stretch. */
  span: { from: string; to: string }; width: number; height: number; say: (n: number) => string;
};
export type DrawnWeeks = {
  left: number; right: number; top: number; bottom: number; step: number;
  bars: { week: string; value: number; x: number; y: number; width: number; height: number; inside: boolean }[];
  gaps: { x0: number; x1: number; from: string; to: string; count: number }[];
  /** The chosen stretch, as much of it as is shown. */
  span: { x0: number; x1: number };
  scale: string;
  ticks: YearTick[];
};

export function layoutWeeks({ from, values, span, width, height, say }: WeeksInput): DrawnWeeks {
  const [left, right, top, bottom] = [1, width - 1, 18, height - 18];
  const first = periodNumber(from);
  const count = Math.max(1, values.length);
  const step = (right - left) / count;
  const [a, b] = [periodNumber(span.from) - first, periodNumber(span.to) - first];
  const weeks = values.length === 0 ? [] : periodsBetween(from, shiftPeriod(from, values.length - 1));
  const high = topOf(Math.max(0, ...values.map((value) => value ?? 0)));
  const edge = (i: number): number => left + Math.max(0, Math.min(count, i)) * step;
  // Many weeks in little room: bars touch, and none is thinner than can be seen.
  const across = Math.max(0.7, step > 3 ? step * 0.76 : step);
  const bars = weeks.flatMap((week, i) => {
    const value = values[i]!;
    if (value === null) return [];
    const tall = (Math.max(0, value) / high) * (bottom - top);
    return [{ week, value, x: edge(i) + (step - across) / 2, width: across, y: bottom - tall, height: tall, inside: i >= a && i <= b }];
  });
  const gaps = runs(values.map((value) => value === null), true).map(([i, j]) => ({ x0: edge(i), x1: edge(j), from: weeks[i]!, to: weeks[j - 1]!, count: j - i }));
  return { left, right, top, bottom, step, bars, gaps, span: { x0: edge(a), x1: edge(b + 1) }, scale: say(high), ticks: yearTicks(newYears(weeks, edge), width, 12) };
}

/** A year is written at the first week that begins in it; the first week shown has its own where there is no other. */
function newYears(weeks: readonly string[], edge: (i: number) => number): { year: number; x: number }[] {
  const years = weeks.map((week) => Number(daysOf(week).from.slice(0, 4)));
  const turns = years.flatMap((year, i) => (i > 0 && year !== years[i - 1] ? [{ year, x: edge(i) }] : []));
  return turns.length > 0 || years.length === 0 ? turns : [{ year: years[0]!, x: edge(0) }];
}

/** Which week lies at a place across the chart, from 0; the nearest where the place is beside it. */
export const weekAt = ({ left, step, bars, gaps }: Pick<DrawnWeeks, 'left' | 'step' | 'bars' | 'gaps'>, x: number): number =>
  Math.max(0, Math.min(bars.length + gaps.reduce((n, gap) => n + gap.count, 0) - 1, Math.floor((x - left) / step)));
