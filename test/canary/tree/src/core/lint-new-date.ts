// must fail: lint no-restricted-syntax
export const now = (): string => new Date().toISOString();
