import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const IGNORED = new Set(['.git', 'node_modules', 'build', '.svelte-kit', 'data', 'coverage']);

export const read = (file: string): string => readFileSync(`${ROOT}/${file}`, 'utf8');

/** What belongs to the project: tracked, or new and not ignored; without git, everything but what is generated. */
export function projectFiles(): string[] {
  try {
    const all = execFileSync('git', ['ls-files', '-co', '--exclude-standard', '-z'], { cwd: ROOT, encoding: 'utf8', maxBuffer: 1 << 28, stdio: ['ignore', 'pipe', 'ignore'] });
    const gone = execFileSync('git', ['ls-files', '-d', '-z'], { cwd: ROOT, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).split('\0');
    return all.split('\0').filter((file) => file !== '' && !gone.includes(file));
  } catch {
    return walk('');
  }
}

function walk(folder: string): string[] {
  return readdirSync(`${ROOT}/${folder}`, { withFileTypes: true }).flatMap((entry) => {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (entry.isDirectory()) return IGNORED.has(path) ? [] : walk(path);
    return entry.isFile() ? [path] : [];
  });
}

/** Sources of the product, without tests and generated text. */
export const sources = (...endings: string[]): string[] =>
  projectFiles().filter((file) => file.startsWith('src/') && endings.some((ending) => file.endsWith(ending)) && !/\.test\.ts$/.test(file));

/** The codes a file refuses with: every quoted `feature.reason` in the first argument of `refuse(`. */
export const codesIn = (text: string): string[] =>
  [...text.matchAll(/\brefuse\(\s*([^,)]*)/g)].flatMap(([, first]) => [...first!.matchAll(/'([a-z]\w*\.[a-z]\w*)'/g)].map(([, code]) => code!));
