import type { Words } from '../../core/words.ts';
import type { WatchFile } from '../watch/index.ts';
import type { Offered } from './rules.ts';

/** What a watch file lets one choose: what is counted of events and what the detector runs on; countries and border segments. */
export function seriesOf(file: WatchFile): { id: string; name: Words }[] {
  const all = [...file.counts.map(({ id, name }) => ({ id, name })), ...file.signals.map(({ series, name }) => ({ id: series, name }))];
  return all.filter((one, i) => all.findIndex(({ id }) => id === one.id) === i);
}

export const countriesOf = (file: WatchFile): string[] => [...new Set([...file.counts.flatMap((count) => count.countries), ...file.signals.flatMap((one) => one.areas)])];

export const offeredBy = (file: WatchFile): Offered => ({ file: file.id, series: seriesOf(file).map(({ id }) => id), areas: [...countriesOf(file), ...file.segments.map(({ id }) => id)] });
