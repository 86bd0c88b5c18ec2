import type { Lang } from '#core/time.ts';
import { fill, sayNumber } from '#core/words.ts';
import type { DrawnMap } from './charts/map.ts';
import { wordsIn } from './words.ts';

/** The words beside a map, the same on the page and in what is exported. Pure. */
type Classes = { breaks: readonly number[]; legend?: readonly string[] | undefined; segments: readonly { due: boolean }[] };

/** What the key of a map names: the classes above zero, and what else stands on it. */
export function mapKey(map: DrawnMap, { breaks, legend, segments }: Classes, lang: Lang): { classes: readonly string[]; none: boolean; out: boolean; due: boolean; quiet: boolean } {
  const w = wordsIn(lang).map;
  const say = (n: number): string => sayNumber(n, lang);
  const classes = legend ?? breaks.map((from, i) => (i + 1 < breaks.length ? fill(w.range, { from: say(from), to: say(breaks[i + 1]! - 1) }) : fill(w.from, { n: say(from) })));
  return { classes, none: map.paths.some((path) => path.cls === 'none'), out: map.others !== '', due: segments.some((one) => one.due), quiet: segments.some((one) => !one.due) };
}

/** Which countries have no name on it, and which do not stand on it. */
export function mapNotes(map: DrawnMap, countries: readonly { code: string; name: string }[], lang: Lang): string[] {
  const w = wordsIn(lang).map;
  const names = (codes: readonly string[]): string => codes.map((code) => countries.find((country) => country.code === code)?.name ?? code).join(', ');
  return [...(map.unnamed.length > 0 ? [fill(w.unnamed, { names: names(map.unnamed) })] : []), ...(map.unseen.length > 0 ? [fill(w.unseen, { names: names(map.unseen) })] : [])];
}
