/** The layout of one marked value among those before it, with what was expected and the limits. Pure. */
import { scaleLinear } from 'd3-scale';
import { textWidth } from './measure.ts';
import { periodFrom, periodNumber, type Cadence, type PeriodPoint } from './periods.ts';
import { runs } from './series.ts';

export type SignalLine = { kind: 'expected' | 'upper' | 'lower'; value: number; label: string };
export type SignalInput = {
  cadence: Cadence; points: readonly PeriodPoint[];
  /** First and last period shown; those of the points when left out. */
  from?: string | undefined; to?: string | undefined;
  marked: { period: string; label: string }; lines: readonly SignalLine[]; width: number; height: number;
  say: (n: number) => string; sayPeriod: (period: string) => string;
};
export type SignalBar = { period: string; value: number; x: number; y: number; width: number; height: number; marked: boolean; later: boolean };
export type DrawnSignal = {
  left: number; right: number; top: number; bottom: number;
  bars: SignalBar[];
  gaps: { x0: number; x1: number; from: string; to: string; count: number }[];
  slots: { period: string; value: number | null }[];
  yTicks: { y: number; label: string }[];
  xTicks: { x: number; label: string }[];
  /** `labelY` is the baseline: apart from its neighbours, else beside its line. */
  lines: (SignalLine & { y: number; labelY: number })[];
  /** Words of the marked value; `lead` is where a thin line down to the bar ends, when they stand apart. */
  mark: { x: number; y: number; from: number; to: number; label: string; at: number; lead: number | null } | null;
};

const ROW = 14;
const RISE = 9;

export function layoutSignal({ cadence, points, from, to, marked, lines, width, height, say, sayPeriod }: SignalInput): DrawnSignal {
  const known = new Map(points.map((point) => [periodNumber(point.period, cadence), point]));
  const all = [...known.keys(), periodNumber(marked.period, cadence)];
  const a = from ? periodNumber(from, cadence) : Math.min(...all);
  const b = to ? periodNumber(to, cadence) : Math.max(...all);
  const slots = Array.from({ length: Math.max(1, b - a + 1) }, (_, i) => ({ period: periodFrom(a + i, cadence), value: known.get(a + i)?.value ?? null, later: known.get(a + i)?.later ?? false }));
  const values = slots.flatMap(({ value }) => (value === null ? [] : [value]));
  const y = scaleLinear().domain([Math.min(0, ...values), Math.max(1, ...values, ...lines.map((line) => line.value))]).nice(4);
  const ticks = y.ticks(4);
  const left = Math.ceil(Math.max(...ticks.map((tick) => textWidth(say(tick), 12))) + 8);
  const right = width - Math.ceil(Math.max(4, ...lines.map((line) => textWidth(line.label, 12) + 10)));
  const [top, bottom] = [22, height - 22];
  y.range([bottom, top]);
  const step = (right - left) / slots.length;
  const bars = slots.flatMap(({ period, value, later }, i) => (value === null ? [] : [{
    period, value, later, marked: period === marked.period, x: left + i * step + step * 0.14, width: step * 0.72, y: Math.min(y(value), y(0)), height: Math.abs(y(value) - y(0)),
  }]));
  const drawn = apart(lines.map((line) => ({ ...line, y: y(line.value) })), top, bottom);
  return {
    left, right, top, bottom, bars, slots: slots.map(({ period, value }) => ({ period, value })), lines: drawn,
    gaps: runs(slots.map(({ value }) => value === null), true).map(([i, j]) => ({ x0: left + i * step, x1: left + j * step, from: slots[i]!.period, to: slots[j - 1]!.period, count: j - i })),
    yTicks: ticks.map((tick) => ({ y: y(tick), label: say(tick) })),
    xTicks: periodTicks(slots.map(({ period }) => period), cadence, sayPeriod, (i) => left + i * step, width),
    mark: placeMark(bars, drawn, marked.label, { left, right }),
  };
}

/** Labels of lines, each as near its line as those above it allow. */
function apart(lines: (SignalLine & { y: number })[], top: number, bottom: number): DrawnSignal['lines'] {
  const placed: DrawnSignal['lines'] = [];
  for (const line of [...lines].sort((p, q) => p.y - q.y)) placed.push({ ...line, labelY: Math.max(line.y + 4, top - 4, (placed[placed.length - 1]?.labelY ?? -Infinity) + ROW) });
  for (let i = placed.length - 1, floor = bottom + 4; i >= 0; i--, floor -= ROW) placed[i]!.labelY = Math.min(placed[i]!.labelY, floor, (placed[i + 1]?.labelY ?? Infinity) - ROW);
  return placed;
}

/** Above its bar, and above whatever bar or line would run through it. */
function placeMark(bars: readonly SignalBar[], lines: DrawnSignal['lines'], label: string, { left, right }: { left: number; right: number }): DrawnSignal['mark'] {
  const bar = bars.find((one) => one.marked);
  if (!bar) return null;
  const long = textWidth(label, 12, true);
  const at = bar.x + bar.width / 2;
  const from = Math.max(left, Math.min(at - long / 2, right - long));
  const to = from + long;
  let y = bar.y - 5;
  for (const one of bars) if (one.x < to + 2 && one.x + one.width > from - 2) y = Math.min(y, one.y - 5);
  for (const line of [...lines].sort((p, q) => q.y - p.y)) if (line.y > y - RISE - 2 && line.y < y + 3) y = line.y - 4;
  return { x: (from + to) / 2, y, from, to, label, at, lead: bar.y - y > 12 ? bar.y - 2 : null };
}

/** The first period in full and then the starts of years, or years, as many as have room. */
function periodTicks(periods: readonly string[], cadence: Cadence, sayPeriod: (period: string) => string, x: (i: number) => number, width: number): DrawnSignal['xTicks'] {
  const starts = periods.flatMap((period, i) => (cadence === 'year' || period.endsWith('-01') || period.endsWith('-W01') ? [{ x: x(i), label: period.slice(0, 4) }] : []));
  const gap = starts.length > 1 ? starts[1]!.x - starts[0]!.x : width;
  const every = [1, 2, 3, 5, 10, 20].find((n) => n * gap >= textWidth('8888', 12) + 8) ?? 50;
  const years = starts.filter((_, i) => i % every === 0).filter((tick) => tick.x + 2 + textWidth(tick.label, 12) <= width);
  const first = { x: x(0), label: sayPeriod(periods[0]!) };
  if (cadence === 'year' || periods[0]!.endsWith('-01') || periods[0]!.endsWith('-W01') || (years[0] && first.x + textWidth(first.label, 12) + 10 > years[0].x)) return years.length > 0 ? years : [first];
  return [first, ...years];
}
