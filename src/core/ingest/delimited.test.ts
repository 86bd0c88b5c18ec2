import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { delimited, MOST_LINE, MOST_QUOTED, type Line } from './delimited.ts';

/** All lines of a text that comes in the pieces between `cuts`. */
function lines(text: string, cuts: readonly number[] = [], delimiter = ',', quoted = true): Line[] {
  const reader = delimited(delimiter, quoted);
  const ends = [...cuts.map((cut) => cut % (text.length + 1)), text.length].sort((a, b) => a - b);
  return [...ends.flatMap((end, i) => reader.push(text.slice(i === 0 ? 0 : ends[i - 1], end))), ...reader.end()];
}
const cells = (text: string, ...rest: [cuts?: readonly number[], delimiter?: string, quoted?: boolean]) => lines(text, ...rest).map((one) => one.cells);

test.each<[string, string, (readonly string[] | null)[]]>([
  ['plain', 'a,b\n1,2\n', [['a', 'b'], ['1', '2']]],
  ['no line feed at the end', 'a,b\r\n1,2', [['a', 'b'], ['1', '2']]],
  ['a byte order mark', '\uFEFFa,b\n', [['a', 'b']]],
  ['quotes, doubled quotes, a comma', '"a","b ""c"", d"\n', [['a', 'b "c", d']]],
  ['a line feed in quotes', 'a,"b\nc"\r\n1,2', [['a', 'b\nc'], ['1', '2']]],
  ['empty cells and lines', ',\n\n\r\n"",x\n', [['', ''], ['', 'x']]],
  ['a quotation mark within', 'a,b"c\n1,2\n', [null, ['1', '2']]],
  ['text after a quotation mark', '"a"b,c\n1,2\n', [null, ['1', '2']]],
  ['a quotation mark that is never closed', 'a,"b\n1,2\n', [null, ['1', '2']]],
  ['nothing', '', []],
])('%s', (_, text, expected) => expect(cells(text)).toEqual(expected));

test('lines are counted as an editor does, and keep their text', () => {
  expect(lines('a,"x\r\ny"\r\n\r\nb,c\n"d').map(({ line, raw }) => [line, raw])).toEqual([[1, 'a,"x\r\ny"'], [4, 'b,c'], [5, '"d']]);
});

test('where nothing is quoted, a quotation mark is a character', () => {
  expect(cells('"a\tb"\n', [], '\t', false)).toEqual([['"a', 'b"']]);
});

test('a quotation mark lost at the beginning costs its line, and not the file', () => {
  const text = `"a,b\n${'1,2\n'.repeat(MOST_QUOTED / 2)}`;
  expect(lines(text).filter((one) => one.cells === null)).toEqual([{ line: 1, raw: '"a,b', cells: null }]);
});

test('an endless line is kept in part', () => {
  const found = lines(`a\n${'x'.repeat(3 * MOST_LINE)}\nb\n`, [MOST_LINE, 2 * MOST_LINE, 3 * MOST_LINE - 5]);
  expect(found.map(({ line, raw, cells }) => [line, raw.length, cells?.length ?? null])).toEqual([[1, 1, 1], [2, 2000, null], [3, 1, 1]]);
});

const NASTY = fc.array(fc.constantFrom('a', '"', '""', ',', ';', '\n', '\r\n', '\r', '\uFEFF', 'ж', ' '), { maxLength: 60 }).map((parts) => parts.join(''));

test('however it is cut, the lines are the same', () => {
  fc.assert(fc.property(NASTY, fc.array(fc.nat(), { maxLength: 12 }), fc.boolean(), (text, cuts, quoted) => {
    expect(lines(text, cuts, ',', quoted)).toEqual(lines(text, [], ',', quoted));
  }), { numRuns: 500 });
});

test('wherever it is cut once, the lines are the same', () => {
  fc.assert(fc.property(NASTY, (text) => {
    const whole = lines(text);
    for (let cut = 0; cut <= text.length; cut++) expect(lines(text, [cut])).toEqual(whole);
  }), { numRuns: 300, examples: [['a,"b\nc""d"\n']] });
});

test('what csv-parse reads whole, is read alike', () => {
  let read = 0;
  fc.assert(fc.property(NASTY.filter((text) => !/\r(?!\n)|\uFEFF/.test(text)), (text) => {
    let expected: string[][];
    try {
      expected = parse(text, { record_delimiter: ['\n', '\r\n'], relax_column_count: true, skip_empty_lines: true });
    } catch {
      return;
    }
    read++;
    expect(cells(text)).toEqual(expected);
  }), { numRuns: 500 });
  expect(read).toBeGreaterThan(50);
});
