/** The layout of a distribution of gaps: one mark a dossier while there are few, bars of a histogram beyond that. Pure. */
import { scaleLinear } from 'd3-scale';

export type GapDot = { days: number; running: boolean; label: string };
export type DrawnDot = GapDot & { x: number; y: number };
export type DrawnBar = { x0: number; x1: number; closed: number; running: number; yClosed: number; yRunning: number };
export type DrawnGaps = { width: number; height: number; left: number; bottom: number; ticks: { x: number; days: number }[]; dots: DrawnDot[]; bars: DrawnBar[]; top: number; most: number; quartiles: { x: number; days: number; key: 'lower' | 'median' | 'upper' }[] };
export type GapsInput = { gaps: readonly GapDot[]; quartiles: Readonly<Record<'lower' | 'median' | 'upper', number | null>> | null; width: number };

/** More marks than this become bars. */
export const MOST_DOTS = 120;
const TICKS = [0, 1, 3, 7, 14, 30, 90, 180, 365, 730, 1825, 3650, 9125];
const R = 5;
const STEP = 2 * R + 2;
const BARS = 24;

/** Gaps span from hours to years, so the axis is log(1 + x), which shows 0. */
export function layoutGaps({ gaps, quartiles, width }: GapsInput): DrawnGaps {
  const left = 12;
  const most = Math.max(1, ...gaps.map((gap) => gap.days));
  const end = TICKS.find((tick) => tick >= most * 1.05) ?? most * 1.1;
  const scale = scaleLinear().domain([0, Math.log1p(end)]).range([left, width - 24]);
  const x = (days: number): number => scale(Math.log1p(days));
  const top = quartiles ? 40 : 14;
  let dots: DrawnDot[] = [];
  let bars: DrawnBar[] = [];
  let height: number;
  if (gaps.length <= MOST_DOTS) {
    const columns = new Map<number, number>();
    const placed = [...gaps].sort((a, b) => a.days - b.days || Number(a.running) - Number(b.running)).map((gap) => {
      const column = Math.round((x(gap.days) - left) / STEP);
      const row = columns.get(column) ?? 0;
      columns.set(column, row + 1);
      return { ...gap, x: left + column * STEP, row };
    });
    const rows = Math.max(1, ...columns.values());
    height = top + Math.max(3, rows) * STEP + R;
    const floor = height;
    dots = placed.map(({ row, ...gap }) => ({ ...gap, y: floor - R - 2 - row * STEP }));
  } else {
    height = top + 150;
    const floor = height;
    const width1 = (width - 24 - left) / BARS;
    const counted = Array.from({ length: BARS }, () => ({ closed: 0, running: 0 }));
    for (const gap of gaps) counted[Math.min(BARS - 1, Math.floor((x(gap.days) - left) / width1))]![gap.running ? 'running' : 'closed']++;
    const tallest = Math.max(1, ...counted.map((one) => one.closed + one.running));
    const y = (n: number): number => floor - (n * (floor - top)) / tallest;
    bars = counted.map((one, i) => ({ x0: left + i * width1 + 0.5, x1: left + (i + 1) * width1 - 0.5, ...one, yClosed: y(one.closed), yRunning: y(one.closed + one.running) }));
  }
  let free = -Infinity;
  const ticks = TICKS.filter((days) => days <= end).map((days) => ({ days, x: x(days) })).filter((tick) => {
    if (tick.x < free) return false;
    free = tick.x + 40;
    return true;
  });
  const marked = quartiles ? (['lower', 'median', 'upper'] as const).flatMap((key) => (quartiles[key] === null ? [] : [{ key, days: quartiles[key], x: x(quartiles[key]) }])) : [];
  return { width, height: height + 26, left, bottom: height, ticks, dots, bars, top, most: Math.max(0, ...bars.map((bar) => bar.closed + bar.running)), quartiles: marked };
}
