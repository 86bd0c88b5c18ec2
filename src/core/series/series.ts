import { periodNumber, type Cadence } from './period.ts';

/**
 * Figures of one indicator in one area, period after period without a hole. Null where the period is not known, or not wholly
 * covered: missing is not zero.
 */
export type Series = {
  readonly indicator: string;
  /** A country (TJK), a province (AF-BDS), a border segment (tajik-afghan), a cell of PRIO-GRID (PG-183427). */
  readonly area: string;
  readonly cadence: Cadence;
  /** The first period. */
  readonly from: string;
  readonly values: readonly (number | null)[];
};

/** The figure of a period; null where it is not known. */
export const valueIn = (series: Series | null, period: string): number | null => (series === null ? null : (series.values[periodNumber(period) - periodNumber(series.from)] ?? null));
