import type { Component } from 'svelte';
import { render } from 'svelte/server';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadBorders, loadProvinces } from '#platform/geography.ts';
import { provincesOf } from '#platform/provinces.ts';
import { layoutAreaMap } from '../charts/areamap.ts';
import { layoutErrors } from '../charts/errors.ts';
import { layoutFan } from '../charts/fan.ts';
import { layoutGaps } from '../charts/gaps.ts';
import { layoutLanes } from '../charts/lanes.ts';
import { layoutMap } from '../charts/map.ts';
import { layoutMandate } from '../charts/mandate.ts';
import { layoutMultiple } from '../charts/multiple.ts';
import { layoutPast } from '../charts/past.ts';
import { layoutSeries } from '../charts/series.ts';
import { layoutStrength } from '../charts/strength.ts';
import { layoutSignal } from '../charts/signal.ts';
import { layoutWeeks } from '../charts/weeks.ts';
import { drawnIn, parse, type Node } from './markup.ts';
import { sheetOf } from './styles.ts';

const web = join(import.meta.dirname, '..');
const css = (name: string): string => readFileSync(join(web, `design/${name}.css`), 'utf8');
const sheet = sheetOf(css('tokens'), css('charts'));
const size = { width: 400, height: 160 };
const points = [{ period: '2020', value: 3 }, { period: '2021', value: 0 }, { period: '2023', value: 7, later: true, signal: 'mark' }];
const months = [{ period: '2022-01', value: 30 }, { period: '2022-03', value: 134 }, { period: '2022-04', value: 2, later: true }];
const props: Record<string, Record<string, unknown>> = {
  AreaMapSvg: {
    map: layoutAreaMap({ topology: loadProvinces(), kind: 'province', countries: ['AFG', 'TJK'], fit: ['TJK'], segments: [{ id: 'tajik-afghan', between: ['TJK', 'AFG'] }], cells: [], points: [{ lon: 68.6, lat: 37.19, said: '<a>' }], breaks: [1, 5], ...size, say: String, areas: provincesOf('TJK').map(({ id, name }, i) => ({ id, name, value: [null, 0, 3, 9, 1][i % 5]! })) }),
    label: 'x', areas: [{ id: 'TJ-GB', said: 'x', href: '/x' }], chosen: 'TJ-GB', class: 'fluid',
  },
  WeekChartSvg: { chart: layoutWeeks({ from: '2021-W50', values: [1, null, 0, 9], span: { from: '2021-W52', to: '2022-W01' }, ...size, say: String }), ...size, label: 'x', class: 'fluid' },
  BorderMapSvg: {
    map: layoutMap({ topology: loadBorders(), countries: [{ code: 'AFG', numeric: '004', name: 'Afghanistan', value: 36386 }, { code: 'TKM', numeric: '795', name: 'Turkmenistan', value: null }, { code: 'UZB', numeric: '860', name: 'Uzbekistan', value: 0 }], fit: ['AFG'], segments: [{ id: 'uz', between: ['UZB', 'AFG'] }], breaks: [1, 100], ...size, say: String, none: 'none' }),
    label: 'x', countries: [{ code: 'AFG', said: 'x', href: '/x' }], segments: [{ id: 'uz', name: 'x', due: true, href: '#x' }], lang: 'en',
  },
  LinesSvg: { chart: layoutErrors({ lines: [{ name: 'ours', own: true, points: [{ month: '2021-01', value: 3 }, { month: '2021-02', value: 900 }, { month: '2021-04', value: 9 }] }, { name: 'last', own: false, points: [{ month: '2021-01', value: 3 }, { month: '2021-02', value: 5 }] }], ...size, say: String }), ...size, label: 'x', class: 'fluid' },
  FanSvg: {
    chart: layoutFan({
      observed: [{ month: '2021-11', value: 0 }, { month: '2021-12', value: null }, { month: '2022-01', value: 8438 }], later: [{ month: '2022-02', value: 3 }, { month: '2022-03', value: 900 }], from: '2021-11', origin: '2022-01', scale: 'log', ...size, say: String,
      forecast: ['2022-02', '2022-03'].map((month) => ({ month, q05: 0, q25: 2, median: 9, q75: 30, q95: 800 })), words: { at: (month, value) => `${month}: ${value}`, end: (name, value) => `${name} ${value}`, origin: 'origin', observed: 'observed' },
    }),
    ...size, label: 'x', class: 'fluid',
  },
  PastSvg: { chart: layoutPast({ blocks: [{ label: '2021', sub: '1 of 2', months: [{ month: '2021-01', q05: 0, q25: 2, median: 9, q75: 30, q95: 800, observed: 900 }, { month: '2021-02', q05: 0, q25: 2, median: 9, q75: 30, q95: 800, observed: 3 }] }], ...size, say: String, inside: 'inside' }), ...size, label: 'x', class: 'fluid' },
  GapChartSvg: { chart: layoutGaps({ gaps: [{ days: 3, running: false, label: '<a>' }, { days: 30, running: true, label: 'b' }], quartiles: { lower: 1, median: 3, upper: null }, width: 400 }), label: 'x', median: 'median', lang: 'ru', class: 'fluid' },
  LineChartSvg: { chart: layoutSeries({ points: [{ month: '2022-01', value: 1 }, { month: '2022-04', value: 9 }], evidence: [{ month: '2022-04', label: 'here' }], limits: [{ value: 5, label: 'limit' }], ...size, say: String }), ...size, label: 'x', class: 'fluid' },
  SignalChartSvg: { chart: layoutSignal({ points: months, cadence: 'month', marked: { period: '2022-03', label: '134' }, lines: [{ kind: 'expected', value: 34, label: 'expected 34' }], ...size, say: String, sayPeriod: String }), ...size, label: 'x', class: 'fluid' },
  SmallMultipleSvg: { chart: layoutMultiple({ points, cadence: 'year', from: '2019', to: '2024', ...size, say: String }), ...size, label: 'x', class: 'fluid' },
  StrengthSvg: {
    chart: layoutStrength({ from: '2022-01-01', to: '2022-01-20', lines: [{ key: 'offered', name: 'offered', points: [{ day: '2022-01-06', value: 2500 }] }, { key: 'present', name: 'present', points: [{ day: '2022-01-06', value: null }, { day: '2022-01-13', value: 2000 }, { day: '2022-01-19', value: 0 }] }], ceilings: [{ day: '2022-01-06', value: 2600 }], stated: [{ day: '2022-01-13', value: 2000, label: 'more than 2 000' }], missing: [{ from: '2022-01-06', to: '2022-01-13', label: 'x' }], band: { from: '2022-01-13', to: '2022-01-19', label: 'out' }, marks: [{ day: '2022-01-06', label: 'decision' }], ...size, sayDay: String, sayNumber: String }),
    ...size, label: 'x', class: 'fluid',
  },
  MandateSvg: { chart: layoutMandate({ from: '2022-01-01', to: '2022-01-25', width: 400, sayDay: String, spans: [{ from: '2022-01-06', to: '2022-01-13', label: 'in force', kind: 'force' }, { from: '2022-01-13', to: '2022-01-25', label: 'open', kind: 'open' }], gap: { from: '2022-01-06', to: '2022-01-13', label: '7 days' }, marks: [{ day: '2022-01-05', label: 'request' }, { day: '2022-01-06', label: 'decision', strong: true }, { day: '2022-01-16', label: 'review', due: true }] }), width: 400, label: 'x', class: 'fluid' },
  SwimlaneSvg: {
    chart: layoutLanes({ lanes: [{ name: 'Signal', marks: [{ from: '2021-08', precision: 'span', label: 'a', sub: 'b', tone: 'main' }, { from: '2020', precision: 'year', label: 'c' }, { from: '2022-05-16', precision: 'report', label: 'd' }] }], spans: [{ from: '2021-01-01', to: '2022-05-16', label: 'e', main: true }, { from: '2020-01-01', to: '2021-01-01', label: 'f' }], gaps: [{ from: '2020-02-01', to: '2021-06-01', label: 'g', sub: 'h' }], width: 900, lang: 'en' }),
    width: 900, label: 'x', class: 'fluid',
  },
};
/** Classes that say where something stands on a page, not how it looks; `none` is hatched by an attribute. */
const OF_PAGES = new Set(['fluid', 'hit', 'names', 'chart', 'map', 'only-w', 'only-n', 'none', '']);
const inside = (node: Node): Node[] => node.children.flatMap((child) => (typeof child === 'string' ? [] : [child, ...inside(child)]));

