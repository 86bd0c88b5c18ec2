/** The layout of a forecast as a fan: what was observed, steps of the median and of two intervals, and what came later. Pure. */
import { textWidth } from './measure.ts';
import { monthFrom, monthNumber, runs } from './series.ts';
import { yearTicks, type YearTick } from './periods.ts';
import { scaleOf, type Scale, type ScaleName } from './log-scale.ts';

export type FanMonth = { month: string; q05: number; q25: number; median: number; q75: number; q95: number };
export type FanInput = {
  /** Null, or a month that is not there: not covered. */
  observed: readonly { month: string; value: number | null }[];
  /** What has been observed since; inside the wider interval or not, or neither where there is no forecast. */
  later: readonly { month: string; value: number }[];
  forecast: readonly FanMonth[];
  /** First month shown, and the last that was looked at. */
  from: string; origin: string;
  /** Months shown after the origin where there is no forecast of them. */
  ahead?: number | undefined;
  scale: ScaleName; width: number; height: number;
  say: (n: number) => string;
  /** "Jul 2021: 8 438" beside a mark, and "95 %: 3 031" at the right end; none where left out. */
  words?: { at: (month: string, value: string) => string; end: (name: 'q95' | 'q75' | 'median' | 'q25' | 'q05', value: string) => string; origin: string; observed: string } | undefined;
};
export type Dot = { x: number; y: number; month: string; value: number };
export type DrawnFan = {
  left: number; right: number; top: number; bottom: number; originX: number;
  lines: { x: number; y: number }[][]; dots: Dot[]; gaps: { x0: number; x1: number }[];
  wide: string; narrow: string; median: string;
  later: (Dot & { outside: boolean })[]; laterLine: { x: number; y: number }[][];
  yTicks: { y: number; label: string }[]; xTicks: YearTick[];
  marks: { x: number; y: number; label: string; end: boolean }[];
  ends: { y: number; label: string; bold: boolean }[];
  origin: { label: string; x: number; end: boolean } | null; observedLabel: { label: string; x: number } | null;
};

const n1 = (x: number): string => String(Number(x.toFixed(1)));
/** Labels at the right end stand so far apart. */
const LINE = 14;
const TEXT = 12;

export function layoutFan(input: FanInput): DrawnFan {
  const { observed, later, forecast, from, origin, ahead = 0, width, height, say, words } = input;
  const [first, last] = [monthNumber(from), monthNumber(origin) + Math.max(ahead, forecast.length)];
  const count = Math.max(1, last - first + 1);
  const known = new Map(observed.map(({ month, value }) => [monthNumber(month), value]));
  const shown = Array.from({ length: monthNumber(origin) - first + 1 }, (_, i) => ({ n: first + i, value: known.get(first + i) ?? null }));
  const values = [...shown.flatMap(({ value }) => value ?? []), ...later.map(({ value }) => value), ...forecast.map(({ q95 }) => q95)];
  const high = Math.max(1, ...values);
  const names = ['q95', 'q75', 'median', 'q25', 'q05'] as const;
  const end = forecast.at(-1);
  const ends = end && words ? names.map((name) => ({ name, value: end[name], label: words.end(name, say(end[name])) })) : [];
  const [top, bottom] = [words ? 22 : 8, height - 24];
  const scale: Scale = scaleOf(input.scale, high, { top, bottom }, say);
  const left = Math.ceil(Math.max(12, ...scale.ticks.map(({ label }) => textWidth(label))) + 10);
  const right = width - (ends.length > 0 ? Math.ceil(Math.max(...ends.map(({ label }) => textWidth(label, TEXT, true)))) + 8 : 6);
  const step = (right - left) / count;
  const edge = (n: number): number => left + (n - first) * step;
  const mid = (n: number): number => edge(n) + step / 2;
  const spot = (n: number, value: number): Dot => ({ x: mid(n), y: scale.y(value), month: monthFrom(n), value });

  const band = (low: 'q05' | 'q25', above: 'q95' | 'q75'): string => {
    if (forecast.length === 0) return '';
    const across = (m: FanMonth, value: number): string => `L${n1(edge(monthNumber(m.month)))} ${n1(scale.y(value))}H${n1(edge(monthNumber(m.month) + 1))}`;
    const back = (m: FanMonth, value: number): string => `L${n1(edge(monthNumber(m.month) + 1))} ${n1(scale.y(value))}H${n1(edge(monthNumber(m.month)))}`;
    return `M${forecast.map((m) => across(m, m[above])).join('').slice(1)}${[...forecast].reverse().map((m) => back(m, m[low])).join('')}Z`;
  };
  const dots = shown.flatMap(({ n, value }) => (value === null ? [] : [spot(n, value)]));
  const afterwards = later.map(({ month, value }) => ({ ...spot(monthNumber(month), value), outside: outsideOf(forecast, month, value) }));
  const originX = edge(monthNumber(origin) + 1);
  const label = words ? words.origin : '';
  return {
    left, right, top, bottom, originX,
    lines: runs(shown.map(({ value }) => value !== null), true).map(([i, j]) => shown.slice(i, j).map(({ n, value }) => ({ x: mid(n), y: scale.y(value!) }))),
    // Without a forecast the lines are enough, but for a month that stands alone.
    dots: forecast.length > 0 ? dots : [], gaps: runs(shown.map(({ value }) => value === null), true).map(([i, j]) => ({ x0: edge(first + i), x1: edge(first + j) })),
    wide: band('q05', 'q95'), narrow: band('q25', 'q75'),
    median: forecast.map((m, i) => `${i === 0 ? 'M' : 'L'}${n1(edge(monthNumber(m.month)))} ${n1(scale.y(m.median))}H${n1(edge(monthNumber(m.month) + 1))}`).join(''),
    later: forecast.length > 0 ? afterwards : [], laterLine: forecast.length > 0 ? [] : [[...dots.slice(-1), ...afterwards].map(({ x, y }) => ({ x, y }))],
    yTicks: scale.ticks, xTicks: yearTicks(Array.from({ length: count }, (_, i) => first + i).filter((n) => n % 12 === 0).map((n) => ({ year: n / 12, x: edge(n) })), right, TEXT),
    marks: words ? placed(remarkable(dots), { words, say, left, limit: originX, top, bottom }) : [],
    ends: spread(ends.map(({ name, value, label: text }) => ({ y: scale.y(value), label: text, bold: name === 'median' })), top, bottom),
    origin: words ? { label, x: originX + textWidth(label, TEXT) + 6 <= width ? originX + 5 : originX - 5, end: originX + textWidth(label, TEXT) + 6 > width } : null,
    // Only where nothing that was observed lies in its way.
    observedLabel: words && originX - left > textWidth(words.observed, TEXT) + 12 && dots.slice(-8).every(({ y }) => y < bottom - LINE * 1.6) ? { label: words.observed, x: originX - 5 } : null,
  };
}

