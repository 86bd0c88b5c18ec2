// must fail: pure 'console'
export const speak = (line: string): void => console.log(line);
