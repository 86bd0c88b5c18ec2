import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DATE_PRECISIONS } from '../../core/ingest/record.ts';
import { periodsBetween } from '../../core/series/period.ts';
import { addDays } from '../../core/time.ts';
import { common, covers, coversTo, isDated, isTaken, joined, seriesOf, spanOf, type Coverage, type Placed, type Span } from './rules.ts';

const span = (from: string, to = from): Span => ({ from, to });
const covering = (source: string, countries: Record<string, Span[]>): Coverage => ({ source, countries: new Map(Object.entries(countries)) });
const event = (day: string, more: Partial<Placed> = {}): Placed => ({ source: 'a', id: day, country: 'TJK', day, precision: 'day', value: 1, areas: ['TJK'], ...more });
const TJK = [{ id: 'TJK', countries: ['TJK'] }];

describe('what is covered', () => {
  test('stretches are joined where they touch, and common days are found', () => {
    expect(joined([span('2022-01-05', '2022-01-09'), span('2022-01-01', '2022-01-04'), span('2022-02-01'), span('2022-01-02')])).toEqual([span('2022-01-01', '2022-01-09'), span('2022-02-01')]);
    expect(common([span('2022-01-01', '2022-01-09'), span('2022-02-01', '2022-02-05')], [span('2022-01-08', '2022-02-01')])).toEqual([span('2022-01-08', '2022-01-09'), span('2022-02-01')]);
    expect([spanOf('2022'), spanOf('2022-02'), spanOf('2022-02-03')]).toEqual([span('2022-01-01', '2022-12-31'), span('2022-02-01', '2022-02-28'), span('2022-02-03')]);
    expect(coversTo(covering('a', { TJK: [span('2022-01-01', '2022-03-01')], AFG: [] }))).toBe('2022-03-01');
  });

  test('a day is common when it is in both', () => {
    const spans = fc.array(fc.tuple(fc.nat(60), fc.nat(20)).map(([a, n]) => span(addDays('2022-01-01', a), addDays('2022-01-01', a + n))), { maxLength: 6 }).map(joined);
    fc.assert(fc.property(spans, spans, fc.nat(90), (a, b, n) => {
      const day = addDays('2022-01-01', n);
      expect(covers(common(a, b), day)).toBe(covers(a, day) && covers(b, day));
    }));
  });
});

describe('a series of counts', () => {
  // Monday 3 January to Sunday 23 January, and the Monday after.
  const three = covering('a', { TJK: [span('2022-01-03', '2022-01-24')] });

  test('a week that is not wholly covered is null, and one without an event is zero', () => {
    const [series] = seriesOf('n', [event('2022-01-04'), event('2022-01-09'), event('2022-01-17'), event('2022-01-24')], TJK, [three], 'week');
    expect(series).toEqual({ indicator: 'n', area: 'TJK', cadence: 'week', from: '2022-W01', values: [2, 0, 1] });
    expect(seriesOf('n', [event('2022-01-04')], TJK, [covering('a', { TJK: [span('2022-01-04', '2022-01-09')] })], 'week')).toEqual([]);
  });

  test('a hole in what is covered is null in the middle', () => {
    const holed = covering('a', { TJK: [span('2022-01-01', '2022-01-31'), span('2022-03-01', '2022-03-31')] });
    expect(seriesOf('n', [event('2022-01-05'), event('2022-03-05')], TJK, [holed], 'month')[0]).toMatchObject({ from: '2022-01', values: [1, null, 1] });
  });

  test('a segment is known where both countries are', () => {
    const both = covering('a', { TJK: [span('2022-01-03', '2022-01-23')], AFG: [span('2022-01-10', '2022-01-16')] });
    const areas = [...TJK, { id: 'tajik-afghan', countries: ['TJK', 'AFG'] }];
    expect(seriesOf('n', [event('2022-01-12', { areas: ['TJK', 'tajik-afghan'] })], areas, [both], 'week').map((one) => one.values)).toEqual([[0, 1, 0], [null, 1, null]]);
  });

  test.each<[string, number[], number]>([['rounded up once, not event by event', [0.4, 0.4], 1], ['whole as it is', [1, 2], 3], ['a hair above a whole number is that number', [0.1, 0.2, 0.7], 1], ['nothing', [], 0]])('sums: %s', (_, values, sum) => {
    expect(seriesOf('n', values.map((value, i) => event('2022-01-04', { value, id: String(i) })), TJK, [three], 'week')[0]!.values[0]).toBe(sum);
  });

  test('dates that are not precise enough are left out: months of weeks, and longer ones of months too', () => {
    expect(DATE_PRECISIONS.map((precision) => (['week', 'month'] as const).map((cadence) => isDated({ precision }, cadence)))).toEqual([[true, true], [true, true], [false, true], [false, false]]);
    expect(seriesOf('n', DATE_PRECISIONS.map((precision) => event('2022-01-05', { precision })), TJK, [three], 'week')[0]!.values[0]).toBe(2);
  });

  test('a day of a country comes from the first source that covers it', () => {
    expect([isTaken(event('2022-01-04'), [three]), isTaken(event('2022-02-04'), [three]), isTaken(event('2022-01-04', { country: 'AFG' }), [three]), isTaken(event('2022-01-04'), [])]).toEqual([true, false, false, false]);
    // The later source goes on where the earlier one ends, and the week that both cover in part is whole.
    expect(seriesOf('n', [event('2022-01-24'), event('2022-01-26', { source: 'b' })], TJK, [three, covering('b', { TJK: [span('2022-01-20', '2022-01-30')] })], 'week')[0]!.values).toEqual([0, 0, 0, 2]);
  });

  const PROVINCES = ['TJ-KT', 'TJ-SU'];
  const events = fc.array(fc.record({ n: fc.nat(60), province: fc.option(fc.constantFrom(...PROVINCES)), precision: fc.constantFrom(...DATE_PRECISIONS), value: fc.nat(5) }), { maxLength: 60 })
    .map((list) => list.map(({ n, province, precision, value }, i) => event(addDays('2022-01-01', n), { id: String(i), precision, value, areas: province === null ? ['TJK'] : ['TJK', province] })));
  const AREAS = [...TJK, ...PROVINCES.map((id) => ({ id, countries: ['TJK'] }))];
  const COVERED = [covering('a', { TJK: [span('2022-01-01', '2022-01-31'), span('2022-02-09', '2022-02-28')] })];

  test('provinces and what has none add up to the country, and the order of rows does not matter', () => {
    fc.assert(fc.property(events, fc.constantFrom('week' as const, 'month' as const), (list, cadence) => {
      const [country, ...provinces] = seriesOf('n', list, AREAS, COVERED, cadence);
      const [homeless] = seriesOf('n', list.filter((one) => one.areas.length === 1), TJK, COVERED, cadence);
      for (const [i, value] of country!.values.entries()) expect(value).toBe(value === null ? null : provinces.reduce((sum, one) => sum + one.values[i]!, homeless!.values[i]!));
      expect(seriesOf('n', [...list].reverse(), AREAS, COVERED, cadence)).toEqual([country, ...provinces]);
    }));
  });

  test('null is exactly where a period is not wholly covered', () => {
    fc.assert(fc.property(events, (list) => {
      const [series] = seriesOf('n', list, TJK, COVERED, 'week');
      const weeks = periodsBetween(series!.from, '2022-W08');
      expect(series!.values.map((value) => value === null)).toEqual(weeks.map((week) => !covers(COVERED[0]!.countries.get('TJK')!, spanOf(week).from, spanOf(week).to)));
    }));
  });
});
