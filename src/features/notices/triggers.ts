import type { Trigger } from './rules.ts';

/** Who is told what: one line each. What happens is found by `happenings`; what is said stands in `words`, as `n_key` and, for a mail, `m_key`. */
export const TRIGGERS: readonly Trigger[] = [
  { key: 'requested', to: 'asked', mail: true, urgent: true },
  { key: 'answered', to: 'requester', mail: true, urgent: false },
  { key: 'all_answered', to: 'requester', mail: true, urgent: true },
  { key: 'circulated', to: 'asked', mail: true, urgent: true },
  { key: 'objection', to: 'asked', mail: true, urgent: false },
  { key: 'objection_withdrawn', to: 'asked', mail: true, urgent: false },
  { key: 'broken', to: 'asked', mail: true, urgent: true },
  { key: 'adopted', to: 'asked', mail: true, urgent: false },
  { key: 'not_adopted', to: 'asked', mail: true, urgent: false },
  { key: 'use_proposed', to: 'asked', mail: true, urgent: true },
  { key: 'use_objected', to: 'asked', mail: true, urgent: false },
  { key: 'extended', to: 'asked', mail: true, urgent: true },
  { key: 'withdrawn', to: 'asked', mail: true, urgent: false },
  { key: 'converted', to: 'asked', mail: true, urgent: true },
  { key: 'escalated', to: 'asked', mail: true, urgent: true },
  { key: 'confirmed', to: 'asked', mail: true, urgent: false },
  { key: 'convened', to: 'asked', mail: true, urgent: true },
  { key: 'moved', to: 'asked', mail: true, urgent: true },
  { key: 'cancelled', to: 'asked', mail: true, urgent: true },
  { key: 'decided', to: 'asked', mail: true, urgent: false },
  { key: 'hour_24', to: 'owing', mail: true, urgent: false },
  { key: 'hour_2', to: 'owing', mail: true, urgent: true },
  { key: 'published', to: 'everyone', mail: true, urgent: false },
  { key: 'warned', to: 'asked', mail: true, urgent: true },
  { key: 'tasked', to: 'answerers', mail: true, urgent: true },
  { key: 'proposed', to: 'issuers', mail: true, urgent: false },
  { key: 'returned', to: 'named', mail: true, urgent: true },
  { key: 'signal', to: 'handlers', mail: true, urgent: false },
  { key: 'resolved', to: 'named', mail: true, urgent: false },
  { key: 'account', to: 'named', mail: true, urgent: false },
];
/** What a person may choose to have by mail. */
export const MAILED: readonly string[] = TRIGGERS.filter((one) => one.mail).map((one) => one.key);
