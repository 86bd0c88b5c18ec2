import type { Said } from '../../platform/feature.ts';
import type { Announced } from './schema.ts';

export const saysAnnounced = ({ symbol }: Announced): Said => [{ key: 'act_announced', facts: { symbol } }];
