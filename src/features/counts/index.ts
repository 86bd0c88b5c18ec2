/**
 * Counts: what a watch file counts from events, week by week or month by month, in countries, provinces, border segments and cells.
 *
 * Nothing is stored and nothing is an act. A count is made on reading from the versions of events known at a moment, and
 * remembered by the imports it stands on. What is not known is null: before and after what a source covers, where a source
 * was silent for longer than its `gaps` allow, and in a period that is covered in part.
 */
import { cadenceOf, daysOf, type Cadence } from '../../core/series/period.ts';
import type { Series } from '../../core/series/series.ts';
import type { Day, Instant } from '../../core/time.ts';
import type { ReadLease } from '../../platform/db/database.ts';
import { eventsAfter, readerOf, versionsOf, type Changed, type EventVersion } from '../sources/index.ts';
import type { Count, Segment } from '../watch/index.ts';
import type { AreaKind } from './areas.ts';
import { materialOf } from './read.ts';
import { coversTo, isDated, seriesOf } from './rules.ts';

export { AREA_KINDS, areaName, countryOfArea, kindOfArea, neighboursOf, overlapping, type AreaKind } from './areas.ts';
export { words as countsWords } from './words.ts';

export type Vintage = { readonly source: string; /** E-number. */ readonly import: string; readonly vintage: string; readonly importedAt: Instant; /** The last day it covers in any of the countries. */ readonly coversTo: Day | null };
export type Counted = {
  /** Countries first, then provinces, segments and cells; all from the same period, and of the same length. */
  readonly series: readonly Series[];
  readonly vintages: readonly Vintage[];
  /** What is counted: the unit of the measure, or null for events. */
  readonly unit: string | null;
  /** Events left out: their date is not precise enough for the cadence; their place is not precise enough for the finest kind that is asked for, and for each kind. */
  readonly left: { readonly dates: number; readonly places: number; readonly byKind: Readonly<Record<AreaKind, number>> };
};
/** Null for now; else as known before an instant, or after the imports of these numbers. */
export type At = Instant | null | Readonly<Record<string, number>>;

export async function countSeries(lease: ReadLease, count: Count, segments: readonly Segment[], known: At, cadence: Cadence = 'week'): Promise<Counted> {
  const material = await materialOf(lease, count, segments, known);
  const finest: AreaKind = count.by[0] ?? 'country';
  return {
    series: seriesOf(count.id, material.placed, material.areas, material.coverage, cadence),
    vintages: material.known.map(({ source, imports }, i) => ({ source, import: `E-${imports.at(-1)!.number}`, vintage: imports.at(-1)!.vintage, importedAt: imports.at(-1)!.imported_at, coversTo: coversTo(material.coverage[i]!) })),
    unit: unitOf(count),
    left: { dates: material.placed.filter((one) => !isDated(one, cadence)).length, places: material.unplaced[finest], byKind: material.unplaced },
  };
}

/** The unit of what is added up, as the first source that has the figure declares it; null where events are counted. */
function unitOf({ measure, sources }: Pick<Count, 'measure' | 'sources'>): string | null {
  if (measure === undefined) return null;
  for (const id of sources) {
    const source = readerOf(id);
    if (source?.kind === 'events' && source.units[measure] !== undefined) return source.units[measure];
  }
  return measure;
}

/** An area and a week or month, or all from that one to another. */
export type Within = { readonly area: string; readonly period: string; readonly to?: string };

async function idsBehind(lease: ReadLease, count: Count, segments: readonly Segment[], { area, period, to }: Within, known: At): Promise<{ source: string; after: number; ids: string[] }[]> {
  const material = await materialOf(lease, count, segments, known);
  const [from, until] = [daysOf(period).from, daysOf(to ?? period).to];
  const events = material.placed.filter((one) => isDated(one, cadenceOf(period)) && one.day >= from && one.day <= until && one.areas.includes(area));
  return material.known.map(({ source, after }) => ({ source, after, ids: events.filter((one) => one.source === source).sort((a, b) => (a.day > b.day ? -1 : a.day < b.day ? 1 : a.id < b.id ? -1 : 1)).map((one) => one.id) }));
}

/** The events that make up a number, the latest first; of reports that say the same, the first. */
export async function eventsBehind(lease: ReadLease, count: Count, segments: readonly Segment[], within: Within, known: At, limit: number): Promise<EventVersion[]> {
  const found: EventVersion[] = [];
  for (const { source, after, ids } of await idsBehind(lease, count, segments, within, known)) found.push(...(await eventsAfter(lease, source, after, ids.slice(0, limit))));
  return found.sort((a, b) => (a.from_day > b.from_day ? -1 : a.from_day < b.from_day ? 1 : a.id < b.id ? -1 : 1)).slice(0, limit);
}

/** Which of the events that made up a number after some imports (by source, the number of the newest) have been revised or taken back since. */
export async function changedSince(lease: ReadLease, count: Count, segments: readonly Segment[], within: Within, since: Readonly<Record<string, number>>): Promise<Changed<EventVersion>[]> {
  const changed: Changed<EventVersion>[] = [];
  for (const { source, after, ids } of await idsBehind(lease, count, segments, within, since)) {
    for (const versions of Map.groupBy(await versionsOf(lease, source, ids), (one) => one.id).values()) {
      const before = versions.find((one) => one.since <= after && (one.until === null || one.until > after));
      if (before && before.until !== null) changed.push({ before, after: versions.find((one) => one.until === null) ?? null });
    }
  }
  return changed;
}
