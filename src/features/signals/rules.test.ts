import { describe, expect, test } from 'vitest';
import { actsOf } from '../../../test/actors.ts';
import { testRefusals } from '../../../test/cases/refusal.ts';
import { acknowledging, assessing, closing, escalating, KEY, markOf, missing, run, setting, signalRefusals } from '../../../test/cases/signals.ts';
import { signals } from './index.ts';
import { LISTED } from './rules.ts';

describe('what is recorded', () => {
  test.each([
    ['a run', run(), 'signals.judged'], ['an acknowledgement', acknowledging(), 'signals.acknowledged'], ['an assessment', assessing(), 'signals.assessed'],
    ['an assessment after the end', assessing({ verdict: 'false' }, { key: KEY, state: 'expired', open: false }), 'signals.assessed'],
    ['an escalation', escalating(), 'signals.escalated'], ['a close', closing(), 'signals.closed'], ['a missed event', missing(), 'signals.missed'], ['a threshold', setting(), 'signals.threshold_set'], ['no threshold any more', setting({ threshold: null }), 'signals.threshold_set'],
  ])('%s is one act for the parties, of the shape it is stored in', (_, decision, kind) => {
    const acts = actsOf(decision);
    expect(acts).toMatchObject([{ kind, dossier: 'desk', audience: ['parties'] }]);
    expect(signals.acts[kind]!.payload.safeParse(acts[0]!.payload).error).toBeUndefined();
  });

  test('a run lists so many marks and counts the rest', () => {
    const marks = Array.from({ length: LISTED + 5 }, (_, i) => markOf({ area: `AF-${i}` }));
    expect(actsOf(run({}, marks))[0]!.payload).toMatchObject({ id: 'R-2', unlisted: 5, marks: { length: LISTED } });
  });
  test('a run that found nothing is recorded too: that nothing stood out is an answer', () => expect(actsOf(run({}, []))).toHaveLength(1));
});

testRefusals(signalRefusals);
