import type { Step } from '../../core/step.ts';
import { dayOf, type Instant } from '../../core/time.ts';
import type { Words } from '../../core/words.ts';
import { outcomeOf } from './commands.ts';
import type { FullProcedure } from './store.ts';

/** The decision a procedure came to, if its hour has passed: no act of its own, the acts and the time decide. */
export function stepOfDecision(p: FullProcedure, title: Words, now: Instant, zone: string): Step | null {
  const outcome = outcomeOf(p, now);
  if (outcome.state !== 'adopted') return null;
  const at = outcome.decidedAt!;
  return { lane: 'decision', from: dayOf(at, zone), to: null, at, precision: 'day', what: title, who: p.body, href: `/texts/${p.text}`, act: null, source: p.id, example: p.example };
}
