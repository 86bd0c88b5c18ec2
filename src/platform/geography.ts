import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { GeometryCollection, MultiPolygon, Polygon, Topology } from 'topojson-specification';

/** Countries of Natural Earth at 1:50 million, as arcs that neighbours share; `id` is ISO 3166-1 numeric ("004"), and absent where ISO has none. */
export type Borders = Topology<{ countries: GeometryCollection<{ name: string }> }>;

let borders: Borders | undefined;

/** First-level units of the world, 1:10 million made simpler to about 1:50 million, as arcs that neighbours share; made by `scripts/provinces.ts`, which says where names and codes are from. */
export type Provinces = Topology<{ provinces: { type: 'GeometryCollection'; geometries: (Polygon<InProvince> | MultiPolygon<InProvince>)[] } }>;
type InProvince = { /** ISO 3166-1 alpha-3, or Natural Earth's own code. */ country: string; name: string; ru?: string; /** Older names, and those of other lists. */ also?: string[] };

let provinces: Provinces | undefined;

/** Read once and kept, as the borders are: 1.7 MB. */
export function loadProvinces(): Provinces {
  provinces ??= JSON.parse(readFileSync(createRequire(import.meta.url).resolve('#platform/provinces.json'), 'utf8')) as Provinces;
  return provinces;
}

/** Read once and kept: 0.7 MB that only the server has; pages get paths. */
export function loadBorders(): Borders {
  borders ??= JSON.parse(readFileSync(createRequire(import.meta.url).resolve('world-atlas/countries-50m.json'), 'utf8')) as Borders;
  return borders;
}
