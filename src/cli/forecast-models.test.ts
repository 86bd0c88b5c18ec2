import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { monthOf } from '../core/forecast/panel.ts';
import { NotTaken, UsageError } from './arguments.ts';
import { backtest, cells, run } from './forecast-models.ts';
import { panelOfEvents, readPanel } from './panel.ts';

let folder: string;
beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), 'comity-panel-'))));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const file = (name: string, text: string): string => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};

const HEAD = 'month_id,year,month,country_id,country,ged_sb';
const FIRST = monthOf(2000, 1);
/** Six countries from 2000 on: quiet, at war, now and then, and one that begins in 2004. */
const world = (months: number): string => [HEAD, ...Array.from({ length: months }, (_, i) => [[1, 'Guyana', 0], [2, 'Afghanistan', 80 + ((i * 37) % 90)], [3, 'Tajikistan', i % 9 === 0 ? 3 : 0], [4, 'Pakistan', (i * 7) % 23], [5, '"Congo, DRC"', i < 48 ? '' : (i * 5) % 11], [6, 'Uzbekistan', 0]]
  .map(([id, name, deaths]) => [FIRST + i, 2000 + Math.floor(i / 12), (i % 12) + 1, id, name, deaths].join(','))).flat()].join('\n');
const rows = (...lines: string[]): string => ['month_id,country_id,ged_sb', ...lines].join('\n');

async function said(command: typeof run, values: Record<string, unknown>, json = true): Promise<{ out: string[]; err: string[] }> {
  const [out, err]: [string[], string[]] = [[], []];
  await command(values, json, { out: (line) => out.push(line), err: (line) => err.push(line), step: () => undefined, end: () => undefined });
  return { out, err };
}

describe('a panel', () => {
  test('is read with its names, blanks before a country began, and who lies beside whom', () => {
    const { panel, notes } = readPanel(file('world.csv', world(60)));
    expect(panel).toMatchObject({ kind: 'country', units: [1, 2, 3, 4, 5, 6], first: FIRST, months: 60, names: ['Guyana', 'Afghanistan', 'Tajikistan', 'Pakistan', 'Congo, DRC', 'Uzbekistan'] });
    expect(panel.neighbours![1]).toEqual(expect.arrayContaining([2, 3, 5]));
    expect([panel.counts[4 * 60 + 47], panel.counts[4 * 60 + 48]]).toEqual([Number.NaN, (48 * 5) % 11]);
    expect(notes).toEqual([]);
  });

  test('of cells has a zero where there is no row, says so, and knows the cells around', () => {
    const { panel, notes } = readPanel(file('cells.csv', 'month_id,priogrid_gid,deaths\n500,130000,4\n502,130001,1\n502,130720,2\n501,1,1'));
    expect(panel).toMatchObject({ kind: 'cell', units: [1, 130_000, 130_001, 130_720], first: 500, months: 3 });
    expect([...panel.counts]).toEqual([0, 1, 0, 4, 0, 0, 0, 0, 1, 0, 0, 2]);
    expect(panel.neighbours!.map((near) => [...near].sort((a, b) => a - b))).toEqual([[], [2, 3], [1, 3], [1, 2]]);
    expect(notes[0]).toContain('8 months of cells have no row');
  });

  test.each([
    ['nothing', '', /is empty/],
    ['a head alone', HEAD, /a head and no rows/],
    ['no deaths', 'month_id,country_id,dead\n1,1,1', /line 1 has no column "ged_sb", but month_id, country_id, dead/],
    ['a month that is none', rows('0,1,1'), /month_id of line 2 is "0"/],
    ['a month in words', rows('2020-01,1,1'), /month_id of line 2 is "2020-01"/],
    ['a unit that is none', rows('1,x,1'), /country_id of line 2 is "x"/],
    ['text', rows('1,1,1', '2,1,many'), /ged_sb of line 3 is "many"/],
    ['fewer than none', rows('1,1,-4'), /ged_sb of line 2 is -4. There are no fewer than 0/],
    ['a number beyond all', rows('1,1,1e99'), /ged_sb of line 2/],
    ['a part of a death', rows('1,1,2.5'), /ged_sb of line 2 is 2.5. Deaths are whole/],
    ['a comma for a point', rows('1,1,"3,5"'), /ged_sb of line 2 is "3,5". Write a number/],
    ['no number by name', rows('1,1,NaN'), /ged_sb of line 2 is "NaN"/],
    ['a month twice', rows('1,1,1', '1,1,1'), /line 3 is about country 1 in 1980-01 a second time/],
    ['a hole', rows('1,1,1', '3,1,1'), /country 1 has nothing for 1980-02/],
    ['a blank in between', rows('1,1,1', '2,1,', '3,1,1'), /country 1 has nothing for 1980-02/],
    ['a field too many', rows('1,1,1,1'), /line 2 has 4 fields and the head has 3/],
    ['an open quote', rows('1,1,"1'), /is no CSV/],
  ])('with %s is refused', (name, text, words) => {
    const path = file('bad.csv', text);
    expect(() => readPanel(path), name).toThrow(NotTaken);
    expect(() => readPanel(path)).toThrow(words);
  });

  test('is made of events: the cell is computed, the month is that of the end, and what is known by province is left out', async () => {
    const events = file('events.csv', ['id,where_prec,latitude,longitude,date_end,best', '1,1,34.5,69.1,2020-02-03T00:00:00,3', '2,3,34.6,69.2,2020-02-27 00:00:00,2', '3,4,34.6,69.2,2020-03-01,9', '4,1,-0.1,0.1,2020-03-01,1'].join('\n'));
    const to = join(folder, 'made.csv');
    expect(JSON.parse((await said(cells, { events, out: to })).out[0]!)).toEqual({ cells: 2, months: 12, events: 3, left: 1, out: to });
    const cell = Math.floor((34.5 + 90) / 0.5) * 720 + Math.floor((69.1 + 180) / 0.5) + 1;
    expect(readFileSync(to, 'utf8').split('\n')).toEqual(expect.arrayContaining([`${monthOf(2020, 2)},${cell},5`, `${monthOf(2020, 3)},${cell},0`]));
    expect(readPanel(to).panel.counts.reduce((sum, n) => sum + n, 0)).toBe(6);
    expect(() => panelOfEvents(file('bad-events.csv', 'id,where_prec,latitude,longitude,date_end,best\n1,1,95,0,2020-01-01,1'))).toThrow(/line 2 has no day, place/);
  });
});

