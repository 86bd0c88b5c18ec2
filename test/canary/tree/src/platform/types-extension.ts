// must fail: types TS1484
import { Alpha } from '../core/type-only.ts';

export const name = (alpha: Alpha): string => alpha.name;
