import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { must } from '../../../test/actors.ts';
import { cited, read, refugees } from '../../../test/cases/series.ts';
import type { ReadFile } from './read.ts';

const SHARED = join(import.meta.dirname, '../../../../shared/data');
const file = (text: string | Uint8Array, source: string): ReadFile => must<ReadFile>(read(text, source));
const seriesOf = (text: string | Uint8Array, source: string) => Object.fromEntries(file(text, source).series.map((one) => [one.series, one]));

describe('UNHCR', () => {
  test('refugees, one series for each country of origin, by country of asylum', () => {
    const found = seriesOf(refugees('2021,AFG,TJK,10719', '2020,AFG,TJK,5573', '2021,UZB,TJK,3'), 'unhcr-refugees');
    expect(Object.keys(found)).toEqual(['unhcr-refugees-AFG', 'unhcr-refugees-UZB']);
    expect(found['unhcr-refugees-AFG']).toMatchObject({ from: '2020', to: '2021', title: { en: 'Refugees, country of origin: Afghanistan', ru: 'Беженцы, страна происхождения: Афганистан' }, rows: [{ area: 'TJK', period: '2021', value: 10_719 }, { area: 'TJK', period: '2020', value: 5573 }] });
  });

  test('new applications in persons are added up; appeals, repeated ones and cases are left out', () => {
    const head = 'year,coo_iso,coa_iso,app_type,app_pc,applied';
    const rows = ['2021,AFG,TJK,N,P,6372', '2021,AFG,TJK,V,P,5', '2021,AFG,TJK,A,P,78', '2021,AFG,TJK,R,P,9', '2021,AFG,TJK,N,C,40'];
    expect(seriesOf([head, ...rows, ''].join('\n'), 'unhcr-asylum')['unhcr-asylum-AFG']!.rows).toEqual([{ area: 'TJK', period: '2021', value: 6377 }]);
  });
});

describe('UNODC', () => {
  test('seizures are counted by country and year; a year without a line is not there', () => {
    const found = file('COUNTRY;SEIZURE_DATE;DRUG_NAME\nTajikistan;2012-05-01;Heroin\nTajikistan;2012-07-01;Opium\nTajikistan;2016-01-02;Heroin\n"Iran, Islamic Republic of";2012-01-01;Heroin\n', 'unodc-seizures').series[0]!;
    expect(found.rows).toEqual([{ area: 'TJK', period: '2012', value: 2 }, { area: 'TJK', period: '2016', value: 1 }, { area: 'IRN', period: '2012', value: 1 }]);
  });
});

describe('figures from documents', () => {
  test('keep their document and its date, and parts of a unit', () => {
    expect(file(cited(), 'cited-figures').series).toMatchObject([{ series: 'people-in-need', unit: { en: 'million' }, rows: [{ area: 'AFG', period: '2022', value: 24.4, source: 'OCHA', published: '2022-04-28' }] }]);
  });

  test('a changed document is another digest', () => {
    expect(file(cited({ source: 'IPC' }), 'cited-figures').series[0]!.rowsDigest).not.toBe(file(cited(), 'cited-figures').series[0]!.rowsDigest);
  });
});

/** Files as their publishers give them. */
describe.skipIf(!existsSync(SHARED))('real files', () => {
  const of = (path: string): Uint8Array => readFileSync(join(SHARED, path));
  const at = (found: ReturnType<typeof seriesOf>, series: string, area: string, period: string) => found[series]!.rows.find((row) => row.area === area && row.period === period)?.value;

  test('UNHCR asylum applications', () => {
    const found = seriesOf(of('events/unhcr/asylum_applications-afg-tjk-uzb-tkm.csv'), 'unhcr-asylum');
    expect([at(found, 'unhcr-asylum-AFG', 'TJK', '2020'), at(found, 'unhcr-asylum-AFG', 'TJK', '2022'), at(found, 'unhcr-asylum-AFG', 'TJK', '2024')]).toEqual([1090, 329, 5307]);
  });

  test('UNHCR population figures', () => {
    const found = seriesOf(of('events/unhcr/population-afg-centralasia-caucasus.csv'), 'unhcr-refugees');
    expect([at(found, 'unhcr-refugees-AFG', 'TJK', '2020'), at(found, 'unhcr-refugees-AFG', 'TJK', '2021')]).toEqual([5573, 10_719]);
  });

  test('UNODC seizures: no Tajik line in 2013 to 2015, and that is no zero', () => {
    const found = seriesOf(of('events/unodc/unodc-ids-2011-2016.central-south-asia-caucasus.csv'), 'unodc-seizures');
    expect(['2011', '2012', '2013', '2014', '2015', '2016'].map((year) => at(found, 'unodc-seizures', 'TJK', year))).toEqual([33, 72, undefined, undefined, undefined, 22]);
  });

  test('UCDP by country and month, whole', () => {
    const found = seriesOf(of('forecast/cm_ged251_alltypes_region_1989-01_2022-04.csv'), 'ucdp-deaths');
    expect([at(found, 'ucdp-deaths', 'PAK', '2022-03'), at(found, 'ucdp-events', 'PAK', '2022-04'), at(found, 'ucdp-deaths', 'AFG', '2021-07')]).toEqual([134, 34, 8438]);
  });
});

if (!existsSync(SHARED)) process.stderr.write('\n!!! ../shared is not here: the real files of UNHCR, UNODC and UCDP were not read !!!\n\n');
