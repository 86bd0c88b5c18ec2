// must fail: lint @typescript-eslint/require-array-sort-compare
export const sorted = (all: number[]): number[] => all.sort();
