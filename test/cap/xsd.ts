import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The oracle: `xmllint` with the schema of CAP 1.2 as OASIS gives it, without the network. */
export const CORPUS = fileURLToPath(new URL('../../../shared/data/events/cap/', import.meta.url));
const XSD = fileURLToPath(new URL('../../../shared/data/network/cap/cap12.xsd', import.meta.url));
export const corpus = existsSync(CORPUS);
export const oracle = existsSync(XSD) && spawnSync('xmllint', ['--version']).status === 0;
if (!oracle) process.stderr.write('\n!!! NO CAP SCHEMA OR NO xmllint, what is written is not validated: apt-get install libxml2-utils, ../shared/data/network/cap/cap12.xsd !!!\n\n');
if (!corpus) process.stderr.write('\n!!! NO CAP FILES, reading is not tried on those of others: ../shared/data/events/cap is not there !!!\n\n');

/** What the schema finds in each file: '' where it validates. */
export function faultsOf(files: readonly string[]): string[] {
  const { stderr } = spawnSync('xmllint', ['--nonet', '--noout', '--schema', XSD, ...files], { encoding: 'utf8' });
  return files.map((file) => (stderr.includes(`${file} validates\n`) ? '' : stderr.split('\n').filter((line) => line.startsWith(file)).join('\n') || stderr));
}

export function faultsIn(texts: readonly string[]): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'comity-cap-'));
  try {
    const files = texts.map((text, i) => {
      const file = join(folder, `${i}.xml`);
      writeFileSync(file, text);
      return file;
    });
    return faultsOf(files);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
