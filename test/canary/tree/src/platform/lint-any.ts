// must fail: lint @typescript-eslint/no-explicit-any
export const name = (value: unknown): string => (value as any).name;
