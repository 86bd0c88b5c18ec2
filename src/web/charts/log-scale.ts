/** Scales of counts from zero: plain, or log(1 + n), which shows zero and ten thousand in one picture. Pure. */
import { topOf } from './periods.ts';

export type ScaleName = 'log' | 'plain';
export type Scale = { y: (value: number) => number; ticks: { y: number; label: string }[] };

const STEPS = 4;

/** @param high the largest value that is drawn */
export function scaleOf(name: ScaleName, high: number, { top, bottom }: { top: number; bottom: number }, say: (n: number) => string): Scale {
  if (name === 'plain') {
    const end = topOf(high);
    const y = (value: number): number => bottom - (value / end) * (bottom - top);
    return { y, ticks: Array.from({ length: STEPS + 1 }, (_, i) => (end * i) / STEPS).filter((n) => Number.isInteger(n)).map((n) => ({ y: y(n), label: say(n) })) };
  }
  const y = (value: number): number => bottom - (Math.log1p(value) / Math.log1p(high * 1.08)) * (bottom - top);
  const powers = Array.from({ length: Math.floor(Math.log10(Math.max(1, high * 1.08))) + 1 }, (_, i) => 10 ** i);
  return { y, ticks: [0, ...powers].map((n) => ({ y: y(n), label: say(n) })) };
}
