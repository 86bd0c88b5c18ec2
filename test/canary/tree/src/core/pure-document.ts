// must fail: pure 'document'
export const title = (): string => document.title;
