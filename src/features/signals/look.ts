import { setImmediate } from 'node:timers/promises';
import { judgeCluster } from '../../core/detection/cluster.ts';
import { gapsIn, judgePeriods, lastKnown, VERSION, type Verdict } from '../../core/detection/judge.ts';
import { cadenceOf, daysOf, periodNumber, periodsBetween } from '../../core/series/period.ts';
import type { Series } from '../../core/series/series.ts';
import { addDays, type Day } from '../../core/time.ts';
import type { ReadLease } from '../../platform/db/database.ts';
import { countSeries, kindOfArea, neighboursOf } from '../counts/index.ts';
import { observationsIn, presentImports } from '../series/index.ts';
import type { Count, FileInForce, WatchFile } from '../watch/index.ts';
import { clearedIn, freshPeriods, nameOf } from './fresh.ts';
import type { Found } from './route.ts';
import type { Judged, Vintage } from './schema.ts';
import { listSignals, newestRun, thresholdsOf, type Run, type Signal } from './store.ts';

/** What a run sees before anybody else has to wait for it. */
export type Looked = { readonly found: Omit<Judged, 'id' | 'marks' | 'unlisted'>; readonly verdicts: readonly Found[]; /** The run before, as it was when this one looked. */ readonly since: string | null };

/** One indicator as it is now and as the run before knew it. */
type Sight = { readonly indicator: string; readonly method: string; readonly now: readonly Series[]; readonly before: ReadonlyMap<string, Series>; readonly vintages: readonly Vintage[]; readonly left: Judged['left']; readonly count: Count | null };
/** Periods of one cadence sort as they follow each other. */
const byName = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const NOTHING_LEFT = { dates: 0, places: 0 };
const MOST_OPEN = 2000;

/** Judges what is new of everything that a watch file counts or watches. Takes seconds where there are many areas, and lets others run between them. */
export async function look(lease: ReadLease, { file, digest }: FileInForce, today: Day): Promise<Looked> {
  const last = await newestRun(lease, file.id);
  const thresholds = new Map((await thresholdsOf(lease, file.id)).map((t) => [`${t.indicator}.${t.area}`, t.threshold]));
  const sights = [...(await months(lease, file, last))];
  for (const count of file.counts) sights.push(await weeks(lease, file, count, last));
  const verdicts: Found[] = [];
  let series = 0;
  for (const { indicator, method, now, before, count } of sights) {
    const fresh = new Set<string>();
    for (const one of now) {
      if (lastKnown(one) === null) continue;
      series++;
      const periods = freshPeriods(one, before.get(one.area) ?? null, today, file.alerts.expiresDays);
      periods.forEach((period) => fresh.add(period));
      verdicts.push(...judgePeriods(one, periods, method, thresholds.get(nameOf({ indicator, area: one.area })) ?? null).map(alone));
      await setImmediate();
    }
    if (count) verdicts.push(...(await together(now, count, fresh)), ...stopped(now, before, count, today, file));
  }
  const judged = verdicts.filter((one) => one.direction === 'rise').map((one) => one.period).sort(byName);
  const weekly = judged.filter((p) => cadenceOf(p) === 'week');
  const span = weekly.length > 0 ? weekly : judged;
  return {
    verdicts, since: last?.id ?? null,
    found: {
      file: file.id, digest, version: VERSION, vintages: sights.flatMap((s) => s.vintages), series, verdicts: verdicts.length, byChance: Math.round(verdicts.reduce((sum, one) => sum + one.byChance, 0) * 1000) / 1000,
      falseDiscovery: file.alerts.falseDiscovery, from: span[0] ?? null, to: span.at(-1) ?? null,
      left: { dates: sights.reduce((n, s) => n + s.left.dates, 0), places: sights.reduce((n, s) => n + s.left.places, 0) },
      cleared: cleared(await listSignals(lease, file.id, { limit: MOST_OPEN }), sights),
    },
  };
}

const alone = (verdict: Verdict): Found => ({ ...verdict, areas: [verdict.area] });

