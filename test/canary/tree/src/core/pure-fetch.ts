// must fail: pure 'fetch'
export const page = (url: string): unknown => fetch(url);
