/** The layout of one chart among many: a common time axis, a scale of its own from zero, marks above what they mark. Pure. */
import { scaleLinear } from 'd3-scale';
import { lastNumber, periodFrom, periodNumber, topOf, yearTicks, type Cadence, type PeriodPoint, type YearTick } from './periods.ts';
import { runs } from './series.ts';

/** `signal` names a mark: "above the 99 % limit". */
export type MultiplePoint = PeriodPoint & { signal?: string | undefined };
export type MultipleInput = { cadence: Cadence; points: readonly MultiplePoint[]; from: string; to: string; width: number; height: number; say: (n: number) => string };
export type Spot = { x: number; y: number };
export type DrawnMultiple = {
  left: number; right: number; top: number; bottom: number;
  /** Where zero is; above `bottom` only when values fall below it. */
  zero: number;
  slots: { period: string; value: number | null; later: boolean }[];
  /** Monthly. A stretch learnt later starts where the one before it ends, when nothing is missing between them. */
  lines: { later: boolean; points: Spot[] }[];
  /** Yearly. A bar of value 0 has no height and is drawn as a hairline. */
  bars: { period: string; x: number; y: number; width: number; height: number; later: boolean }[];
  gaps: { x0: number; x1: number; from: string; to: string; count: number }[];
  grid: number[];
  /** The ends of the own scale, as numbers above and (below zero only) at the foot. */
  scale: { top: string; foot: string | null };
  ticks: YearTick[];
  /** Tip of each triangle. */
  marks: (Spot & { period: string; label: string })[];
};

export const TICK = 12;
/** Height of a mark's triangle. */
export const MARK = 6.4;

export function layoutMultiple({ cadence, points, from, to, width, height, say }: MultipleInput): DrawnMultiple {
  const known = new Map(points.map((point) => [periodNumber(point.period, cadence), point]));
  const [a, b] = [periodNumber(from, cadence), lastNumber(to, cadence)];
  const slots = Array.from({ length: Math.max(1, b - a + 1) }, (_, i) => {
    const point = known.get(a + i);
    return { period: periodFrom(a + i, cadence), value: point?.value ?? null, later: point?.later ?? false, signal: point?.signal };
  });
  const values = slots.flatMap(({ value }) => (value === null ? [] : [value]));
  const [high, low] = [topOf(Math.max(0, ...values)), Math.min(0, ...values)];
  const floor = low < 0 ? -topOf(-low) : 0;
  // Above the plot the number at the top of the scale, and under it room for a mark on the highest value.
  const [left, right, top, bottom] = [1, width - 1, 15 + MARK + 2, height - 18];
  const y = scaleLinear().domain([floor, high]).range([bottom, top]);
  const step = (right - left) / slots.length;
  const edge = (i: number): number => left + i * step;
  const mid = (i: number): number => left + (i + 0.5) * step;
  const yearly = cadence === 'year';

  const gaps = runs(slots.map(({ value }) => value === null), true).map(([i, j]) => ({ x0: edge(i), x1: edge(j), from: slots[i]!.period, to: slots[j - 1]!.period, count: j - i }));
  const lines = yearly ? [] : runs(slots.map(({ value }) => value !== null), true).flatMap(([i, j]) =>
    [false, true].flatMap((later) => runs(slots.slice(i, j).map((slot) => slot.later), later).map(([p, q]) => ({
      later, points: slots.slice(Math.max(i, i + p - 1), i + q).map(({ value }, n) => ({ x: mid(Math.max(i, i + p - 1) + n), y: y(value!) })),
    }))));
  const bars = yearly ? slots.flatMap(({ period, value, later }, i) => (value === null ? [] : [{
    period, later, x: edge(i) + step * 0.2, width: step * 0.6, y: Math.min(y(value), y(0)), height: Math.abs(y(value) - y(0)),
  }])) : [];
  const marks = slots.flatMap(({ period, value, signal }, i) => (signal === undefined ? [] : [{
    period, label: signal, x: Math.min(Math.max(mid(i), left + 4), right - 4), y: value === null ? (top + bottom) / 2 : y(Math.max(0, value)) - 2,
  }]));
  const years = slots.flatMap(({ period }, i) => (yearly || period.endsWith('-01') ? [{ year: Number(period.slice(0, 4)), x: edge(i) }] : []));
  return {
    left, right, top, bottom, zero: y(0), slots: slots.map(({ period, value, later }) => ({ period, value, later })), lines, bars, gaps, marks,
    grid: [top, (top + y(0)) / 2], scale: { top: say(high), foot: floor < 0 ? say(floor) : null }, ticks: yearTicks(years, width, TICK),
  };
}

