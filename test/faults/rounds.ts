import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import { assemble } from '../../src/desk.ts';
import { systemClock } from '../../src/platform/clock.ts';
import { noLog } from '../../src/platform/log.ts';
import { verify } from '../../src/platform/verify.ts';
import { openUnmigrated, type Kind } from '../testbed.ts';
import { killInTheMiddle, losses, prepare, reopen, type Acknowledged } from './kill.ts';

/** Kills a writing process so many times on one database, and checks after each time that nothing acknowledged is gone. */
export async function killRounds(kind: Kind, rounds: number): Promise<{ acknowledged: number; acts: number }> {
  const folder = kind === 'embedded' ? mkdtempSync(join(tmpdir(), 'comity-faults-')) : null;
  const where = folder ?? (await openUnmigrated('postgresql')).url!;
  try {
    await prepare(where);
    const all: Acknowledged = new Map();
    for (let round = 1; round <= rounds; round++) {
      const acknowledged = await killInTheMiddle(where, round);
      for (const [seq, words] of acknowledged) all.set(seq, words);
      const database = reopen(where);
      try {
        expect(await losses(database, acknowledged), `round ${round}`).toEqual([]);
      } finally {
        await database.close();
      }
    }
    const database = reopen(where);
    try {
      expect(await losses(database, all)).toEqual([]);
      const verified = await verify(assemble({ database, clock: systemClock(), example: false, log: noLog }));
      expect(verified.faults).toEqual([]);
      return { acknowledged: all.size, acts: verified.acts };
    } finally {
      await database.close();
    }
  } finally {
    if (folder) rmSync(folder, { recursive: true, force: true });
  }
}
