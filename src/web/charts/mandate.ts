/** The layout of the bar of a mandate: when it was in force, what no decision covers, and what happened on the way. Pure. */
import { addDays, daysBetween, type Day } from '#core/time.ts';
import { cutText, textWidth } from './measure.ts';

export type MandateInput = {
  from: Day; to: Day; width: number; sayDay: (day: Day) => string;
  /** `open`: beyond what the decision names. */
  spans: readonly { readonly from: Day; readonly to: Day; readonly label: string; readonly kind: 'force' | 'open' | 'lapse' }[];
  /** The gap: a bracket with its length in words. */
  gap: { readonly from: Day; readonly to: Day; readonly label: string } | null;
  marks: readonly { readonly day: Day; readonly label: string; readonly strong?: boolean; readonly due?: boolean }[];
};
export type DrawnMandate = {
  height: number; barY: number; spans: { x0: number; x1: number; label: string | null; kind: 'force' | 'open' | 'lapse' }[]; gap: { x0: number; x1: number; y: number; label: string; tx: number; anchor: 'middle' | 'end' | 'start' } | null;
  marks: { x: number; y: number; label: string; anchor: 'start' | 'end'; strong: boolean; due: boolean }[]; ticks: { x: number; label: string; anchor: 'start' | 'middle' | 'end' }[];
};
const [ROW, BAR] = [18, 20];

export function layoutMandate({ from, to, width, sayDay, spans, gap, marks }: MandateInput): DrawnMandate {
  const span = Math.max(1, daysBetween(from, to));
  const x = (day: Day): number => 4 + (Math.min(span, Math.max(0, daysBetween(from, day))) / span) * (width - 8);
  const rows: [number, number][][] = [];
  const placed = [...marks].sort((a, b) => (a.day < b.day ? -1 : 1)).map(({ day, label, strong = false, due = false }) => {
    const text = cutText(label, Math.min(240, width - 20));
    const w = textWidth(text, 12, strong) + 6;
    const anchor: 'start' | 'end' = x(day) + w > width ? 'end' : 'start';
    const [a, b] = anchor === 'end' ? [x(day) - w, x(day) + 2] : [x(day) - 2, x(day) + w];
    let row = rows.findIndex((busy) => busy.every(([c, d]) => b + 6 < c || d + 6 < a));
    if (row < 0) rows.push([]), (row = rows.length - 1);
    rows[row]!.push([a, b]);
    return { x: x(day), row, label: text, anchor, strong, due };
  });
  const depth = rows.length;
  const barY = 6 + depth * ROW + 4;
  const every = [1, 2, 3, 7, 14, 28, 56, 91, 182, 365].find((n) => (span / n + 1) * 58 <= width) ?? span;
  const ticks: DrawnMandate['ticks'] = [];
  for (let day = from; day <= to; day = addDays(day, every)) {
    const label = sayDay(day);
    const half = textWidth(label) / 2;
    ticks.push({ x: x(day), label, anchor: x(day) < half ? 'start' : x(day) + half > width ? 'end' : 'middle' });
  }
  const bracketY = barY + BAR + 32;
  const gapWidth = gap ? textWidth(gap.label, 12, true) : 0;
  const mid = gap ? (x(gap.from) + x(gap.to)) / 2 : 0;
  return {
    height: barY + BAR + (gap ? 62 : 26), barY, ticks,
    spans: spans.map((one) => ({ x0: x(one.from), x1: x(one.to), kind: one.kind, label: textWidth(one.label, 12, true) + 12 <= x(one.to) - x(one.from) ? one.label : null })),
    gap: gap && { x0: x(gap.from), x1: x(gap.to), y: bracketY, label: gap.label, tx: mid - gapWidth / 2 < 2 ? 2 : mid + gapWidth / 2 > width - 2 ? width - 2 : mid, anchor: mid - gapWidth / 2 < 2 ? 'start' : mid + gapWidth / 2 > width - 2 ? 'end' : 'middle' },
    marks: placed.map(({ row, ...one }) => ({ ...one, y: 6 + (depth - 1 - row) * ROW + 12 })),
  };
}
