import { MOST_JSON } from '../../src/core/ingest/answer.ts';
import type { RefusalCase } from './refusal.ts';
import { readAll, sample, sourceOf } from './readers.ts';

/** What the first row that is not taken, or else the file, is refused with. */
function refusedWith(id: string, text: string): unknown {
  const found = readAll(sourceOf(id), text);
  return found.items.flatMap((item) => ('refusal' in item ? [item.refusal] : []))[0] ?? found.refusal;
}
const changed = (file: string, from: string, to: string): string => {
  if (!sample(file).includes(from)) throw new Error(`${file} has no ${from}`);
  return sample(file).replace(from, to);
};

export const readerCases: readonly RefusalCase[] = [
  ['sources.bad_sum', 'parts that do not make the whole', () => refusedWith('un-contributions', changed('un-contributions.csv', ',0,2,142', ',0,2,143')), { facts: { line: 3, column: 'Total', value: 143, sum: 142 } }],
  ['sources.missing_column', 'a column has another name', () => refusedWith('ipc', changed('ipc.csv', 'Phase', 'Stage')), { facts: { missing: ['Phase'] } }],
  ['sources.missing_column', 'an empty file', () => refusedWith('acled', '')],
  ['sources.missing_column', 'no line of hashtags', () => refusedWith('hxl', 'a,b\n'.repeat(30)), { facts: { missing: ['#'] } }],
  ['sources.missing_column', 'an answer without the list', () => refusedWith('iom-dtm', '{"results": []}'), { facts: { found: ['results'] } }],
  ['sources.other_format', 'XML of another kind', () => refusedWith('cap', '<html></html>'), { facts: { found: 'html' } }],
  ['sources.other_format', 'a table of another width', () => refusedWith('gdelt-gkg', sample('gdelt-mentions.csv')), { facts: { found: 16, expected: 27 } }],
  ['sources.not_json', 'an answer that was cut off', () => refusedWith('iom-dtm', sample('iom-dtm.json').slice(0, -2))],
  ['sources.not_xml', 'a tag that is never closed', () => refusedWith('gdacs', sample('gdacs.xml').replaceAll('</channel>', '')), { facts: { line: 10 } }],
  ['sources.doctype', 'a declaration of the document’s type', () => refusedWith('cap', changed('cap.xml', '<alert', '<!DOCTYPE a>\n<alert'))],
  ['sources.endless', 'an answer longer than is parsed', () => refusedWith('iom-dtm', `{"result": [${' '.repeat(MOST_JSON)}]}`), { facts: { most: 64 } }],
  ['sources.bad_quotes', 'a quotation mark within a cell', () => refusedWith('ipc', changed('ipc.csv', 'Upper Vale', 'Upper "Vale')), { facts: { line: 2 } }],
  ['sources.bad_columns', 'a cell too many', () => refusedWith('ipc', changed('ipc.csv', '100,1.0', '100,1.0,')), { facts: { line: 2, found: 12, expected: 11 } }],
  ['sources.bad_text', 'NUL', () => refusedWith('ipc', changed('ipc.csv', 'Upper Vale', 'Upper\0Vale'))],
  ['sources.bad_date', 'a month that is not there', () => refusedWith('ipc', changed('ipc.csv', '2031-04-01', '2031-13-01')), { facts: { line: 2, column: 'From', value: '2031-13-01' } }],
  ['sources.bad_date', 'a last day before the first', () => refusedWith('incidents', changed('incidents.csv', '03.05.2022', '30.04.2022')), { facts: { line: 3, column: 'to' } }],
  ['sources.bad_number', 'a word', () => refusedWith('ipc', changed('ipc.csv', '100,1.0', 'many,1.0')), { facts: { line: 2, column: 'Number', value: 'many' } }],
  ['sources.bad_number', 'fewer than none', () => refusedWith('ipc', changed('ipc.csv', '100,1.0', '-1,1.0'))],
  ['sources.no_place', 'latitude and longitude in each other’s place', () => refusedWith('gdacs', changed('gdacs.xml', '38.9</geo:lat>', '171.3</geo:lat>')), { facts: { value: '171.3, 71.3' } }],
  ['sources.no_place', 'half of a point', () => refusedWith('incidents', changed('incidents.csv', '37.19,68.60', '37.19,'))],
  ['sources.no_place', 'no country', () => refusedWith('incidents', changed('incidents.csv', 'TJK,Khatlon', 'Tajikistan,Khatlon'))],
  ['sources.bad_code', 'a precision that nobody described', () => refusedWith('acled', changed('acled.csv', '70.5833,1', '70.5833,7')), { facts: { column: 'geo_precision', value: '7', known: ['1', '2', '3'] } }],
  ['sources.missing_value', 'a row without its number', () => refusedWith('incidents', changed('incidents.csv', 'TJK-2022-017', '')), { facts: { line: 2, column: 'incident' } }],
  ['sources.no_figure', 'a row without a figure', () => refusedWith('idmc-idps', changed('idmc-idps.csv', '297000', '')), { facts: { line: 2 } }],
  ['sources.twice', 'one address twice on a day', () => refusedWith('gdelt-gkg', sample('gdelt-gkg.csv')), { facts: { line: 3, first: 1 } }],
  ['sources.bad_alert', 'a name to which nobody can refer', () => refusedWith('cap', changed('cap.xml', 'X-2', 'X,2')), { facts: { column: 'identifier', value: 'X,2' } }],
  ['sources.no_alert', 'an entry that only links', () => refusedWith('cap', sample('cap.atom')), { facts: { link: 'https://example.org/alert.cap' } }],
];

