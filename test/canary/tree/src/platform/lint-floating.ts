// must fail: lint @typescript-eslint/no-floating-promises
const work = async (): Promise<number> => 1;
export const begin = (): void => {
  work();
};
