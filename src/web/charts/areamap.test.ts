import { loadProvinces } from '#platform/geography.ts';
import { provincesOf } from '#platform/provinces.ts';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { layoutAreaMap, type AreaMapInput } from './areamap.ts';
import { breaksFor } from './breaks.ts';

const COUNTRIES = ['AFG', 'TJK', 'UZB'];
const base: AreaMapInput = {
  topology: loadProvinces(), kind: 'province', countries: COUNTRIES, fit: ['AFG', 'TJK'], segments: [{ id: 'tajik-afghan', between: ['TJK', 'AFG'] }], cells: [], points: [], breaks: [1, 5, 20], width: 600, height: 420, say: String,
  areas: COUNTRIES.flatMap((country) => provincesOf(country)).map(({ id, name }, i) => ({ id, name, value: i % 7 === 6 ? null : i % 5 })),
};
const inside = (d: string): boolean => {
  let [x, y] = [0, 0];
  return [...d.matchAll(/([MlL])?(-?[\d.]+) ?(-?[\d.]+)/g)].every(([, letter, u, v]) => { [x, y] = letter === 'M' ? [Number(u), Number(v)] : [x + Number(u), y + Number(v)]; return x >= -1 && y >= -1 && x <= 601 && y <= 421; });
};

test('provinces are shaded by class, and what is not covered differs from zero', () => {
  const map = layoutAreaMap(base);
  expect(map.areas.length).toBeGreaterThan(45);
  expect(new Set(map.areas.map((one) => one.cls))).toEqual(new Set(['n0', 'n1', 'none']));
  expect([map.others, map.borders, ...map.areas.map((one) => one.d)].every((d) => d !== '' && inside(d))).toBe(true);
  expect(map.ground).toBe('');
  expect(map.labels.every(({ value, x, y }) => Number(value) > 0 && x > 0 && x < 600 && y > 0 && y < 420)).toBe(true);
  expect([...map.areas.map((one) => one.id), ...map.unseen].sort()).toEqual(base.areas.map((one) => one.id).sort());
});

test('countries, segments and cells stand on the same ground', () => {
  const countries = layoutAreaMap({ ...base, kind: 'country', areas: COUNTRIES.map((id) => ({ id, name: id, value: 4 })) });
  expect(countries.areas.map((one) => one.id)).toEqual(COUNTRIES);
  const segment = layoutAreaMap({ ...base, kind: 'segment', areas: [{ id: 'tajik-afghan', name: 'Tajik-Afghan', value: 3 }] });
  expect(segment.areas).toMatchObject([{ id: 'tajik-afghan', cls: 'n1', badge: expect.objectContaining({ x: expect.any(Number) }) }]);
  expect(segment.ground).not.toBe('');
  const cell = layoutAreaMap({ ...base, kind: 'cell', areas: [{ id: 'PG-1', name: '', value: 1 }], cells: [{ id: 'PG-1', west: 68.5, south: 37, east: 69, north: 37.5 }] });
  expect(cell.areas.map((one) => one.id)).toEqual(['PG-1']);
  expect(layoutAreaMap({ ...base, kind: 'cell', areas: [{ id: 'PG-2', name: '', value: 1 }], cells: [{ id: 'PG-2', west: -60, south: 0, east: -59.5, north: 0.5 }] }).unseen).toEqual(['PG-2']);
});

test('events of one place are one mark, and none is drawn outside the frame', () => {
  const map = layoutAreaMap({ ...base, points: [{ lon: 68.6, lat: 37.19, said: 'a' }, { lon: 68.6, lat: 37.19, said: 'b' }, { lon: -60, lat: 0, said: 'c' }] });
  expect(map.points).toMatchObject([{ said: 'a\nb', n: 2 }]);
});

test.each([[0, [1]], [1, [1]], [2, [1, 2]], [4, [1, 2, 3]], [20, [1, 2, 4, 10]], [2000, [1, 7, 40, 300]]])('classes up to %d: %j', (max, breaks) => {
  expect(breaksFor(max)).toEqual(breaks);
});
test('classes rise, and the highest value is in the last of them', () => {
  fc.assert(fc.property(fc.integer({ min: 0, max: 100_000 }), (max) => {
    const breaks = breaksFor(max);
    expect(breaks[0] === 1 && breaks.length <= 4 && breaks.every((n, i) => i === 0 || n > breaks[i - 1]!) && breaks.every((n) => n <= Math.max(1, max))).toBe(true);
  }));
});
