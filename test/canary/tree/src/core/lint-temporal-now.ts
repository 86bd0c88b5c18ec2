// must fail: lint no-restricted-syntax
export const now = (): string => Temporal.Now.instant().toString();
