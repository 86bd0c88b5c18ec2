// must fail: pure 'navigator'
export const language = (): string => navigator.language;
