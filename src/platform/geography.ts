import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { GeometryCollection, Topology } from 'topojson-specification';

/** Countries of Natural Earth at 1:50 million, as arcs that neighbours share; `id` is ISO 3166-1 numeric ("004"), and absent where ISO has none. */
export type Borders = Topology<{ countries: GeometryCollection<{ name: string }> }>;

let borders: Borders | undefined;

/** Read once and kept: 0.7 MB that only the server has; pages get paths. */
export function loadBorders(): Borders {
  borders ??= JSON.parse(readFileSync(createRequire(import.meta.url).resolve('world-atlas/countries-50m.json'), 'utf8')) as Borders;
  return borders;
}
