import type { Said } from '../../platform/feature.ts';
import type { Drafted, Frozen, Revised } from './schema.ts';

export const saysDrafted = ({ id }: Drafted): Said => [{ key: 'act_drafted', facts: { id } }];
export const saysRevised = ({ id }: Revised): Said => [{ key: 'act_revised', facts: { id } }];
export const saysFrozen = ({ id, version }: Frozen): Said => [{ key: 'act_frozen', facts: { id, version } }];
