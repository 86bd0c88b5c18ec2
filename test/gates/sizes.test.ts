import { expect, test } from 'vitest';
import { read, sources } from './files.ts';

const MEDIAN = 80;
const P95 = 250;
const HARD = 400;
/** Only counted: what is wider makes a short file long to read. */
const WIDE = 160;

const lines = (file: string): number => read(file).trimEnd().split('\n').length;

test('files are small: one reads one of them at a sitting', () => {
  const sizes = sources('.ts', '.svelte').map((file) => ({ file, lines: lines(file) })).sort((a, b) => a.lines - b.lines);
  const at = (share: number): number => sizes[Math.min(sizes.length - 1, Math.floor(sizes.length * share))]?.lines ?? 0;
  const longest = sizes.slice(-5).reverse().map(({ file, lines }) => `${file} ${lines}`);
  const wide = sources('.ts', '.svelte').flatMap((file) => read(file).split('\n')).filter((line) => line.length > WIDE).length;
  console.log(`${wide} lines of more than ${WIDE} characters; ${sizes.length} files, median ${at(0.5)}, 95 % under ${at(0.95)} lines; longest: ${longest.join(', ')}`);
  expect(sizes.filter((size) => size.lines > HARD)).toEqual([]);
  expect(at(0.5)).toBeLessThanOrEqual(MEDIAN);
  expect(at(0.95)).toBeLessThanOrEqual(P95);
});
