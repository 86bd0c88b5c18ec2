import { areasOf, observationsOf, presentImports } from '#features/series/index.ts';
import type { ReadLease } from '#platform/desk.ts';

/** The series shown where none is asked for. */
const FIRST = 'ucdp-deaths';

/** The series and the country that an address asks for, or the nearest there is to it. */
export async function seriesAsked(lease: ReadLease, asked: URLSearchParams) {
  const known = await presentImports(lease);
  const present = known.find((one) => one.series === asked.get('series')) ?? known.find((one) => one.series === FIRST) ?? known[0] ?? null;
  const areas = present ? await areasOf(lease, present.id) : [];
  const area = areas.find((a) => a === asked.get('area')) ?? areas[0] ?? null;
  return { known, present, areas, area, points: present && area ? await observationsOf(lease, present.id, area) : [] };
}
