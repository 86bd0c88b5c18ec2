import { writeSync } from 'node:fs';
import { assemble } from '../../src/desk.ts';
import { makeDigests } from '../../src/features/subscriptions/index.ts';
import { stillClock } from '../../src/platform/clock.ts';
import { openPostgres } from '../../src/platform/db/database.ts';
import { noLog } from '../../src/platform/log.ts';

/** A process that does what a serving one's timer does, without a pause, at an hour that moves on: until it has gone so far, or is killed. */
const [url, from, days] = process.argv.slice(2);
const database = openPostgres(url!);
const clock = stillClock(from!);
const desk = assemble({ database, clock, example: false, log: noLog });
for (let hour = 0; hour <= Number(days) * 24; hour += 4) {
  clock.set(new Date(Date.parse(from!) + hour * 3_600_000).toISOString());
  const { made } = await makeDigests(desk);
  writeSync(1, `${made}\n`);
}
await database.close();
