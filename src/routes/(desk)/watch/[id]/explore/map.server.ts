import { boundsOf, cellOfName } from '#core/places/cells.ts';
import { sayNumber } from '#core/words.ts';
import type { AreaKind } from '#features/counts/index.ts';
import { loadProvinces } from '#platform/geography.ts';
import { layoutAreaMap, type AreaMapInput, type DrawnAreaMap } from '#web/charts/areamap.ts';

type Wanted = Pick<AreaMapInput, 'areas' | 'countries' | 'fit' | 'segments' | 'points' | 'breaks'> & { kind: AreaKind; lang: string };

/** Maps that were drawn, as those of the watch page are kept. */
const drawn = new Map<string, { wide: DrawnAreaMap; narrow: DrawnAreaMap }>();
const MOST = 32;

/** For a wide column and for a phone, so that words keep their size. */
export function drawAreas(wanted: Wanted): { wide: DrawnAreaMap; narrow: DrawnAreaMap } {
  const key = JSON.stringify(wanted);
  const kept = drawn.get(key);
  if (kept) return kept;
  const { lang, ...input } = wanted;
  const cells = wanted.kind === 'cell' ? wanted.areas.map(({ id }) => ({ id, ...boundsOf(cellOfName(id)!) })) : [];
  const lay = (width: number, height: number): DrawnAreaMap => layoutAreaMap({ ...input, cells, topology: loadProvinces(), width, height, say: (n) => sayNumber(n, lang) });
  const maps = { wide: lay(680, 520), narrow: lay(358, 340) };
  if (drawn.size >= MOST) drawn.delete(drawn.keys().next().value!);
  drawn.set(key, maps);
  return maps;
}
