/** The layout of a chart by lane, as plain numbers: what the component draws and tests can read. Pure. */
import type { Day, Lang } from '#core/time.ts';
import { scaleLinear } from 'd3-scale';
import { dayFrom, dayNumber, fullDay, lastDay, timeTicks, type Tick } from './days.ts';
import { cutText, textWidth } from './measure.ts';
import { placeBracket, placeLabels, type Placed } from './place.ts';

export type LaneTone = 'ink' | 'main' | 'agree' | 'reserve' | 'object' | 'due';
export type LaneMark = {
  /** A day, or "2021-08", or "2021"; the first and the last day are worked out. */
  from: Day;
  to?: Day | undefined;
  /** How well the time is known; sets the form of the mark. */
  precision: 'day' | 'span' | 'year' | 'report';
  label: string;
  sub?: string | undefined;
  tone?: LaneTone | undefined;
};
export type Lane = { name: string; marks: readonly LaneMark[] };
export type Span = { from: Day; to: Day; label: string; main?: boolean };
export type Gap = { from: Day; to: Day; label: string; sub?: string };
export type LanesInput = { lanes: readonly Lane[]; spans: readonly Span[]; gaps: readonly Gap[]; from?: Day | undefined; to?: Day | undefined; width: number; lang: Lang };

export type DrawnMark = { mark: LaneMark; /** It began before the scale. */ began: boolean; x0: number; x1: number; y: number; placed: Placed; labelY: number; label: string; sub: string };
export type DrawnLane = { name: string; top: number; bottom: number; marks: DrawnMark[] };
export type DrawnSpan = { span: Span; x0: number; x1: number; y: number; textY: number; at: number; anchor: 'start' | 'middle' | 'end'; cut: [number, number] | null };
export type DrawnGap = { gap: Gap; x0: number; x1: number; box: { x: number; y: number; w: number; h: number } | null };
export type DrawnLanes = {
  height: number; left: number; top: number; bottom: number; ticks: (Tick & { x: number })[]; from: Day; to: Day;
  lanes: DrawnLane[]; spans: DrawnSpan[]; gaps: DrawnGap[]; band: { x0: number; x1: number; y: number } | null; unlabelled: number;
};

const TOP = 34;
const ROW = 34;
const PAD = 6;
const DOT = 6;
const LABEL = 300;

export function layoutLanes({ lanes, spans, gaps, from, to, width, lang }: LanesInput): DrawnLanes {
  const ends = lanes.flatMap(({ marks }) => marks.flatMap((mark) => [dayNumber(mark.from), dayNumber(endOf(mark)) + 1]));
  const all = [...ends, ...[...spans, ...gaps].flatMap((one) => [dayNumber(one.from), dayNumber(lastDay(one.to))])];
  const [first, last] = all.length > 0 ? [Math.min(...all), Math.max(...all)] : [dayNumber('2022-01-01'), dayNumber('2022-12-31')];
  const pad = Math.max(1, (last - first) * 0.02);
  const range = [from ? dayNumber(from) : openAt(first, last) - pad / 2, to ? dayNumber(to) : last + pad] as const;
  const left = Math.ceil(Math.max(70, ...lanes.map(({ name }) => textWidth(name, 13, true))) + 14);
  const scale = scaleLinear().domain(range).range([left, width]);
  const frame = { from: left + 2, to: width - 2 };
  const x = (day: Day): number => scale(dayNumber(day));

  let top = TOP;
  const drawn = lanes.map(({ name, marks }): DrawnLane => {
    const shaped = marks.map((mark) => {
      const label = cutText(mark.label, LABEL, 11.5, true);
      const sub = cutText(mark.sub ?? '', LABEL);
      return { mark, label, sub, began: dayNumber(fullDay(mark.from)) < range[0], width: Math.max(textWidth(label, 11.5, true), textWidth(sub)), ...extent(mark, x, frame) };
    });
    const placed = placeLabels(shaped.map((one) => ({ from: one.x0, to: one.x1, label: one.width })), { ...frame, gap: 7, space: 12 });
    const rows = Math.max(1, ...placed.flatMap((one) => [one.row + 1, one.side === 'none' ? 0 : one.labelRow + 1]));
    const laneTop = top;
    const middle = (row: number): number => laneTop + PAD + ROW * row + ROW / 2;
    top += 2 * PAD + ROW * rows;
    return { name, top: laneTop, bottom: top, marks: shaped.map((one, i) => ({ ...one, y: middle(placed[i]!.row), placed: placed[i]!, labelY: middle(placed[i]!.labelRow) })) };
  });

  const bottom = top;
  const main = spans.find((span) => span.main);
  let y = bottom + 24;
  const drawnSpans = spans.map((span): DrawnSpan => {
    const size = span.main ? 14 : 12;
    const [x0, x1] = [x(span.from), x(span.to)];
    const place = placeBracket(x0, x1, textWidth(span.label, size, span.main ?? false), { from: 2, to: width - 2 });
    const below = place.side === 'below';
    const at = place.side === 'left' ? place.to : place.side === 'inside' ? (place.from + place.to) / 2 : place.from;
    const out: DrawnSpan = {
      span, x0, x1, y, textY: y + (below ? 20 : 4), at, anchor: place.side === 'left' ? 'end' : place.side === 'inside' ? 'middle' : 'start',
      cut: place.side === 'inside' ? [place.from - 8, place.to + 8] : null,
    };
    y += below ? 42 : 24;
    return out;
  });

  return {
    height: Math.ceil(y - (spans.length > 0 ? 6 : 18)), left, top: TOP, bottom, from: dayFrom(range[0]), to: dayFrom(range[1]),
    ticks: roomy(timeTicks(dayFrom(range[0]), dayFrom(range[1]), width - left, lang).map((tick) => ({ ...tick, x: scale(tick.n) })), width),
    lanes: drawn, spans: drawnSpans,
    gaps: gaps.map((gap) => ({ gap, x0: Math.max(left, x(gap.from)), x1: Math.min(width, x(gap.to)), box: gapBox(gap, x, drawn, frame) })),
    band: main ? { x0: x(main.from), x1: x(main.to), y: drawnSpans.find((one) => one.span === main)!.y } : null,
    unlabelled: drawn.flatMap((lane) => lane.marks).filter((mark) => mark.placed.side === 'none').length,
  };
}

