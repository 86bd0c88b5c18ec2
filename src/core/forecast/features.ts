import { seriesOf, type Panel } from './panel.ts';

/**
 * What the learned models look at: the history of a unit up to a month, at several lengths, in log(1 + deaths), and that
 * of the units beside it. A row of month s is made of months up to s alone.
 */
export const FEATURES = [
  'last', 'mean3', 'mean6', 'mean12', 'mean24', 'mean60', 'mean120', 'mean', 'max12', 'max60', 'max', 'since1', 'since25', 'zeros12', 'zeros36', 'deadly60',
  'turn3', 'turn12', 'spread12', 'before', 'min12', 'recent', 'recentLog', 'age', 'near12', 'near60', 'world', 'ahead',
] as const;
export type FeatureName = (typeof FEATURES)[number];
export const WIDTH = FEATURES.length;
export const at = (name: FeatureName): number => FEATURES.indexOf(name);
/** The last feature is the horizon, which a row of a month leaves open. */
export const AHEAD = WIDTH - 1;
const [NEAR12, NEAR60, WORLD] = [at('near12'), at('near60'), at('world')];
/** Deaths in a month from which it counts as deadly: the threshold of ViEWS. */
const DEADLY = 25;
const LONGEST = 240;

/** Rows of `WIDTH` from a month of the panel on, month after month of the first unit, then of the next; the first value is NaN where the unit did not exist. */
export type Features = { readonly from: number; readonly months: number; readonly values: Float32Array };

export function rowAt({ from, months, values }: Features, unit: number, month: number): Float32Array {
  const row = unit * (months - from) + month - from;
  return values.subarray(row * WIDTH, (row + 1) * WIDTH);
}

/** What is known of each unit at the end of the last month, which is what a forecast begins with. */
export const latestFeatures = (panel: Panel): Features => featuresOf(panel, panel.months - 1);

/** The same of one unit after another, as they are asked for: draws are made unit by unit. A row is good until the next unit is asked for. */
export function latestRows(panel: Panel): (unit: number) => Float32Array {
  const world = deadlyShare(panel, panel.months - 1);
  const row = new Float32Array(WIDTH);
  let of = -1;
  return (unit) => {
    if (unit !== of) writeRows(panel, unit, panel.months - 1, panel.months, world, row.fill(0));
    of = unit;
    return row;
  };
}

/** @param from the first month wanted, from 0 */
export function featuresOf(panel: Panel, from = 0): Features {
  const { months } = panel;
  const each = (months - from) * WIDTH;
  const values = new Float32Array(panel.units.length * each);
  const world = deadlyShare(panel, from);
  for (let unit = 0; unit < panel.units.length; unit++) writeRows(panel, unit, from, months, world, values.subarray(unit * each, (unit + 1) * each));
  return { from, months, values };
}

/** Writes rows of single units and spans of months: of a world of cells all would not fit into memory. */
export function rowsOf(panel: Panel): (unit: number, from: number, to: number) => Float32Array {
  const world = deadlyShare(panel, 0);
  return (unit, from, to) => {
    const rows = new Float32Array((to - from) * WIDTH);
    writeRows(panel, unit, from, to, world.subarray(from), rows);
    return rows;
  };
}

/** @param world of each month from `from` on. @param rows of zeros, filled */
function writeRows(panel: Panel, unit: number, from: number, to: number, world: Float64Array, rows: Float32Array): void {
  ownHistory(seriesOf(panel, unit), from, to, rows);
  for (let month = from; month < to; month++) rows[(month - from) * WIDTH + WORLD] = world[month - from]!;
  for (const near of panel.neighbours?.[unit] ?? []) {
    const counts = seriesOf(panel, near);
    for (const [column, length] of [[NEAR12, 12], [NEAR60, 60]] as const) {
      let [total, known] = [0, 0];
      const add = (month: number, sign: 1 | -1): void => {
        const count = month < 0 ? Number.NaN : counts[month]!;
        if (Number.isNaN(count)) return;
        total += sign * count;
        known += sign;
      };
      for (let month = Math.max(0, from + 1 - length); month < from; month++) add(month, 1);
      for (let month = from; month < to; month++) {
        add(month, 1);
        if (month > from) add(month - length, -1);
        const row = (month - from) * WIDTH + column;
        if (!Number.isNaN(counts[month]!)) rows[row] = Math.max(rows[row]!, Math.log1p(total / known));
      }
    }
  }
}

