import { writeSync } from 'node:fs';
import { isRefusal } from '../../src/core/refusal.ts';
import { assemble } from '../../src/desk.ts';
import { openDossier } from '../../src/features/dossiers/index.ts';
import { systemClock } from '../../src/platform/clock.ts';
import { openEmbedded, openPostgres } from '../../src/platform/db/database.ts';
import { noLog } from '../../src/platform/log.ts';
import { officer } from '../actors.ts';

/**
 * A process that writes until it is killed, or until it has written `most` times. Each line on standard output is
 * written only after the act was acknowledged: its number, a space, and the words that were recorded.
 */
const [where, name, writers, most] = process.argv.slice(2);
const database = where!.startsWith('postgres') ? openPostgres(where!, 12) : openEmbedded(where!);
const desk = assemble({ database, clock: systemClock(), example: false, log: noLog });

let left = Number(most);
async function write(writer: number): Promise<void> {
  for (let n = 1; left-- > 0; n++) {
    const words = `${name} ${writer} ${n}`;
    const result = await desk.perform(officer, openDossier({ title: { en: words }, marking: 'parties', named: [] }, null));
    if (isRefusal(result)) throw new Error(result.code);
    writeSync(1, `${result.acts[0]!.seq} ${words}\n`);
  }
}
await Promise.all(Array.from({ length: Number(writers) }, (_, i) => write(i + 1)));
await database.close();
