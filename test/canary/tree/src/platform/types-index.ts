// must fail: types TS2322
export const first = (all: readonly string[]): string => all[0];