async function weeks(lease: ReadLease, file: WatchFile, count: Count, last: Run | null): Promise<Sight> {
  const counted = await countSeries(lease, count, file.segments, null);
  const before = last && knew(last, count.id);
  const then = before ? await countSeries(lease, count, file.segments, before) : null;
  return { indicator: count.id, method: count.method, now: counted.series, before: byArea(then?.series ?? []), vintages: counted.vintages.map(({ source, import: id, vintage, coversTo }) => ({ indicator: count.id, source, import: id, vintage, to: coversTo })), left: { dates: counted.left.dates, places: counted.left.places }, count };
}

/** The numbers of the imports that a run rested on, by source: what it knew of an indicator. */
export function knew(run: Pick<Run, 'vintages'>, indicator: string): Readonly<Record<string, number>> {
  return Object.fromEntries(run.vintages.filter((v) => v.indicator === indicator).map(({ source, import: id }) => [source, Number(id.slice(2))]));
}

const byArea = (series: readonly Series[]): ReadonlyMap<string, Series> => new Map(series.map((one) => [one.area, one]));

/** Published figures by month, which the file watches in some countries. */
async function months(lease: ReadLease, file: WatchFile, last: Run | null): Promise<Sight[]> {
  const present = new Map((await presentImports(lease)).map((one) => [one.series, one]));
  const sights: Sight[] = [];
  for (const { series, areas } of file.signals) {
    const found = present.get(series);
    if (!found || found.cadence !== 'month') continue;
    const former = last?.vintages.find((v) => v.indicator === series)?.import;
    const rows = await observationsIn(lease, [found.id, ...(former === undefined || former === found.id ? [] : [former])], areas);
    const of = (id: string): Series[] => areas.flatMap((area) => seriesOf(series, area, rows.filter((row) => row.import === id && row.area === area)));
    sights.push({
      indicator: series, method: 'month_quantile', now: of(found.id), before: byArea(former === undefined ? [] : of(former)), left: NOTHING_LEFT, count: null,
      vintages: [{ indicator: series, source: found.source.replace(/\s*\(.*$/, '').slice(0, 60), import: found.id, vintage: found.vintage, to: daysOf(found.covers_to).to }],
    });
  }
  return sights;
}

function seriesOf(indicator: string, area: string, rows: readonly { period: string; value: number }[]): Series[] {
  const known = new Map(rows.map((row) => [row.period, row.value]));
  const periods = [...known.keys()].sort(byName);
  if (periods.length === 0) return [];
  return [{ indicator, area, cadence: 'month', from: periods[0]!, values: periodsBetween(periods[0]!, periods.at(-1)!).map((period) => known.get(period) ?? null) }];
}

/** Neighbouring provinces together, in the newest week of which something is new. */
async function together(all: readonly Series[], count: Count, fresh: ReadonlySet<string>): Promise<Found[]> {
  const newest = [...fresh].sort(byName).at(-1);
  const provinces = all.filter((one) => kindOfArea(one.area) === 'province');
  if (newest === undefined || provinces.length < 2 || !count.by.includes('province')) return [];
  await setImmediate();
  const cluster = judgeCluster(provinces, newest, neighboursOf);
  return cluster ? [cluster] : [];
}

/** Countries that a source has stopped telling of, where that was not so when the run before looked, and not long ago. */
function stopped(now: readonly Series[], before: ReadonlyMap<string, Series>, { countries }: Count, today: Day, file: WatchFile): Found[] {
  const gaps = gapsIn(now.filter((one) => countries.includes(one.area)));
  const known = new Set(gapsIn([...before.values()].filter((one) => countries.includes(one.area))).map((gap) => gap.area));
  const oldest = addDays(today, -(file.alerts.expiresDays + GAP_DAYS));
  return gaps.filter((gap) => !known.has(gap.area) && daysOf(gap.period).from >= oldest).map(alone);
}
/** A gap is seen so long after it began, at the earliest. */
const GAP_DAYS = 13 * 7;

function cleared(signals: readonly Signal[], sights: readonly Sight[]): string[] {
  return signals.filter((s) => s.cleared_by === null && s.direction === 'rise' && s.areas.length === 1).flatMap((signal) => {
    const series = sights.find((s) => s.indicator === signal.indicator)?.now.find((one) => one.area === signal.area);
    return series && periodNumber(signal.period) < periodNumber(lastKnown(series) ?? signal.period) && clearedIn(series, signal.period, signal.mark.upper ?? signal.mark.high) !== null ? [signal.key] : [];
  });
}