describe('a backtest', () => {
  test('prints a line for each model and window, and what best gains', { timeout: 120_000 }, async () => {
    const panel = file('world.csv', world(180));
    const { out } = await said(backtest, { panel, windows: '2013-2014', models: 'zero,nb-12,best', draws: '200', differences: true });
    const lines = out.map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(lines.slice(0, 6).map(({ model, window, n }) => [model, window, n])).toEqual(['zero', 'nb-12', 'best'].flatMap((model) => [2013, 2014].map((year) => [model, year, 72])));
    expect(lines.slice(6).map(({ model, against, score }) => [model, against, score])).toEqual(['zero', 'nb-12'].flatMap((against) => ['crps', 'ign', 'mis'].map((score) => ['best', against, score])));
    expect(lines[6]!.gain).toBeGreaterThan(0);
    expect((await said(backtest, { panel, windows: '2014', models: 'zero', draws: '15' }, false)).out.join('\n')).toMatch(/zero +2014/);
  });

  test('counts outcomes in their intervals, and says where nothing was left open', async () => {
    const panel = file('world.csv', world(180));
    const lines = (await said(backtest, { panel, windows: '2013-2014', models: 'nb-12,zero', draws: '200', calibration: true })).out.map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(lines.slice(4)).toEqual([expect.objectContaining({ model: 'nb-12', rows: 144, coverage: [expect.objectContaining({ level: 0.5 }), expect.objectContaining({ level: 0.9 })] }), { model: 'zero', open: 0 }]);
    expect(lines[4]!.histogram).toHaveLength(20);
    const words = (await said(backtest, { panel, windows: '2014', models: 'nb-12,zero', draws: '200', calibration: true }, false)).out.join('\n');
    expect(words).toMatch(/nb-12: of 72 forecasts \d+ leave something open/);
    expect(words).toMatch(/90 % interval: [\d.]+ % of outcomes inside/);
    expect(words).toContain('zero: no forecast leaves anything open');
  });

  test.each([
    [{ windows: '2013' }, /No file was named/], [{ panel: 'w', windows: 'soon' }, /--windows is "soon"/], [{ panel: 'w', windows: '2013', models: 'oracle' }, /There is no model "oracle"/],
    [{ panel: 'w', windows: '2013', draws: '0' }, /--draws is "0"/], [{ panel: 'w' }, /No years was named|No years/],
  ])('is not begun with %o', async (values: Record<string, unknown>, words) => {
    const panel = 'panel' in values ? { panel: file('world.csv', world(180)) } : {};
    await expect(said(backtest, { ...values, ...panel })).rejects.toThrow(words);
    await expect(said(backtest, { ...values, ...panel })).rejects.toThrow(UsageError);
  });

  test.each([['2002', /needs 36 months before 2001-11/], ['2020', /the panel ends in 2014-12/]])('of %s is refused, which the panel does not hold', async (windows, words) => {
    await expect(said(backtest, { panel: file('world.csv', world(180)), windows, models: 'zero' })).rejects.toThrow(words);
  });
});

describe('a forecast', () => {
  test('is a file of draws for every country that exists, the same from what was kept', { timeout: 120_000 }, async () => {
    const panel = file('world.csv', `${world(120)}\n${FIRST},2000,1,7,Gone,2`);
    const [one, two, keep] = ['one.csv', 'two.csv', 'keep'].map((name) => join(folder, name)) as [string, string, string];
    const { out } = await said(run, { panel, origin: '2009-12', out: one, draws: '100', keep });
    expect(JSON.parse(out[0]!)).toMatchObject({ model: 'best', origin: '2009-12', units: 6, left: 1, rows: 84, draws: 100 });
    const lines = readFileSync(one, 'utf8').trim().split('\n');
    expect(lines[0]).toMatch(/^month_id,country_id,d0,.*,d99$/);
    expect(lines.slice(1).map((line) => line.split(',').slice(0, 2).map(Number))).toEqual([1, 2, 3, 4, 5, 6].flatMap((unit) => Array.from({ length: 14 }, (_, h) => [FIRST + 120 + h, unit])));
    await said(run, { panel, origin: '2009-12', out: two, draws: '100', keep });
    expect(readFileSync(two, 'utf8')).toBe(readFileSync(one, 'utf8'));
  });

  test.each([
    [{ origin: '2010-13' }, UsageError, /--origin is "2010-13"/], [{ origin: '2030-01' }, NotTaken, /so 2030-01 is no origin/], [{ origin: '1999-12' }, NotTaken, /no origin/], [{ origin: '2001-01' }, NotTaken, /an origin needs 36 months/],
  ])('from %o is refused, and writes nothing', async (values, kind, words) => {
    const out = join(folder, 'never.csv');
    const asked = said(run, { panel: file('world.csv', world(120)), out, model: 'zero', ...values });
    await expect(asked).rejects.toThrow(words);
    await expect(asked).rejects.toThrow(kind);
    expect(() => readFileSync(out)).toThrow(/ENOENT/);
  });
});
