import { createWriteStream, writeFileSync } from 'node:fs';
import { once } from 'node:events';
import { AHEAD_OF_WINDOW, difference, originOf, scoreWindow, type WindowResult } from '../core/forecast/backtest.ts';
import { calibrationOf, fallenIn, type Fallen } from '../core/forecast/calibration.ts';
import type { Draws } from '../core/forecast/draws.ts';
import type { Asked } from '../core/forecast/forecast.ts';
import { LEARNS_FROM, type Model } from '../core/forecast/model.ts';
import type { Learned } from '../core/forecast/models/best.ts';
import { CHOSEN, modelById, MODELS } from '../core/forecast/models/models.ts';
import { existing, knownAt, lastMonth, monthName, monthOf, type Panel } from '../core/forecast/panel.ts';
import { kept } from '../platform/forecast-kept.ts';
import { drawnFrom } from '../platform/forecasting.ts';
import { NotTaken, UsageError } from './arguments.ts';
import { panelOfEvents, readPanel } from './panel.ts';
import type { Command, Told } from './told.ts';

const MOST_DRAWS = 10_000;
const SCORES = ['crps', 'ign', 'mis'] as const;

const named = (values: Readonly<Record<string, unknown>>, name: string, what: string): string => {
  const value = values[name];
  if (typeof value !== 'string' || value === '') throw new UsageError(`No ${what} was named. Write --${name} and ${what === 'file' ? 'the name of the file' : `the ${what}`}.`);
  return value;
};

function numberOf(values: Readonly<Record<string, unknown>>, name: string, standard: number, most: number): number {
  const text = values[name] ?? String(standard);
  const value = typeof text === 'string' && /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (!(value >= 1 && value <= most)) throw new UsageError(`--${name} is "${String(text)}". Write a whole number from 1 to ${most.toLocaleString('en')}.`);
  return value;
}

function modelsOf(text: string): readonly Model[] {
  if (text === 'all') return MODELS;
  return text.split(',').map((id) => {
    const model = modelById(id.trim());
    if (!model) throw new UsageError(`There is no model "${id.trim()}". Write all, or some of ${MODELS.map((one) => one.id).join(', ')}, with commas between.`);
    return model;
  });
}

function windowsOf(text: string, panel: Panel): number[] {
  const years = text.split(',').flatMap((part) => {
    const found = /^\s*(\d{4})(?:-(\d{4}))?\s*$/.exec(part);
    const [from, to] = [Number(found?.[1]), Number(found?.[2] ?? found?.[1])];
    if (!found || to < from || to - from > 60) throw new UsageError(`--windows is "${text.slice(0, 60)}". Write years, such as 2018-2021 or 2018,2020.`);
    return Array.from({ length: to - from + 1 }, (_, i) => from + i);
  });
  for (const year of years) {
    if (originOf(year) - panel.first + 1 < LEARNS_FROM) throw new NotTaken(`Nothing was forecast: the panel begins in ${monthName(panel.first)}, and a forecast of ${year} needs ${LEARNS_FROM} months before ${monthName(originOf(year) + 1)}. Leave ${year} out, or give an older panel.`);
    if (monthOf(year, 1) > lastMonth(panel)) throw new NotTaken(`Nothing was forecast: the panel ends in ${monthName(lastMonth(panel))}, so nothing of ${year} could be scored. Leave ${year} out, or give a newer panel.`);
  }
  return years;
}

/** Draws of a model from an origin; what `best` learns is learned on all processors. */
async function drawsOf(model: Model, known: Panel, asked: Asked, step: Told['step'], what: string, keep?: string): Promise<Draws> {
  if (existing(known).length === 0) throw new NotTaken(`Nothing was forecast: nobody exists in ${monthName(lastMonth(known))}. Choose an earlier origin.`);
  return drawnFrom(model, known, asked, {
    progress: (at) => step({ ...at, what: `${at.what} ${what}` }),
    ...(keep !== undefined && { keep: (panel: Panel, learn: () => Promise<Learned>) => kept(keep, panel, learn) }),
  });
}

