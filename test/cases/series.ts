import { createHash } from 'node:crypto';
import { importSeries } from '../../src/features/series/commands.ts';
import { MOST_BYTES, readSeries, type ReadFile } from '../../src/features/series/read.ts';
import { recordImport, type ImportState } from '../../src/features/series/rules.ts';
import { sourceById } from '../../src/features/series/sources.ts';
import type { Decision } from '../../src/core/act.ts';
import type { Refusal } from '../../src/core/refusal.ts';
import { as, chair, general, officer } from '../actors.ts';
import type { RefusalCase } from './refusal.ts';

export const HEAD = 'country_iso3,year_month,ucdp_fatalities_best';
export const DIGEST = createHash('sha256').update('rows').digest('hex');

/** Reads a file of the example's source, given as text or as bytes. */
export const read = (file: string | Uint8Array, source = 'ucdp-deaths'): ReadFile | Refusal =>
  readSeries(typeof file === 'string' ? new TextEncoder().encode(file) : file, sourceById(source)!, (bytes) => createHash('sha256').update(bytes).digest('hex'));
export const table = (...rows: string[]): string => `${[HEAD, ...rows].join('\n')}\n`;
const utf16 = (text: string, mark: string): Uint8Array => Buffer.from(`${mark}${text}`, 'utf16le');

export const record = (state: Partial<ImportState> = {}, context = as(officer), series: readonly string[] = ['ucdp-deaths']): Decision =>
  recordImport({ next: 3, present: {}, ...state }, series.map((one) => ({
    series: one, title: { en: 'Deaths' }, unit: { en: 'deaths a month' }, source: 'UCDP', licence: 'CC BY 4.0', cadence: 'month',
    from: '2022-01', to: '2022-04', vintage: '2025', rows: 4, rowsDigest: DIGEST, file: 'deaths.csv', fileDigest: DIGEST,
  })), context);

export const refugees = (...rows: string[]): string => `${['year,coo_iso,coa_iso,refugees', ...rows].join('\n')}\n`;
/** One figure from a document, with some cells changed. */
export function cited(change: Record<string, string> = {}): string {
  const cells = { series: 'people-in-need', title_en: 'People in need', unit_en: 'million', area: 'AFG', year: '2022', value: '24.4', source: 'OCHA', published: '2022-04-28', ...change };
  return `${Object.keys(cells).join(',')}\n${Object.values(cells).join(',')}\n`;
}

