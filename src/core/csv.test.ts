import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { csv } from './csv.ts';

test('what needs quotes has them, and what is nothing stays empty', () => {
  expect(csv([['a', 'b, c', 'say "d"', 'e\nf', null, 7, -7]])).toBe('a,"b, c","say ""d""","e\nf",,7,-7\r\n');
});

test.each(['=1+1', '+7', '-7', '@SUM(A1)', '\tx', '\r=x'])('%j is no formula', (text) => {
  expect((parse(csv([[text]])) as string[][])[0]![0]).toBe(`'${text}`);
});

test('a strict reader gets back every text that was written', () => {
  const harmless = fc.string({ unit: 'grapheme', minLength: 1 }).filter((text) => !/^[=+\-@\t\r]/.test(text));
  fc.assert(fc.property(fc.array(fc.array(harmless, { minLength: 2, maxLength: 2 }), { minLength: 1, maxLength: 8 }), (rows) => {
    expect(parse(csv(rows), { record_delimiter: '\r\n' })).toEqual(rows);
  }));
});
