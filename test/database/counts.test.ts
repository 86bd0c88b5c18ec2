import { expect, test } from 'vitest';
import type { Desk } from '../../src/desk.ts';
import { areaName, changedSince, countSeries, eventsBehind, kindOfArea, neighboursOf, type At, type Counted } from '../../src/features/counts/index.ts';
import { importFile, type ImportCommand } from '../../src/features/sources/index.ts';
import type { Count, Segment } from '../../src/features/watch/index.ts';
import { shiftPeriod } from '../../src/core/series/period.ts';
import { ged, given, type GedRow } from '../cases/files.ts';
import { incidents, type IncidentRow } from '../cases/incidents.ts';
import { must, officer, onDatabases, openTestDesk, setUp, type Kind } from '../testbed.ts';

const SEGMENTS: Segment[] = [{ id: 'tajik-afghan', name: { en: 'Tajik-Afghan', ru: 'Таджикско-афганская' }, between: ['TJK', 'AFG'], owner: 'TJK', lengths: [], withinKm: 30 }];
const COUNT: Count = { id: 'incidents', name: { en: 'incidents' }, sources: ['incidents'], countries: ['TJK', 'AFG'], by: ['province', 'segment', 'cell'], method: 'best' };
const GED: Count = { ...COUNT, id: 'deadly-events', sources: ['ucdp-ged', 'incidents'] };

async function open(kind: Kind): Promise<Desk> {
  const desk = await openTestDesk(kind);
  await setUp(desk);
  return desk;
}
async function take(desk: Desk, source: string, text: string): Promise<void> {
  must(await desk.perform(officer, must<ImportCommand>(importFile({ once: null, source, given: given(text) }))));
}
const counted = (desk: Desk, count: Count = COUNT, known: At = null, cadence?: 'week' | 'month'): Promise<Counted> => desk.database.read(officer.tokens, (lease) => countSeries(lease, count, SEGMENTS, known, cadence));
const valueOf = ({ series }: Counted, area: string, period: string): number | null | undefined => {
  const one = series.find((s) => s.area === area)!;
  return one.values[one.values.findIndex((_, i) => shiftPeriod(one.from, i) === period)];
};
const afghan: IncidentRow = { country: 'AFG', province: 'Kunduz', latitude: '36.73', longitude: '68.87' };
/** From Friday 1 April to Tuesday 31 May 2022, with a gap of nothing in Tajikistan in May after the 2nd. */
const APRIL_MAY: IncidentRow[] = [
  { from: '2022-04-01' }, { from: '2022-04-12', place_precision: 'exact' }, { from: '2022-04-13', latitude: '40.28', longitude: '69.63', province: 'Sughd' }, { from: '2022-04-14', latitude: '', longitude: '', place: '', place_precision: 'province' },
  { from: '2022-04-15', latitude: '', longitude: '', province: '', place: '', place_precision: 'country' }, { from: '2022-04-10', to: '2022-04-12' }, { from: '2022-04-10', to: '2022-04-28', date_precision: 'month' }, { from: '2022-05-02' },
  { ...afghan, from: '2022-04-12' }, { ...afghan, from: '2022-05-31' },
];

