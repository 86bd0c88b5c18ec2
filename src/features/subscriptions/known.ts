import type { Instant } from '../../core/time.ts';
import type { ReadLease } from '../../platform/db/database.ts';
import { countryOfArea } from '../counts/index.ts';
import { signalsRaised, type Signal } from '../signals/index.ts';
import { warningsIssued, type Warning } from '../warnings/index.ts';
import type { Item } from './rules.ts';

/** Everything that can be sent of a span of time, as far as this reader may read it. */
export type Known = { readonly signals: readonly Signal[]; readonly warnings: readonly Warning[]; readonly items: readonly Item[] };

/** Whoever asked for a country asked for its provinces. */
const withCountries = (areas: readonly string[]): string[] => [...new Set([...areas, ...areas.flatMap((area) => countryOfArea(area) ?? [])])];

export const itemOfSignal = (one: Signal): Item => ({ kind: 'signal', key: one.key, at: one.raised_at, file: one.file, level: one.level, series: one.indicator, areas: withCountries([one.area, ...one.areas]) });
export const itemOfWarning = (one: Warning): Item => ({ kind: 'warning', key: one.id, at: one.issued_at, cites: one.evidence.map(({ series, area }) => ({ series, area })) });

/** @param range from the moment after `after` up to and including `upTo` */
export async function knownIn(lease: ReadLease, range: { after: Instant; upTo: Instant }): Promise<Known> {
  const [signals, warnings] = [await signalsRaised(lease, range), await warningsIssued(lease, range)];
  return { signals, warnings, items: [...signals.map(itemOfSignal), ...warnings.map(itemOfWarning)].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0)) };
}
