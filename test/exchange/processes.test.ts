import { expect, test } from 'vitest';
import { onDatabases } from '../testbed.ts';
import { POINTS, processRounds } from './rounds.ts';

/** Once each; `processes.slow.test.ts` does it again and again, with more nodes. */
onDatabases((kind) => {
  test('processes that are killed at each commit, and a network that fails in each way, lose and show nothing', async () => {
    const done = await processRounds(kind, { ids: ['a', 'b'], rounds: 1 });
    expect(done.deaths).toBe(POINTS.length);
  }, 180_000);
});
