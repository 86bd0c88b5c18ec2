import { judgePeriods, type Verdict } from '../../core/detection/judge.ts';
import { cadenceOf, shiftPeriod } from '../../core/series/period.ts';
import { valueIn, type Series } from '../../core/series/series.ts';
import { addHours, type Instant } from '../../core/time.ts';
import { say, type Words } from '../../core/words.ts';
import type { ReadLease } from '../../platform/db/database.ts';
import { areaName, changedSince, countSeries, eventsBehind, neighboursOf, type Counted } from '../counts/index.ts';
import type { Changed, EventVersion } from '../sources/index.ts';
import { readerOf } from '../sources/index.ts';
import { signalsCited, type Witness } from '../warnings/index.ts';
import { fileById, listFiles, type Count, type WatchFile } from '../watch/index.ts';
import { knew } from './look.ts';
import { signalId, type Level, type Mark } from './schema.ts';
import { scoreboard, type Score } from './score.ts';
import { expiresAt, OPEN, stateOf, type Stand, type Step } from './state.ts';
import { listMissed, listSignals, runById, runsOver, signalByKey, stepsOf, thresholdsOf, unsaid, type MissedRow, type Run, type Signal } from './store.ts';

export type Standing = Signal & Stand & { readonly id: string; readonly open: boolean; readonly steps: readonly Step[]; readonly warnings: readonly string[] };
const MOST = 2000;

/** Where one signal stands. */
export async function standOf(lease: ReadLease, file: WatchFile, signal: Signal, now: Instant): Promise<Standing> {
  return (await standing(lease, file, [signal], now))[0]!;
}

async function standing(lease: ReadLease, file: WatchFile, signals: readonly Signal[], now: Instant): Promise<Standing[]> {
  const steps = await stepsOf(lease, signals.map((s) => s.key));
  const cited = await signalsCited(lease);
  return signals.map((signal) => {
    const id = signalId(signal);
    const own = steps.get(signal.key) ?? [];
    const warnings = cited.get(id) ?? [];
    const stand = stateOf({ raised_at: signal.raised_at, cleared: signal.cleared_by !== null }, own, warnings.length > 0, file.alerts, now);
    return { ...signal, ...stand, id, open: OPEN.includes(stand.state), steps: own, warnings };
  });
}

/** The signals of a file as they stand at an hour, newest first. */
export async function signalsOf(lease: ReadLease, file: WatchFile, now: Instant): Promise<Standing[]> {
  return standing(lease, file, await listSignals(lease, file.id, { limit: MOST, upTo: now }), now);
}

export type Scores = { readonly scores: readonly Score[]; readonly missed: readonly MissedRow[]; readonly months: readonly string[] };

/** What was raised and what came of it, month by month, newest month first. @param months as many, up to that of the hour */
export async function scoresOf(lease: ReadLease, file: WatchFile, now: Instant, months: number): Promise<Scores> {
  const all = await signalsOf(lease, file, now);
  const missed = await listMissed(lease, file.id);
  const span = Array.from({ length: months }, (_, i) => shiftPeriod(now.slice(0, 7), -i));
  return { months: span, missed, scores: scoreboard(all.map((s) => ({ ...s, warned: s.state === 'warned' })), missed.map((m) => ({ month: m.said_at.slice(0, 7) })), span) };
}

/** Why a period of a series is, or is not, a signal. */
export type Explained = {
  readonly count: Count | null;
  /** The verdict as the figures stand now; null where it cannot be judged. */
  readonly verdict: Verdict | null;
  readonly series: Series | null;
  readonly counted: Counted | null;
  /** The newest run that judged the period, and the mark it wrote down: null where it marked nothing. */
  readonly run: Run | null;
  readonly mark: Mark | null;
  /** What the run knew of the period, and what is known now. */
  readonly then: number | null;
  readonly now: number | null;
  readonly events: readonly EventVersion[];
  readonly changed: readonly Changed<EventVersion>[];
  readonly neighbours: readonly { readonly area: string; readonly value: number | null }[];
  readonly threshold: number | null;
};
const SHOWN_EVENTS = 40;
const LOOKED_RUNS = 50;

