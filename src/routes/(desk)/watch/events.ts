import { sayNumber } from '#core/words.ts';
import type { EventVersion } from '#features/sources/index.ts';
import { daysOf, linkOf, placeOf, precisionOf } from '../sources/shown.ts';

/** One event as a line: when, where and how precisely, what, and what it was taken from. */
export function eventLine(e: EventVersion, { locals, w }: { locals: App.Locals; w: Readonly<Record<string, string>> }) {
  const figures = Object.entries(e.measures).filter(([, n]) => n > 0).slice(0, 3).map(([name, n]) => `${name.replaceAll('_', ' ')} ${sayNumber(n, locals.lang)}`);
  return {
    id: e.id, source: e.source, when: daysOf(e, locals.lang), where: placeOf(e, locals), precision: precisionOf(e, w), who: e.actors.join(' – '), title: e.title, figures: figures.join(', '),
    href: `/sources/${e.source}${e.country === null ? '' : `?country=${e.country}`}`, links: e.links.slice(0, 3).map(linkOf), since: `E-${e.since}`,
  };
}
