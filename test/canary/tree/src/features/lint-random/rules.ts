// must fail: lint no-restricted-syntax
export const draw = (): number => Math.random();
