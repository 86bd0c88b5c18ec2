// must fail: pure 'process'
export const home = process.env.HOME;
