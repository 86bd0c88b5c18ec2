import { expect, test } from 'vitest';
import { read, sources } from './files.ts';

/** What could run or show what somebody entered, or hash and hide it badly. */
const DANGEROUS: Readonly<Record<string, RegExp>> = {
  'HTML from text': /\{@html|innerHTML|outerHTML|insertAdjacentHTML|document\.write/,
  'code from text': /\beval\(|new Function\(|node:vm\b|setTimeout\(['"`]/,
  'a program of the system': /node:child_process/,
  'XML read': /DOMParser|libxml2-wasm|fast-xml-parser|xml2js/,
  'a hash that is broken': /createHash\((?!'sha256'\))/,
  'a cipher': /create(?:Cipheriv|Decipheriv|Sign|Hmac)\(|publicEncrypt/,
  'chance that can be foreseen': /Math\.random/,
};
/** A literal of the source text is no input: `sql.lit` of a type that has two values is not meant. */
const RAW = /\bsql\.raw\b/;

const found = (text: string): string[] => Object.entries(DANGEROUS).filter(([, pattern]) => pattern.test(text)).map(([name]) => name);

test('nothing dangerous is called', () => {
  expect(sources('.ts', '.svelte').flatMap((file) => found(read(file)).map((name) => `${file}: ${name}`))).toEqual([]);
});

test('queries are written as text only where the platform makes them', () => {
  expect(sources('.ts', '.svelte').filter((file) => RAW.test(read(file)) && !file.startsWith('src/platform/'))).toEqual([]);
  expect(sources('.ts').filter((file) => RAW.test(read(file))).length).toBeGreaterThan(0);
});

test('XML of others is read in two places that refuse a document type, and the network asked in one', () => {
  const where = (pattern: RegExp): string[] => sources('.ts').filter((file) => pattern.test(read(file)));
  // And what the desk itself has drawn, which a picture takes apart.
  // Rows of a file without end in pieces; an alert whole, with line and column.
  const readers = ['src/features/cap/tree.ts', 'src/features/sources/xml.ts'];
  expect(where(/parser\.on\('doctype'/)).toEqual(readers);
  expect(where(/'saxes'/)).toEqual([...readers, 'src/web/export/markup.ts']);
  expect(where(/(?<!\.)\bfetch\(/)).toEqual(['src/platform/network.ts']);
});

test('the gate sees what is planted', () => {
  const planted = ['{@html words}', 'eval(text)', "import { exec } from 'node:child_process'", 'new DOMParser()', "createHash('md5')", "createCipheriv('aes-128-ecb', key, null)", 'Math.random()'];
  expect(planted.map((line) => found(line).length)).toEqual(planted.map(() => 1));
  expect(found("createHash('sha256')")).toEqual([]);
  expect(RAW.test('sql.raw(`select`)')).toBe(true);
});
