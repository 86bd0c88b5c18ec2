import { loadBorders } from '#platform/geography.ts';
import { render } from 'svelte/server';
import { expect, test } from 'vitest';
import BorderMap from '../BorderMap.svelte';
import MultiplesKey from '../MultiplesKey.svelte';
import SignalChart from '../SignalChart.svelte';
import SmallMultiple from '../SmallMultiple.svelte';
import { layoutMap } from './map.ts';

const series = {
  name: 'Afghanistan, deaths', headline: { figure: '36 386', rest: 'in 2021' }, cadence: 'month' as const, unit: 'deaths per month', source: 'UCDP GED 25.1',
  points: [{ period: '2021-06', value: 10 }, { period: '2021-07', value: 8438, signal: 'above the limit' }, { period: '2021-08', value: 0 }], from: '2021', to: '2021',
};
/** What a reader of the screen is told of the chart. */
const labels = (html: string): string[] => [...html.matchAll(/role="img" aria-label="([^"]*)"/g)].map(([, label]) => label!);

test('a small multiple says its range, highest, last and gaps in words, in both layouts', () => {
  const { body } = render(SmallMultiple, { props: { ...series, lang: 'en', href: '#values' } });
  expect(labels(body)).toEqual(Array(2).fill('Afghanistan, deaths, deaths per month. From January 2021 to December 2021. Highest 8\u00a0438 in July 2021. Last 0 in August 2021. Not covered: January 2021 to May 2021; September 2021 to December 2021. Marked: July 2021.'));
  expect(body).toContain('<title>above the limit</title>');
  expect(body).toContain('aria-label="table: Afghanistan, deaths"');
  expect(labels(render(SmallMultiple, { props: { ...series, lang: 'ru' } }).body)[0]).toContain('Наибольшее значение: 8\u00a0438 (июль 2021).');
});

test('a series with nothing in it is hatched whole and says so; many gaps are counted', () => {
  expect(labels(render(SmallMultiple, { props: { ...series, points: [], lang: 'en' } }).body)[0]).toContain('Nothing is covered.');
  const points = Array.from({ length: 8 }, (_, i) => ({ period: String(2000 + 2 * i), value: i, later: i > 6 }));
  const [label] = labels(render(SmallMultiple, { props: { ...series, cadence: 'year', points, from: '2000', to: '2015', lang: 'en' } }).body);
  expect(label).toContain('Not covered: 2001; 2003; 2005; 2007; 2009 and 3 more stretches.');
  expect(label).toContain('1 value was learnt later.');
});

test('the key names only what is shown', () => {
  expect(render(MultiplesKey, { props: { lang: 'en', mark: false } }).body).not.toMatch(/class="bm"|learnt after/);
  expect(render(MultiplesKey, { props: { lang: 'en', asOf: '2022-05-12' } }).body).toContain('learnt after 12 May 2022');
});

test('a marked value is said with what was expected, the limits and what is missing', () => {
  const points = [{ period: '2022-01', value: 30 }, { period: '2022-03', value: 134 }];
  const { body } = render(SignalChart, { props: { title: '134 deaths', points, marked: '2022-03', cadence: 'month', expected: 34, upper: 89, lang: 'en' } });
  expect(labels(body)[0]).toBe('134 deaths. From January 2022 to March 2022; March 2022: 134. Upper limit 89, expected 34. Not covered: February 2022.');
  expect(body).toContain('Mar 2022: 134');
  expect(body).not.toContain('No model');
  expect(render(SignalChart, { props: { title: '2021', points: [{ period: '2021', value: 6372 }], marked: '2021', cadence: 'year', lang: 'en' } }).body).toContain('No model');
});

const country = (code: string, numeric: string, value: number | null) => ({ code, numeric, name: code, value });
const map = layoutMap({
  topology: loadBorders(), countries: [country('AFG', '004', 36386), country('TJK', '762', 16), country('UZB', '860', 0), country('TKM', '795', null), country('TUV', '798', 0)], fit: ['AFG', 'TJK'],
  segments: [{ id: 'tj', between: ['TJK', 'AFG'] }, { id: 'uz', between: ['UZB', 'AFG'] }], breaks: [1, 100, 1000], width: 376, height: 296, say: String, none: 'no series',
});
const shown = {
  map, title: 'Deaths in 2021', breaks: [1, 100, 1000], countries: [{ code: 'AFG', name: 'Afghanistan', said: 'Afghanistan: 36 386 deaths in 2021', href: '/watch/afg' }, { code: 'TUV', name: 'Tuvalu', said: 'Tuvalu: 0' }],
  segments: [{ id: 'tj', name: 'Tajik-Afghan', due: true, href: '#tj' }, { id: 'uz', name: 'Uzbek-Afghan', due: false }],
};

test('a map links each country and segment by what it says, and its key names only what is drawn', () => {
  const { body } = render(BorderMap, { props: { ...shown, lang: 'en' } });
  expect(body).toContain('<a href="/watch/afg" aria-label="Afghanistan: 36 386 deaths in 2021">');
  expect(body).toContain('<a href="#tj" aria-label="Border segment 1: Tajik-Afghan">');
  expect(body.match(/<a /g)).toHaveLength(2);
  expect(body).toContain('role="group" aria-label="Deaths in 2021. The same values are in the tables."');
  for (const word of ['1 to 99', '100 to 999', '1\u00a0000 and more', 'no series', 'not in this file', 'Borders: Natural Earth', 'Not on this map: Tuvalu.']) expect(body).toContain(word);
  expect(body.match(/class="land none"[^>]*fill="url/g)).toHaveLength(1);
});

test('a map without links is one picture, and without segments its key has none', () => {
  const { body } = render(BorderMap, { props: { ...shown, countries: [], segments: [], lang: 'ru' } });
  expect(body).toContain('role="img"');
  expect(body).not.toContain('под наблюдением');
});
