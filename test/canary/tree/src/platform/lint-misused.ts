// must fail: lint @typescript-eslint/no-misused-promises
const may = async (): Promise<boolean> => false;
export const shown = (): string => (may() ? 'yes' : 'no');
