/** A = L Lᵀ for a positive definite matrix, of which only the lower half is read. Gives L, row by row. */
export function factorOf(matrix: readonly ArrayLike<number>[]): number[][] {
  const factor: number[][] = [];
  for (let j = 0; j < matrix.length; j++) {
    const row: number[] = [];
    for (let k = 0; k < j; k++) row.push((matrix[j]![k]! - dot(row, factor[k]!, k)) / factor[k]![k]!);
    row.push(Math.sqrt(Math.max(matrix[j]![j]! - dot(row, row, j), Number.MIN_VALUE)));
    factor.push(row);
  }
  return factor;
}

function dot(a: readonly number[], b: readonly number[], length: number): number {
  let sum = 0;
  for (let m = 0; m < length; m++) sum += a[m]! * b[m]!;
  return sum;
}

/** x with L x = right. */
export function forward(factor: readonly (readonly number[])[], right: ArrayLike<number>): number[] {
  const found: number[] = [];
  for (let j = 0; j < factor.length; j++) found.push((right[j]! - dot(factor[j]!, found, j)) / factor[j]![j]!);
  return found;
}

/** x with A x = right, for A = L Lᵀ. */
export function solve(factor: readonly (readonly number[])[], right: ArrayLike<number>): number[] {
  const found = forward(factor, right);
  for (let j = found.length - 1; j >= 0; j--) {
    for (let k = j + 1; k < found.length; k++) found[j]! -= factor[k]![j]! * found[k]!;
    found[j]! /= factor[j]![j]!;
  }
  return found;
}
