import { lastDay, sayDate } from '#core/charter/dates.ts';
import { silences } from '#core/series/detect.ts';
import { cadenceOf, periodsBetween, shiftPeriod } from '#core/series/period.ts';
import { sayMonth, type Day } from '#core/time.ts';
import { fill, say, sayNumber } from '#core/words.ts';
import { overlapping } from '#features/counts/index.ts';
import type { Standing } from '#features/signals/index.ts';
import type { Figures, StatedSignal, View, WatchFile } from '#features/watch/index.ts';
import { areaName } from '../../edge.ts';

/** What a watch file shows, in words and figures of the reader's language; the drawing is left to the parts. */
type Ui = Readonly<Record<string, string>>;
export type Reader = { locals: App.Locals; w: Ui; on: Day; /** What runs raised, as it stands. */ raised: readonly Standing[] };

export const sayPeriod = (period: string, lang: string): string => (cadenceOf(period) === 'year' ? period : sayMonth(period, lang));

/** Learnt after the day: by the day of the document where the figure has one; else a month, or a year, that had not ended. */
function learntLater({ period, published }: { period: string; published: string | null }, on: Day): boolean {
  if (published !== null) return lastDay(published) > on;
  return lastDay(period) >= on;
}

const sumOf = (points: Figures['points'], year: number): number | null => {
  const months = points.filter((p) => p.period.startsWith(`${year}-`));
  return months.length === 12 ? months.reduce((sum, p) => sum + p.value, 0) : null;
};

/** "36 386" "in 2021; 373 in April 2022"; "6 372" "persons a year in 2021; 1 090 in 2020"; what is not known says so. */
function headline(figures: Figures, { locals: { lang }, w, on }: Reader): { figure: string; rest: string } {
  const { points } = figures;
  const number = (n: number): string => sayNumber(n, lang);
  if (!figures.import) return { figure: w.notLoaded!, rest: '' };
  const unit = say(figures.import.unit, lang);
  const known = points.filter((p) => !learntLater(p, on));
  const last = known.at(-1);
  const value = (p: { value: number; period: string }): string => fill(w.later!, { value: number(p.value), period: sayPeriod(p.period, lang) });
  if (!last) {
    const next = points.at(-1);
    return { figure: w.none!, rest: next ? fill(w.knownLater!, { later: fill(w.lastKnown!, { value: number(next.value), unit, period: next.period }) }) : w.knownThen! };
  }
  if (cadenceOf(last.period) === 'year') {
    const before = known.at(-2);
    return { figure: number(last.value), rest: `${fill(w.lastKnown!, { value: '', unit, period: last.period }).trim()}${before ? `; ${value(before)}` : ''}` };
  }
  const year = Number(on.slice(0, 4)) - 1;
  const sum = sumOf(known, year);
  const recent = fill(w.inMonth!, { value: number(last.value), month: sayMonth(last.period, lang) });
  return sum === null ? { figure: number(last.value), rest: fill(w.inMonth!, { value: '', month: sayMonth(last.period, lang) }).trim() } : { figure: number(sum), rest: `${fill(w.inYear!, { value: '', unit: '', year }).trim().replace(/\s+/g, ' ')}; ${recent}` };
}

/** The groups of small charts, on one axis of years. */
export function groupsOf(file: WatchFile, view: View, reader: Reader) {
  const { locals: { lang }, w, on } = reader;
  const shown = file.groups.flatMap((g) => g.indicators.map((i) => view.figures(i.series, i.area)));
  const ends = [on.slice(0, 4), ...shown.flatMap((f) => f.points.at(-1)?.period.slice(0, 4) ?? [])];
  const to = ends.reduce((a, b) => (a > b ? a : b));
  const from = String(Number(on.slice(0, 4)) - 10);
  return file.groups.map((group) => ({
    id: group.id, title: say(group.title, lang), note: say(group.note, lang), from, to,
    indicators: group.indicators.map((one) => {
      const figures = view.figures(one.series, one.area);
      const marked = new Map(view.signals.filter((s) => s.series === one.series && s.area === one.area).map((s) => [s.period, s]));
      const found = figures.import;
      const last = figures.points.at(-1);
      return {
        key: `${one.series}.${one.area}`, name: say(one.name, lang), headline: headline(figures, reader), cadence: (found?.cadence ?? 'year') as 'month' | 'year', unit: found ? say(found.unit, lang) : '',
        points: figures.points.map((p) => ({ period: p.period, value: p.value, later: learntLater(p, on), ...(marked.has(p.period) ? { signal: w.signals! } : {}) })),
        source: found && last ? fill(w.sourceLine!, { source: figures.points.find((p) => p.source)?.source ?? shortSource(found.source), last: sayPeriod(last.period, lang) }) : w.notLoaded!,
        href: found ? `/series?series=${one.series}&area=${one.area}` : undefined,
      };
    }),
  }));
}

