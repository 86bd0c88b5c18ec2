import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, inject, it } from 'vitest';
import { said, table } from '../bench/bench.ts';

const MAIN = join(import.meta.dirname, '../bench/main.ts');
const postgres = inject('postgres');
const bench = (...args: string[]): Promise<{ stdout: string }> => promisify(execFile)(process.execPath, [MAIN, ...args], { maxBuffer: 1 << 24, env: { ...process.env, TEST_DATABASE_URL: postgres ?? 'none' } });

/** The benchmarks still run; what they measure here means nothing. */
it('measures', async () => {
  const { stdout } = await bench('acts', 'pages', ...(postgres === null ? [] : ['processes']), '--quick', '--json', '--only', postgres === null ? 'embedded' : 'postgresql');
  const { machine, quick, rows } = JSON.parse(stdout) as { machine: Record<string, unknown>; quick: boolean; rows: { bench: string; database: string; unit: string; values: number[] }[] };
  expect(quick).toBe(true);
  expect(machine).toMatchObject({ cores: expect.any(Number), node: process.version });
  const kinds = [...new Set(rows.map((row) => `${row.bench} ${row.unit}`))];
  expect(kinds).toEqual(expect.arrayContaining(['acts acts/s', 'acts p50 ms', 'acts p95 ms', 'pages requests/s', 'pages p50 ms', 'pages p95 ms', ...(postgres === null ? [] : ['processes times'])]));
  for (const row of rows) for (const value of row.values) expect(value, JSON.stringify(row)).toBeGreaterThan(0);
}, 180_000);

it('says the middle of what it measured, and how far apart it was', () => {
  const row = { bench: 'pages', database: 'postgresql', what: 'x', unit: 'ms' } as const;
  expect(table([{ ...row, values: [30, 10, 1234.5] }, { ...row, values: [0.5] }]).split('\n').slice(2)).toEqual(['| pages | postgresql | x | 30 (10 to 1,235) | ms |', '| pages | postgresql | x | 0.5 | ms |']);
});

it('says where nothing was answered, instead of a figure', () => {
  expect(said('postgresql', 'desk home', 'p50 ms', null)).toBe('postgresql: desk home: nothing was answered, so no p50 ms');
  expect(said('postgresql', 'desk home', 'p50 ms', 1.234)).toBe('postgresql: desk home: 1.23 p50 ms');
});

it('says which there are when it is asked for another', async () => {
  await expect(bench('speed')).rejects.toMatchObject({ code: 2, stderr: expect.stringContaining('Known: acts, ingest, pages, processes, memory, startup, desk, detection, forecast, scoring, exchange;') });
});
