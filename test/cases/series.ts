import { createHash } from 'node:crypto';
import { importSeries } from '../../src/features/series/commands.ts';
import { MOST_BYTES, readSeries, type ReadSeries } from '../../src/features/series/read.ts';
import { recordImport, type ImportState } from '../../src/features/series/rules.ts';
import { sourceById } from '../../src/features/series/sources.ts';
import type { Decision } from '../../src/core/act.ts';
import type { Refusal } from '../../src/core/refusal.ts';
import { as, chair, general, officer } from '../actors.ts';
import type { RefusalCase } from './refusal.ts';

export const HEAD = 'country_iso3,year_month,ucdp_fatalities_best';
export const DIGEST = createHash('sha256').update('rows').digest('hex');

/** Reads a file of the example's source, given as text or as bytes. */
export const read = (file: string | Uint8Array): ReadSeries | Refusal =>
  readSeries(typeof file === 'string' ? new TextEncoder().encode(file) : file, sourceById('ucdp-deaths')!, (bytes) => createHash('sha256').update(bytes).digest('hex'));
export const table = (...rows: string[]): string => `${[HEAD, ...rows].join('\n')}\n`;
const utf16 = (text: string, mark: string): Uint8Array => Buffer.from(`${mark}${text}`, 'utf16le');

export const record = (state: Partial<ImportState> = {}, context = as(officer)): Decision =>
  recordImport({ next: 3, present: null, ...state }, {
    series: 'ucdp-deaths', title: { en: 'Deaths' }, unit: { en: 'deaths a month' }, source: 'UCDP', licence: 'CC BY 4.0', cadence: 'month',
    from: '2022-01', to: '2022-04', vintage: '2025', rows: 4, rowsDigest: DIGEST, file: 'deaths.csv', fileDigest: DIGEST,
  }, context);

export const seriesRefusals: readonly RefusalCase[] = [
  ['series.not_allowed', 'by a delegate', () => record({}, as(chair))],
  ['series.not_allowed', 'by the Secretary General', () => record({}, as(general))],
  ['series.unchanged', 'with the figures that are there already', () => record({ present: { id: 'I-2', fileDigest: '', rowsDigest: DIGEST } }), { facts: { id: 'I-2' }, field: 'file' }],
  ['series.unknown_source', 'from a source nobody described', () => importSeries({ source: 'acled', file: 'x.csv', bytes: new Uint8Array(), once: null }), { facts: { source: 'acled', known: ['ucdp-deaths'] }, field: 'source' }],
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
];
