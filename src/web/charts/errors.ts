/** The layout of errors over time: ours beside those of others, on one log scale; a month that was not scored is a gap. Pure. */
import { scaleOf } from './log-scale.ts';
import { textWidth } from './measure.ts';
import { yearTicks, type YearTick } from './periods.ts';
import { monthNumber, runs } from './series.ts';

export type ErrorLine = { name: string; own: boolean; points: readonly { month: string; value: number }[] };
export type DrawnLines = {
  left: number; right: number; top: number; bottom: number; gaps: { x0: number; x1: number }[];
  lines: { name: string; cls: string; dash: string | undefined; paths: { x: number; y: number }[][]; end: { x: number; y: number } | null }[];
  yTicks: { y: number; label: string }[]; xTicks: YearTick[];
};
/** Told apart without colour too. */
const DASHES = ['5 3', '1.5 2.5', '8 3 1.5 3'];
const ROW = 14;

export function layoutErrors({ lines, width, height, say }: { lines: readonly ErrorLine[]; width: number; height: number; say: (n: number) => string }): DrawnLines {
  const months = lines.flatMap(({ points }) => points.map(({ month }) => monthNumber(month)));
  const [first, last] = [Math.min(...months), Math.max(...months)];
  const [top, bottom] = [8, height - 24];
  const scale = scaleOf('log', Math.max(1, ...lines.flatMap(({ points }) => points.map(({ value }) => value))), { top, bottom }, say);
  const left = Math.ceil(Math.max(12, ...scale.ticks.map(({ label }) => textWidth(label))) + 10);
  const right = width - Math.ceil(Math.max(0, ...lines.map(({ name }) => textWidth(name, 12, true)))) - 10;
  const step = (right - left) / Math.max(1, last - first + 1);
  const x = (n: number): number => left + (n - first + 0.5) * step;
  const all = Array.from({ length: last - first + 1 }, (_, i) => first + i);
  const covered = new Set(months);
  let dash = 0;
  const drawn = lines.map(({ name, own, points }) => {
    const values = new Map(points.map(({ month, value }) => [monthNumber(month), value]));
    const paths = runs(all.map((n) => values.has(n)), true).map(([i, j]) => all.slice(i, j).map((n) => ({ x: x(n), y: scale.y(values.get(n)!) })));
    return { name, cls: own ? 'ln thick' : 'other', dash: own ? undefined : DASHES[dash++ % DASHES.length], paths, end: paths.at(-1)?.at(-1) ?? null };
  });
  // Names at the right end stand under each other, in the order of their lines.
  const ends = drawn.flatMap((line) => (line.end ? [{ line, y: line.end.y + 4 }] : [])).sort((a, b) => a.y - b.y);
  for (let i = 1; i < ends.length; i++) ends[i]!.y = Math.max(ends[i]!.y, ends[i - 1]!.y + ROW);
  for (let i = ends.length - 1, floor = bottom + 4; i >= 0; i--, floor = ends[i + 1]!.y - ROW) ends[i]!.y = Math.min(ends[i]!.y, floor);
  return {
    left, right, top, bottom, yTicks: scale.ticks, lines: drawn.map((line) => ({ ...line, end: line.end && { x: right + 6, y: ends.find((one) => one.line === line)!.y } })),
    gaps: runs(all.map((n) => !covered.has(n)), true).map(([i, j]) => ({ x0: left + i * step, x1: left + j * step })),
    xTicks: yearTicks(all.filter((n) => n % 12 === 0).map((n) => ({ year: n / 12, x: x(n) - step / 2 })), right, 12),
  };
}
