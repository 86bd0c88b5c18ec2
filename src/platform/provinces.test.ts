import { describe, expect, test } from 'vitest';
import { loadProvinces } from './geography.ts';
import { borderLines, provinceAt, provinceById, provinceName, provinceNamed, provincesBeside, provincesOf } from './provinces.ts';

describe('first-level units', () => {
  test('have one name and one code each, and a shape', () => {
    const { geometries } = loadProvinces().objects.provinces;
    expect(new Set(geometries.map((one) => one.id)).size).toBe(geometries.length);
    expect(geometries.filter((one) => (one as { type: string | null }).type === null)).toEqual([]);
    expect([provincesOf('AFG').length, provincesOf('TJK').map((one) => one.id), provincesOf('ZZZ')]).toEqual([34, ['TJ-DU', 'TJ-GB', 'TJ-KT', 'TJ-RA', 'TJ-SU'], []]);
    expect(provincesOf('AFG').every((one) => /^AF-[A-Z]{3}$/.test(one.id) && one.ru !== null)).toBe(true);
    expect([provinceName(provinceById('AF-BDS')!, 'en'), provinceName(provinceById('AF-BDS')!, 'ru'), provinceById('AF-ZZZ')]).toEqual(['Badakhshan', 'Бадахшан', null]);
  });

  // Seats of the provinces, from gazetteers.
  test.each<[string, number, number, string]>([
    ['AFG', 37.117, 70.58, 'AF-BDS'], ['AFG', 34.531, 69.163, 'AF-KAB'], ['AFG', 31.61, 65.7, 'AF-KAN'], ['AFG', 35.31, 69.51, 'AF-PAN'], ['AFG', 35.013, 69.17, 'AF-PAR'], ['AFG', 33.72, 66.13, 'AF-DAY'], ['AFG', 32.63, 65.87, 'AF-URU'],
    ['TJK', 37.49, 71.55, 'TJ-GB'], ['TJK', 38.56, 68.78, 'TJ-DU'], ['TJK', 37.83, 68.78, 'TJ-KT'], ['TJK', 40.28, 69.63, 'TJ-SU'], ['TJK', 39.02, 70.37, 'TJ-RA'], ['KGZ', 40.06, 70.82, 'KG-B'], ['IRN', 38.25, 48.3, 'IR-24'],
  ])('%s %d %d lies in %s', (country, lat, lon, id) => {
    expect(provinceAt(country, lat, lon)).toBe(id);
  });

  test('a place counts for the country that is named with it, even a little beyond the line', () => {
    // Nizhny Panj, on the river between Khatlon and Kunduz.
    expect([provinceAt('TJK', 37.19, 68.6), provinceAt('AFG', 37.19, 68.6), provinceAt('UZB', 37.19, 68.6)]).toEqual(['TJ-KT', 'AF-KDZ', null]);
  });

  test('neighbours share a border, across countries too', () => {
    expect(provincesBeside('AF-TAK')).toEqual(['AF-BDS', 'AF-BGL', 'AF-KDZ', 'AF-PAN', 'TJ-KT']);
    expect(provincesBeside('AF-BDS')).toContain('TJ-GB');
    expect(provincesBeside('nowhere')).toEqual([]);
    const spots = borderLines('TJK', 'AFG').flat();
    expect(spots.length > 20 && spots.every(([lon, lat]) => lon > 67 && lon < 75.5 && lat > 36 && lat < 39)).toBe(true);
    expect(borderLines('AFG', 'TJK')).toBe(borderLines('TJK', 'AFG'));
    expect(borderLines('TJK', 'ARM')).toEqual([]);
  });

  test('names as sources write them', () => {
    expect(([['AFG', 'Uruzgan province'], ['AFG', 'Panjshir'], ['TJK', 'Gorno-Badakhshan region'], ['UZB', 'Surkhandaryo'], ['PAK', 'KPK'], ['PAK', 'North']] as const).map(([country, name]) => provinceNamed(country, name))).toEqual(['AF-URU', 'AF-PAN', 'TJ-GB', 'UZ-SU', 'PK-KP', null]);
  });
});