function outsideOf(forecast: readonly FanMonth[], month: string, value: number): boolean {
  const own = forecast.find((m) => m.month === month);
  return own !== undefined && (value < own.q05 || value > own.q95);
}

/** The highest month shown, the lowest of the last year, and the last. */
function remarkable(dots: readonly Dot[]): Dot[] {
  const last = dots.at(-1);
  if (!last) return [];
  const highest = dots.reduce((a, b) => (b.value > a.value ? b : a));
  const lowest = dots.slice(-12).reduce((a, b) => (b.value < a.value ? b : a));
  return [...new Set([highest, lowest, last])].filter((dot) => dot === last || dot.value !== last.value);
}

type Room = { words: NonNullable<FanInput['words']>; say: (n: number) => string; left: number; limit: number; top: number; bottom: number };
/** Each label left of its mark, or right of it where there is no room; none over another. */
function placed(dots: readonly Dot[], { words, say, left, limit, top, bottom }: Room): DrawnFan['marks'] {
  const boxes: { x0: number; x1: number; y: number }[] = [];
  return dots.flatMap(({ x, y, month, value }) => {
    const label = words.at(month, say(value));
    const long = textWidth(label, TEXT, true);
    const end = x - long - 8 >= left;
    if (!end && x + long + 8 > limit) return [];
    const [x0, x1] = end ? [x - 7 - long, x - 7] : [x + 7, x + 7 + long];
    const at = Math.min(Math.max(y + 4, top + 10), bottom - 6);
    if (boxes.some((box) => box.x0 < x1 && x0 < box.x1 && Math.abs(box.y - at) < LINE)) return [];
    boxes.push({ x0, x1, y: at });
    return [{ x: end ? x - 7 : x + 7, y: at, label, end }];
  });
}

/** Labels at the right end, moved apart from the top down, and back up where they would leave the frame. */
function spread(ends: readonly { y: number; label: string; bold: boolean }[], top: number, bottom: number): DrawnFan['ends'] {
  const out = ends.map((one) => ({ ...one, y: Math.max(one.y + 4, top + 8) }));
  for (let i = 1; i < out.length; i++) out[i]!.y = Math.max(out[i]!.y, out[i - 1]!.y + LINE);
  for (let i = out.length - 1, floor = bottom + 4; i >= 0; i--, floor = out[i + 1]!.y - LINE) out[i]!.y = Math.min(out[i]!.y, floor);
  return out;
}
