/** The layout of a monthly series, as plain numbers: a line that never bridges a gap, from a zero axis. Pure. */
import { scaleLinear } from 'd3-scale';
import { textWidth } from './measure.ts';
import { placeLabels, type Placed } from './place.ts';

/** `value: null`, or a month that is not there: not covered. Zero is a value. */
export type MonthPoint = { month: string; value: number | null };
export type Evidence = { month: string; label: string };
export type SeriesInput = { points: readonly MonthPoint[]; from?: string | undefined; to?: string | undefined; evidence: readonly Evidence[]; limits: readonly { value: number; label: string }[]; width: number; height: number; say: (n: number) => string };
export type DrawnSeries = {
  left: number; right: number; top: number; bottom: number; labelRows: number;
  months: { month: string; value: number | null; x: number; y: number | null }[];
  lines: { x: number; y: number }[][];
  gaps: { x0: number; x1: number; months: number }[];
  yTicks: { y: number; label: string }[];
  xTicks: { x: number; label: string; strong: boolean }[];
  evidence: { x: number; y: number; label: string; placed: Placed; labelY: number }[];
  limits: { y: number; label: string }[];
};

const ROW = 16;

export const monthNumber = (month: string): number => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1;
export const monthFrom = (n: number): string => `${String(Math.floor(n / 12)).padStart(4, '0')}-${String((n % 12) + 1).padStart(2, '0')}`;

export function layoutSeries({ points, from, to, evidence, limits, width, height, say }: SeriesInput): DrawnSeries {
  const known = new Map(points.map(({ month, value }) => [monthNumber(month), value]));
  const keys = [...known.keys()];
  const a = from ? monthNumber(from) : Math.min(...keys);
  const b = to ? monthNumber(to) : Math.max(...keys);
  const count = Math.max(1, b - a + 1);
  const values = [...known].filter(([n, v]) => n >= a && n <= b && v !== null).map(([, v]) => v as number);
  const y = scaleLinear().domain([0, Math.max(1, ...values, ...limits.map((l) => l.value))]).nice(4);
  const ticks = y.ticks(4);
  const left = Math.ceil(Math.max(...ticks.map((t) => textWidth(say(t))), 12) + 10);
  const right = width - Math.ceil(Math.max(8, ...limits.map((l) => textWidth(l.label) + 12)));
  const step = (right - left) / count;
  const x = (n: number): number => left + (n - a + 0.5) * step;

  const marks = evidence.map(({ month, label }) => ({ n: monthNumber(month), label })).filter(({ n }) => typeof known.get(n) === 'number' && n >= a && n <= b);
  const placed = placeLabels(marks.map(({ n, label }) => ({ from: x(n) - 5, to: x(n) + 5, label: textWidth(label, 11.5, true) })), { from: left, to: right, gap: 3, space: 8, rows: 3 });
  const labelRows = Math.max(0, ...placed.map((p) => Math.max(p.row, p.labelRow) + 1));
  const [top, bottom] = [8 + ROW * labelRows, height - 24];
  y.range([bottom, top]);

  const months = Array.from({ length: count }, (_, i) => {
    const value = known.get(a + i) ?? null;
    return { month: monthFrom(a + i), value, x: x(a + i), y: value === null ? null : y(value) };
  });
  return {
    left, right, top, bottom, labelRows, months,
    lines: runs(months.map((m) => m.y !== null), true).map(([i, j]) => months.slice(i, j).map((m) => ({ x: m.x, y: m.y! }))),
    gaps: runs(months.map((m) => m.y === null), true).map(([i, j]) => ({ x0: left + i * step, x1: left + j * step, months: j - i })),
    yTicks: ticks.map((t) => ({ y: y(t), label: say(t) })),
    xTicks: yearTicks(a, b, (right - left) / count, (n) => left + (n - a) * step),
    evidence: marks.map(({ n, label }, i) => ({ x: x(n), y: y(known.get(n)!), label, placed: placed[i]!, labelY: top - ROW * (placed[i]!.labelRow + 1) + 12 })),
    limits: limits.map(({ value, label }) => ({ y: y(value), label })),
  };
}

/** Stretches of equal answers, as [from, to) indexes. */
export function runs(flags: readonly boolean[], wanted: boolean): [number, number][] {
  const out: [number, number][] = [];
  for (let i = 0; i < flags.length; i++) {
    if (flags[i] !== wanted) continue;
    let j = i;
    while (j < flags.length && flags[j] === wanted) j++;
    out.push([i, j]);
    i = j;
  }
  return out;
}

function yearTicks(a: number, b: number, perMonth: number, x: (n: number) => number): DrawnSeries['xTicks'] {
  const every = [1, 2, 3, 5, 10, 20].find((years) => years * 12 * perMonth >= 40) ?? 50;
  const out = [];
  for (let n = Math.ceil(a / 12) * 12; n <= b; n += 12) if ((n / 12) % every === 0) out.push({ x: x(n), label: String(n / 12), strong: false });
  return out;
}
