import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { toCsv } from './csv.ts';

test.each([
  ['a comma', 'a,b', '"a,b"'],
  ['a quotation mark', 'say "no"', '"say ""no"""'],
  ['a line end', 'a\nb', '"a\nb"'],
  ['a formula', '=HYPERLINK("x")', '"\'=HYPERLINK(""x"")"'],
  ['what begins like a formula', '-1 day', "'-1 day"],
  ['a number below zero, which is a number', -1.5, '-1.5'],
  ['nothing', null, ''],
])('%s', (_, value, written) => {
  expect(toCsv(['x'], [[value]])).toBe(`x\r\n${written}\r\n`);
});

test('what is written is read again as it was, but for the apostrophe before a formula', () => {
  fc.assert(fc.property(fc.array(fc.tuple(fc.string({ unit: 'grapheme' }), fc.string({ unit: fc.constantFrom(',', '"', '\r', '\n', 'a', '=') })), { minLength: 1 }), (rows) => {
    const read: string[][] = parse(toCsv(['a', 'b'], rows), { record_delimiter: '\r\n', relax_column_count: false });
    expect(read.slice(1)).toEqual(rows.map((row) => row.map((text) => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text))));
  }));
});
