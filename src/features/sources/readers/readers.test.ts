import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { EventRecord, Item, Reader } from '../../../core/ingest/record.ts';
import { storable } from '../../../core/ingest/text.ts';
import { isRefusal, type Refusal } from '../../../core/refusal.ts';
import { testRefusals } from '../../../../test/cases/refusal.ts';
import { ged } from '../../../../test/cases/files.ts';
import { gdeltRow } from '../../../../test/cases/gdelt.ts';
import { readAll, sourceRefusals } from '../../../../test/cases/sources.ts';
import { READERS, readerOf } from '../readers.ts';

testRefusals(sourceRefusals);

const one = (source: string, text: string): EventRecord => (readAll(source, text) as { record: EventRecord }[])[0]!.record;

describe('UCDP', () => {
  test('a row is an event, with its precision on the common scale and its certainty kept', () => {
    expect(one('ucdp-ged', ged({}))).toEqual({
      id: '1', from: '2022-05-18', to: '2022-05-18', datePrecision: 'day', kind: '1', actors: ['Government of Tajikistan', 'A'], status: 'Clear', title: 'Clash in Rushan;More dead',
      place: { country: 'TJK', admin1: 'Gorno-Badakhshan', admin2: 'Rushan district', name: 'Rushan district', lat: 37.95, lon: 71.55, precision: 'district', cell: 184464 },
      measures: { best: 9, low: 9, high: 17, deaths_a: 1, deaths_b: 8, deaths_civilians: 0, deaths_unknown: 0, number_of_sources: 2, event_clarity: 1, active_year: 1 },
      links: ['Asia-Plus,2022-05-18,Clash in Rushan', 'Reuters,2022-05-19,More dead'],
    });
  });

  test.each([['1', 'exact'], ['2', 'near'], ['3', 'district'], ['4', 'province'], ['5', 'area'], ['6', 'country'], ['7', 'waters']])('where_prec %s is %s', (code, precision) => {
    expect(one('ucdp-ged', ged({ where_prec: code })).place.precision).toBe(precision);
  });
  test.each([['1', 'day'], ['2', 'week'], ['3', 'week'], ['4', 'month'], ['5', 'longer']])('date_prec %s is %s', (code, precision) => {
    expect(one('ucdp-ged', ged({ date_prec: code })).datePrecision).toBe(precision);
  });

  test('values as other versions of the files write them', () => {
    const record = one('ucdp-candidate', ged({ active_year: 'TRUE', date_start: '2022-05-18 00:00:00.000', date_end: '2022-05-19T00:00:00', best: '9.0', number_of_sources: '-1', priogrid_gid: '', code_status: 'Check deaths', source_article: 'AGGREGATION' }));
    expect(record).toMatchObject({ from: '2022-05-18', to: '2022-05-19', status: 'Check deaths', links: ['AGGREGATION'], place: { cell: null } });
    expect(record.measures).toMatchObject({ active_year: 1, best: 9 });
    expect(record.measures).not.toHaveProperty('number_of_sources');
  });

  test('columns are found by their names, in any order and number', () => {
    const [head, row] = ged({ source_headline: 'one', source_article: 'x' }).trim().split('\n').map((line) => line.split(','));
    const turned = [head!.toReversed(), row!.toReversed()].map((cells) => ['more', ...cells].join(',')).join('\r\n');
    expect(one('ucdp-ged', turned)).toEqual(one('ucdp-ged', ged({ source_headline: 'one', source_article: 'x' })));
  });

  test('a second line of names, as HXL has it, is no row', () => {
    const [head, row] = ged({}).split('\n');
    expect(readAll('ucdp-ged', `${head}\n,${'#date,'.repeat(head!.split(',').length - 2)}\n${row}\n`)).toMatchObject([{ line: 3, record: { id: '1' } }]);
  });
});