/** "UCDP Georeferenced Event Dataset (Davies et al.; ...)" without what stands in brackets. */
const shortSource = (source: string): string => source.replace(/\s*\(.*$/, '');

/** What the charts show as hatched, in words, and what the file itself says nobody publishes. */
export function missingOf(file: WatchFile, view: View, { locals: { lang }, w }: Reader) {
  const gaps = file.groups.flatMap((g) => g.indicators).flatMap(({ series, area, name }) => {
    const { import: found, points } = view.figures(series, area);
    const named = { name: say(name, lang) };
    if (!found || points.length === 0) return [{ what: fill(w.missingAll!, named), why: '', load: true }];
    const last = points.at(-1)!.period;
    const ended = cadenceOf(last) === 'month' && last < view.last ? [{ what: fill(w.missingAfter!, { ...named, period: sayPeriod(last, lang) }), why: '', load: true }] : [];
    const silent = silences(points);
    const periods = silent.map(({ from, to }) => (from === to ? sayPeriod(from, lang) : `${sayPeriod(from, lang)}–${sayPeriod(to, lang)}`)).join(', ');
    return [...(silent.length > 0 ? [{ what: fill(w.missingGap!, { ...named, periods }), why: '', load: false }] : []), ...ended];
  });
  return [...gaps, ...file.missing.map((m) => ({ what: say(m.what, lang), why: say(m.why, lang), load: false }))];
}

/** The sum of the map's series in the last whole year, by country; null where not every month is known. */
export function mapValues(file: WatchFile, view: View, { locals, on }: Reader) {
  const year = Number(on.slice(0, 4)) - 1;
  const source = view.figures(file.map.series, file.map.areas[0]!).import;
  return { year, source, areas: file.map.areas.map((code) => ({ code, name: areaName(locals, code), value: sumOf(view.figures(file.map.series, code).points, year) })) };
}

/** A segment is watched while a signal of the segment itself, of a province that lies on it or of a country on either side is open. */
export function segmentsOf(file: WatchFile, view: View, { locals: { lang, charter }, raised }: Reader) {
  const overlap = overlapping(file.segments);
  const open = raised.filter((s) => s.open || s.state === 'warned').map((s) => s.areas);
  const months = raised.length > 0 ? [] : view.signals.filter((s) => (s.state === 'new' || s.state === 'watched' || s.state === 'warned') && s.passed === null).map((s) => [s.area]);
  return file.segments.map((one, i) => {
    const judged = raised.length > 0 || file.signals.some((s) => s.areas.some((a) => one.between.includes(a) && view.figures(s.series, a).points.length > 0));
    return {
      no: i + 1, id: one.id, name: say(one.name, lang), owner: one.owner === null ? null : say(charter.parties.find((p) => p.id === one.owner)?.name ?? { en: one.owner }, lang), between: one.between,
      lengths: one.lengths.map((l) => ({ km: sayNumber(l.km, lang), rounded: l.rounded, note: l.note ? say(l.note, lang) : null, source: l.source, published: sayDate(l.published, lang) })),
      signals: judged ? [...open, ...months].filter((areas) => areas.some((area) => area === one.id || overlap(one.id, area))).length : null,
    };
  });
}

/** "Pakistan, deaths". */
export const signalName = (file: WatchFile, signal: Pick<StatedSignal, 'series' | 'area'>, locals: App.Locals): string =>
  `${areaName(locals, signal.area)}, ${say(file.signals.find((s) => s.series === signal.series)?.name ?? { en: signal.series }, locals.lang)}`;

/** The figures behind one signal: its month and those it was judged by. */
export function behind(view: View, signal: StatedSignal) {
  const months = new Set(periodsBetween(shiftPeriod(signal.period, -36), shiftPeriod(signal.period, view.last > signal.period ? Math.min(2, periodsBetween(signal.period, view.last).length - 1) : 0)));
  return view.figures(signal.series, signal.area).points.filter((p) => months.has(p.period)).map(({ period, value }) => ({ period, value }));
}
