import { canonical, digest } from '../../core/canonical.ts';
import type { DatePrecision } from '../../core/ingest/record.ts';
import type { Instant } from '../../core/time.ts';
import type { ReadLease } from '../../platform/db/database.ts';
import { happenings, heardOf, importsCovering, newestImport, readerOf, readerOfLease, type Covering, type Happening } from '../sources/index.ts';
import type { Count, Segment } from '../watch/index.ts';
import { AREA_KINDS, areasOf, isPlaced, kindOfArea, placer, type AreaKind } from './areas.ts';
import { common, isTaken, joined, spanOf, type Area, type Coverage, type Placed, type Span } from './rules.ts';

/** What is known of a source at a moment: the newest import, and what that and those before cover. */
export type Known = { readonly source: string; readonly after: number; readonly imports: readonly Covering[] };

/** All that a count is made of, at a moment. */
export type Material = {
  readonly known: readonly Known[];
  readonly coverage: readonly Coverage[];
  readonly placed: readonly Placed[];
  readonly areas: readonly Area[];
  /** Events that are in no area of a kind because their place is not known well enough. */
  readonly unplaced: Readonly<Record<AreaKind, number>>;
};

/** Imports of each source that a count names, up to a moment. @param known null for now, an instant, or the newest import of each source */
export async function knownAt(lease: ReadLease, count: Pick<Count, 'sources' | 'countries'>, known: Instant | null | Readonly<Record<string, number>>): Promise<Known[]> {
  const out: Known[] = [];
  for (const source of count.sources) {
    const after = known === null || typeof known === 'string' ? await newestImport(lease, source, known) : (known[source] ?? 0);
    const imports = after === 0 ? [] : await importsCovering(lease, source, after, count.countries);
    if (imports.length > 0) out.push({ source, after, imports });
  }
  return out;
}

/** The days of each country that the files which name it cover; where a source may be silent, only days, months or years of which it has said something. */
async function coverageOf(lease: ReadLease, { source, after, imports }: Known, countries: readonly string[]): Promise<Coverage> {
  const reader = readerOf(source);
  const gaps = reader?.kind === 'events' ? reader.gaps : 'none';
  const heard = gaps === 'none' ? [] : await heardOf(lease, source, after, countries, gaps);
  const files = (country: string): Span[] => joined(imports.flatMap((one) => (one.countries.includes(country) && one.covers_from !== null && one.covers_to !== null ? [{ from: one.covers_from, to: one.covers_to }] : [])));
  const told = (country: string): Span[] => joined(heard.filter((one) => one.country === country).map((one) => spanOf(one.period)));
  return { source, countries: new Map(countries.map((country) => [country, gaps === 'none' ? files(country) : common(files(country), told(country))])) };
}

/** Reports that say the same count once: the first of them, by day and then by number. */
function different(events: readonly Happening[]): Happening[] {
  const alone: Happening[] = [];
  const first = new Map<string, Happening>();
  for (const event of events) {
    if (event.same === null) alone.push(event);
    else {
      const other = first.get(event.same);
      if (!other || event.from_day < other.from_day || (event.from_day === other.from_day && event.id < other.id)) first.set(event.same, event);
    }
  }
  return [...alone, ...first.values()];
}

async function gather(lease: ReadLease, count: Count, segments: readonly Segment[], known: readonly Known[]): Promise<Material> {
  const where = placer(count, segments);
  const unplaced: Record<AreaKind, number> = { country: 0, province: 0, segment: 0, cell: 0 };
  const cells = new Map<string, Set<string>>();
  const placed: Placed[] = [];
  const coverage: Coverage[] = [];
  for (const one of known) {
    const earlier = [...coverage];
    coverage.push(await coverageOf(lease, one, count.countries));
    const events = different(await happenings(lease, { source: one.source, after: one.after, countries: count.countries, kinds: count.kinds ?? null, measure: count.measure ?? null }));
    for (const event of events) {
      const areas = where(event);
      const country = event.country!;
      const value = count.measure === undefined ? 1 : (event.value ?? 0);
      if (isTaken({ country, day: event.from_day }, earlier)) continue;
      placed.push({ source: one.source, id: event.id, country, day: event.from_day, precision: event.date_precision as DatePrecision, value, areas });
      for (const kind of AREA_KINDS) if ((kind === 'country' || count.by.includes(kind)) && !isPlaced(kind, event, areas)) unplaced[kind]++;
      for (const area of areas) if (kindOfArea(area) === 'cell') (cells.get(area) ?? cells.set(area, new Set()).get(area)!).add(country);
    }
  }
  return { known, coverage, placed, unplaced, areas: areasOf(count, segments, new Map([...cells].map(([cell, set]) => [cell, [...set].sort()]))) };
}

/** Material that was gathered, the newest last: so many events at most, of all counts together. */
const kept = new Map<string, { readonly material: Promise<Material>; weight: number }>();
const MOST_EVENTS = 400_000;

/**
 * The same from memory while no source of the count has a newer import. The imports are told apart by what they opened and
 * closed, and the readers by what they may see, so that two desks or two readers never share what differs.
 */
export async function materialOf(lease: ReadLease, count: Count, segments: readonly Segment[], at: Instant | null | Readonly<Record<string, number>>): Promise<Material> {
  const known = await knownAt(lease, count, at);
  const key = digest(canonical([
    await readerOfLease(lease), known.map(({ source, imports }) => [source, ...imports.map(({ number, digest, covers_from, covers_to }) => [number, digest, covers_from, covers_to])]),
    count.sources, count.kinds ?? null, count.measure ?? null, count.countries, count.by, segments.map(({ id, between, withinKm }) => [id, between, withinKm]),
  ]));
  const before = kept.get(key);
  if (before) {
    kept.delete(key);
    kept.set(key, before);
    return before.material;
  }
  const entry = { material: gather(lease, count, segments, known), weight: 0 };
  kept.set(key, entry);
  try {
    const material = await entry.material;
    entry.weight = material.placed.length + 100;
    let weight = [...kept.values()].reduce((sum, one) => sum + one.weight, 0);
    for (const [oldest, { weight: freed }] of kept) {
      if (weight <= MOST_EVENTS || oldest === key) break;
      kept.delete(oldest);
      weight -= freed;
    }
    return material;
  } catch (error) {
    kept.delete(key);
    throw error;
  }
}
