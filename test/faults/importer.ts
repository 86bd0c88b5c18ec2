import { writeSync } from 'node:fs';
import { isRefusal } from '../../src/core/refusal.ts';
import { assemble } from '../../src/desk.ts';
import { importFile, type Given } from '../../src/features/sources/index.ts';
import { systemClock } from '../../src/platform/clock.ts';
import { openEmbedded, openPostgres } from '../../src/platform/db/database.ts';
import { noLog } from '../../src/platform/log.ts';
import { officer } from '../actors.ts';
import { ged } from '../cases/files.ts';

/** A process that imports a file which never ends. It says so when the database has taken the first of its rows; then it is killed. */
const [where] = process.argv.slice(2);
const database = where!.startsWith('postgres') ? openPostgres(where!) : openEmbedded(where!);
const desk = assemble({ database, clock: systemClock(), example: false, log: noLog });

const endless: Given = {
  name: 'endless.csv', size: Number.MAX_SAFE_INTEGER,
  bytes: async function* () {
    for (let n = 0; ; n += 1000) {
      const text = ged(...Array.from({ length: 1000 }, (_, i) => ({ id: String(n + i) })));
      yield Buffer.from(n === 0 ? text : text.slice(text.indexOf('\n') + 1));
      if (n === 3000) writeSync(1, 'taken\n');
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  },
};
const command = importFile({ source: 'ucdp-ged', given: endless, once: null });
if (!isRefusal(command)) await desk.perform(officer, command);