describe('GDELT', () => {
  test('a row is a report, its place by ISO and its actors by name', () => {
    expect(one('gdelt-events', gdeltRow(0))).toMatchObject({
      id: '719000000', from: '2022-01-01', datePrecision: 'day', kind: '043', actors: ['AFGHAN', 'AFGHAN'], links: ['https://news.example.org/2022/05/18/a-headline-of-some-length-about-0/'],
      place: { country: 'TJK', admin1: 'TI01', lat: 37.4897, lon: 71.553, precision: 'near', name: 'Khorugh, Kuhistoni Badakhshon, Tajikistan' },
      measures: { goldstein: 2.8, mentions: 18, sources: 3, articles: 18, tone: -2.56410256410256, root: 0, quad: 1 },
    });
  });

  test.each([['0', 'none'], ['1', 'country'], ['2', 'province'], ['3', 'near'], ['4', 'near'], ['5', 'province']])('a place of kind %s is %s', (type, precision) => {
    expect(one('gdelt-events', gdeltRow(0, { 51: type })).place.precision).toBe(precision);
  });

  test.each([['TI', 'TJK'], ['TX', 'TKM'], ['AJ', 'AZE'], ['GG', 'GEO'], ['KG', 'KGZ'], ['RS', 'RUS'], ['CH', 'CHN'], ['OS', null]])('%s is %s', (fips, iso) => {
    expect(one('gdelt-events', gdeltRow(0, { 53: fips })).place.country).toBe(iso);
  });

  test('rows that report the same are linked: day, both actors, code and place', () => {
    const same = (n: number, change: Record<number, string> = {}): string | undefined => one('gdelt-events', gdeltRow(n, change)).same;
    expect(same(9)).toBe(same(8));
    for (const change of [{ 1: '20220110' }, { 5: 'X' }, { 15: 'X' }, { 26: '044' }, { 54: 'AF01' }, { 57: '70' }] as Record<number, string>[]) expect(same(9, change)).not.toBe(same(8));
    expect(same(9, { 31: '99', 60: 'x' }), 'how often and where it was said does not matter').toBe(same(8));
  });

  test('a line of names, as copies have it, is no row', () => {
    expect(readAll('gdelt-events', `GLOBALEVENTID${'\tX'.repeat(60)}\n${gdeltRow(0)}`)).toMatchObject([{ line: 2, record: { id: '719000000' } }]);
  });
});

const FILES: Readonly<Record<string, string>> = {
  'ucdp-ged': ged({}, { id: '2', best: 'x' }, { id: '3', source_headline: 'two\nlines, "quoted" 🏔' }),
  'ucdp-candidate': ged({ code_status: 'Check deaths' }, { id: '2', date_start: '2022-02-30' }),
  'gdelt-events': Array.from({ length: 4 }, (_, n) => gdeltRow(n)).join('').replace('AFG', 'AF\tG'),
};
const own = READERS.filter(({ id }) => id in FILES);

/** What a reader makes of a text in pieces. */
function inPieces(source: string, text: string, lengths: readonly number[]): unknown[] | Refusal {
  const reader = readerOf(source)!.open() as Reader<EventRecord>;
  const items: Item<EventRecord>[] = [];
  let at = 0;
  for (const length of [...lengths, Infinity]) {
    const found = reader.push(text.slice(at, (at += length)));
    if (isRefusal(found)) return found;
    items.push(...found);
  }
  const ended = reader.end();
  return isRefusal(ended) ? ended : [...items, ...ended];
}

describe.each(own)('$id', ({ id }) => {
  const mutated = fc.tuple(fc.array(fc.tuple(fc.nat(FILES[id]!.length), fc.nat(8), fc.constantFrom('', '"', ',', '\t', '\n', '\0', '\ud83c', '-1', 'NaN', '99999999999999999999', '0x10')), { maxLength: 4 }))
    .map(([changes]) => changes.reduce((text, [at, length, put]) => text.slice(0, at) + put + text.slice(at + length), FILES[id]!));

  test('gives the same items wherever a file is cut, whatever stands in it', () => {
    fc.assert(fc.property(mutated, fc.array(fc.nat(60), { maxLength: 30 }), (text, lengths) => void expect(inPieces(id, text, lengths)).toEqual(inPieces(id, text, []))), { numRuns: 400 });
  });

  test('loses no line: each is part of a record or of a refusal', () => {
    fc.assert(fc.property(mutated, (text) => {
      const items = inPieces(id, text, []) as Item<EventRecord>[] | Refusal;
      if (isRefusal(items)) return;
      const lines = items.map((item) => item.line);
      expect(lines).toEqual([...new Set(lines)].sort((a, b) => a - b));
      // As it can be stored: a character that is none is a mark for one.
      const kept = storable(text);
      for (const item of items) if ('refusal' in item) expect(kept).toContain(item.raw);
    }), { numRuns: 400 });
  });
});
