// must fail: lint @typescript-eslint/no-unused-vars
export const one = (n: number): number => {
  const two = n * 2;
  return n;
};
