import { sql } from 'kysely';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Desk } from '../../src/desk.ts';
import { checkForecasts, drawsOf, forecastById, issueForecast, listForecasts, listResolutions, makeResolution, resolveForecast, rowsOf, scoresOf } from '../../src/features/forecasts/index.ts';
import { isRefusal } from '../../src/core/refusal.ts';
import { verify } from '../../src/platform/verify.ts';
import { bring, deaths, making, readingOf } from '../cases/forecasts.ts';
import { analyst, chair, must, officer, onDatabases, openTestDesk, setUp } from '../testbed.ts';

const PUBLIC_ONLY = ['public'];
const course = (months: number, change: (i: number) => number = (i) => 40 + (i % 5)): string =>
  deaths('2019-01', months, { AFG: change, TJK: (i) => (i % 7 === 0 ? 1 : 0), UZB: (i) => (i < 30 ? null : 0), IRN: (i) => (i === 39 ? null : 2) });

onDatabases((kind) => {
  let desk: Desk;
  beforeEach(async () => {
    desk = await openTestDesk(kind);
    await setUp(desk);
    await bring(desk, course(40));
  });
  const issue = async (ask: Parameters<typeof making>[1] = {}) => desk.perform(analyst, issueForecast(must(await making(desk, ask)), null));
  const read = readingOf;

  test('a forecast is issued with who is left out and why, and its draws stand beside it', async () => {
    const { acts } = must(await issue());
    expect(acts[0]!.payload).toMatchObject({
      id: 'F-1', target: 'ucdp-deaths', import: 'I-1', origin: '2022-04', coversTo: '2022-04', horizons: 14, areas: ['AFG', 'TJK'], left: [{ area: 'IRN', why: 'hole' }, { area: 'UZB', why: 'short' }], rows: 28, size: 1000,
    });
    const rows = await read(desk)((lease) => rowsOf(lease, ['F-1'], 'AFG'));
    expect(rows.map(({ month }) => month)).toEqual(['2022-05', '2022-06', '2022-07', '2022-08', '2022-09', '2022-10', '2022-11', '2022-12', '2023-01', '2023-02', '2023-03', '2023-04', '2023-05', '2023-06']);
    expect(rows[0]!).toMatchObject({ p1: 1, p25: expect.closeTo(1, 1) as number });
    const draws = await read(desk)((lease) => drawsOf(lease, 'F-1', { area: 'AFG' }));
    expect(draws[0]!.draws).toHaveLength(1000);
    expect((await verify(desk)).faults).toEqual([]);
  });

  test('the same draws come again from the same seed', async () => {
    const [one, other] = [must(await making(desk)), must(await making(desk))];
    expect(one.rowsDigest).toBe(other.rowsDigest);
  });

  test('the same forecast is refused with the first one named, before and after it was drawn', async () => {
    const made = must(await making(desk));
    must(await desk.perform(analyst, issueForecast(made, null)));
    expect(await making(desk)).toMatchObject({ code: 'forecasts.twice', facts: { forecast: 'F-1' } });
    expect(await desk.perform(analyst, issueForecast(made, null))).toMatchObject({ code: 'forecasts.twice' });
    expect(must(await issue({ origin: '2022-03' })).acts[0]!.payload).toMatchObject({ id: 'F-2' });
    expect((await read(desk)((lease) => listForecasts(lease, { limit: 9 }))).map(({ id }) => id)).toEqual(['F-1', 'F-2']);
  });

  test('an import that brings months of it has it scored, beside methods that knew the same', async () => {
    must(await issue());
    await bring(desk, course(42, (i) => (i === 41 ? 5000 : 40 + (i % 5))));
    const [resolution] = await read(desk)((lease) => listResolutions(lease));
    expect(resolution).toMatchObject({ id: 'FR-1', forecast: 'F-1', import: 'I-2', ahead: true, rows: 4, resolved_by: 'officer' });
    expect(resolution!.months.map(({ month, areas }) => [month, areas])).toEqual([['2022-05', 2], ['2022-06', 2]]);
    expect(Object.keys(resolution!.months[0]!.beside).sort()).toEqual(['conflictology-12', 'last', 'nb-12']);
    const scores = await read(desk)((lease) => scoresOf(lease, ['F-1'], 'AFG'));
    expect(scores.map(({ month, observed, inside90 }) => [month, observed, inside90])).toEqual([['2022-05', 40, true], ['2022-06', 5000, false]]);
    expect(scores[1]!.crps).toBeGreaterThan(4000);
    // The chosen model stands in the list beside it too: given the same seed it drew the same.
    expect(scores[0]!.beside['nb-12']).toEqual({ crps: scores[0]!.crps, ign: scores[0]!.ign, mis: scores[0]!.mis });
    expect((await verify(desk)).faults).toEqual([]);
  });

  test('a month is scored again only on another figure, and the later score stands', async () => {
    must(await issue());
    await bring(desk, course(41));
    expect(await makeResolution(read(desk), officer, 'F-1')).toMatchObject({ code: 'forecasts.nothing_new' });
    await bring(desk, course(41, (i) => (i === 40 ? 77 : 40 + (i % 5))));
    expect((await read(desk)((lease) => listResolutions(lease))).map(({ id }) => id)).toEqual(['FR-1', 'FR-2']);
    expect((await read(desk)((lease) => scoresOf(lease, ['F-1'], 'AFG'))).map(({ observed, resolution }) => [observed, resolution])).toEqual([[77, 'FR-2']]);
  });

  test('a forecast computed afterwards says so, and is scored on the figures it did not look at', async () => {
    must(await issue({ origin: '2021-12' }));
    const made = must(await makeResolution(read(desk), officer, 'F-1'));
    expect(made).toMatchObject({ ahead: false, import: 'I-1' });
    expect(made.months.map(({ month }) => month)).toEqual(['2022-01', '2022-02', '2022-03', '2022-04']);
    must(await desk.perform(officer, resolveForecast(made, null)));
    expect(await desk.perform(officer, resolveForecast(made, null))).toMatchObject({ code: 'forecasts.overtaken', facts: { resolution: 'FR-1' } });
  });

  test('who may not is refused before anything is drawn', async () => {
    expect(isRefusal(await making(desk, {}, chair))).toBe(true);
    expect(await makeResolution(read(desk), chair, 'F-1')).toMatchObject({ code: 'forecasts.resolve_not_allowed' });
  });

  describe('what strangers read', () => {
    test('our errors month by month, and no draw, no country', async () => {
      must(await issue());
      await bring(desk, course(41));
      await desk.database.read(PUBLIC_ONLY, async (lease) => {
        expect(await listResolutions(lease)).toHaveLength(1);
        expect(await forecastById(lease, 'F-1')).toBeNull();
        expect(await rowsOf(lease, ['F-1'])).toEqual([]);
        expect(await scoresOf(lease, ['F-1'])).toEqual([]);
      });
    });
  });

  describe('verify notices', () => {
    const tampered = async (statement: string): Promise<string[]> => {
      must(await issue());
      await bring(desk, course(41));
      await desk.database.own((lease) => sql.raw(statement).execute(lease.db));
      return (await desk.database.audit(checkForecasts)).map(({ where, what }) => `${where} ${what}`);
    };
    test('a draw that was changed', async () => {
      expect(await tampered(`update forecast_rows set draws = '\\x00' || substr(draws, 2) where area = 'AFG' and month = '2022-05'`)).toEqual(['forecast F-1 its draws are not the ones that were issued']);
    });
    test('a probability that does not follow from the draws', async () => {
      expect(await tampered("update forecast_rows set p25 = 0.1 where area = 'AFG' and month = '2022-05'")).toEqual(['forecast F-1 what is read of its draws does not follow from them']);
    });
    test('a score made better', async () => {
      expect(await tampered("update forecast_scores set crps = 0 where area = 'AFG'")).toEqual(['resolution FR-1 its scores are not the ones that were recorded']);
    });
    test('draws of no forecast', async () => {
      expect(await tampered("insert into forecast_rows select 'F-9', area, month, draws, q05, q25, median, q75, q95, p1, p25, p100, audience from forecast_rows limit 1")).toEqual(['forecast F-9 has draws, but no act says so']);
    });
  });
});
