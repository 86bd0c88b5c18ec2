import { expect, test } from 'vitest';
import { projectFiles, read } from './files.ts';

const TEXT = /(\.(ts|js|mjs|cjs|svelte|css|html|json|yaml|yml|md|sql|sh|txt|csv|svg|xml)|(^|\/)[^.]+|\/run|ignore|npmrc)$/;
const HOMES = ['work', 'root', 'workspace', 'home/[\\w.-]+', 'Users/[\\w.-]+', 'tmp/[\\w.-]*(?:bash|job|session)[\\w.-]*'];
const PATH = new RegExp(`(?:^|[\\s"'\`(=,;]|file://)/(?:${HOMES.join('|')})/|\\b[A-Z]:\\\\Users\\\\`);
const HOST = /"resolved": "(?!https:\/\/registry\.npmjs\.org\/)[^"]*|^\s*(?:@[\w-]+:)?registry\s*=|_authToken/m;

test('no file names a folder of the machine it was written on', () => {
  const found = projectFiles().filter((file) => TEXT.test(file)).flatMap((file) =>
    read(file).split('\n').flatMap((line, i) => (PATH.test(line) ? [`${file}:${i + 1} ${line.trim().slice(0, 120)}`] : [])),
  );
  expect(found).toEqual([]);
});

test('packages come from the public registry, and no file names another', () => {
  for (const file of ['package-lock.json', '.npmrc']) expect(HOST.exec(read(file))?.[0]).toBeUndefined();
});

test('the gates see what is planted', () => {
  const planted = ['work', 'root', 'home/anna', 'Users/anna'].map((place) => `const file = '/${place}/main/x.ts';`);
  expect(planted.filter((line) => !PATH.test(line))).toEqual([]);
  expect(PATH.test("const folder = '/usr/lib/postgresql';")).toBe(false);
  // An address of the product, in which a folder's name stands further in: no path of a machine.
  expect(PATH.test(`href="${['/statements', 'work', '2022'].join('/')}"`)).toBe(false);
  expect(HOST.test('      "resolved": "http://packages.example/x.tgz"')).toBe(true);
  expect(HOST.test('      "resolved": "https://registry.npmjs.org/x/-/x-1.0.0.tgz"')).toBe(false);
});
