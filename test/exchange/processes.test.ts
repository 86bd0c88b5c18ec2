import { expect, test } from 'vitest';
import { onDatabases } from '../testbed.ts';
import { POINTS, processRounds } from './rounds.ts';

/** Half of the deaths and each fault once; `processes.slow.test.ts` has all of them, again and again, with more nodes. */
const HALF = { embedded: 'before', postgresql: 'after' } as const;

onDatabases((kind) => {
  test(`processes that are killed ${HALF[kind]} each commit, and a network that fails in each way, lose and show nothing`, async () => {
    const points = POINTS.filter(({ when }) => when === HALF[kind]);
    expect((await processRounds(kind, { ids: ['a', 'b'], rounds: 1, points })).deaths).toBe(points.length);
  }, 300_000);
});
