import type { Said } from '../../platform/feature.ts';
import type { Issued, Proposed, Returned, Withdrawn } from './schema.ts';

export const saysIssued = ({ id, approves }: Issued): Said => [approves ? { key: 'act_approved', facts: { id, proposal: approves.proposal } } : { key: 'act_issued', facts: { id } }];
export const saysProposed = ({ id, revision }: Proposed): Said => [{ key: revision === 1 ? 'act_proposed' : 'act_changed', facts: { id } }];
export const saysReturned = ({ proposal }: Returned): Said => [{ key: 'act_returned', facts: { id: proposal } }];
export const saysWithdrawn = ({ proposal }: Withdrawn): Said => [{ key: 'act_withdrawn', facts: { id: proposal } }];
