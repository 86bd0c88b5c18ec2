import type { Cell } from '#core/csv.ts';
import { sayDay, sayMonth, type Day } from '#core/time.ts';
import { fill, say, sayNumber } from '#core/words.ts';
import type { Figures, View, WatchFile } from '#features/watch/index.ts';
import BorderMapKey from '#web/BorderMapKey.svelte';
import BorderMapSvg from '#web/BorderMapSvg.svelte';
import ChartKey from '#web/ChartKey.svelte';
import MultiplesKey from '#web/MultiplesKey.svelte';
import SignalChartSvg from '#web/SignalChartSvg.svelte';
import SmallMultipleSvg from '#web/SmallMultipleSvg.svelte';
import { layoutMultiple } from '#web/charts/multiple.ts';
import { layoutSignal } from '#web/charts/signal.ts';
import { mapKey, mapNotes } from '#web/map-words.ts';
import { signalLines, signalWords } from '#web/signal-words.ts';
import { wordsIn } from '#web/words.ts';
import { part, type Chart } from '../../exports.server.ts';
import { mapOf } from './map.server.ts';
import { behind, groupsOf, missingOf, segmentsOf, signalName, type Reader } from './shown.ts';

/** The charts of a watch file as they leave the desk, by the name that their address gives them. */
export const FIGURE_COLUMNS = ['group', 'indicator', 'series', 'area', 'period', 'value', 'unit', 'source', 'licence', 'vintage', 'published', 'import'] as const;
type Indicator = WatchFile['groups'][number]['indicators'][number];

/** Rows of figures with where each comes from; a period without a row is missing, which is not zero. */
export const figureRows = (group: string, one: Pick<Indicator, 'series' | 'area' | 'name'>, { import: source, points }: Figures, lang: 'en' | 'ru'): Cell[][] =>
  source === null ? [] : points.map((p) => [group, say(one.name, lang), one.series, one.area, p.period, p.value, say(source.unit, lang), p.source ?? source.source, source.licence, source.vintage, p.published, source.id]);

/** "Deaths in Pakistan: UCDP …; CC BY 4.0; 25.1." once for each import. */
function sourceLines(found: readonly Figures[], { locals: { lang }, on }: Reader): string[] {
  const w = wordsIn(lang).export;
  const known = new Map(found.flatMap(({ import: source }) => (source ? [[source.id, source]] : [])));
  return [...[...known.values()].map(({ source, licence, vintage }) => fill(w.source, { source, licence, vintage })), fill(w.known, { day: sayDay(on, lang) })];
}

const windowOf = (from: string, to: string, lang: 'en' | 'ru'): string => fill(wordsIn(lang).export.window, { from, to });

/** @returns null where there is no chart of this name for the reader */
export function chartOf(name: string, file: WatchFile, view: View, reader: Reader): Chart | null {
  if (name === 'map') return mapChart(file, view, reader);
  const [kind = '', ...rest] = name.split('.');
  if (kind === 'group') return groupChart(rest.join('.'), file, view, reader);
  if (kind === 'signal') return signalChart(rest.join('.'), file, view, reader);
  return oneChart(name, file, view, reader);
}

const MAP_SIZE = { width: 720, height: 560, most: 15 };

function mapChart(file: WatchFile, view: View, reader: Reader): Chart {
  const { w, locals: { lang }, on } = reader;
  const map = mapOf(file, view, reader, MAP_SIZE);
  const segments = segmentsOf(file, view, reader).map((s) => ({ id: s.id, name: s.name, due: (s.signals ?? 0) > 0, no: s.no }));
  const countries = map.countries.map(({ code, name, said }) => ({ code, name, said }));
  const figures = map.areas.map((a) => view.figures(file.map.series, a.code));
  const source = figures.find((one) => one.import)?.import;
  return {
    file: [file.id, 'map', file.map.series, `${map.year}`], title: fill(w.mapLabel!, { what: map.title, year: map.year }), subtitle: `${fill(w.mapNote!, { year: map.year })}; ${fill(wordsIn(lang).export.asOf, { day: sayDay(on, lang) })}`,
    panels: [{ part: part(BorderMapSvg, { map: map.drawing, label: map.title, countries, segments, lang }, 'map') }],
    key: part(BorderMapKey, { ...mapKey(map.drawing, { breaks: map.breaks, segments }, lang), lang }),
    notes: [...(segments.length > 0 ? [`${segments.map((s) => fill(wordsIn(lang).map.segment, { no: s.no, name: s.name })).join('; ')}.`] : []), ...mapNotes(map.drawing, countries, lang)],
    source: [...sourceLines(figures, reader), wordsIn(lang).map.borders],
    table: {
      columns: ['series', 'area', 'name', 'from', 'to', 'value', 'unit', 'source', 'licence', 'vintage', 'as_known_on', 'import'],
      rows: map.areas.map((a) => [file.map.series, a.code, a.name, `${map.year}-01`, `${map.year}-12`, a.value, map.unit, source?.source ?? null, source?.licence ?? null, source?.vintage ?? null, on, source?.id ?? null]),
    },
  };
}

type Shown = ReturnType<typeof groupsOf>[number];
const sayValue = (lang: string) => (n: number): string => (Math.abs(n) < 0.01 && n !== 0 ? n.toLocaleString(lang, { maximumSignificantDigits: 2 }) : sayNumber(n, lang));

