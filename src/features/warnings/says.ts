import type { Said } from '../../platform/feature.ts';
import type { Issued } from './schema.ts';

export const saysIssued = ({ id }: Issued): Said => [{ key: 'act_issued', facts: { id } }];
