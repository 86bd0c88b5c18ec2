/** Draws from the forecast of each unit and month: rows of one size, one after another. */
export type Draws = {
  /** Number of the unit of each row. */
  readonly units: Int32Array;
  /** Number of the month of each row. */
  readonly months: Int32Array;
  /** Draws in a row. */
  readonly size: number;
  /** In no order within a row. */
  readonly values: Float32Array;
};

export const rowOf = ({ values, size }: Draws, row: number): Float32Array => values.subarray(row * size, (row + 1) * size);

/** Deaths are whole: what a model draws between two is taken to the nearer. In place. */
export function whole(draws: Draws): Draws {
  for (let i = 0; i < draws.values.length; i++) draws.values[i] = Math.max(0, Math.round(draws.values[i]!));
  return draws;
}
