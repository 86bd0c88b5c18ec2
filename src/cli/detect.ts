import { readFileSync } from 'node:fs';
import { METHODS, methodOf, type Method } from '../core/detection/methods.ts';
import { NotTaken, UsageError } from './arguments.ts';
import { cellsOf } from './cells.ts';

export type Series = { readonly scenario: number | string; readonly rep: number | string; readonly counts: readonly number[] };
/** First and last week judged, from 1. */
export type Weeks = { readonly from: number; readonly to: number };
export type Judged = { readonly scenario: number | string; readonly rep: number | string; readonly method: string; readonly alarms: (0 | 1)[]; readonly upper: (number | null)[] };

const COLUMNS = ['scenario', 'rep', 'y'] as const;
const JUDGED: Weeks = { from: 576, to: 624 };
const MOST_COUNT = 1e9;

/**
 * Series from a CSV with the columns `scenario`, `rep` and `y` (counts by week, oldest first, with blanks between); no other column is read.
 * @throws NotTaken
 */
export function readSeries(text: string): Series[] {
  const [head, ...rows] = cellsOf(text, 'Nothing was judged');
  if (!head) throw new NotTaken('Nothing was judged: the file is empty. Give a CSV with the columns scenario, rep and y.');
  const places = COLUMNS.map((name) => {
    const at = head.cells.indexOf(name);
    if (at < 0) throw new NotTaken(`Nothing was judged: line ${head.line} has no column "${name}", but ${head.cells.slice(0, 8).join(', ')}. Name the columns scenario, rep and y in the first line.`);
    return at;
  });
  if (rows.length === 0) throw new NotTaken('Nothing was judged: the file has a head and no series. Put one series on each line after it.');
  return rows.map(({ line, cells }) => {
    if (cells.length !== head.cells.length) throw new NotTaken(`Nothing was judged: line ${line} has ${cells.length} fields and the head has ${head.cells.length}. Put fields that hold a comma in quotes.`);
    const [scenario, rep, y] = places.map((at) => cells[at]!.trim()) as [string, string, string];
    return { scenario: labelOf(scenario), rep: labelOf(rep), counts: countsOf(y, line) };
  });
}

const labelOf = (text: string): number | string => (/^(0|[1-9]\d{0,14})$/.test(text) ? Number(text) : text);

function countsOf(y: string, line: number): number[] {
  if (y === '') throw new NotTaken(`Nothing was judged: line ${line} has no counts in y. Write the counts of all weeks there, with blanks between.`);
  return y.split(/\s+/).map((word, i) => {
    const count = /^\d+(\.0+)?$/.test(word) ? Number(word) : Number.NaN;
    if (!(count <= MOST_COUNT)) throw new NotTaken(`Nothing was judged: week ${i + 1} of line ${line} is "${word.slice(0, 40)}". Counts are whole numbers from 0 to ${MOST_COUNT.toLocaleString('en')}; a week that is not known is not a 0, so leave such a series out.`);
    return count;
  });
}

/** @throws UsageError for a name that is not there */
export function methodNamed(name: unknown): Method {
  const method = typeof name === 'string' ? methodOf(name) : undefined;
  if (!method) throw new UsageError(`${name === undefined ? 'No method was named' : `There is no method "${String(name)}"`}. Write --method and one of: ${METHODS.map((one) => one.name).join(', ')}.`);
  return method;
}

/** @param text "576-624", or a single week. @throws UsageError */
export function weeksIn(text: unknown): Weeks {
  if (text === undefined) return JUDGED;
  const [, first, last] = /^(\d{1,6})(?:-(\d{1,6}))?$/.exec(String(text)) ?? [];
  const [from, to] = [Number(first), Number(last ?? first)];
  if (!(from >= 1 && to >= from)) throw new UsageError(`"${String(text)}" are no weeks. Write the first and the last week to judge, from 1, as in --weeks 576-624.`);
  return { from, to };
}

/** The verdicts on the weeks asked for; weeks that the series does not have, or the method does not judge, are no alarm and null. */
export function judge({ scenario, rep, counts }: Series, { name, detector }: Method, weeks: Weeks): Judged {
  const verdictOn = detector(counts);
  const verdicts = Array.from({ length: weeks.to - weeks.from + 1 }, (_, i) => (weeks.from + i <= counts.length ? verdictOn(weeks.from + i - 1) : { alarm: false, upper: null }));
  return { scenario, rep, method: name, alarms: verdicts.map(({ alarm }) => (alarm ? 1 : 0)), upper: verdicts.map(({ upper }) => upper) };
}

type Told = { out(line: string): void; err(line: string): void; step(step: { done: number; of: number; what: string }): void; end(): void };

/** `comity detect`: one line for each series, as soon as it is judged. */
export function detect(values: Readonly<Record<string, unknown>>, json: boolean, { out, err, step, end }: Told): void {
  const method = methodNamed(values.method);
  const weeks = weeksIn(values.weeks);
  if (typeof values.series !== 'string') throw new UsageError('No file was named. Write --series and the name of a CSV with the columns scenario, rep and y.');
  const series = readSeries(readFileSync(values.series, 'utf8'));
  const short = series.filter(({ counts }) => counts.length < weeks.to).length;
  series.forEach((one, i) => {
    step({ done: i, of: series.length, what: `${method.name}` });
    const judged = judge(one, method, weeks);
    if (json) return out(JSON.stringify(judged));
    const marked = judged.alarms.flatMap((alarm, at) => (alarm ? [weeks.from + at] : []));
    out(`${judged.scenario} ${judged.rep}: ${marked.length === 0 ? 'no week marked' : `marked ${marked.join(', ')}`}`);
  });
  end();
  if (short > 0) err(`${short} of ${series.length} series end before week ${weeks.to}; weeks that are not there are null, and no alarm.`);
}
