/** The layout of a day by the hour in two clocks, as plain numbers. Pure. */
import { hoursBetween, sayHour, type Instant, type Place } from '#core/time.ts';
import { scaleLinear } from 'd3-scale';
import { textWidth } from './measure.ts';
import { placeLabels, type Placed } from './place.ts';

export type Due = { at: Instant; label: string };
export type DayStripInput = { from: Instant; to: Instant; now: Instant; place: Place; capital: Place | null; /** When the capital can be reached. */ open: { from: Instant; to: Instant } | null; due: readonly Due[]; width: number };
export type DrawnDay = {
  hours: { x: number; here: string; there: string }[]; x0: number; x1: number; xNow: number | null; past: number;
  rows: number; due: { x: number; label: string; placed: Placed; late: boolean }[]; closed: { x0: number; x1: number }[]; next: { x: number; at: Instant } | null;
};

export function layoutDay({ from, to, now, place, capital, open, due, width }: DayStripInput): DrawnDay {
  const all = Math.max(1, Math.round(hoursBetween(from, to)));
  const [x0, x1] = [20, width - 130];
  const scale = scaleLinear().domain([Date.parse(from), Date.parse(to)]).range([x0, x1]).clamp(true);
  const x = (at: Instant): number => scale(Date.parse(at));
  const every = (x1 - x0) / all >= 36 ? 1 : 2;
  const hours = [];
  for (let h = 0; h <= all; h += every) {
    const at = new Date(Date.parse(from) + h * 3_600_000).toISOString();
    hours.push({ x: x(at), here: sayHour(at, place.zone).slice(0, 2), there: capital ? sayHour(at, capital.zone).slice(0, 5).replace(/:00$/, '') : '' });
  }
  const shown = due.filter(({ at }) => at >= from && at <= to);
  const placed = placeLabels(shown.map(({ at, label }) => ({ from: x(at) - 6, to: x(at) + 6, label: textWidth(label, 12, true) })), { from: x0, to: width - 4, gap: 3, space: 10, rows: 6 });
  const inside = now > from && now < to;
  const next = shown.filter(({ at }) => at > now).sort((a, b) => a.at.localeCompare(b.at))[0];
  return {
    hours, x0, x1, xNow: inside ? x(now) : null, past: x(now), rows: Math.max(1, ...placed.map((one) => Math.max(one.row, one.labelRow) + 1)),
    due: shown.map(({ at, label }, i) => ({ x: x(at), label, placed: placed[i]!, late: at < now })),
    closed: open ? [{ x0, x1: x(open.from) }, { x0: x(open.to), x1 }].filter((one) => one.x1 > one.x0) : [],
    next: inside && next ? { x: x(next.at), at: next.at } : null,
  };
}
