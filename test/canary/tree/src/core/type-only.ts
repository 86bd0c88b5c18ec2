export type Alpha = { name: string };
