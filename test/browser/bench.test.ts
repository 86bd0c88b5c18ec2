import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';

const MAIN = join(import.meta.dirname, '../bench/main.ts');
const bench = (...args: string[]): Promise<{ stdout: string }> => promisify(execFile)(process.execPath, [MAIN, ...args], { maxBuffer: 1 << 24 });

/** The benchmarks still run; what they measure here means nothing. */
it('measures, in a table and in JSON', async () => {
  const { stdout } = await bench('acts', 'pages', '--quick', '--json', '--only', 'embedded');
  const { machine, quick, rows } = JSON.parse(stdout) as { machine: Record<string, unknown>; quick: boolean; rows: { bench: string; database: string; unit: string; values: number[] }[] };
  expect(quick).toBe(true);
  expect(machine).toMatchObject({ cores: expect.any(Number), node: process.version });
  expect(new Set(rows.map((row) => `${row.bench} ${row.unit}`))).toEqual(new Set(['acts acts/s', 'acts p50 ms', 'acts p95 ms', 'pages requests/s', 'pages p50 ms', 'pages p95 ms']));
  for (const row of rows) for (const value of row.values) expect(value, JSON.stringify(row)).toBeGreaterThan(0);
  expect((await bench('startup', '--quick', '--only', 'embedded')).stdout).toMatch(/\| startup \| embedded \| empty desk, first start \| [\d,.]+ \| ms \|/);
}, 180_000);

it('says which there are when it is asked for another', async () => {
  await expect(bench('speed')).rejects.toMatchObject({ code: 2, stderr: expect.stringContaining('Known: acts, pages, processes, memory, startup') });
});
