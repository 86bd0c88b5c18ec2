import { both } from './features/beta/index.ts';

export const desk = { both };