export async function explain(lease: ReadLease, file: WatchFile, at: { indicator: string; area: string; period: string; run?: string | undefined }): Promise<Explained> {
  const { indicator, area, period } = at;
  const count = file.counts.find((one) => one.id === indicator) ?? null;
  const runs = at.run === undefined ? await runsOver(lease, file.id, period, LOOKED_RUNS) : [await runById(lease, at.run)].filter((run) => run !== null);
  const markIn = (run: Run): Mark | undefined => run.marks.find((m) => m.indicator === indicator && m.area === area && m.period === period);
  const run = runs.find((one) => markIn(one) !== undefined) ?? runs.find((one) => one.vintages.some((v) => v.indicator === indicator)) ?? null;
  const mark = (run && markIn(run)) ?? null;
  const set = (await thresholdsOf(lease, file.id)).find((t) => t.indicator === indicator && t.area === area)?.threshold ?? null;
  const nothing = { count, verdict: null, series: null, counted: null, run, mark, then: mark?.observed ?? null, now: null, events: [], changed: [], neighbours: [], threshold: set };
  if (!count || cadenceOf(period) !== 'week') return nothing;
  const areas = mark?.areas ?? [area];
  const counted = await countSeries(lease, count, file.segments, null);
  const of = (one: string): Series | null => counted.series.find((s) => s.area === one) ?? null;
  const numbers = run && knew(run, indicator);
  const periods = Array.from({ length: mark?.periods ?? 1 }, (_, i) => shiftPeriod(period, -i));
  const events: EventVersion[] = [];
  const within = (one: string) => ({ area: one, period: periods.at(-1)!, to: period });
  for (const one of areas) events.push(...(await eventsBehind(lease, count, file.segments, within(one), null, SHOWN_EVENTS)));
  const changed: Changed<EventVersion>[] = [];
  if (numbers) for (const one of areas) changed.push(...(await changedSince(lease, count, file.segments, within(one), numbers)));
  const sum = (values: readonly (number | null)[]): number | null => (values.some((v) => v === null) ? null : values.reduce<number>((n, v) => n + v!, 0));
  const series = of(areas[0]!);
  return {
    ...nothing, counted, series, events: events.slice(0, SHOWN_EVENTS), changed, now: sum(areas.flatMap((one) => periods.map((week) => valueIn(of(one), week)))),
    verdict: series && areas.length === 1 ? (judgePeriods(series, [period], count.method, set).find((v) => v.direction === (mark?.direction ?? 'rise')) ?? null) : null,
    neighbours: areas.length > 1 ? areas.map((one) => ({ area: one, value: valueIn(of(one), period) })) : neighboursOf(area).map((one) => ({ area: one, value: valueIn(of(one), period) })),
  };
}

const AROUND = 'around-';
const LONGEST_UNIT = 60;
const LANGUAGES = ['en', 'ru'] as const;

/** The name of a place in the languages of the desk. */
const placeNames = (area: string, file: WatchFile): Record<(typeof LANGUAGES)[number], string> =>
  Object.fromEntries(LANGUAGES.map((lang) => [lang, areaName(area.startsWith(AROUND) ? area.slice(AROUND.length) : area, file, lang).slice(0, 120)])) as Record<(typeof LANGUAGES)[number], string>;
const nameOf = (indicator: string, file: WatchFile): Words => file.counts.find((c) => c.id === indicator)?.name ?? file.signals.find((s) => s.series === indicator)?.name ?? { en: indicator };

/** A signal that nobody has said anything about, and by when somebody should. */
export type Unacknowledged = { readonly key: string; readonly href: string; readonly what: Words; readonly level: Level; readonly raised_at: Instant; readonly by: Instant; readonly expires: Instant; readonly example: boolean };

export async function unacknowledged(lease: ReadLease, since: Instant): Promise<Unacknowledged[]> {
  const files = new Map((await listFiles(lease)).map(({ file }) => [file.id, file]));
  const cited = await signalsCited(lease);
  return (await unsaid(lease, since)).filter((one) => !cited.has(signalId(one))).flatMap((one): Unacknowledged[] => {
    const file = files.get(one.file);
    if (!file) return [];
    const [where, what] = [placeNames(one.area, file), nameOf(one.indicator, file)];
    return [{
      key: one.key, href: `/watch/${one.file}/signals/${signalId(one)}`, what: Object.fromEntries(LANGUAGES.map((lang) => [lang, `${where[lang]}: ${say(what, lang)}`])), level: one.level, raised_at: one.raised_at,
      by: addHours(one.raised_at, file.alerts.acknowledgeHours), expires: expiresAt(one, file.alerts), example: one.example,
    }];
  });
}

/** A signal as evidence of a warning: the figures that it was raised on, and what they are called. */
export const witnessOf: Witness = async (lease, key) => {
  const signal = await signalByKey(lease, key);
  const file = signal && (await fileById(lease, signal.file))?.file;
  const run = signal && (await runById(lease, signal.run));
  const vintage = run?.vintages.find((v) => v.indicator === signal!.indicator);
  if (!signal || !file || !vintage) return null;
  const { mark, indicator, area, period } = signal;
  return {
    import: vintage.import, series: indicator, area, period, name: placeNames(area, file), value: mark.observed, unit: Object.fromEntries(Object.entries(nameOf(indicator, file)).map(([lang, text]) => [lang, text.slice(0, LONGEST_UNIT)])),
    source: readerOf(vintage.source)?.publisher ?? vintage.source, vintage: vintage.vintage, signal: { expected: mark.expected, low: Math.round(mark.low), high: Math.round(mark.high), key },
  };
};
