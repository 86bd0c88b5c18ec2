/** The layout of probabilities that sum to 100 %, in steps on the days on which they were changed. Pure. */
import type { DrawnLines } from './errors.ts';
import { textWidth } from './measure.ts';

export type SharesInput = {
  /** `at` in milliseconds, rising; one per cent for each name. */
  steps: readonly { at: number; percent: readonly number[] }[];
  names: readonly string[];
  /** Where the axis ends: now, or when it was resolved. */
  until: number; width: number; height: number; sayDay: (at: number) => string;
};
const DASHES = [undefined, '5 3', '1.5 2.5', '8 3 1.5 3', '12 4', '3 5'];
const ROW = 14;

export function layoutShares({ steps, names, until, width, height, sayDay }: SharesInput): DrawnLines {
  const [top, bottom] = [8, height - 24];
  const left = Math.ceil(textWidth('100')) + 10;
  const right = width - Math.ceil(Math.max(...names.map((name) => textWidth(name, 12, true)))) - 10;
  const first = steps[0]!.at;
  const span = Math.max(1, until - first);
  const x = (at: number): number => left + ((Math.min(at, until) - first) / span) * (right - left);
  const y = (percent: number): number => bottom - (percent / 100) * (bottom - top);
  const lines = names.map((name, i) => ({
    name, cls: i === 0 ? 'ln thick' : 'other', dash: DASHES[i],
    paths: [steps.flatMap(({ at, percent }, s) => [{ x: x(at), y: y(percent[i]!) }, { x: x(steps[s + 1]?.at ?? until), y: y(percent[i]!) }])], end: { x: right + 6, y: y(steps.at(-1)!.percent[i]!) + 4 },
  }));
  const ends = [...lines].sort((a, b) => a.end.y - b.end.y);
  for (let i = 1; i < ends.length; i++) ends[i]!.end.y = Math.max(ends[i]!.end.y, ends[i - 1]!.end.y + ROW);
  for (let i = ends.length - 1, floor = bottom + 4; i >= 0; i--, floor = ends[i + 1]!.end.y - ROW) ends[i]!.end.y = Math.min(ends[i]!.end.y, floor);
  // A day is written where it does not run into the one before.
  const xTicks: DrawnLines['xTicks'] = [];
  for (const { at } of steps) {
    const label = sayDay(at);
    const last = xTicks.at(-1);
    if (last && (last.label === label || x(at) < last.x + textWidth(last.label) + 10)) continue;
    if (x(at) + 3 + textWidth(label) <= width) xTicks.push({ x: x(at), label });
  }
  return { left, right, top, bottom, gaps: [], lines, yTicks: [0, 25, 50, 75, 100].map((n) => ({ y: y(n), label: String(n) })), xTicks };
}