/** `comity forecast backtest`: a line for each model and window. */
export const backtest: Command = async (values, json, { out, err, step, end }) => {
  const file = named(values, 'panel', 'file');
  const models = modelsOf(typeof values.models === 'string' ? values.models : 'all');
  const { panel, notes } = readPanel(file);
  const years = windowsOf(named(values, 'windows', 'years'), panel);
  const asked = { size: numberOf(values, 'draws', 1000, MOST_DRAWS), seed: numberOf(values, 'seed', 1, 2 ** 31 - 1), ahead: AHEAD_OF_WINDOW };
  notes.forEach(err);
  const results = new Map<string, WindowResult[]>();
  const fallen = new Map<string, Fallen[]>();
  if (!json) out(`${'model'.padEnd(24)} window      CRPS  ignorance  interval 90 %      n`);
  for (const model of models) {
    for (const year of years) {
      const draws = await drawsOf(model, knownAt(panel, originOf(year)), asked, step, `${model.id} ${year}`).finally(end);
      const scored = scoreWindow(panel, draws);
      results.set(model.id, [...(results.get(model.id) ?? []), scored]);
      if (values.calibration === true) fallen.set(model.id, [...(fallen.get(model.id) ?? []), fallenIn(panel, draws)]);
      const { crps, ign, mis, n } = scored;
      if (json) out(JSON.stringify({ model: model.id, window: year, crps, ign, mis, n }));
      else out(row(model.id, String(year), scored));
    }
    const own = results.get(model.id)!;
    if (!json && years.length > 1) out(row(model.id, 'mean', { ...meanOf(own), n: own.reduce((sum, { n }) => sum + n, 0) }));
  }
  if (values.differences === true) compare(results, json, out);
  for (const [model, windows] of fallen) calibrated(model, windows, json, out);
};

const row = (model: string, window: string, { crps, ign, mis, n }: Pick<WindowResult, 'crps' | 'ign' | 'mis' | 'n'>): string => `${model.padEnd(24)} ${window.padStart(6)} ${crps.toFixed(3).padStart(9)} ${ign.toFixed(4).padStart(10)} ${mis.toFixed(2).padStart(14)} ${String(n).padStart(6)}`;
const meanOf = (windows: readonly WindowResult[]): Record<'crps' | 'ign' | 'mis', number> => Object.fromEntries(SCORES.map((score) => [score, windows.reduce((sum, one) => sum + one[score], 0) / windows.length])) as Record<'crps' | 'ign' | 'mis', number>;

function compare(results: ReadonlyMap<string, WindowResult[]>, json: boolean, out: (line: string) => void): void {
  const ours = results.get(CHOSEN.id);
  if (!ours) throw new UsageError(`--differences compares ${CHOSEN.id} with the others. Name it among the models.`);
  if (!json) out(`\n${CHOSEN.id} against${' '.repeat(13)} score      gain   95 % interval, whole ${'units'} drawn anew`);
  for (const [model, theirs] of results) {
    if (model === CHOSEN.id) continue;
    for (const score of SCORES) {
      const { gain, from, to } = difference(ours, theirs, score, 1);
      if (json) out(JSON.stringify({ model: CHOSEN.id, against: model, score, gain, from, to }));
      else out(`${model.padEnd(24)} ${score.padEnd(5)} ${gain.toFixed(4).padStart(9)}   ${from.toFixed(4)} to ${to.toFixed(4)}`);
    }
  }
}

/** How often outcomes lay in their intervals, of the forecasts that leave something open. */
function calibrated(model: string, windows: readonly Fallen[], json: boolean, out: (line: string) => void): void {
  if (windows.every(({ pits }) => pits.length === 0)) return out(json ? JSON.stringify({ model, open: 0 }) : `\n${model}: no forecast leaves anything open`);
  const { rows, open, coverage, histogram } = calibrationOf(windows);
  if (json) return out(JSON.stringify({ model, rows, open, coverage, histogram }));
  out(`\n${model}: of ${rows.toLocaleString('en')} forecasts ${open.toLocaleString('en')} leave something open (the ends of the 90 % interval differ)`);
  for (const { level, share, withEnds } of coverage) out(`${(100 * level).toFixed(0)} % interval: ${(100 * share).toFixed(1)} % of outcomes inside, ${(100 * withEnds).toFixed(1)} % with its ends`);
  out(`where outcomes fell, in twentieths of the forecast, %: ${histogram.map((one) => (100 * one).toFixed(1)).join(' ')}`);
}

