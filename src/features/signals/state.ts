import { addHours, type Instant } from '../../core/time.ts';
import type { Alerts } from '../watch/index.ts';
import type { Verdict } from './schema.ts';

/** What people did about a signal, in the order in which they did it. */
export type Step =
  | { readonly kind: 'acknowledged'; readonly by: string; readonly at: Instant; readonly seq: number }
  | { readonly kind: 'assessed'; readonly by: string; readonly at: Instant; readonly seq: number; readonly verdict: Verdict; readonly words: Readonly<Record<string, string>> }
  | { readonly kind: 'escalated'; readonly by: string; readonly at: Instant; readonly seq: number; readonly to: string; readonly answerBy: Instant; readonly words: Readonly<Record<string, string>> }
  | { readonly kind: 'closed'; readonly by: string; readonly at: Instant; readonly seq: number; readonly words: Readonly<Record<string, string>> };

/** `overdue` is escalated by the hour: nobody acknowledged it in time. `cleared`: its series has gone back since. */
export const STATES = ['new', 'overdue', 'acknowledged', 'assessed', 'escalated', 'warned', 'cleared', 'closed', 'expired'] as const;
export type State = (typeof STATES)[number];
/** Those that ask something of somebody. */
export const OPEN: readonly State[] = ['new', 'overdue', 'acknowledged', 'assessed', 'escalated'];

export type Raised = { readonly raised_at: Instant; readonly cleared: boolean };
export type Stand = { readonly state: State; /** When it has to be acknowledged, answered or is gone. */ readonly by: Instant | null };

/**
 * Where a signal stands at an hour. People's last word holds: a warning that cites it, a close, an escalation, an assessment, an
 * acknowledgement. Where nobody said anything the hour speaks: not acknowledged in time, it goes up; not open for ever, it ends.
 */
export function stateOf(signal: Raised, steps: readonly Step[], warned: boolean, alerts: Alerts, now: Instant): Stand {
  const ends = expiresAt(signal, alerts);
  if (warned) return { state: 'warned', by: null };
  const last = steps.at(-1);
  if (last?.kind === 'closed') return { state: 'closed', by: null };
  if (now >= ends) return { state: 'expired', by: null };
  if (last?.kind === 'escalated') return { state: 'escalated', by: last.answerBy };
  if (last?.kind === 'assessed') return { state: last.verdict === 'false' ? 'closed' : 'assessed', by: null };
  if (signal.cleared) return { state: 'cleared', by: null };
  if (last) return { state: 'acknowledged', by: ends };
  const by = addHours(signal.raised_at, alerts.acknowledgeHours);
  return { state: now >= by ? 'overdue' : 'new', by };
}

export const expiresAt = ({ raised_at }: Pick<Raised, 'raised_at'>, { expiresDays }: Alerts): Instant => addHours(raised_at, expiresDays * 24);
