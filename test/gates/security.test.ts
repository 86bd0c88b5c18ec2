import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import { read, ROOT } from './files.ts';

/** Tests that a document cites: a file in backticks, then names in quotes, as in `test/x.test.ts` "does this", "and that". */
function missing(text: string): string[] {
  return [...text.matchAll(/`((?:test|src)\/[\w./-]+\.ts)`((?:,? "[^"]+")*)/g)].flatMap(([, file, names]) => {
    if (!existsSync(`${ROOT}/${file}`)) return [file!];
    const tests = read(file!);
    return [...names!.matchAll(/"([^"]+)"/g)].filter(([, name]) => !tests.includes(`'${name}'`)).map(([, name]) => `${file} "${name}"`);
  });
}

/** Level 1 of ASVS 5.0.0, by number. */
const LEVEL_1 = `1.2.1 1.2.2 1.2.3 1.2.4 1.2.5 1.3.1 1.3.2 1.5.1 2.1.1 2.2.1 2.2.2 2.3.1 3.2.1 3.2.2 3.3.1 3.4.1 3.4.2 3.5.1 3.5.2 3.5.3 4.1.1 4.4.1 5.2.1 5.2.2 5.3.1 5.3.2
  6.1.1 6.2.1 6.2.2 6.2.3 6.2.4 6.2.5 6.2.6 6.2.7 6.2.8 6.3.1 6.3.2 6.4.1 6.4.2 7.2.1 7.2.2 7.2.3 7.2.4 7.4.1 7.4.2 8.1.1 8.2.1 8.2.2 8.3.1 9.1.1 9.1.2 9.1.3 9.2.1
  10.4.1 10.4.2 10.4.3 10.4.4 10.4.5 11.3.1 11.3.2 11.4.1 12.1.1 12.2.1 12.2.2 13.4.1 14.2.1 14.3.1 15.1.1 15.2.1 15.3.1`.split(/\s+/);

const document = read('docs/security.md');
const rows = document.split('\n').filter((line) => /^\| \d+\.\d+\.\d+/.test(line));

test('every requirement of level 1 has a line, and no line is of another', () => {
  expect(LEVEL_1).toHaveLength(70);
  const said = rows.flatMap((line) => {
    const [from, to] = /^\| ([\d.]+)(?: to ([\d.]+))?/.exec(line)!.slice(1) as [string, string | undefined];
    return to === undefined ? [from] : LEVEL_1.slice(LEVEL_1.indexOf(from), LEVEL_1.indexOf(to) + 1);
  });
  expect(said).toEqual(LEVEL_1);
});

test('every line says whether it is met, and what is met says where', () => {
  for (const line of rows) {
    const [, , state, how] = line.split('|').slice(1).map((cell) => cell.trim()) as [string, string, string, string];
    expect(['met', 'open', 'n.a.', 'proxy'], line).toContain(state);
    if (state === 'met') expect(how, line).toMatch(/`|above|the same test|there are none/);
  }
});

test('every test that the document cites is there', () => {
  expect(document.match(/`test\//g)!.length).toBeGreaterThan(50);
  expect(missing(document)).toEqual([]);
});

test('the gate sees what is planted', () => {
  expect(missing('`test/gone.test.ts` "x"; `test/gates/security.test.ts` "the gate sees what is planted", "and this is not there"')).toEqual(['test/gone.test.ts', 'test/gates/security.test.ts "and this is not there"']);
});
