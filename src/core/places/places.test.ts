import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { boundsOf, cellAt, cellName, cellOfName } from './cells.ts';
import { kmToLines, type Spot } from './distance.ts';
import { unitLocator } from './locate.ts';
import { editDistance, likeness, unitKey, unitMatcher } from './names.ts';

const degrees = (most: number) => fc.integer({ min: -most * 1e6, max: most * 1e6 }).map((millionths) => millionths / 1e6);
const place = fc.record({ lat: degrees(90), lon: degrees(180) });

describe('cells of PRIO-GRID', () => {
  // Rows of UCDP GED 23.1 that give both; the first is on the line between two cells.
  test.each<[number, number, number]>([[31, 64, 174729], [32.584696, 65.465693, 176891], [33.666667, 69.33333, 178339], [-90, -180, 1], [90, 180, 259200], [89.999, 179.999, 259200], [0, 0, 129961]])('%d, %d lies in %d', (lat, lon, cell) => {
    expect(cellAt(lat, lon)).toBe(cell);
  });

  test('a place lies within the bounds of its cell, and a cell is where its middle is', () => {
    fc.assert(fc.property(place, ({ lat, lon }) => {
      const { west, south, east, north } = boundsOf(cellAt(lat, lon));
      expect(lat >= south && lat <= north && lon >= west && lon <= east).toBe(true);
    }));
    fc.assert(fc.property(fc.integer({ min: 1, max: 259_200 }), (cell) => {
      const { west, south } = boundsOf(cell);
      expect(cellAt(south + 0.25, west + 0.25)).toBe(cell);
      expect(cellOfName(cellName(cell))).toBe(cell);
    }));
    expect(['PG-0', 'PG-259201', 'PG-x', 'AFG'].map(cellOfName)).toEqual([null, null, null, null]);
  });
});

describe('kilometres to a line', () => {
  const equator: Spot[] = [[10, 0], [20, 0]];
  test.each<[string, Spot, (readonly Spot[])[], number]>([
    ['one degree north of the equator', [15, 1], [equator], 111.195],
    ['on it', [12, 0], [equator], 0],
    ['beyond its end', [21, 0], [equator], 111.195],
    ['the nearer of two', [15, 1], [equator, [[10, 1.5], [20, 1.5]]], 55.597],
    ['at 60 degrees a degree from west to east is half as long', [1, 60], [[[0, 59], [0, 61]]], 55.597],
    ['across the line of 180 degrees', [179.5, 0], [[[-179.5, -1], [-179.5, 1]]], 111.195],
    ['a single point', [0, 1], [[[0, 0]]], 111.195],
    ['no line', [0, 0], [], Infinity],
  ])('%s', (_, spot, lines, km) => {
    expect(kmToLines(spot, lines)).toBeCloseTo(km, 2);
  });
});

describe('which unit a place lies in', () => {
  const square = (west: number, south: number, size: number): Spot[] => [[west, south], [west, south + size], [west + size, south + size], [west + size, south], [west, south]];
  const at = unitLocator([{ id: 'ring', rings: [square(0, 0, 10), square(4, 4, 2)] }, { id: 'city', rings: [square(4, 4, 2)] }, { id: 'east', rings: [square(10, 0, 10)] }]);
  test.each<[number, number, string | null]>([[1, 1, 'ring'], [5, 5, 'city'], [5, 15, 'east'], [5, 20.05, 'east'], [5, 20.5, null], [-0.05, 3, 'ring'], [60, 60, null]])('%d north, %d east: %s', (lat, lon, id) => {
    expect(at(lat, lon)).toBe(id);
    expect(at(lat, lon)).toBe(id);
  });
});

describe('which unit a source names', () => {
  const tajik = unitMatcher([
    { id: 'TJ-KT', names: ['Khatlon', 'Хатлонская область'], also: [] }, { id: 'TJ-SU', names: ['Sughd', 'Согдийская область'], also: ['Leninabad'] },
    { id: 'TJ-GB', names: ['Gorno-Badakhshan', 'Горно-Бадахшанская автономная область'], also: ['GBAO', 'Kŭhistoni Badakhshon'] }, { id: 'TJ-DU', names: ['Dushanbe'], also: [] },
  ]);
  const uzbek = unitMatcher([{ id: 'UZ-TK', names: ['Tashkent', 'Ташкент'], also: [] }, { id: 'UZ-TO', names: ['Tashkent Province', 'Ташкентская область'], also: [] }, { id: 'UZ-JI', names: ['Jizzakh', 'Джизакская область'], also: [] }]);
  const afghan = unitMatcher([['BDS', 'Badakhshan'], ['BDG', 'Badghis'], ['KNR', 'Kunar'], ['KDZ', 'Kunduz'], ['KAN', 'Kandahar'], ['PIA', 'Paktia'], ['PKA', 'Paktika'], ['WAR', 'Maidan Wardak'], ['KAB', 'Kabul'], ['SAR', 'Sar-e Pol']]
    .map(([id, name]) => ({ id: `AF-${id}`, names: [name!], also: [] })));
  // As UCDP and UNODC write them.
  test.each<[string, (written: string) => string | null, string | null]>([
    ['Badakhshan province', afghan, 'AF-BDS'], ['badakhshan', afghan, 'AF-BDS'], ['kunar', afghan, 'AF-KNR'], ['Kunar', afghan, 'AF-KNR'], ['Kandarhar', afghan, 'AF-KAN'], ['Paktya', afghan, 'AF-PIA'], ['Paktika province', afghan, 'AF-PKA'],
    ['Maydan Wardak', afghan, 'AF-WAR'], ['Kabul city', afghan, 'AF-KAB'], ['Sari Pul', afghan, 'AF-SAR'], ['Paktiaka', afghan, 'AF-PKA'], ['Nowhere', afghan, null], ['', afghan, null], ['province', afghan, null],
    ['Khatlon Viloyati', tajik, 'TJ-KT'], ["Khatlonskaya oblast'", tajik, 'TJ-KT'], ['Хатлонская область', tajik, 'TJ-KT'], ['Leninabad', tajik, 'TJ-SU'], ['Badakhshan', tajik, null], ['GBAO', tajik, 'TJ-GB'],
    ['Ташкентская область', uzbek, 'UZ-TO'], ["Tashkentskaya oblast'", uzbek, 'UZ-TO'], ['г. Ташкент', uzbek, 'UZ-TK'], ['Tashkent', uzbek, null], ["Dzhizakskaya oblast'", uzbek, 'UZ-JI'],
  ])('%s', (written, match, id) => {
    expect(match(written)).toBe(id);
  });

  test('a key has neither case nor marks, and likeness is between none and one', () => {
    expect(['BADAKHSHĀN', 'Хатлонская обл.', 'Khatlonskaya'].map(unitKey)).toEqual(['badakhshan', 'khatlon', 'khatlon']);
    fc.assert(fc.property(fc.string({ maxLength: 12 }), fc.string({ maxLength: 12 }), (a, b) => {
      expect(editDistance(a, b)).toBe(editDistance(b, a));
      expect(likeness(a, b) >= 0 && likeness(a, b) <= 1 && likeness(a, a) === 1).toBe(true);
    }));
  });
});