/** Ticks whose words neither touch the one before nor leave the frame. */
function roomy<T extends { x: number; label: string; strong: boolean }>(ticks: readonly T[], width: number): T[] {
  let end = 0;
  return ticks.filter(({ x, label, strong }) => {
    const to = x + 5 + textWidth(label, 11.5, strong);
    if (x < end || to > width) return false;
    end = to + 6;
    return true;
  });
}

/** Where the axis opens: the start of the first year or month, where that costs little, so that its name is written. */
function openAt(first: number, last: number): number {
  const day = dayFrom(first);
  const starts = [dayNumber(day.slice(0, 4)), dayNumber(day.slice(0, 7))];
  return starts.find((start) => first - start <= (last - first) * 0.07) ?? first;
}

function endOf(mark: LaneMark): Day {
  return mark.precision === 'day' || mark.precision === 'report' ? fullDay(mark.from) : lastDay(mark.to ?? mark.from);
}

function extent(mark: LaneMark, x: (day: Day) => number, frame: { from: number; to: number }): { x0: number; x1: number } {
  if (mark.precision === 'day' || mark.precision === 'report') {
    const at = Math.min(Math.max(x(fullDay(mark.from)), frame.from + DOT), frame.to - DOT);
    return { x0: at - DOT, x1: at + DOT };
  }
  const x0 = Math.max(frame.from, x(fullDay(mark.from)));
  const x1 = Math.min(frame.to, x(dayFrom(dayNumber(endOf(mark)) + 1)));
  return { x0: Math.min(x0, frame.to - 4), x1: Math.max(x1, Math.min(x0, frame.to - 4) + 4) };
}

/** A free place for the words of a gap, as near to its middle as marks and labels allow; null where there is none. */
function gapBox(gap: Gap, x: (day: Day) => number, lanes: readonly DrawnLane[], frame: { from: number; to: number }): DrawnGap['box'] {
  const w = Math.max(textWidth(gap.label, 12, true), textWidth(gap.sub ?? '', 12)) + 24;
  const h = gap.sub ? 46 : 28;
  const [x0, x1] = [Math.max(frame.from, x(gap.from)), Math.min(frame.to, x(gap.to))];
  if (x1 - x0 < w + 8 || lanes.length === 0) return null;
  const taken = lanes.flatMap((lane) => lane.marks.flatMap((mark) => [
    { x0: mark.x0, x1: mark.x1, y: mark.y }, ...(mark.placed.side === 'none' ? [] : [{ x0: mark.placed.from, x1: mark.placed.to, y: mark.labelY }]),
  ]));
  const [top, bottom] = [lanes[0]!.top + 4, lanes[lanes.length - 1]!.bottom - 4];
  const middle = (top + bottom - h) / 2;
  const tries: { x: number; y: number; far: number }[] = [];
  for (let y = top; y + h <= bottom; y += 4) {
    for (let left = x0 + 4; left + w <= x1 - 4; left += 8) tries.push({ x: left, y, far: Math.abs(y - middle) + Math.abs(left + w / 2 - (x0 + x1) / 2) });
  }
  const free = tries.filter((t) => taken.every((one) => one.x1 + 8 < t.x || one.x0 - 8 > t.x + w || one.y + ROW / 2 < t.y || one.y - ROW / 2 > t.y + h));
  const best = free.sort((a, b) => a.far - b.far)[0];
  return best ? { x: best.x, y: best.y, w, h } : null;
}
