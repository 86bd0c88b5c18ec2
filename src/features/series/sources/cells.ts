import { refuse, type Refusal } from '../../../core/refusal.ts';
import { isPeriod, type Cadence } from '../../../core/series/period.ts';
import type { Line, Row } from './source.ts';

/** Cells that several sources read alike. Each refuses with the line and what stands there. */
export function areaIn(line: Line, column: string): string | Refusal {
  const value = line.cell(column);
  return /^[A-Z]{3}$/.test(value) ? value : refuse('series.bad_area', { line: line.line, value: value.slice(0, 40) }, 'file');
}

export function periodIn(line: Line, column: string, cadence: Cadence): string | Refusal {
  const value = line.cell(column);
  if (isPeriod(value, cadence)) return value;
  return refuse(cadence === 'month' ? 'series.bad_period' : 'series.bad_year', { line: line.line, value: value.slice(0, 40) }, 'file');
}

/** A count; null for an empty cell, which was published as not known. Figures may carry ".0", or be written as 1e+05, as statistical programs write round numbers. */
export function countIn(line: Line, column: string): number | null | Refusal {
  const value = line.cell(column);
  const round = /^\d(\.\d{1,8})?e\+?0?\d$/i.test(value) && Number.isInteger(Number(value)) && Number(value) < 1e9;
  if (!round && !/^(\d{1,9}(\.0+)?)?$/.test(value)) return refuse('series.bad_value', { line: line.line, value: value.slice(0, 40) }, 'file');
  return value === '' ? null : Number(value);
}

/** The first row that says something about an area and a period that an earlier one has said, or null. */
export function repeated(rows: readonly (Row & { line: number })[]): Refusal | null {
  const seen = new Set<string>();
  for (const { line, area, period } of rows) {
    const key = `${area} ${period}`;
    if (seen.has(key)) return refuse('series.twice', { line, value: key }, 'file');
    seen.add(key);
  }
  return null;
}