export const seriesRefusals: readonly RefusalCase[] = [
  ['series.not_allowed', 'by a delegate', () => record({}, as(chair))],
  ['series.not_allowed', 'by the Secretary General', () => record({}, as(general))],
  ['series.unchanged', 'with the figures that are there already', () => record({ present: { 'ucdp-deaths': { id: 'I-2', rowsDigest: DIGEST } } }), { facts: { id: 'I-2' }, field: 'file' }],
  ['series.unknown_source', 'from a source nobody described', () => importSeries({ source: 'acled', file: 'x.csv', bytes: new Uint8Array(), once: null }), { facts: { source: 'acled', known: ['ucdp-deaths', 'unhcr-asylum', 'unhcr-refugees', 'cited-figures', 'unodc-seizures'] }, field: 'source' }],
  ['series.unknown_source', 'from a source with the name of a property', () => importSeries({ source: 'constructor', file: 'x.csv', bytes: new Uint8Array(), once: null }), { field: 'source' }],
  ['series.too_large', 'one byte over 25 MiB', () => read(new Uint8Array(MOST_BYTES + 1)), { facts: { megabytes: 26, most: 25 }, field: 'file' }],
  ['series.empty', 'an empty file', () => read(''), { field: 'file' }],
  ['series.empty', 'line ends and nothing else', () => read('\n\n\n'), { field: 'file' }],
  ['series.empty', 'column names and no row', () => read(table()), { field: 'file' }],
  ['series.empty', 'rows without a single figure', () => read(table('AFG,2022-04,', 'TJK,2022-04,')), { field: 'file' }],
  ['series.not_utf8', 'windows-1251', () => read(Uint8Array.from([...Buffer.from(`${HEAD},note\nAFG,2022-04,5,`), 0xc0, 0xf4, 0xe3, 0x0a])), { field: 'file' }],
  ['series.not_utf8', 'UTF-16 with its mark', () => read(utf16(table('AFG,2022-04,5'), '\ufeff')), { field: 'file' }],
  ['series.not_utf8', 'UTF-16 without it', () => read(utf16(table('AFG,2022-04,5'), '')), { field: 'file' }],
  ['series.not_utf8', 'a spreadsheet’s own file', () => read(Uint8Array.from([0x50, 0x4b, 0x03, 0x04, 0x14, 0x00, 0x06, 0x00])), { field: 'file' }],
  ['series.not_a_table', 'a row with a column too many', () => read(table('AFG,2022-04,5', 'TJK,2022-04,5,6')), { facts: { line: 3 }, field: 'file' }],
  ['series.not_a_table', 'a row with a column too few', () => read(table('AFG,2022-04,5', 'TJK,2022-04', 'KGZ,2022-04,1')), { facts: { line: 3 }, field: 'file' }],
  ['series.not_a_table', 'a quotation mark that is never closed', () => read(table('AFG,2022-04,"5')), { field: 'file' }],
  ['series.missing_column', 'the column of the figures has another name', () => read('country_iso3,year_month,deaths\nAFG,2022-04,5\n'), { facts: { missing: ['ucdp_fatalities_best'], found: ['country_iso3', 'year_month', 'deaths'] }, field: 'file' }],
  ['series.missing_column', 'semicolons between the columns', () => read(table('AFG,2022-04,5').replaceAll(',', ';')), { facts: { missing: HEAD.split(','), found: [HEAD.replaceAll(',', ';')] }, field: 'file' }],
  ['series.missing_column', 'no line of names', () => read('AFG,2022-04,5\n'), { facts: { found: ['AFG', '2022-04', '5'] }, field: 'file' }],
  ['series.bad_area', 'the name of a country', () => read(table('AFG,2022-04,5', 'Tajikistan,2022-04,5')), { facts: { line: 3, value: 'Tajikistan' }, field: 'file' }],
  ['series.bad_area', 'no country', () => read(table('AFG,2022-04,5', 'TJK,2022-04,1', ',2022-04,5')), { facts: { line: 4, value: '' }, field: 'file' }],
  ['series.bad_period', 'a month that is not there', () => read(table('AFG,2022-13,5')), { facts: { line: 2, value: '2022-13' }, field: 'file' }],
  ['series.bad_period', 'a day', () => read(table('AFG,2022-04,5', 'AFG,2022-05-01,5')), { facts: { line: 3, value: '2022-05-01' }, field: 'file' }],
  ['series.bad_value', 'a part of a death', () => read(table('AFG,2022-04,5', 'AFG,2022-05,5.5')), { facts: { line: 3, value: '5.5' }, field: 'file' }],
  ['series.bad_value', 'below zero', () => read(table('AFG,2022-04,-1')), { facts: { line: 2, value: '-1' }, field: 'file' }],
  ['series.bad_value', 'a word for what is not known', () => read(table('AFG,2022-04,NA')), { facts: { line: 2, value: 'NA' }, field: 'file' }],
  ['series.bad_value', 'grouped thousands', () => read(table('AFG,2022-04,"1,823"')), { facts: { line: 2, value: '1,823' }, field: 'file' }],
  ['series.bad_value', 'more than the database holds', () => read(table('AFG,2022-04,1234567890')), { facts: { line: 2 }, field: 'file' }],
  ['series.bad_value', 'with the line as an editor counts it, past an empty one', () => read(table('AFG,2022-04,5', '', 'AFG,2022-05,x')), { facts: { line: 4, value: 'x' }, field: 'file' }],
  ['series.bad_value', 'with the line as an editor counts it, past a cell of two lines', () => read(`${HEAD},note\nAFG,2022-04,5,"a\nb"\nAFG,2022-05,x,c\n`), { facts: { line: 4, value: 'x' }, field: 'file' }],
  ['series.twice', 'the same month twice', () => read(table('AFG,2022-04,5', 'TJK,2022-04,5', 'AFG,2022-04,5')), { facts: { line: 4, value: 'AFG 2022-04' }, field: 'file' }],
  ['series.twice', 'the same month, first not covered, then a figure', () => read(table('AFG,2022-04,', 'AFG,2022-04,5')), { facts: { line: 3, value: 'AFG 2022-04' }, field: 'file' }],
  ['series.bad_year', 'a month where a year belongs', () => read(refugees('2022-04,AFG,TJK,5'), 'unhcr-refugees'), { facts: { line: 2, value: '2022-04' }, field: 'file' }],
  ['series.bad_figure', 'a figure with a comma', () => read(cited({ value: '"24,4"' }), 'cited-figures'), { facts: { line: 2, value: '24,4' }, field: 'file' }],
  ['series.bad_figure', 'a cited figure left empty', () => read(cited({ value: '' }), 'cited-figures'), { facts: { line: 2, value: '' }, field: 'file' }],
  ['series.bad_published', 'a date of publication in words', () => read(cited({ published: 'last year' }), 'cited-figures'), { facts: { line: 2, value: 'last year' }, field: 'file' }],
  ['series.bad_series', 'a series with a blank in its name', () => read(cited({ series: 'opium price' }), 'cited-figures'), { facts: { line: 2, value: 'opium price' }, field: 'file' }],
  ['series.no_source', 'a figure without a document', () => read(cited({ source: '' }), 'cited-figures'), { facts: { line: 2 }, field: 'file' }],
  ['series.no_words', 'a series without a unit', () => read(cited({ unit_en: '' }), 'cited-figures'), { facts: { line: 2 }, field: 'file' }],
  ['series.twice', 'the same year of one series twice', () => read(`${cited()}${cited().split('\n')[1]}\n`, 'cited-figures'), { facts: { line: 3, value: 'AFG 2022' }, field: 'file' }],
  ['series.unknown_country', 'a country that is none', () => read('COUNTRY;SEIZURE_DATE;DRUG_NAME\nRuritania;2012-05-01;Heroin\n', 'unodc-seizures'), { facts: { line: 2, value: 'Ruritania' }, field: 'file' }],
  ['series.bad_day', 'a seizure on no day', () => read('COUNTRY;SEIZURE_DATE;DRUG_NAME\nTajikistan;May 2012;Heroin\n', 'unodc-seizures'), { facts: { line: 2, value: 'May 2012' }, field: 'file' }],
];
