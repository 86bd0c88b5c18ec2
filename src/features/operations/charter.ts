import type { Charter } from '../../core/charter/schema.ts';
import type { NotificationRule } from '../../core/operation/owed.ts';
import { READINESS, type Readiness } from '../../core/operation/schema.ts';

/** Whom the charter wants told of an operation, and within how many days of the decision; null where it is practice alone. */
export const notificationRules = (charter: Charter): NotificationRule[] =>
  (charter.notifications ?? []).filter((one) => one.when === 'operation').map((one) => ({ to: one.to, within: one.within === 'at_once' ? 0 : one.within === 'practice' ? null : Number(one.within.slice(1, -1)) }));

export const readinessOrder: readonly Readiness[] = READINESS;
