// must fail: lint @typescript-eslint/consistent-type-imports
// must fail: types TS1484
import { Instant } from '../core/time.ts';

export const at: Instant = '2022-05-13T11:00:00.000Z';
