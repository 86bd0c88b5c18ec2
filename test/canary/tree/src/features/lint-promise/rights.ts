// must fail: lint no-restricted-syntax
export const may = async (): Promise<boolean> => true;
