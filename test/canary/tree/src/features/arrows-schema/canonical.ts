export const canonical = (value: unknown): string => JSON.stringify(value);