onDatabases((kind) => {
  test('incidents are counted by week, in every area', { timeout: 60_000 }, async () => {
    const desk = await open(kind);
    expect(await counted(desk)).toEqual({ series: [], vintages: [], unit: null, left: { dates: 0, places: 0, byKind: { country: 0, province: 0, segment: 0, cell: 0 } } });
    await take(desk, 'incidents', incidents(...APRIL_MAY));
    const all = await counted(desk);
    expect(all.vintages).toMatchObject([{ source: 'incidents', import: 'E-1', coversTo: '2022-05-31' }]);
    expect(all.series.length).toBe(2 + 5 + 34 + 1 + 3);
    expect(all.series[0]).toMatchObject({ indicator: 'incidents', area: 'TJK', from: '2022-W14' });
    expect(new Set(all.series.map((one) => one.values.length))).toEqual(new Set([8]));
    // 10 April is a Sunday: what began on it and went on to Tuesday counts in its week.
    expect(['TJK', 'TJ-KT', 'TJ-SU', 'TJ-GB', 'AFG', 'AF-KDZ', 'tajik-afghan'].map((area) => [valueOf(all, area, '2022-W14'), valueOf(all, area, '2022-W15')])).toEqual([[1, 4], [1, 2], [0, 1], [0, 0], [0, 1], [0, 1], [1, 1]]);
    expect(all.series.filter((one) => kindOfArea(one.area) === 'cell').map((one) => [one.area, valueOf(all, one.area, '2022-W15')])).toEqual([['PG-182658', 1], ['PG-183378', 1], ['PG-187700', 1]]);
    expect(all.left).toEqual({ dates: 1, places: 1, byKind: { country: 0, province: 1, segment: 2, cell: 2 } });
    const monthly = await counted(desk, COUNT, null, 'month');
    expect([valueOf(monthly, 'TJK', '2022-04'), valueOf(monthly, 'TJK', '2022-05'), monthly.left.dates]).toEqual([7, 1, 0]);
  });

  test('a month in which a country reported nothing is not known, and neither is a segment of it', { timeout: 60_000 }, async () => {
    const desk = await open(kind);
    await take(desk, 'incidents', incidents({ from: '2022-03-01' }, { from: '2022-03-31' }, { from: '2022-05-01' }, { from: '2022-05-31' }, { ...afghan, from: '2022-04-12' }));
    const all = await counted(desk);
    expect([valueOf(all, 'TJK', '2022-W11'), valueOf(all, 'TJK', '2022-W15'), valueOf(all, 'AFG', '2022-W15'), valueOf(all, 'AFG', '2022-W11'), valueOf(all, 'tajik-afghan', '2022-W15'), valueOf(all, 'TJ-SU', '2022-W11')]).toEqual([0, null, 1, null, null, 0]);
  });

  test('as known on: a revision and a withdrawal change the counts from their import on, and say what changed', { timeout: 60_000 }, async () => {
    const desk = await open(kind);
    await take(desk, 'incidents', incidents(...APRIL_MAY));
    await take(desk, 'incidents', incidents({ incident: 'TJK-2', from: '2022-04-12', withdrawn: 'yes' }, { incident: 'TJK-3', from: '2022-04-20', latitude: '40.28', longitude: '69.63', province: 'Sughd' }));
    const [before, now] = [await counted(desk, COUNT, { incidents: 1 }), await counted(desk)];
    expect([before, now].map((one) => [valueOf(one, 'TJK', '2022-W15'), valueOf(one, 'TJ-SU', '2022-W16'), one.vintages[0]!.import])).toEqual([[4, 0, 'E-1'], [2, 1, 'E-2']]);
    const within = { area: 'TJK', period: '2022-W15' };
    const behind = (at: At): Promise<string[]> => desk.database.read(officer.tokens, async (lease) => (await eventsBehind(lease, COUNT, SEGMENTS, within, at, 10)).map((one) => one.id));
    expect([await behind({ incidents: 1 }), await behind(null)]).toEqual([['TJK-5', 'TJK-4', 'TJK-3', 'TJK-2'], ['TJK-5', 'TJK-4']]);
    const changed = await desk.database.read(officer.tokens, (lease) => changedSince(lease, COUNT, SEGMENTS, within, { incidents: 1 }));
    expect(changed.map(({ before: was, after }) => [was!.id, was!.from_day, after?.from_day ?? null]).sort((a, b) => (a[0]! < b[0]! ? -1 : 1))).toEqual([['TJK-2', '2022-04-12', null], ['TJK-3', '2022-04-13', '2022-04-20']]);
    expect(await desk.database.read(officer.tokens, (lease) => countSeries(lease, COUNT, SEGMENTS, '2000-01-01T00:00:00.000Z'))).toMatchObject({ series: [], vintages: [] });
  });

  test('a day of a country comes from the source that is named first, and figures are added up', { timeout: 60_000 }, async () => {
    const desk = await open(kind);
    const day = (from: string, more: GedRow = {}): GedRow => ({ id: from.replaceAll('-', ''), date_start: from, date_end: from, ...more });
    await take(desk, 'ucdp-ged', ged(day('2022-04-04'), day('2022-04-17', { best: '4', deaths_b: '3', low: '4' })));
    await take(desk, 'incidents', incidents({ from: '2022-04-05' }, { from: '2022-04-01' }, { from: '2022-04-20' }, { from: '2022-04-30' }));
    const all = await counted(desk, GED);
    expect(['2022-W14', '2022-W15', '2022-W16'].map((week) => valueOf(all, 'TJK', week))).toEqual([1, 1, 1]);
    const deaths = await counted(desk, { ...GED, measure: 'best' });
    expect([valueOf(deaths, 'TJK', '2022-W14'), valueOf(deaths, 'TJ-GB', '2022-W15'), deaths.unit]).toEqual([9, 4, 'deaths']);
    expect(valueOf(await counted(desk, { ...COUNT, kinds: ['attack'] }), 'TJK', '2022-W15')).toBe(0);
  });

  test('what one reader may not see is not counted for them, even after another has asked', { timeout: 60_000 }, async () => {
    const desk = await open(kind);
    await take(desk, 'incidents', incidents(...APRIL_MAY));
    expect((await counted(desk)).series.length).toBeGreaterThan(0);
    expect(await desk.database.read([], (lease) => countSeries(lease, COUNT, SEGMENTS, null))).toMatchObject({ series: [], vintages: [] });
  });
});

test('areas have names', () => {
  expect(['AFG', 'AF-BDS', 'tajik-afghan', 'PG-183427', 'PAK:PK99'].map((area) => [kindOfArea(area), areaName(area, { segments: SEGMENTS }, 'ru')])).toEqual([
    ['country', 'Афганистан'], ['province', 'Бадахшан'], ['segment', 'Таджикско-афганская'], ['cell', 'ячейка от 37° N, 93° E'], ['province', 'PAK:PK99'],
  ]);
  expect(neighboursOf('TJ-SU')).toContain('KG-B');
});
