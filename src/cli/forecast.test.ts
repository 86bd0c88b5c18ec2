import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, test } from 'vitest';
import { scoreDraws } from '../core/scoring/window.ts';
import { NotTaken, parseCommand, UsageError } from './arguments.ts';
import { drawsReader, readDraws, type ReadDraws } from './draws.ts';
import { FORECAST } from './forecast.ts';

const folder = mkdtempSync(join(tmpdir(), 'comity-forecast-'));
afterAll(() => rmSync(folder, { recursive: true }));
const COMITY = join(import.meta.dirname, '../../bin/comity');
const file = (name: string, content: string | Uint8Array): string => {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
};
const GOOD = 'month_id,country_id,actual,d0,d1,d2\n457,1,0.0,0,0,3\n457,2,12,7,11.5,1e2\n';

/** @param size bytes of a piece */
function read(text: string, size = 1 << 20): ReadDraws {
  const reader = drawsReader();
  const bytes = new TextEncoder().encode(text);
  for (let at = 0; at < bytes.length; at += size) reader.push(bytes.subarray(at, at + size));
  return reader.end();
}

describe('a file of draws', () => {
  test('is read by the names of its columns, whatever their order, and no other column', () => {
    const { kind, draws, observed } = read('\uFEFF"d1",name,priogrid_gid,d0,month_id,actual\r\n4,x,149426,3,500,1.5\r\n\r\n"6",y,149427,5,500,0\r\n');
    expect(kind).toBe('cell');
    expect(draws).toEqual({ units: Int32Array.of(149426, 149427), months: Int32Array.of(500, 500), size: 2, values: Float32Array.of(3, 4, 5, 6) });
    expect(observed).toEqual(Float64Array.of(1.5, 0));
  });

  test('is the same wherever it is cut into pieces, and without a last line break', () => {
    for (const size of [1, 2, 7, 30]) expect(read(GOOD, size)).toEqual(read(GOOD));
    expect(read(GOOD.trimEnd())).toEqual(read(GOOD));
    expect([...read(GOOD).draws.values]).toEqual([0, 0, 3, 7, 11.5, 100]);
  });

  const head = 'month_id,country_id,actual,d0,d1\n';
  test.each([
    ['', /file is empty.*Name the columns/],
    ['\n', /file is empty/],
    [`\n${head}457,1,0,0,1\n`, /first line is blank/],
    [head, /a head and no rows/],
    ['month_id,actual,d0\n1,0,0\n', /line 1 has no column "country_id", but month_id, actual, d0/],
    ['month_id,country_id,actual\n1,1,0\n', /no column "d0"/],
    ['month_id,country_id,actual,d0,d2\n1,1,0,0,0\n', /2 columns of draws and none is "d1"/],
    ['month_id,country_id,actual,d0,d0\n1,1,0,0,0\n', /names the column "d0" twice/],
    ['month_id,country_id,priogrid_gid,actual,d0\n1,1,1,0,0\n', /both country_id and priogrid_gid/],
    [`${head}457,1,0,0,1\n457,2,0,,1\n`, /line 3 has nothing in "d0".*not known is not a 0/],
    [`${head}457,1,,0,1\n`, /line 2 has nothing in "actual"/],
    [`${head}457,1,0,0,NaN\n`, /"d1" of line 2 is "NaN".*Write a number/],
    [`${head}457,1,0,0,inf\n`, /"d1" of line 2 is "inf"/],
    [`${head}457,1,0,0,1e999\n`, /"d1" of line 2 is "1e999"/],
    [`${head}457,1,0,0,0x10\n`, /"d1" of line 2 is "0x10"/],
    [`${head}457,1,0,0,-3\n`, /"d1" of line 2 is -3\. There are no fewer than 0 deaths/],
    [`${head}457,1,-1,0,3\n`, /"actual" of line 2 is -1/],
    [`${head}457,1,0,0,1\n457,2,0,0\n`, /line 3 has 4 fields and the head has 5.*as many draws/],
    [`${head}457,1,0,0,1,2\n`, /line 2 has 6 fields and the head has 5/],
    [`${head}457.5,1,0,0,1\n`, /"month_id" of line 2 is "457.5"/],
    [`${head}457,0,0,0,1\n`, /"country_id" of line 2 is "0"/],
    [`${head}457,AFG,0,0,1\n`, /"country_id" of line 2 is "AFG".*whole/],
    [`${head}457,1,0,0,1\n458,1,0,0,1\n457,1,0,0,1\n`, /lines 2 and 4 are both about country 1 in month 457/],
  ])('%j is refused, with where and how to mend it', (text, words) => {
    expect(() => read(text)).toThrow(NotTaken);
    expect(() => read(text)).toThrow(words);
    expect(() => read(text)).toThrow(/^Nothing was scored: /);
  });

  test('may be packed by gzip, whatever its name; one that is cut off is refused', async () => {
    const steps: number[] = [];
    expect(await readDraws(file('packed.csv', gzipSync(GOOD)), (done, of) => steps.push(done / of))).toEqual(read(GOOD));
    expect(steps.at(-1)).toBe(1);
    const long = gzipSync(GOOD + Array.from({ length: 3000 }, (_, i) => `458,${i + 1},${i},${i * 7919 % 1009},1,2\n`).join(''));
    await expect(readDraws(file('cut.csv.gz', long.subarray(0, long.length / 2)), () => undefined)).rejects.toThrow(/does not unpack.*Copy it anew/);
    await expect(readDraws(folder, () => undefined)).rejects.toThrow(/is no file/);
    await expect(readDraws(join(folder, 'absent.csv'), () => undefined)).rejects.toThrow(/ENOENT/);
  });
});

