import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { must } from '../../../test/actors.ts';
import { HEAD, read, table } from '../../../test/cases/series.ts';
import { rowsDigest, type ReadFile, type ReadFigures } from './read.ts';

const first = (file: string | Uint8Array): ReadFigures => must<ReadFile>(read(file)).series[0]!;
const rowsOf = (file: string | Uint8Array): ReadFigures['rows'] => first(file).rows;
const ROWS = [{ area: 'AFG', period: '2022-03', value: 0 }, { area: 'TJK', period: '2022-04', value: 12 }];

describe('reading a file of figures', () => {
  test.each([
    ['line feeds', `${HEAD}\nAFG,2022-03,0\nTJK,2022-04,12\n`],
    ['carriage returns and line feeds', `${HEAD}\r\nAFG,2022-03,0\r\nTJK,2022-04,12\r\n`],
    ['no line end at the end', `${HEAD}\nAFG,2022-03,0\nTJK,2022-04,12`],
    ['a byte order mark', `\ufeff${HEAD}\r\nAFG,2022-03,0\r\nTJK,2022-04,12\r\n`],
    ['empty lines between', `${HEAD}\n\nAFG,2022-03,0\n\n\nTJK,2022-04,12\n`],
    ['quoted and padded cells', `${HEAD}\n"AFG", 2022-03 ,"0"\nTJK,2022-04, 12\n`],
    ['figures with .0', `${HEAD}\nAFG,2022-03,0.0\nTJK,2022-04,12.000\n`],
    ['columns in another order, and more of them', 'note,ucdp_fatalities_best,country_iso3,year_month\nx,0,AFG,2022-03\n"y, z",12,TJK,2022-04\n'],
    ['a month that is not covered: missing, which is not zero', `${HEAD}\nAFG,2022-03,0\nKGZ,2022-04,\nTJK,2022-04,12\n`],
    ['Cyrillic in a column that is not read', `${HEAD},страна\nAFG,2022-03,0,Афганистан\nTJK,2022-04,12,Таджикистан\n`],
  ])('%s', (_, file) => {
    expect(rowsOf(file)).toEqual(ROWS);
    expect(first(file)).toMatchObject({ series: 'ucdp-deaths', from: '2022-03', to: '2022-04', rowsDigest: rowsDigest(ROWS) });
    expect(must<ReadFile>(read(file)).fileDigest).toBe(createHash('sha256').update(file).digest('hex'));
  });

  test('the first and the last month, in whatever order the rows come', () => {
    expect(first(table('AFG,2022-04,1', 'AFG,2019-12,1', 'TJK,2021-01,1'))).toMatchObject({ from: '2019-12', to: '2022-04' });
  });

  test('the largest figure the database holds in full', () => {
    expect(rowsOf(table('AFG,2022-04,999999999'))[0]!.value).toBe(999_999_999);
  });

  test('the file of the example, whole', () => {
    const file = readFileSync(new URL('../../example/ucdp-deaths.csv', import.meta.url));
    const lines = file.toString('utf8').trim().split('\n').length - 1;
    expect(must<ReadFile>(read(file)).series.map(({ series, from, to, rows }) => ({ series, from, to, rows: rows.length }))).toEqual([
      { series: 'ucdp-deaths', from: '2012-01', to: '2022-04', rows: lines }, { series: 'ucdp-events', from: '2012-01', to: '2022-04', rows: lines },
    ]);
  });
});

describe('the digest of the rows', () => {
  test('does not depend on their order, and on everything else', () => {
    expect(rowsDigest([...ROWS].reverse())).toBe(rowsDigest(ROWS));
    const others = [[ROWS[0]!], [], [{ ...ROWS[0]!, value: 1 }, ROWS[1]!], [{ ...ROWS[0]!, area: 'KAZ' }, ROWS[1]!], [{ ...ROWS[0]!, period: '2022-02' }, ROWS[1]!]].map(rowsDigest);
    expect(new Set([rowsDigest(ROWS), ...others]).size).toBe(6);
  });

  test('is the one anybody can compute: SHA-256 of [["AFG","2022-03",0],["TJK","2022-04",12]]', () => {
    expect(rowsDigest(ROWS)).toBe(createHash('sha256').update('[["AFG","2022-03",0],["TJK","2022-04",12]]').digest('hex'));
  });
});
