import { brierMean, type Outcome } from './categorical.ts';
import { isotonic } from './isotonic.ts';

type Group = { forecast: number; count: number; came: number };

/** The distinct forecasts, rising. */
function byForecast(p: readonly number[], outcomes: readonly Outcome[]): Group[] {
  if (p.length !== outcomes.length || p.length === 0) throw new RangeError(`${p.length} probabilities and ${outcomes.length} outcomes`);
  const groups = new Map<number, Group>();
  p.forEach((forecast, i) => {
    const group = groups.get(forecast) ?? { forecast, count: 0, came: 0 };
    groups.set(forecast, group);
    group.count++;
    group.came += outcomes[i]!;
  });
  return [...groups.values()].sort((a, b) => a.forecast - b.forecast);
}

/** Brier = reliability - resolution + uncertainty, by distinct forecasts (Murphy, J. Appl. Meteorol. 12, 1973). */
export function murphyDecomposition(p: readonly number[], outcomes: readonly Outcome[]): { brier: number; reliability: number; resolution: number; uncertainty: number } {
  const groups = byForecast(p, outcomes);
  const base = outcomes.reduce<number>((sum, o) => sum + o, 0) / p.length;
  const mean = (part: (group: Group) => number): number => groups.reduce((sum, group) => sum + group.count * part(group), 0) / p.length;
  return {
    brier: brierMean(p, outcomes), uncertainty: base * (1 - base),
    reliability: mean(({ forecast, came, count }) => (forecast - came / count) ** 2), resolution: mean(({ came, count }) => (came / count - base) ** 2),
  };
}

/** How often it came at each distinct forecast, made to rise: the reliability diagram that asks for no bins (Dimitriadis, Gneiting & Jordan, PNAS 118, 2021). */
export function corpCurve(p: readonly number[], outcomes: readonly Outcome[]): { forecast: number; count: number; observed: number }[] {
  const groups = byForecast(p, outcomes);
  const observed = isotonic(groups.map(({ came, count }) => came / count), groups.map(({ count }) => count));
  return groups.map(({ forecast, count }, i) => ({ forecast, count, observed: observed[i]! }));
}

/** Brier = miscalibration - discrimination + uncertainty, by the CORP curve: none of the three is negative, and no bins are chosen. */
export function corpDecomposition(p: readonly number[], outcomes: readonly Outcome[]): { brier: number; miscalibration: number; discrimination: number; uncertainty: number } {
  const curve = new Map(corpCurve(p, outcomes).map(({ forecast, observed }) => [forecast, observed]));
  const base = outcomes.reduce<number>((sum, o) => sum + o, 0) / p.length;
  const [brier, recalibrated, uncertainty] = [brierMean(p, outcomes), brierMean(p.map((one) => curve.get(one)!), outcomes), base * (1 - base)];
  return { brier, miscalibration: brier - recalibrated, discrimination: uncertainty - recalibrated, uncertainty };
}
