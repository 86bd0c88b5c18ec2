/** The layout of past forecasts beside what happened: one block of months after the other on one scale. Pure. */
import { textWidth } from './measure.ts';
import type { FanMonth } from './fan.ts';
import { scaleOf } from './log-scale.ts';

export type PastBlock = { /** "2021". */ label: string; /** "4 of 12". */ sub: string; months: readonly (FanMonth & { observed: number | null })[] };
export type PastInput = { blocks: readonly PastBlock[]; width: number; height: number; say: (n: number) => string; /** "inside", left of the counts. */ inside: string };
export type DrawnPast = {
  left: number; right: number; top: number; bottom: number;
  blocks: { x: number; x0: number; x1: number; label: string; sub: string; wide: string; narrow: string; median: string; dots: { x: number; y: number }[]; crosses: { x: number; y: number }[] }[];
  yTicks: { y: number; label: string }[]; inside: { x: number; y: number; label: string } | null; labels: { label: number; sub: number };
};

const n1 = (x: number): string => String(Number(x.toFixed(1)));

export function layoutPast({ blocks, width, height, say, inside }: PastInput): DrawnPast {
  const high = Math.max(1, ...blocks.flatMap(({ months }) => months.flatMap(({ q95, observed }) => [q95, observed ?? 0])));
  const [top, bottom] = [8, height - 40];
  const scale = scaleOf('log', high, { top, bottom }, say);
  const left = Math.ceil(Math.max(textWidth(inside, 11.5) + 4, ...scale.ticks.map(({ label }) => textWidth(label) + 10)));
  const right = width - 4;
  const across = (right - left) / Math.max(1, blocks.length);
  /** Between two blocks. */
  const space = Math.min(8, across * 0.14);
  return {
    left, right, top, bottom, yTicks: scale.ticks, labels: { label: bottom + 17, sub: bottom + 32 }, inside: blocks.length > 0 ? { x: left - 6, y: bottom + 32, label: inside } : null,
    blocks: blocks.map(({ label, sub, months }, b) => {
      const [x0, x1] = [left + b * across + space / 2, left + (b + 1) * across - space / 2];
      const step = (x1 - x0) / Math.max(1, months.length);
      const edge = (i: number): number => x0 + i * step;
      const there = (i: number, value: number): string => `L${n1(edge(i))} ${n1(scale.y(value))}H${n1(edge(i + 1))}`;
      const back = (i: number, value: number): string => `L${n1(edge(i + 1))} ${n1(scale.y(value))}H${n1(edge(i))}`;
      const band = (low: 'q05' | 'q25', above: 'q95' | 'q75'): string =>
        months.length === 0 ? '' : `M${months.map((m, i) => there(i, m[above])).join('').slice(1)}${months.map((m, i) => back(i, m[low])).reverse().join('')}Z`;
      const spots = months.flatMap(({ observed, q05, q95 }, i) => (observed === null ? [] : [{ x: edge(i) + step / 2, y: scale.y(observed), out: observed < q05 || observed > q95 }]));
      return {
        x: (x0 + x1) / 2, x0, x1, label, sub, wide: band('q05', 'q95'), narrow: band('q25', 'q75'), median: `M${months.map((m, i) => there(i, m.median)).join('').slice(1)}`,
        dots: spots.filter(({ out }) => !out), crosses: spots.filter(({ out }) => out),
      };
    }),
  };
}
