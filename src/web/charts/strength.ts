/** The layout of strengths by day: steps for what was offered, deployed and present, rings for what somebody stated. Pure. */
import { addDays, daysBetween, type Day } from '#core/time.ts';
import { textWidth } from './measure.ts';

export type StrengthInput = {
  from: Day; to: Day; width: number; height: number;
  lines: readonly { readonly key: 'offered' | 'deployed' | 'present'; readonly name: string; readonly points: readonly { readonly day: Day; readonly value: number | null }[] }[];
  ceilings: readonly { readonly day: Day; readonly value: number | null }[];
  stated: readonly { readonly day: Day; readonly value: number; readonly label: string }[];
  /** Days on which nobody reported who was deployed or present. */
  missing: readonly { readonly from: Day; readonly to: Day; readonly label: string }[];
  band: { readonly from: Day; readonly to: Day; readonly label: string } | null;
  marks: readonly { readonly day: Day; readonly label: string }[];
  sayDay: (day: Day) => string; sayNumber: (n: number) => string;
};
type Point = { x: number; y: number };
export type DrawnStrength = {
  left: number; right: number; top: number; bottom: number; yTicks: { y: number; label: string }[]; xTicks: { x: number; label: string; anchor: 'start' | 'middle' | 'end' }[];
  lines: { key: string; name: string; paths: Point[][]; end: Point | null }[]; ceiling: Point[][]; stated: (Point & { label: string; anchor: 'start' | 'end'; ty: number })[];
  missing: { x0: number; x1: number; label: string | null }[]; band: { x0: number; x1: number; label: string | null } | null; marks: { x: number; label: string; anchor: 'start' | 'end'; y: number }[];
};

const ROW = 15;
/** A round top of the scale, and its steps. */
export function scaleTo(most: number): { top: number; step: number } {
  const raw = Math.max(4, most) / 4;
  const size = 10 ** Math.floor(Math.log10(raw));
  const step = [1, 2, 2.5, 5, 10].map((n) => n * size).find((n) => n >= raw && Number.isInteger(n)) ?? 10 * size;
  return { top: step * Math.ceil(Math.max(1, most) / step), step };
}

export function layoutStrength({ from, to, width, height, lines, ceilings, stated, missing, band, marks, sayDay, sayNumber }: StrengthInput): DrawnStrength {
  const all = [...lines.flatMap((line) => line.points.map((one) => one.value)), ...ceilings.map((one) => one.value), ...stated.map((one) => one.value)].filter((one) => one !== null);
  const { top: most, step } = scaleTo(Math.max(0, ...all));
  const [top, bottom] = [ROW * 2 + 6, height - 40];
  const left = Math.ceil(textWidth(sayNumber(most))) + 10;
  const right = width - Math.ceil(Math.max(0, ...lines.map((line) => textWidth(line.name, 12, true)))) - 12;
  const span = Math.max(1, daysBetween(from, to));
  const x = (day: Day): number => left + (Math.min(span, Math.max(0, daysBetween(from, day))) / span) * (right - left);
  const y = (value: number): number => bottom - (value / most) * (bottom - top);

  const steps = (points: readonly { day: Day; value: number | null }[]): Point[][] => {
    const paths: Point[][] = [];
    let open: Point[] | null = null;
    for (const [i, { day, value }] of points.entries()) {
      if (value === null) { open = null; continue; }
      if (!open) paths.push((open = []));
      open.push({ x: x(day), y: y(value) }, { x: x(points[i + 1]?.day ?? to), y: y(value) });
    }
    return paths;
  };
  const drawn = lines.map((line) => {
    const last = line.points.at(-1);
    return { key: line.key, name: line.name, paths: steps(line.points), end: last && last.value !== null ? { x: right + 6, y: y(last.value) + 4 } : null };
  });
  const ends = drawn.filter((one) => one.end !== null).sort((a, b) => a.end!.y - b.end!.y);
  for (let i = ends.length - 1, floor = bottom + 4; i >= 0; i--, floor = ends[i + 1]!.end!.y - ROW) ends[i]!.end!.y = Math.min(ends[i]!.end!.y, floor);

  const every = [1, 2, 3, 7, 14, 28, 56, 91, 182, 365].find((n) => (span / n + 1) * 62 <= right - left) ?? span;
  const xTicks: DrawnStrength['xTicks'] = [];
  for (let day = from; day <= to; day = addDays(day, every)) {
    const label = sayDay(day);
    const last = x(day) + textWidth(label) / 2 > width;
    xTicks.push({ x: x(day), label, anchor: day === from ? 'start' : last ? 'end' : 'middle' });
  }
  /** Left of its day where it would leave the frame on the right, on a row where it meets no other. */
  const rows: number[] = [];
  const placed = marks.map(({ day, label }) => {
    const w = textWidth(label, 12, true);
    const anchor = x(day) + 6 + w > right ? ('end' as const) : ('start' as const);
    const [a, b] = anchor === 'end' ? [x(day) - 6 - w, x(day)] : [x(day), x(day) + 6 + w];
    let row = rows.findIndex((busy) => busy <= a);
    if (row < 0) row = rows.length;
    rows[row] = b + 8;
    return { x: x(day), label, anchor, y: 12 + Math.min(row, 1) * ROW };
  });
  const fits = (x0: number, x1: number, label: string): string | null => (textWidth(label) + 10 <= x1 - x0 ? label : null);
  return {
    left, right, top, bottom, yTicks: Array.from({ length: Math.round(most / step) + 1 }, (_, i) => ({ y: y(i * step), label: sayNumber(i * step) })), xTicks, lines: drawn, ceiling: steps(ceilings),
    stated: stated.map(({ day, value, label }) => {
      const end = x(day) + 12 + textWidth(label) > right;
      return { x: x(day), y: y(value), label, anchor: end ? ('end' as const) : ('start' as const), ty: y(value) + (value === 0 ? -8 : 18) };
    }),
    missing: missing.map((one) => ({ x0: x(one.from), x1: x(one.to), label: fits(x(one.from), x(one.to), one.label) })),
    band: band && { x0: x(band.from), x1: x(band.to), label: fits(x(band.from), x(band.to), band.label) }, marks: placed,
  };
}