function panelsOf(group: Shown, indicators: Shown['indicators'], lang: 'en' | 'ru', width: number, height: number): Chart['panels'] {
  return indicators.map((one) => ({
    heading: one.name, sub: `${one.headline.figure} ${one.headline.rest}`.trim(), foot: one.source,
    part: part(SmallMultipleSvg, { chart: layoutMultiple({ cadence: one.cadence, points: one.points, from: group.from, to: group.to, width, height, say: sayValue(lang) }), width, height, label: one.name, class: '' }),
  }));
}

const keyOf = (indicators: Shown['indicators'], file: WatchFile, on: Day, lang: 'en' | 'ru') =>
  part(MultiplesKey, { lang, mark: file.signals.length > 0 && indicators.some((one) => one.points.some((p) => p.signal)) ? undefined : false, asOf: indicators.some((one) => one.points.some((p) => p.later)) ? on : undefined });

function groupChart(id: string, file: WatchFile, view: View, reader: Reader): Chart | null {
  const { locals: { lang }, on } = reader;
  const [group, told] = [groupsOf(file, view, reader).find((one) => one.id === id), file.groups.find((one) => one.id === id)];
  if (!group || !told) return null;
  const alone = { ...file, groups: [told], missing: [] };
  return {
    file: [file.id, id, group.from, group.to], title: `${say(file.title, lang)}: ${group.title}`, subtitle: `${group.note}; ${windowOf(group.from, group.to, lang)}`,
    panels: panelsOf(group, group.indicators, lang, 260, 150), columns: Math.min(3, group.indicators.length), key: keyOf(group.indicators, file, on, lang),
    notes: missingOf(alone, view, reader).map((one) => `${one.what}.`), source: sourceLines(told.indicators.map((one) => view.figures(one.series, one.area)), reader),
    table: { columns: FIGURE_COLUMNS, rows: told.indicators.flatMap((one) => figureRows(group.title, one, view.figures(one.series, one.area), lang)) },
  };
}

function oneChart(key: string, file: WatchFile, view: View, reader: Reader): Chart | null {
  const { locals: { lang }, on } = reader;
  for (const [i, group] of groupsOf(file, view, reader).entries()) {
    const shown = group.indicators.find((one) => one.key === key);
    const told = file.groups[i]!.indicators.find((one) => `${one.series}.${one.area}` === key);
    if (!shown || !told) continue;
    const figures = view.figures(told.series, told.area);
    return {
      file: [file.id, told.series, told.area, group.from, group.to], title: shown.name, subtitle: [shown.unit, windowOf(group.from, group.to, lang)].filter((one) => one !== '').join('; '),
      panels: panelsOf(group, [shown], lang, 760, 260).map((panel) => ({ part: panel.part })), key: keyOf([shown], file, on, lang),
      notes: missingOf({ ...file, groups: [{ ...file.groups[i]!, indicators: [told] }], missing: [] }, view, reader).map((one) => `${one.what}.`), source: sourceLines([figures], reader),
      table: { columns: FIGURE_COLUMNS, rows: figureRows(group.title, told, figures, lang) },
    };
  }
  return null;
}

function signalChart(id: string, file: WatchFile, view: View, reader: Reader): Chart | null {
  const { w, locals, on } = reader;
  const { lang } = locals;
  const signal = view.signals.find((one) => one.id === id);
  if (!signal) return null;
  const { import: source, points: all } = view.figures(signal.series, signal.area);
  const points = behind(view, signal);
  const round = (n: number): string => sayNumber(Math.round(n), lang);
  const [width, height] = [760, 240];
  const lines = signalLines({ expected: Math.round(signal.expected), upper: signal.high }, lang);
  const chart = layoutSignal({ points, cadence: 'month', lines, width, height, ...signalWords(signal.period, points.find((p) => p.period === signal.period)?.value ?? null, lang) });
  const [from, to] = [chart.slots[0]!.period, chart.slots[chart.slots.length - 1]!.period];
  const title = source ? say(source.title, lang) : '';
  return {
    file: [file.id, signal.series, signal.area, from, to], title: fill(w.chartTitle!, { observed: round(signal.observed), month: sayMonth(signal.period, lang), name: signalName(file, signal, locals), expected: round(signal.expected) }),
    subtitle: `${source ? `${say(source.unit, lang)}; ` : ''}${windowOf(sayMonth(from, lang), sayMonth(to, lang), lang)}`,
    panels: [{ part: part(SignalChartSvg, { chart, width, height, label: id, class: '' }) }], key: part(ChartKey, { gap: chart.gaps.length > 0 ? wordsIn(lang).signal.gap : undefined }),
    notes: [fill(w.bars!, { what: title, n: signal.months }), `${w.rule}: ${fill(w.ruleText!, { n: signal.months })}.`, fill(w.chanceLine!, { judged: sayNumber(view.found.judged, lang), series: file.signals.reduce((n, s) => n + s.areas.filter((a) => view.figures(s.series, a).points.length > 0).length, 0), expected: sayNumber(Math.round(view.found.byChance * 10) / 10, lang) })],
    source: sourceLines([{ import: source, points: all }], reader),
    table: {
      columns: ['series', 'area', 'period', 'value', 'marked', 'expected', 'high_99_percent', 'unit', 'source', 'licence', 'vintage', 'as_known_on', 'import'],
      rows: points.map((p) => [signal.series, signal.area, p.period, p.value, p.period === signal.period ? 'marked' : null, p.period === signal.period ? Number(signal.expected.toFixed(2)) : null, p.period === signal.period ? signal.high : null, source ? say(source.unit, lang) : null, source?.source ?? null, source?.licence ?? null, source?.vintage ?? null, on, source?.id ?? null]),
    },
  };
}

