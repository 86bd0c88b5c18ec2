import type { Cell } from '#core/csv.ts';
import { sayDay } from '#core/time.ts';
import { sayNumber } from '#core/words.ts';
import type { EventVersion, FigureVersion } from '#features/sources/index.ts';
import { areaName } from '../../edge.ts';

type Words = Readonly<Record<string, string>>;

/** "18 May 2022", "1 – 31 January 1994". */
export const daysOf = ({ from_day, to_day }: Pick<EventVersion, 'from_day' | 'to_day'>, lang: string): string => (from_day === to_day ? sayDay(from_day, lang) : `${sayDay(from_day, lang)} – ${sayDay(to_day, lang)}`);

/** From the place up to the country, each once. */
export const placeOf = (e: EventVersion, locals: App.Locals): string => [...new Set([e.place, e.admin2, e.admin1, e.country === null ? null : areaName(locals, e.country)].filter((part) => part !== null))].join(', ');

export const precisionOf = (e: EventVersion, w: Words): string => `${w[`place_${e.place_precision}`] ?? e.place_precision}; ${w[`date_${e.date_precision}`] ?? e.date_precision}`;

/** In the order in which the source declares them, and by its names for them. */
export const figuresOf = (measures: Readonly<Record<string, number>>, declared: readonly string[], lang: string): { name: string; value: string }[] =>
  [...new Set([...declared, ...Object.keys(measures)])].flatMap((name) => (measures[name] === undefined ? [] : [{ name: name.replaceAll('_', ' '), value: sayNumber(measures[name], lang) }]));

/** What an address can be followed to; a citation stays text. */
export const linkOf = (text: string): { text: string; href: string | null } => ({ text, href: /^https?:\/\/[^\s"'<>]+$/.test(text) ? text : null });

/** The fields in which two versions differ, as they were and as they are. */
export function differences(before: EventVersion | FigureVersion, after: EventVersion | FigureVersion): { field: string; before: string; after: string }[] {
  const [old, now] = [flat(before), flat(after)];
  return [...new Set([...Object.keys(old), ...Object.keys(now)])].filter((field) => old[field] !== now[field]).map((field) => ({ field, before: old[field] ?? '–', after: now[field] ?? '–' }));
}

const OURS = new Set(['source', 'id', 'since', 'until', 'audience', 'same']);
function flat(version: object): Record<string, string> {
  const all: Record<string, string> = {};
  for (const [name, value] of Object.entries(version)) {
    if (OURS.has(name) || value === null) continue;
    if (Array.isArray(value)) all[name] = value.join('; ');
    else if (typeof value === 'object') for (const [inner, one] of Object.entries(value as object)) all[inner] = String(one);
    else all[name] = String(value);
  }
  return all;
}

const SAID = ['source', 'publisher', 'licence', 'as_known_on'] as const;
export const EVENT_ROW = ['id', 'from', 'to', 'date_precision', 'country', 'admin1', 'admin2', 'place', 'latitude', 'longitude', 'place_precision', 'kind', 'actors', 'figures', 'status', 'title', 'taken_from', 'import', ...SAID] as const;
export const FIGURE_ROW = ['series', 'area', 'area_name', 'from', 'to', 'value', 'unit', 'labels', 'status', 'import', ...SAID] as const;
const pairs = (values: Readonly<Record<string, string | number>>): string => Object.entries(values).map(([name, value]) => `${name}=${value}`).join('; ');

/** A version of an event as a line of a file; where it comes from follows. */
export const eventRow = (e: EventVersion): Cell[] => [e.id, e.from_day, e.to_day, e.date_precision, e.country, e.admin1, e.admin2, e.place, e.lat, e.lon, e.place_precision, e.kind, e.actors.join('; '), pairs(e.measures), e.status, e.title, e.links.join('; '), `E-${e.since}`];
export const figureRow = (f: FigureVersion): Cell[] => [f.series, f.area, f.area_name, f.from_day, f.to_day, f.value, f.unit, pairs(f.labels), f.status, `E-${f.since}`];
