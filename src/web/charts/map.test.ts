import { loadBorders } from '#platform/geography.ts';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { BADGE, classOf, layoutMap, LINE, type DrawnMap, type MapCountry } from './map.ts';
import { textWidth } from './measure.ts';

const NUMERIC: Record<string, string> = {
  AFG: '004', TJK: '762', PAK: '586', UZB: '860', KGZ: '417', IRN: '364', TKM: '795', KAZ: '398', CHN: '156', MLI: '466', NER: '562', BFA: '854', NGA: '566', TCD: '148', MRT: '478', DZA: '012', GMB: '270', SEN: '686',
  RUS: '643', UKR: '804', DEU: '276', FRA: '250', POL: '616', NOR: '578', AUS: '036', FJI: '242', PNG: '598', SLB: '090', KIR: '296', NZL: '554', USA: '840', BRA: '076', ATA: '010', ARM: '051', AZE: '031', GEO: '268', TUR: '792', LUX: '442',
};
const of = (codes: readonly string[], value: (code: string, i: number) => number | null = (_, i) => 10 ** i): MapCountry[] => codes.map((code, i) => ({ code, numeric: NUMERIC[code]!, name: code === 'TKM' ? 'Turkmenistan' : `Name ${code}`, value: value(code, i) }));
const size = { topology: loadBorders(), breaks: [1, 100, 1000], width: 376, height: 296, say: String, none: 'no series' };

/** Where a path goes, in absolute points. */
function walk(d: string): [number, number][][] {
  return d.split('M').slice(1).map((part) => {
    const [first = 0, second = 0, ...steps] = (part.match(/-?\d+(\.\d+)?/g) ?? []).map(Number);
    const points: [number, number][] = [[first, second]];
    for (let i = 0; i < steps.length; i += 2) points.push([points[points.length - 1]![0] + steps[i]!, points[points.length - 1]![1] + steps[i + 1]!]);
    return points;
  });
}
const area = (ring: readonly [number, number][]): number => Math.abs(ring.reduce((sum, [x, y], i) => sum + x * ring[(i + 1) % ring.length]![1] - ring[(i + 1) % ring.length]![0] * y, 0)) / 2;

function holds(map: DrawnMap): void {
  for (const d of [map.others, ...map.paths.map((path) => path.d), ...map.segments.map((segment) => segment.d)]) {
    for (const [x, y] of walk(d).flat()) expect(x >= 0 && y >= 0 && x <= map.width && y <= map.height).toBe(true);
  }
  const boxes = [
    ...map.labels.map(({ box }) => box),
    ...map.segments.flatMap(({ badge }) => (badge ? [{ x0: badge.x - BADGE, y0: badge.y - BADGE, x1: badge.x + BADGE, y1: badge.y + BADGE }] : [])),
  ];
  for (const [i, a] of boxes.entries()) {
    expect(a.x0 >= 0 && a.y0 >= 0 && a.x1 <= map.width && a.y1 <= map.height).toBe(true);
    for (const b of boxes.slice(i + 1)) expect(a.x0 < b.x1 && b.x0 < a.x1 && a.y0 < b.y1 && b.y0 < a.y1).toBe(false);
  }
  for (const { name, value, x, y, box } of map.labels) {
    const half = Math.max(textWidth(name, 12, true), textWidth(value, 12)) / 2;
    expect(x - half >= box.x0 && x + half <= box.x1 && y > box.y0 && y + LINE <= box.y1 + 1e-6).toBe(true);
  }
}
/** A smeared country runs along the frame: a step as long as half of it, off the rim. The globe's flat lower edge, Antarctica's, is none. */
function smears(map: DrawnMap): number {
  const rings = [map.others, ...map.paths.map((path) => path.d)].flatMap(walk);
  const lowest = Math.max(...rings.flat().map(([, y]) => y));
  return rings.reduce((n, ring) => n + ring.filter(([x, y], i) => {
    const [u, v] = ring[(i + 1) % ring.length]!;
    const rim = (x === u && (x === 0 || x === map.width)) || (y === v && (y === 0 || y === map.height || y === lowest));
    return !rim && Math.hypot(x - u, y - v) > map.width / 2;
  }).length, 0);
}

const central = ['AFG', 'TJK', 'PAK', 'UZB', 'KGZ', 'IRN', 'TKM'];
const EXTENTS: [string, string[], string[]][] = [
  ['Central Asia', central, ['AFG', 'TJK', 'UZB', 'TKM']], ['the Sahel', ['MLI', 'NER', 'BFA', 'NGA', 'TCD', 'MRT', 'GMB'], ['MLI', 'NER', 'BFA', 'NGA', 'TCD']],
  ['Europe with Russia', ['RUS', 'UKR', 'DEU', 'FRA', 'POL'], ['RUS', 'FRA', 'UKR', 'NOR']], ['the Pacific', ['FJI', 'PNG', 'SLB', 'KIR', 'NZL'], ['FJI', 'PNG', 'KIR', 'NZL']],
  ['both sides of 180°', ['FJI', 'NZL', 'USA'], ['NZL', 'FJI', 'KIR']], ['a pole', ['ATA', 'NZL'], ['ATA']], ['the world', ['USA', 'BRA', 'RUS', 'AUS'], ['USA', 'BRA', 'RUS', 'AUS', 'CHN']], ['one small country', ['LUX', 'DEU', 'FRA'], ['LUX']], ['nothing named', ['AFG'], []],
];

