import { sayNumber } from '#core/words.ts';
import { numericOf } from '#platform/countries.ts';
import { loadBorders } from '#platform/geography.ts';
import { layoutMap, type DrawnMap, type MapCountry, type MapSegment } from '#web/charts/map.ts';

type Wanted = { countries: readonly MapCountry[]; /** Named by a segment, with or without figures. */ outside: readonly string[]; fit: readonly string[]; segments: readonly MapSegment[]; breaks: readonly number[]; none: string; lang: string };

/** Maps that were drawn: the same figures make the same map, and drawing one takes as long as the rest of the page. */
const drawn = new Map<string, DrawnMap>();
const MOST = 64;

/** A map of a watch file, drawn at the width of its column. */
export function drawMap(wanted: Wanted): DrawnMap {
  const key = JSON.stringify(wanted);
  const kept = drawn.get(key);
  if (kept) return kept;
  const { countries, outside, fit, segments, breaks, none, lang } = wanted;
  const known = new Set(countries.map((c) => c.code));
  const more = [...new Set([...fit, ...outside])].filter((code) => !known.has(code)).map((code): MapCountry => ({ code, numeric: numericOf(code) ?? '', name: code, value: null, outside: true }));
  const map = layoutMap({ topology: loadBorders(), countries: [...countries, ...more], fit, segments, breaks, width: 376, height: 296, say: (n) => sayNumber(n, lang), none });
  if (drawn.size >= MOST) drawn.delete(drawn.keys().next().value!);
  drawn.set(key, map);
  return map;
}
