import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { csvReader, type CsvRow } from './csv.ts';
import { isDay } from './day.ts';

/** The rows of a text that is handed over in pieces of these lengths, the rest in one. */
function inPieces(text: string, lengths: readonly number[]): CsvRow[] {
  const reader = csvReader();
  const rows: CsvRow[] = [];
  let at = 0;
  for (const length of lengths) rows.push(...reader.push(text.slice(at, (at += length))));
  return [...rows, ...reader.push(text.slice(at)), ...reader.end()];
}
const cells = (text: string): (readonly string[] | null)[] => inPieces(text, []).map((row) => ('cells' in row ? row.cells : null));

describe('rows of a text', () => {
  test.each<[string, string, (readonly string[] | null)[]]>([
    ['plain', 'a,b\n1,2\n', [['a', 'b'], ['1', '2']]],
    ['without a line end at the end', 'a,b\n1,2', [['a', 'b'], ['1', '2']]],
    ['with line ends of another system', 'a,b\r\n1,\r\n', [['a', 'b'], ['1', '']]],
    ['with a byte order mark', '\ufeffa\n1\n', [['a'], ['1']]],
    ['with empty lines', '\n\na\n\n1\n\n', [['a'], ['1']]],
    ['quoted', '"a,1","say ""no"""\n"two\nlines",""\n', [['a,1', 'say "no"'], ['two\nlines', '']]],
    ['with a quotation mark inside a plain cell', 'a"b,c\n', [['a"b', 'c']]],
    ['with something after a quotation', '"a"b,c\nd\n', [null, ['d']]],
    ['with a quotation that never ends', 'a\n"b\nc\n', [['a'], null, ['c']]],
    ['of which nothing is there', '', []],
  ])('%s', (_, text, rows) => expect(cells(text)).toEqual(rows));

  test('are numbered as an editor does, and keep their text', () => {
    expect(inPieces('a\n\n"b\nc"\r\nd\n', []).map(({ line, raw }) => [line, raw])).toEqual([[1, 'a'], [3, '"b\nc"'], [5, 'd']]);
  });

  test('a line beyond measure is cut into broken ones instead of being kept', () => {
    const rows = inPieces('x'.repeat(3_000_000), [1_000_000, 1_000_000]);
    expect(rows.map((row) => 'broken' in row)).toEqual([true, true, false]);
    expect(rows.map((row) => row.raw.length)).toEqual([1 << 20, 1 << 20, 3_000_000 - (1 << 21)]);
  });

  const text = fc.array(fc.constantFrom('a', 'ü', '"', '""', ',', '\n', '\r\n', '\r', '\ufeff', '1'), { maxLength: 40 }).map((parts) => parts.join(''));
  test('are the same wherever the text is cut', () => {
    fc.assert(fc.property(text, fc.array(fc.nat(5), { maxLength: 40 }), (all, lengths) => void expect(inPieces(all, lengths)).toEqual(inPieces(all, []))), { numRuns: 3000 });
  });

  test('come back as they were written', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', ' ', 'я') });
    const written = (rows: readonly (readonly string[])[]): string => rows.map((row) => row.map((one) => `"${one.replaceAll('"', '""')}"`).join(',')).join('\n');
    fc.assert(fc.property(fc.array(fc.array(cell, { minLength: 1 }), { minLength: 1 }), (rows) => void expect(cells(written(rows))).toEqual(rows)), { numRuns: 1000 });
  });
});

test('a day is a day of the calendar', () => {
  fc.assert(fc.property(fc.date({ min: new Date('1000-01-01'), max: new Date('9999-12-31'), noInvalidDate: true }), (date) => isDay(date.toISOString().slice(0, 10))));
  for (const text of ['2022-02-29', '1900-02-29', '2022-13-01', '2022-00-10', '2022-04-31', '2022-4-01', '0999-01-01', '2022-01-0a', '2022/01/01', '2022-01-01T', '']) expect([text, isDay(text)]).toEqual([text, false]);
  for (const text of ['2000-02-29', '2024-02-29']) expect([text, isDay(text)]).toEqual([text, true]);
});
