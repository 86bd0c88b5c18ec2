import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { byCalendar, bySeasons, type Detector, type SameWeek } from './detector.ts';
import { earsC1, earsC2, earsC3 } from './ears.ts';
import { farringtonFlexible, FLEXIBLE } from './farrington-flexible.ts';
import { FARRINGTON, farrington } from './farrington.ts';
import { methodOf } from './methods.ts';

/** Bounds that R's package surveillance 1.20.3 gave for the same series, to eight and to ten figures. */
const SHARED = join(import.meta.dirname, '../../../../shared/data/detection');
const TOLERANCE = 1e-6;

const THERE = existsSync(SHARED);

/** The body of a suite that is skipped is read all the same. */
const lines = (file: string): string[][] => !THERE ? [[]] : readFileSync(join(SHARED, file), 'utf8').replaceAll(/[\r"]/g, '').trim().split('\n').map((line) => line.split(','));

/** What R wrote: nothing, NA or NaN where it did not judge; Farrington's original method writes 0 there. */
const boundOf = (text: string, zeroIsNone: boolean): number | null => (text === '' || text === 'NA' || text === 'NaN' || (zeroIsNone && Number(text) === 0) ? null : Number(text));

type Wrong = { where: string; ours: number | null; theirs: number | null };
function compare(wrong: Wrong[], where: string, ours: number | null, theirs: number | null): void {
  const same = ours === null || theirs === null ? ours === theirs : Math.abs(ours - theirs) <= TOLERANCE * Math.abs(theirs);
  if (!same) wrong.push({ where, ours, theirs });
}

describe.skipIf(!THERE)('against R, on the benchmark of 42 scenarios', () => {
  const head = lines('series.csv')[0]!;
  const series = new Map(lines('series.csv').slice(1).map((row) => [`${row[0]} ${row[1]}`, row[head.indexOf('y')]!.split(' ').map(Number)]));
  const bounds = lines('r-upperbounds.csv').slice(1);

  test.each(['farringtonFlexible_nbPlugin_a01', 'farrington_original_a01', 'ears_C1_a01', 'ears_C2_a01', 'ears_C3_a025'])('%s: every bound and every alarm of 420 series', (name) => {
    const wrong: Wrong[] = [];
    let [weeks, alarms] = [0, 0];
    for (const [scenario, rep, , upper] of bounds.filter((row) => row[2] === name)) {
      const counts = series.get(`${scenario} ${rep}`)!;
      const judge = methodOf(name)!.detector(counts);
      upper!.split(' ').forEach((text, i) => {
        const theirs = boundOf(text, name === 'farrington_original_a01');
        const ours = judge(575 + i);
        compare(wrong, `${scenario} ${rep} ${576 + i}`, ours.upper, theirs);
        if (ours.alarm !== (theirs !== null && counts[575 + i]! > theirs)) wrong.push({ where: `alarm ${scenario} ${rep} ${576 + i}`, ours: ours.upper, theirs });
        weeks++;
        if (ours.alarm) alarms++;
      });
    }
    expect(wrong).toEqual([]);
    expect(weeks).toBe(420 * 49);
    expect(alarms).toBeGreaterThan(200);
  }, 90_000);
});

/** Years that R was told to look back, by series; Farrington's original method looked back three everywhere, and EARS ran at 0.1 %, 0.1 % and 2.5 %. */
const REAL: readonly { file: string; years: number | null; judged: number; same?: SameWeek }[] = [
  { file: 'rotaBB_monthly', years: null, judged: 85 },
  { file: 'salmNewport_DE_weekly', years: 5, judged: 129, same: byCalendar(Date.UTC(2003, 11, 29) / 86_400_000) },
  { file: 'salmonella_agona_UK_weekly', years: 4, judged: 31 },
  { file: 'ucdp_Bangladesh_weekly_events', years: 5, judged: 1254 },
  { file: 'ucdp_Myanmar_weekly_events', years: 5, judged: 1254 },
  { file: 'unodc_Afghanistan_weekly_seizures', years: 3, judged: 114 },
  { file: 'unodc_Pakistan_weekly_seizures', years: 3, judged: 114 },
  { file: 'unodc_Uzbekistan_weekly_seizures', years: 3, judged: 114 },
];

describe.skipIf(!THERE)('against R, on real series', () => {
  test.each(REAL)('$file', ({ file, years, judged, same = bySeasons }) => {
    const [head, ...rows] = lines(join('r-oracle', `${file}.csv`)) as [string[], ...string[][]];
    const counts = rows.map((row) => Number(row[head.indexOf('observed')]));
    const detectors: Record<string, Detector> = { C1: earsC1(0.001), C2: earsC2(0.001), C3: earsC3(0.025) };
    if (years !== null) Object.assign(detectors, { fo: farrington({ ...FARRINGTON, years: 3, same }), ff: farringtonFlexible({ ...FLEXIBLE, years, same }) });
    for (const [name, detector] of Object.entries(detectors)) {
      const judge = detector(counts);
      const wrong: Wrong[] = [];
      let weeks = 0;
      rows.forEach((row, week) => {
        const alarm = row[head.indexOf(`${name}_alarm`)]!;
        if (alarm === '' || alarm === 'NA') return;
        const ours = judge(week);
        const theirs = boundOf(row[head.indexOf(`${name}_upper`)]!, name === 'fo');
        compare(wrong, `${name} ${week + 1}`, ours.upper, theirs);
        if (ours.alarm !== (alarm === '1')) wrong.push({ where: `alarm ${name} ${week + 1}`, ours: ours.upper, theirs });
        weeks++;
      });
      expect(wrong).toEqual([]);
      expect(weeks).toBe(name === 'C3' ? rows.filter((row) => !['', 'NA'].includes(row[head.indexOf('C3_alarm')]!)).length : judged);
    }
  });
});

if (!THERE) process.stderr.write('\n!!! ../shared is not here: the thresholds were not compared with those of R !!!\n\n');