test('every part that draws is tried here', () => {
  expect(readdirSync(web).filter((file) => file.endsWith('Svg.svelte')).map((file) => file.replace('.svelte', '')).filter((name) => !(name in props)), 'give it props above').toEqual([]);
});

test.each(Object.keys(props))('%s stands by itself: well-formed, each class resolved, nothing left of the page', async (name) => {
  const { default: part } = (await import(`../${name}.svelte`)) as { default: Component<Record<string, unknown>> };
  const { body } = render(part, { props: props[name]!, idPrefix: 'p0' });
  const named = new Set(sheet.rules.flatMap(({ path }) => path.flatMap(({ classes }) => classes)));
  const unknown = inside(parse(body)).flatMap((node) => (node.attributes.class ?? '').split(/\s+/)).filter((one) => !named.has(one) && !OF_PAGES.has(one) && !one.startsWith('svelte-'));
  expect([...new Set(unknown)], 'classes without a rule in charts.css').toEqual([]);
  const { inner, width, height } = drawnIn(body, sheet, ['map']);
  expect([width > 0, height > 0]).toEqual([true, true]);
  expect(inner).not.toMatch(/var\(|class=|href=|aria-|NaN|undefined/);
  for (const [, id] of inner.matchAll(/url\(#([^)]*)\)/g)) expect(inner).toContain(`id="${id}"`);
});
