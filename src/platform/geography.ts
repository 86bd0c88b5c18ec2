import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { neighbors } from 'topojson-client';
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

let beside: Map<string, readonly string[]> | undefined;

/** Of each country by ISO 3166-1 numeric ("004") those that share a land border with it in Natural Earth; islands are not in it. */
export function landNeighbours(): ReadonlyMap<string, readonly string[]> {
  if (beside) return beside;
  const { geometries } = loadBorders().objects.countries;
  const found = new Map<string, Set<string>>();
  for (const [i, near] of neighbors(geometries).entries()) {
    for (const k of near) {
      const [one, other] = [geometries[i]!.id, geometries[k]!.id];
      if (one !== undefined && other !== undefined && one !== other) found.set(String(one), (found.get(String(one)) ?? new Set()).add(String(other)));
    }
  }
  return (beside = new Map([...found].map(([code, near]) => [code, [...near]])));
}
