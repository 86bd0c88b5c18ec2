import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readAll, records, refusals, rowsOf, sourceOf, unsound } from '../../../test/cases/readers.ts';
import type { EventRecord, FigureRecord } from '../../core/ingest/record.ts';
import { encodingOf } from '../../core/ingest/text.ts';
import { codeOfFips } from '../../core/ingest/fips.ts';
import { codeOfName } from '../../platform/countries.ts';
import { readerOf } from './readers.ts';

const EVENTS = join(import.meta.dirname, '../../../../shared/data/events');
const textOf = (path: string): string => {
  const bytes = readFileSync(join(EVENTS, path));
  return new TextDecoder(encodingOf(bytes)).decode(bytes);
};
const read = (id: string, path: string) => readAll(sourceOf(id), textOf(path));

/** Files as their publishers give them, with the number of rows that each is known to have. */
describe.skipIf(!existsSync(EVENTS))('real files', () => {
  test.each<[id: string, path: string, rows: number, records: number]>([
    ['ipc', 'ipc/ipc_afg_area_long.csv', 5880, 5880],
    ['ipc', 'ipc/ipc_afg_area_long_latest.csv', 630, 630],
    ['ipc', 'ipc/ipc_afg_level1_long.csv', 55, 55],
    ['ipc', 'ipc/ipc_afg_national_long.csv', 147, 147],
    ['ipc', 'ipc/ipc-api-population-country-af.json', 6082, 6082],
    ['ipc', 'ipc/ipc_afg_area_wide.csv', 459, 5880],
    ['ipc', 'ipc/ipc_afg_level1_wide.csv', 8, 55],
    ['hapi-food-security', 'hapi/hdx_hapi_food_security_afg.csv', 6082, 6082],
    ['hapi-idps', 'hapi/hdx_hapi_idps_afg.csv', 5298, 5298],
    ['iom-dtm', 'iom-dtm/iom-dtm-afg-admin0-2.hxl.csv', 11_377, 11_377],
    ['iom-dtm', 'iom-dtm/displacement-admin0-admin0pcode-afg.json', 133, 133],
    ['iom-dtm', 'iom-dtm/displacement-admin1-admin0pcode-afg.json', 1395, 1395],
    ['idmc-idu', 'idmc/idmc_idu.json', 113, 113],
    ['idmc-idu', 'idmc/ind_idmc_idu_events.csv', 113, 113],
    ['unhcr-population', 'unhcr/population-afg-centralasia-caucasus.csv', 15_830, 126_647],
    ['unhcr-asylum-applications', 'unhcr/asylum_applications-afg-tjk-uzb-tkm.csv', 4551, 4551],
    ['idmc-idps', 'unhcr/idmc-idps-region.csv', 99, 99],
    ['unodc-individual-seizures', 'unodc/unodc-ids-2011-2016.central-south-asia-caucasus.csv', 12_809, 12_809],
    ['unodc-individual-seizures', 'unodc/unodc-ids-2011-2016.russia-central-asia-routes.csv', 220, 220],
    ['gdelt-mentions', 'gdelt/mentions-20170701234500.sample1635.csv', 559, 1118],
    ['gdelt-gkg', 'gdelt/gkg2-20170701234500.sample50.gkg.csv', 50, 214],
    ['gdelt-gkg', 'gdelt/gkg2-20170701234500.translation.sample50.gkg.csv', 50, 234],
    ['hxl', 'ucdp/conflict_data_BGD.hxl.csv', 601, 601],
    ['hxl', 'iom-dtm/iom-dtm-afg-admin0-2.hxl.csv', 11_377, 11_377],
    ['gdacs', 'gdacs/gdacs-rss-24h.first-item.xml', 1, 1],
  ])('%s: %s has %i rows', (id, path, rows, count) => {
    const found = read(id, path);
    expect([found.refusal, refusals(found), rowsOf(found), records(found).length]).toEqual([null, [], rows, count]);
    expect(found.items.flatMap(unsound)).toEqual([]);
    if (found.expected !== null) expect(found.expected).toBe(rows);
    // Nothing takes the place of another.
    const keys = records(found).map((one: Partial<FigureRecord & EventRecord>) => one.id ?? JSON.stringify([one.series, one.area, one.from, one.to, one.labels]));
    expect(new Set(keys).size).toBe(count);
  });

  test('what is not of a source, or is another cut of its figures, is refused as a whole', () => {
    const others: [string, string][] = [
      ['ipc', 'ipc/ipc_afg.geojson'], ['ipc', 'ipc/ipc-api-analyses-type-a.json'], ['iom-dtm', 'iom-dtm/displacement-country-list.json'],
      ['iom-dtm', 'iom-dtm/displacement-operation-list.json'], ['gdelt-gkg', 'gdelt/gkg1-20170701.sample50.tsv'], ['gdelt-mentions', 'gdelt/schema-mentions.csv'], ['gdelt-gkg', 'gdelt/20180101000000.export.CSV'],
    ];
    for (const [id, path] of others) expect([path, read(id, path)]).toMatchObject([path, { items: [], refusal: { code: expect.stringMatching(/missing_column|other_format/) as string } }]);
  });

  test('figures that are known', () => {
    const value = (id: string, path: string, like: object) => records<FigureRecord>(read(id, path)).filter((one) => Object.entries(like).every(([name, is]) => JSON.stringify(one[name as keyof FigureRecord]).includes(String(is)))).map((one) => one.value);
    expect(value('unhcr-population', 'unhcr/population-afg-centralasia-caucasus.csv', { series: '"unhcr-refugees"', area: 'TJK', labels: '"origin":"AFG"', from: '2021' })).toEqual([10_719]);
    expect(value('iom-dtm', 'iom-dtm/iom-dtm-afg-admin0-2.hxl.csv', { area: '"AFG"', from: '2017-03-30', labels: '"reason":"Conflict"' })).toEqual([179_956]);
    // One analysis, three ways: the country's phases three to five, as HDX, as HAPI, as the API of IPC gives them.
    expect(value('ipc', 'ipc/ipc_afg_national_long.csv', { series: '"ipc-phase-3-plus"', from: '2023-04-01' })).toEqual([17_213_584]);
    expect(value('ipc', 'ipc/ipc-api-population-country-af.json', { series: '"ipc-phase-3-plus"', from: '2023-04-01', area: '"AFG"' })).toEqual([17_213_584]);
    expect(value('hapi-food-security', 'hapi/hdx_hapi_food_security_afg.csv', { series: '"hapi-ipc-phase-3-plus"', from: '2023-04-01', area: '"AFG"' })).toEqual([17_213_584]);
  });

  test('the API of IPC and the files of HDX say the same, figure by figure', () => {
    const key = ({ series, area, from, to, value, labels }: FigureRecord) => JSON.stringify([series, area, from, to, value, labels.phase, labels.period]);
    const files = ['ipc/ipc_afg_area_long.csv', 'ipc/ipc_afg_level1_long.csv', 'ipc/ipc_afg_national_long.csv'].flatMap((path) => records<FigureRecord>(read('ipc', path)).map(key));
    expect(records<FigureRecord>(read('ipc', 'ipc/ipc-api-population-country-af.json')).map(key).sort()).toEqual(files.sort());
  });

  test('the wide and the long form of HDX say the same', () => {
    const key = (one: FigureRecord) => JSON.stringify(one);
    for (const form of ['area', 'level1']) {
      const [wide, long] = ['wide', 'long'].map((which) => records<FigureRecord>(read('ipc', `ipc/ipc_afg_${form}_${which}.csv`)).map(key).sort());
      expect(wide).toEqual(long);
    }
  });

  test('the day of an update is the one that its own words say', () => {
    const said = new Map((JSON.parse(textOf('idmc/idmc_idu.json')) as { id: number; standard_info_text: string }[]).map((one) => [String(one.id), / (\d\d) (\w+) +- +(\d\d) (\w+) +<\/b>$/.exec(one.standard_info_text)!.slice(1).join(' ')]));
    const spelled = (day: string): string => `${day.slice(8)} ${new Date(day).toLocaleString('en', { month: 'long', timeZone: 'UTC' })}`;
    const read113 = records<EventRecord>(read('idmc-idu', 'idmc/idmc_idu.json'));
    expect(read113.map(({ from, to }) => `${spelled(from)} ${spelled(to)}`)).toEqual(read113.map(({ id }) => said.get(id)));
  });

  test('GDELT: every mention is counted in an article, and countries of FIPS are those of their names', () => {
    const mentions = records<FigureRecord>(read('gdelt-mentions', 'gdelt/mentions-20170701234500.sample1635.csv'));
    expect(mentions.filter(({ series }) => series === 'gdelt-mentions').reduce((sum, { value }) => sum + value, 0)).toBe(1635);
    const texts = ['20180101000000.export.CSV', 'gkg2-20170701234500.sample50.gkg.csv', 'gkg2-20170701234500.translation.sample50.gkg.csv'].map((file) => textOf(`gdelt/${file}`));
    const named = texts.flatMap((text) => [...text.matchAll(/[\t;]1[\t#]([^\t#]+)[\t#]([A-Z]{2})[\t#]\2[\t#]/g)]).map(([, name, fips]) => [name!, fips!] as const);
    const known = new Map(named.filter(([name]) => codeOfName(name) !== null));
    expect(known.size).toBeGreaterThan(75);
    expect([...known].filter(([name, fips]) => codeOfFips(fips) !== codeOfName(name))).toEqual([]);
  });

  test('UNODC: rows that say the same are all kept, and linked; there are no Tajik rows in 2013 to 2015', () => {
    const seizures = records<EventRecord>(read('unodc-individual-seizures', 'unodc/unodc-ids-2011-2016.central-south-asia-caucasus.csv'));
    expect(seizures.length - new Set(seizures.map(({ same }) => same)).size).toBe(1591);
    expect([...new Set(seizures.filter(({ place }) => place.country === 'TJK').map(({ from }) => from.slice(0, 4)))].sort()).toEqual(['2011', '2012', '2016']);
  });

  test('alerts: valid ones are read, others refused with the place and the reason', () => {
    const found = Object.fromEntries(readdirSync(join(EVENTS, 'cap')).map((file) => {
      const one = read('cap', `cap/${file}`);
      expect(one.items.flatMap(unsound)).toEqual([]);
      return [file, one.refusal?.code ?? [...refusals(one), records<EventRecord>(one).filter(({ deleted }) => !deleted).length].join(' ')];
    }));
    expect(found).toEqual({
      'amber.atom': '1', 'australia.cap': '1', 'bushfire_valid.edxlde': '7', 'canada.cap': '1', 'canada_signed.atom': '1', 'canada_signed.cap': '1', 'earthquake-iso8859-1.cap': '1', 'earthquake.cap': '1', 'earthquake_signed.cap': '1', 'no_optional_fields.cap': '1',
      'wcatwc-warning.cap': '1', 'weather.atom': '1', 'weather.cap': '1', 'empty_weather_index.atom': '0',
      // The alert stands in the feed beside its entries.
      'no_entries.atom': '1',
      'bushfire_invalid.edxlde': '90 sources.missing_value 100 sources.bad_code 5', 'canada_errors.cap': '2 sources.missing_value 0', 'invalid.cap': '2 sources.bad_code 0', 'noaa_errors.cap': '3 sources.missing_value 0', 'weather_invalid.atom': '16 sources.bad_alert 0',
      'invalid.rss': '5 sources.no_alert 0', 'invalid_element.atom': '8 sources.no_alert 0', 'no_id.atom': '9 sources.no_alert 0', 'no_link.atom': '9 sources.no_alert 0', 'no_title.atom': '9 sources.no_alert 0',
      'earthquake_index.atom': '10 sources.no_alert 0', 'ny_index.rss': '11 sources.no_alert 20 sources.no_alert 0', 'weather_index.atom': '27 sources.no_alert 55 sources.no_alert 0',
      'xee.atom': 'sources.doctype', 'xee.cap': 'sources.doctype',
    });
    expect(records<EventRecord>(read('cap', 'cap/earthquake-iso8859-1.cap'))[0]!.title).toContain('Usulután');
  });
});

if (!existsSync(EVENTS)) process.stderr.write('\n!!! ../shared is not here: the real files of the sources were not read !!!\n\n');

const DOMAIN = join(import.meta.dirname, '../../../../shared/data/domain');

describe.skipIf(!existsSync(DOMAIN))('real files of the United Nations', () => {
  const readDomain = (id: string, path: string) => readAll(readerOf(id)!, readFileSync(join(DOMAIN, path), 'utf8'));

  test('contributions of 31 March 2014: 573 rows, 17 missions, 97,811 persons', () => {
    const found = readDomain('un-contributions', 'un-contributions-ipi/contributions-by-mission-2014-03-31.csv');
    expect([found.refusal, refusals(found), rowsOf(found)]).toEqual([null, [], 573]);
    const totals = records<FigureRecord>(found).filter((one) => one.series === 'un-personnel');
    expect([totals.length, totals.reduce((sum, one) => sum + one.value, 0), new Set(totals.map((one) => one.labels.mission)).size]).toEqual([573, 97_811, 17]);
    expect(found.items.flatMap(unsound)).toEqual([]);
  });

  test.each([['ARM', 'Armenia', 26], ['BLR', 'Belarus', 36], ['KAZ', 'Kazakhstan', 38], ['KGZ', 'Kyrgyzstan', 187], ['RUS', 'Russian_Federation', 281], ['TJK', 'Tajikistan', 64]])('%s by month', (code, name, rows) => {
    const found = readDomain(`un-contributor-${code.toLowerCase()}`, `un-contributions-ipi/contributor-${name}.csv`);
    expect([found.refusal, refusals(found), rowsOf(found)]).toEqual([null, [], rows]);
    expect(records<FigureRecord>(found).every((one) => one.area === code)).toBe(true);
  });

  test('the list of missions: six rows with longitude and latitude in each other’s column, rows without a day refused', () => {
    const found = readDomain('un-missions', 'un-pko-missions/DPPADPOSS-PKO.csv');
    expect([found.refusal, rowsOf(found)]).toEqual([null, 81]);
    // Three have no first day.
    expect(refusals(found)).toEqual(['15 sources.bad_date', '38 sources.bad_date', '82 sources.bad_date']);
    const swapped = records<EventRecord>(found).filter((one) => one.status?.includes('longitude'));
    expect(swapped.map((one) => one.actors[0]).sort((a, b) => (a! < b! ? -1 : 1))).toEqual(['MINUSMA', 'UNAVEM I', 'UNAVEM II', 'UNEF', 'UNOSOM I', 'UNOSOM II']);
    const angola = records<EventRecord>(found).find((one) => one.actors[0] === 'UNAVEM II')!;
    expect([angola.place.lat, angola.place.lon]).toEqual([-8.8383, 13.2344]);
  });

  test('votes in the General Assembly: every row is one', () => {
    const found = readDomain('unga-votes', 'unga-votes/unga-votes-csto-1992-2019.csv');
    expect([found.refusal, refusals(found), records(found).length]).toEqual([null, [], 15_141]);
  });
});