describe('comity forecast score', () => {
  const told = async (values: Record<string, unknown>, json: boolean): Promise<{ out: string[]; err: string[]; ended: boolean }> => {
    const all = { out: [] as string[], err: [] as string[], ended: false };
    await FORECAST['forecast score']!(values, json, { out: (line) => all.out.push(line), err: (line) => all.err.push(line), step: () => undefined, end: () => (all.ended = true) });
    return all;
  };

  test('says three scores in one line of JSON, or in words with a warning where the draws are not 1,000', async () => {
    const good = file('good.csv', GOOD);
    const { draws, observed } = read(GOOD);
    const { out } = await told({ draws: good }, true);
    expect(out).toEqual([JSON.stringify(scoreDraws(draws, observed))]);
    expect(Object.keys(JSON.parse(out[0]!) as object)).toEqual(['crps', 'ign', 'mis', 'n']);
    const words = await told({ draws: good }, false);
    expect(words.out.at(-1)).toBe('Means over 2 country months of 3 draws each; less is better.');
    expect(words.err[0]).toMatch(/3 draws were brought to 1,000/);
    expect(words.ended).toBe(true);
    await expect(told({}, false)).rejects.toThrow(UsageError);
  });

  test('is one of the commands that begin with a word', () => {
    expect(parseCommand(['forecast', 'score', '--draws', 'x'])!.command.name).toBe('forecast score');
    expect(() => parseCommand(['forecast'])).toThrow(/"forecast" needs a second word. Write one of: .*forecast score/);
    expect(() => parseCommand(['forecast', 'guess'])).toThrow(/no command "forecast guess".*forecast score/);
    expect(() => parseCommand(['forecast', 'score', 'x'])).toThrow(UsageError);
  });

  test('from the shell: with no database, and exit codes that say what happened', () => {
    const line = execFileSync(COMITY, ['forecast', 'score', '--draws', file('shell.csv.gz', gzipSync(GOOD)), '--json'], { encoding: 'utf8' });
    const { draws, observed } = read(GOOD);
    expect(JSON.parse(line)).toEqual(scoreDraws(draws, observed));
    const code = (...args: string[]): number | null => spawnSync(COMITY, ['forecast', 'score', ...args], { stdio: 'ignore' }).status;
    expect(code('--draws', file('bad.csv', 'month_id,country_id,actual,d0\n1,1,0,x\n'))).toBe(1);
    expect(code('--draws', join(folder, 'absent.csv'))).toBe(1);
    expect(code()).toBe(2);
  }, 90_000);
});
