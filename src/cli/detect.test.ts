import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { methodOf } from '../core/detection/methods.ts';
import { SCENARIOS, simulate } from '../core/detection/simulate.ts';
import { NotTaken, UsageError } from './arguments.ts';
import { detect, judge, methodNamed, readSeries, weeksIn } from './detect.ts';

const folder = mkdtempSync(join(tmpdir(), 'comity-detect-'));
afterAll(() => rmSync(folder, { recursive: true }));
const COMITY = join(import.meta.dirname, '../../bin/comity');
const { counts } = simulate(SCENARIOS[25]!, 9);
const file = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};

describe('comity detect', () => {
  test('reads series by the name of the column, and no label', () => {
    const read = readSeries('\uFEFF"y",secret,rep,scenario\r\n"1 2  3",9,07,"west, upper"\r\n0 0,x,2,14\r\n');
    expect(read).toEqual([{ scenario: 'west, upper', rep: '07', counts: [1, 2, 3] }, { scenario: 14, rep: 2, counts: [0, 0] }]);
  });

  test.each([
    ['', /empty/],
    ['scenario,rep,y\n', /no series/],
    ['scenario,rep,counts\n1,1,1 2\n', /line 1 has no column "y", but scenario, rep, counts/],
    ['scenario,rep,y\n1,1,1 2\n1,2,3 -4 5\n', /week 2 of line 3 is "-4"/],
    ['scenario,rep,y\n1,1,1 NA 2\n', /week 2 of line 2 is "NA".*not known is not a 0/],
    ['scenario,rep,y\n1,1,1 2.5\n', /week 2 of line 2 is "2.5"/],
    ['scenario,rep,y\n1,1,1 99999999999\n', /week 2 of line 2/],
    ['scenario,rep,y\n1,1,\n', /line 2 has no counts/],
    ['scenario,rep,y\n1,1\n', /line 2 has 2 fields and the head has 3/],
    ['scenario,rep,y\n1,1,"1 2\n', /no CSV/],
  ])('refuses %j and says where', (text, words) => {
    expect(() => readSeries(text)).toThrow(NotTaken);
    expect(() => readSeries(text)).toThrow(words);
  });

  test('judges 49 weeks as the method does; weeks that are not there are null', () => {
    const method = methodOf('farringtonFlexible_nbPlugin_a01')!;
    const judged = judge({ scenario: 26, rep: 1, counts }, method, { from: 576, to: 624 });
    expect(judged.alarms).toHaveLength(49);
    expect(judged.upper).toEqual(Array.from({ length: 49 }, (_, i) => method.detector(counts)(575 + i).upper));
    expect(judge({ scenario: 1, rep: 1, counts: counts.slice(0, 600) }, method, { from: 576, to: 624 }).upper.slice(25)).toEqual(Array<null>(24).fill(null));
  });

  test('labels that say where the outbreak is change nothing', () => {
    const printed = (text: string): string[] => {
      const lines: string[] = [];
      detect({ series: file('labels.csv', text), method: 'best' }, true, { out: (line) => lines.push(line), err: () => undefined, step: () => undefined, end: () => undefined });
      return lines;
    };
    expect(printed(`scenario,rep,y,current_cases\n1,1,${counts.join(' ')},${counts.map(() => 5).join(' ')}\n`)).toEqual(printed(`scenario,rep,y\n1,1,${counts.join(' ')}\n`));
  });

  test('knows methods and weeks by name', () => {
    expect(methodNamed('best').name).toBe('best');
    expect(weeksIn(undefined)).toEqual({ from: 576, to: 624 });
    expect(weeksIn('9')).toEqual({ from: 9, to: 9 });
    for (const weeks of ['0-3', '9-3', 'all']) expect(() => weeksIn(weeks)).toThrow(UsageError);
    expect(() => methodNamed('worst')).toThrow(/There is no method "worst".*best/);
  });

  test('from the shell: a line of JSON for each series, with no database, and exit codes that say what happened', () => {
    const good = file('good.csv', `scenario,rep,y\n26,9,${counts.join(' ')}\n`);
    const line = execFileSync(COMITY, ['detect', '--series', good, '--method', 'best', '--json'], { encoding: 'utf8' });
    const told = JSON.parse(line) as Record<string, unknown>;
    expect(Object.keys(told)).toEqual(['scenario', 'rep', 'method', 'alarms', 'upper']);
    expect(told).toEqual(judge({ scenario: 26, rep: 9, counts }, methodNamed('best'), weeksIn(undefined)));
    const code = (...args: string[]): number | null => spawnSync(COMITY, ['detect', ...args], { stdio: 'ignore' }).status;
    expect(code('--series', file('bad.csv', 'scenario,rep,y\n1,1,x\n'), '--method', 'best')).toBe(1);
    expect(code('--series', good, '--method', 'worst')).toBe(2);
  }, 90_000);
});
