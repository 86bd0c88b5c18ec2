import type { Panel } from '../../core/forecast/panel.ts';
import { knownAt, monthName, monthOf, seriesOf } from '../../core/forecast/panel.ts';
import type { Left } from './schema.ts';

export type Figure = { readonly area: string; readonly period: string; readonly value: number };

/** Known months that a country needs up to the origin. */
export const FEWEST_MONTHS = 24;
const LETTERS = 26;

/** The number of a country in a panel, from the letters of its code, so that its draws are the same whatever else is in the series. */
export const unitOf = (area: string): number => [...area].reduce((n, letter) => n * LETTERS + letter.charCodeAt(0) - 65, 0);
export const monthNumber = (period: string): number => monthOf(Number(period.slice(0, 4)), Number(period.slice(5, 7)));

/**
 * The panel of a series of monthly figures. A month without a figure is missing, which is not zero.
 * @param beside the codes of the countries beside one; null where nobody says
 */
export function panelOf(figures: readonly Figure[], { from, to }: { from: string; to: string }, beside: ((area: string) => readonly string[]) | null = null): Panel {
  const names = [...new Set(figures.map(({ area }) => area))].sort();
  const [first, months] = [monthNumber(from), monthNumber(to) - monthNumber(from) + 1];
  const place = new Map(names.map((area, i) => [area, i]));
  const counts = new Float64Array(names.length * months).fill(Number.NaN);
  for (const { area, period, value } of figures) counts[place.get(area)! * months + monthNumber(period) - first] = value;
  return { kind: 'country', units: names.map(unitOf), names, first, months, counts, neighbours: beside && names.map((area) => beside(area).flatMap((other) => place.get(other) ?? [])) };
}

export type Basis = { /** What was known at the origin. */ readonly known: Panel; /** Places of the countries that can be forecast. */ readonly units: readonly number[]; readonly left: readonly Left[] };

/** Which countries have enough history for an origin, and why the others have not. @param origin within the panel */
export function basisOf(panel: Panel, origin: string): Basis {
  const known = knownAt(panel, monthNumber(origin));
  const units: number[] = [];
  const left: Left[] = [];
  for (const [unit, area] of known.names.entries()) {
    const counts = seriesOf(known, unit);
    const long = counts.reduce((n, count) => n + (Number.isNaN(count) ? 0 : 1), 0);
    if (Number.isNaN(counts[counts.length - 1]!)) left.push({ area, why: 'hole' });
    else if (long < FEWEST_MONTHS) left.push({ area, why: 'short' });
    else units.push(unit);
  }
  return { known, units, left };
}

/** "2022-05" for a number of a panel. */
export const periodOfMonth = monthName;
