import { expect, it } from 'vitest';
import { onDatabases } from '../testbed.ts';
import { killRounds } from './rounds.ts';

/** A few rounds here; fifty on each database in `kill.slow.test.ts`. */
onDatabases((kind) => {
  it('keeps every acknowledged act through kill -9 in the middle of writes', { timeout: 120_000 }, async () => {
    const { acknowledged, acts } = await killRounds(kind, 4);
    expect(acknowledged).toBeGreaterThanOrEqual(12);
    expect(acts).toBeGreaterThanOrEqual(acknowledged);
  });
});
