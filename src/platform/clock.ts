import { sql } from 'kysely';
import type { Instant } from '../core/time.ts';
import type { Database } from './db/database.ts';

/**
 * The one clock. `now` is the desk's time, which rules and pages use; `wall` is the machine's, which acts carry as
 * the time of recording. They differ only on the example desk, whose clock is set to May 2022 and can be moved forward.
 */
export type Clock = { now(): Instant; wall(): Instant; set(now: Instant): void };

export function systemClock(): Clock {
  const wall = (): Instant => new Date().toISOString();
  return {
    now: wall,
    wall,
    set: () => {
      throw new Error('the clock of a real desk cannot be set');
    },
  };
}

/** Starts at `at` and runs with the machine's time. */
export function setClock(at: Instant): Clock {
  let base = Date.parse(at);
  let started = Date.now();
  return {
    now: () => new Date(base + Date.now() - started).toISOString(),
    wall: () => new Date().toISOString(),
    set: (now) => {
      base = Date.parse(now);
      started = Date.now();
    },
  };
}

/** Stands still until it is set: for tests and for replaying a story. */
export function stillClock(at: Instant): Clock {
  let now = at;
  return { now: () => now, wall: () => new Date().toISOString(), set: (next) => void (now = next) };
}

/** Moves a settable clock forward and keeps the hour, so that a restart does not fall behind it. Never back. */
export async function advance(desk: { clock: Clock; database: Database }, to: Instant): Promise<void> {
  if (to <= desk.clock.now()) return;
  desk.clock.set(to);
  await desk.database.own((lease) => sql`update head set clock_at = greatest(clock_at, ${to}::timestamptz) where id = 1`.execute(lease.db));
}
