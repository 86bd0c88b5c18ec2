// must fail: pure 'crypto'
export const id = (): string => crypto.randomUUID();
