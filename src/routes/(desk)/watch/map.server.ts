import { fill, say, sayNumber } from '#core/words.ts';
import type { View, WatchFile } from '#features/watch/index.ts';
import { numericOf } from '#platform/countries.ts';
import { loadBorders } from '#platform/geography.ts';
import { layoutMap, type DrawnMap, type MapCountry, type MapSegment } from '#web/charts/map.ts';
import { mapValues, segmentsOf, type Reader } from './shown.ts';

export type Size = { width: number; height: number; /** Countries that may have their names on it. */ most?: number };
/** The width of its column on the page. */
const ON_PAGE: Size = { width: 376, height: 296 };

type Wanted = { countries: readonly MapCountry[]; /** Named by a segment, with or without figures. */ outside: readonly string[]; fit: readonly string[]; segments: readonly MapSegment[]; breaks: readonly number[]; none: string; lang: string; size?: Size };

/** The map of a watch file with what it says of each country and segment. `said` is what a reader of the screen is told. */
export function mapOf(file: WatchFile, view: View, reader: Reader, size?: Size) {
  const { w, locals: { lang } } = reader;
  const { year, source, areas } = mapValues(file, view, reader);
  const segments = segmentsOf(file, view, reader);
  const said = (a: (typeof areas)[number]): string => (a.value === null ? `${a.name}: ${w.noSeries}` : fill(w.mapSaid!, { name: a.name, value: sayNumber(Math.round(a.value), lang), year }));
  return {
    year, areas, title: source ? say(source.title, lang) : '', unit: source ? say(source.unit, lang) : '', source: source ? `${source.source}, ${source.licence}, ${source.vintage}` : w.notLoaded!, breaks: file.map.breaks,
    countries: areas.map((a) => ({ code: a.code, name: a.name, said: said(a), ...(a.value === null ? {} : { href: `/series?series=${file.map.series}&area=${a.code}` }) })),
    drawing: drawMap({ countries: areas.map((a) => ({ code: a.code, numeric: numericOf(a.code) ?? '', name: a.name, value: a.value })), outside: segments.flatMap((s) => s.between), fit: file.map.fit, segments: segments.map(({ id, between }) => ({ id, between })), breaks: file.map.breaks, none: w.noSeries!, lang, ...(size ? { size } : {}) }),
  };
}

/** Maps that were drawn: the same figures make the same map, and drawing one takes as long as the rest of the page. */
const drawn = new Map<string, DrawnMap>();
const MOST = 64;

/** A map of a watch file. */
export function drawMap(wanted: Wanted): DrawnMap {
  const key = JSON.stringify(wanted);
  const kept = drawn.get(key);
  if (kept) return kept;
  const { countries, outside, fit, segments, breaks, none, lang, size = ON_PAGE } = wanted;
  const known = new Set(countries.map((c) => c.code));
  const more = [...new Set([...fit, ...outside])].filter((code) => !known.has(code)).map((code): MapCountry => ({ code, numeric: numericOf(code) ?? '', name: code, value: null, outside: true }));
  const map = layoutMap({ topology: loadBorders(), countries: [...countries, ...more], fit, segments, breaks, ...size, say: (n) => sayNumber(n, lang), none });
  if (drawn.size >= MOST) drawn.delete(drawn.keys().next().value!);
  drawn.set(key, map);
  return map;
}
