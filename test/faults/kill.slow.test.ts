import { expect, it } from 'vitest';
import { onDatabases } from '../testbed.ts';
import { killRounds } from './rounds.ts';

onDatabases((kind) => {
  it('keeps every acknowledged act through fifty kills', async () => {
    const { acknowledged, acts } = await killRounds(kind, 50);
    process.stderr.write(`${kind}: 50 kills, ${acknowledged} acts acknowledged, ${acts} acts found\n`);
    expect(acknowledged).toBeGreaterThanOrEqual(150);
  });
});
