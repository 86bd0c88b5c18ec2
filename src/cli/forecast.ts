import { BINNED_DRAWS } from '../core/scoring/ignorance.ts';
import { scoreDraws } from '../core/scoring/window.ts';
import { UsageError } from './arguments.ts';
import { backtest, cells, run } from './forecast-models.ts';
import { readDraws } from './draws.ts';
import type { Command } from './told.ts';

const figure = (value: number): string => value.toLocaleString('en', { minimumFractionDigits: 4, maximumFractionDigits: 4 });

/** `comity forecast score`: the three scores of a file of draws. */
const score: Command = async (values, json, { out, err, step, end }) => {
  if (typeof values.draws !== 'string') throw new UsageError('No file was named. Write --draws and the name of a CSV with the columns month_id, country_id (or priogrid_gid), actual, d0, d1 and so on; gzip may have packed it.');
  const { kind, draws, observed } = await readDraws(values.draws, (done, of) => step({ done, of, what: 'reading' })).finally(end);
  const { crps, ign, mis, n } = scoreDraws(draws, observed);
  if (json) return out(JSON.stringify({ crps, ign, mis, n }));
  out(`CRPS            ${figure(crps)} deaths`);
  out(`Ignorance       ${figure(ign)} bits`);
  out(`Interval, 90 %  ${figure(mis)} deaths`);
  out(`Means over ${n.toLocaleString('en')} ${kind} months of ${draws.size.toLocaleString('en')} draws each; less is better.`);
  if (draws.size !== BINNED_DRAWS) err(`For the ignorance score ${draws.size.toLocaleString('en')} draws were brought to 1,000 by a Fourier series, as the challenge does; it depends on their order. Give 1,000 draws to be free of that.`);
};

/** By the name of the command. */
export const FORECAST: Readonly<Record<string, Command>> = { 'forecast score': score, 'forecast backtest': backtest, 'forecast run': run, 'forecast panel': cells };
