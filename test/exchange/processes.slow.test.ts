import { expect, test } from 'vitest';
import { onDatabases } from '../testbed.ts';
import { FAULTS, POINTS, processRounds } from './rounds.ts';

const ROUNDS = 6;

onDatabases((kind) => {
  test(`four processes, each commit and each fault ${ROUNDS} times`, async () => {
    const done = await processRounds(kind, { ids: ['sec', 'a', 'b', 'c'], rounds: ROUNDS });
    expect(done).toMatchObject({ deaths: POINTS.length * ROUNDS, faults: FAULTS.length * ROUNDS });
    process.stdout.write(`${kind}: ${done.records} records, ${done.deaths} deaths, ${done.faults} times each fault\n`);
  });
});