/** `comity forecast run`: the draws of one origin, written to a file. */
export const run: Command = async (values, json, { out, err, step, end }) => {
  const [file, to] = [named(values, 'panel', 'file'), named(values, 'out', 'file')];
  const text = named(values, 'origin', 'month');
  const found = /^(\d{4})-(0[1-9]|1[0-2])$/.exec(text);
  if (!found) throw new UsageError(`--origin is "${text.slice(0, 40)}". Write the last month that is known, such as 2021-10.`);
  const model = modelsOf(typeof values.model === 'string' ? values.model : CHOSEN.id)[0]!;
  const size = numberOf(values, 'draws', 1000, MOST_DRAWS);
  const seed = numberOf(values, 'seed', 1, 2 ** 31 - 1);
  const { panel, notes } = readPanel(file);
  const origin = monthOf(Number(found[1]), Number(found[2]));
  if (origin > lastMonth(panel) || origin < panel.first) throw new NotTaken(`Nothing was forecast: the panel runs from ${monthName(panel.first)} to ${monthName(lastMonth(panel))}, so ${text} is no origin. Choose a month of it.`);
  if (origin - panel.first + 1 < LEARNS_FROM) throw new NotTaken(`Nothing was forecast: the panel begins in ${monthName(panel.first)}, and an origin needs ${LEARNS_FROM} months behind it. Choose a later one, or give an older panel.`);
  notes.forEach(err);
  const known = knownAt(panel, origin);
  const draws = await drawsOf(model, known, { size, seed }, step, text, typeof values.keep === 'string' ? values.keep : undefined).finally(end);
  await write(to, panel.kind, draws, step).finally(end);
  const units = existing(known).length;
  if (json) return out(JSON.stringify({ model: model.id, origin: text, units, left: panel.units.length - units, rows: draws.units.length, draws: size, seed, out: to }));
  out(`${draws.units.length.toLocaleString('en')} rows of ${size.toLocaleString('en')} draws by ${model.id} for ${units} ${panel.kind === 'cell' ? 'cells' : 'countries'} from ${monthName(origin + 1)} on are in ${to}.`);
  if (units < panel.units.length) out(`${panel.units.length - units} did not exist in ${text} and are left out.`);
};

async function write(to: string, kind: Panel['kind'], { units, months, size, values }: Draws, step: Told['step']): Promise<void> {
  const file = createWriteStream(to);
  const failed = once(file, 'error').then(([error]: unknown[]) => Promise.reject(error as Error));
  const going = async (): Promise<void> => {
    file.write(`month_id,${kind === 'cell' ? 'priogrid_gid' : 'country_id'},${Array.from({ length: size }, (_, i) => `d${i}`).join(',')}\n`);
    for (let row = 0; row < units.length; row++) {
      if (!file.write(`${months[row]},${units[row]},${values.subarray(row * size, (row + 1) * size).join(',')}\n`)) await once(file, 'drain');
      if (row % 200 === 0) step({ done: row, of: units.length, what: 'writing' });
    }
    file.end();
    await once(file, 'finish');
  };
  await Promise.race([going(), failed]);
}

/** `comity forecast panel`: deaths by cell and month, from events. */
export const cells: Command = async (values, json, { out }) => {
  const [events, to] = [named(values, 'events', 'file'), named(values, 'out', 'file')];
  const { lines, ...made } = panelOfEvents(events);
  writeFileSync(to, `${lines.join('\n')}\n`);
  if (json) return out(JSON.stringify({ ...made, out: to }));
  out(`${made.events.toLocaleString('en')} events in ${made.cells} cells and ${made.months} months are in ${to}; ${made.left.toLocaleString('en')} events that are known no better than by province were left out.`);
};