/** Deaths a month of the last year of a unit, as they are seen in its row. */
export function meanOfYear(counts: Float64Array): number {
  const year = counts.subarray(Math.max(0, counts.length - 12)).filter((count) => !Number.isNaN(count));
  return Math.expm1(Math.fround(Math.log1p(year.reduce((sum, count) => sum + count, 0) / year.length)));
}

/** Of the units that exist in a month, how many had a deadly one. */
function deadlyShare(panel: Panel, from: number): Float64Array {
  const share = new Float64Array(panel.months - from);
  for (let month = from; month < panel.months; month++) {
    let [there, deadly] = [0, 0];
    for (let unit = 0; unit < panel.units.length; unit++) {
      const count = seriesOf(panel, unit)[month]!;
      if (Number.isNaN(count)) continue;
      there++;
      if (count >= DEADLY) deadly++;
    }
    share[month - from] = deadly / Math.max(1, there);
  }
  return share;
}

/** Running sums of what is known of each month; a month without a figure adds nothing. */
function sums(counts: Float64Array, of: (count: number) => number): Float64Array {
  const sum = new Float64Array(counts.length + 1);
  for (let month = 0; month < counts.length; month++) sum[month + 1] = sum[month]! + (Number.isNaN(counts[month]!) ? 0 : of(counts[month]!));
  return sum;
}

function ownHistory(counts: Float64Array, from: number, to: number, out: Float32Array): void {
  const log = Math.log1p;
  const known = sums(counts, () => 1);
  const total = sums(counts, (count) => count);
  const logs = sums(counts, log);
  const squares = sums(counts, (count) => log(count) ** 2);
  const zeros = sums(counts, (count) => (count === 0 ? 1 : 0));
  const deadly = sums(counts, (count) => (count >= DEADLY ? 1 : 0));
  const [slow, slower] = [1 - 0.5 ** (1 / 3), 1 - 0.5 ** (1 / 6)];
  let [most, since1, since25, recent, recentLog, before] = [0, LONGEST, LONGEST, Number.NaN, Number.NaN, Number.NaN];
  for (let month = 0; month < to; month++) {
    const count = counts[month]!;
    if (Number.isNaN(count)) {
      if (month >= from) out[(month - from) * WIDTH] = Number.NaN;
      continue;
    }
    const over = (sum: Float64Array, length: number): number => sum[month + 1]! - sum[Math.max(0, month + 1 - length)]!;
    const mean = (length: number): number => over(total, length) / over(known, length);
    most = Math.max(most, count);
    since1 = count > 0 ? 0 : Math.min(LONGEST, since1 + 1);
    since25 = count >= DEADLY ? 0 : Math.min(LONGEST, since25 + 1);
    recent = Number.isNaN(recent) ? count : recent + slow * (count - recent);
    recentLog = Number.isNaN(recentLog) ? log(count) : recentLog + slower * (log(count) - recentLog);
    const earlier = before;
    before = count;
    if (month < from) continue;
    const [year, most60] = [range(counts, month, 12), range(counts, month, 60).most];
    const average = over(logs, 12) / over(known, 12);
    const [mean3, mean12, mean60] = [log(mean(3)), log(mean(12)), log(mean(60))];
    out.set([
      log(count), mean3, log(mean(6)), mean12, log(mean(24)), mean60, log(mean(120)), log(mean(counts.length)), log(year.most), log(most60), log(most), log(since1), log(since25),
      over(zeros, 12) / over(known, 12), over(zeros, 36) / over(known, 36), over(deadly, 60) / over(known, 60), mean3 - mean12, mean12 - mean60,
      Math.sqrt(Math.max(0, over(squares, 12) / over(known, 12) - average ** 2)), log(Number.isNaN(earlier) ? count : earlier), log(year.least), log(recent), recentLog, Math.min(LONGEST, known[month + 1]!), 0, 0, 0, 0,
    ], (month - from) * WIDTH);
  }
}

function range(counts: Float64Array, month: number, length: number): { least: number; most: number } {
  let [least, most] = [Infinity, 0];
  for (let i = Math.max(0, month - length + 1); i <= month; i++) {
    const count = counts[i]!;
    if (count < least) least = count;
    if (count > most) most = count;
  }
  return { least, most };
}
