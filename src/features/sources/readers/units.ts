import type { FigureRecord } from '../../../core/ingest/record.ts';

/** An area of a figure: of the finest level that is named. */
type Area = Pick<FigureRecord, 'area' | 'areaName' | 'level'>;

/**
 * A unit by its P-code; where the source gives none, by the names under its country ("AFG:Paktya"), which no other unit
 * of the source has.
 */
export function unitOf(country: string, province: { code: string | null; name: string | null }, district: { code: string | null; name: string | null }): Area {
  const named = (name: string, within: string | null): string => [country, within, name].filter((one) => one !== null).join(':');
  if (district.code !== null || district.name !== null) return { area: district.code ?? named(district.name!, province.name), areaName: district.name, level: 'district' };
  if (province.code !== null || province.name !== null) return { area: province.code ?? named(province.name!, null), areaName: province.name, level: 'province' };
  return { area: country, areaName: null, level: 'country' };
}