test.each(EXTENTS)('%s: inside the frame, no name on another or on a badge, nothing smeared', (_, codes, fit) => {
  const countries = [...of(codes), ...of(fit.filter((code) => !codes.includes(code)), () => null).map((one) => ({ ...one, outside: true }))];
  const map = layoutMap({ ...size, countries, fit, segments: [{ id: 'a', between: [codes[0]!, codes[1] ?? 'TJK'] }] });
  holds(map);
  expect(smears(map)).toBe(0);
  const drawn = [...walk(map.others), ...map.paths.flatMap((path) => walk(path.d))].reduce((sum, ring) => sum + area(ring), 0);
  expect(drawn).toBeGreaterThan(0.01 * map.width * map.height);
  expect(drawn).toBeLessThanOrEqual(1.01 * map.width * map.height);
});

test('every country of the fit is seen whole, and its neighbours are cut at the frame', () => {
  const map = layoutMap({ ...size, countries: of(central), fit: ['AFG', 'TJK'], segments: [] });
  const touches = (code: string): boolean => walk(map.paths.find((path) => path.code === code)!.d).flat().some(([x, y]) => x === 0 || y === 0 || x === map.width || y === map.height);
  expect(central.filter(touches).sort()).toEqual(['IRN', 'KGZ', 'PAK', 'TKM', 'UZB']);
  // No sea in this frame: the countries cover it, each place once.
  const covered = [...walk(map.others), ...map.paths.flatMap((path) => walk(path.d))].reduce((sum, ring) => sum + area(ring), 0) / (map.width * map.height);
  expect(covered).toBeGreaterThan(0.98);
  expect(covered).toBeLessThan(1.02);
});

test('a border segment is where its two countries meet: every point is on both', () => {
  const map = layoutMap({ ...size, countries: of(central), fit: ['AFG', 'TJK'], segments: [{ id: 'tj', between: ['TJK', 'AFG'] }, { id: 'none', between: ['TJK', 'IRN'] }, { id: 'unknown', between: ['TJK', 'ZZZ'] }] });
  const points = (code: string): Set<string> => new Set(walk(map.paths.find((path) => path.code === code)!.d).flat().map(String));
  const [segment, none, unknown] = map.segments;
  const [tajik, afghan] = [points('TJK'), points('AFG')];
  const on = walk(segment!.d).flat();
  expect(on.length).toBeGreaterThan(50);
  expect(on.filter((spot) => tajik.has(String(spot)) && afghan.has(String(spot))).length / on.length).toBeGreaterThan(0.9);
  expect(segment?.badge).not.toBeNull();
  expect([none?.d, none?.badge, unknown?.d]).toEqual(['', null, '']);
});

test('all seven names of the southern borders have room, and an eighth is said to have none', () => {
  const seven = layoutMap({ ...size, countries: of(central), fit: ['AFG', 'TJK'], segments: [] });
  expect(seven.labels.map((label) => label.code).sort()).toEqual([...central].sort());
  const eight = layoutMap({ ...size, countries: of([...central, 'CHN']), fit: ['AFG', 'TJK', 'UZB', 'TKM'], segments: [] });
  expect(eight.labels).toHaveLength(7);
  expect(eight.unnamed).toEqual(['CHN']);
});

test('zero, no series and not in the file are three things', () => {
  const map = layoutMap({ ...size, countries: of(['UZB', 'TKM', 'AFG'], (code) => (code === 'TKM' ? null : code === 'UZB' ? 0 : 36386)), fit: ['AFG', 'UZB'], segments: [] });
  expect(map.paths.map(({ code, cls }) => [code, cls])).toEqual([['UZB', 'n0'], ['TKM', 'none'], ['AFG', 'n3']]);
  expect(map.labels.find((label) => label.code === 'TKM')?.value).toBe('no series');
  expect(map.others).not.toBe('');
});

test.each([[null, 'none'], [0, 'n0'], [0.5, 'n1'], [1, 'n1'], [99, 'n1'], [100, 'n2'], [999, 'n2'], [1000, 'n3'], [1e6, 'n3']])('the class of %s is %s', (value, cls) => {
  expect(classOf(value, [1, 100, 1000])).toBe(cls);
});

test('a country too small to be seen is a dot; one that lies elsewhere is said to', () => {
  const map = layoutMap({ ...size, countries: of(['RUS', 'LUX', 'NZL']), fit: ['RUS'], segments: [] });
  expect(map.unseen).toContain('NZL');
  expect(map.paths.find((path) => path.code === 'LUX')?.dot ?? map.unseen.includes('LUX')).toBeTruthy();
  const pacific = layoutMap({ ...size, countries: of(['KIR', 'FJI', 'NZL']), fit: ['KIR', 'FJI', 'NZL'], segments: [] });
  expect(pacific.paths.find((path) => path.code === 'KIR')?.dot).not.toBeNull();
});

test('whatever countries are shown at whatever size, names and badges stay apart and inside', () => {
  const codes = Object.keys(NUMERIC);
  fc.assert(fc.property(fc.uniqueArray(fc.constantFrom(...codes), { minLength: 2, maxLength: 8 }), fc.nat(7), fc.integer({ min: 300, max: 560 }), (chosen, n, width) => {
    const map = layoutMap({ ...size, width, height: Math.round(width * 0.78), countries: of(chosen, (_, i) => (i % 3 === 0 ? null : i * 50)), fit: chosen.slice(0, 1 + (n % chosen.length)), segments: [{ id: 'a', between: [chosen[0]!, chosen[1]!] }] });
    holds(map);
    expect(smears(map)).toBe(0);
  }), { numRuns: 25 });
});
