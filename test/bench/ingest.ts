import { createReadStream, createWriteStream, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { once } from 'node:events';
import type { Reader } from '../../src/core/ingest/record.ts';
import type { Act } from '../../src/core/act.ts';
import { isRefusal } from '../../src/core/refusal.ts';
import { checkVersions, importFile, readerOf, type Given, type ImportCommand, type Imported } from '../../src/features/sources/index.ts';
import { must, officer } from '../actors.ts';
import { ged } from '../cases/files.ts';
import { gdeltRow } from '../cases/gdelt.ts';
import type { Bench } from './bench.ts';
import { home } from './homes.ts';

/** Reading a file of GDELT, and taking one in: a year of UCDP GED and half a million reports of GDELT, all invented, with memory. */
export const ingest: Bench = async ({ kinds, quick, runs, say, row }) => {
  const folder = mkdtempSync(join(tmpdir(), 'comity-ingest-'));
  try {
    for (const kind of kinds) {
      const [reports, events] = quick ? [5000, 2000] : kind === 'postgresql' ? [500_000, 418_000] : [50_000, 40_000];
      const gdelt = await written(join(folder, `gdelt-${reports}.csv`), reports, gdeltRow, '');
      const ucdp = await written(join(folder, `ged-${events}.csv`), events, gedRow, HEAD);
      for (let run = 0; run < runs; run++) {
        if (kind === kinds[0]) row(kind, 'GDELT read and checked', 'rows/s', await read(gdelt, reports));
        const made = await home(kind);
        const desk = await made.open();
        try {
          for (const [source, file, rows] of [['gdelt-events', gdelt, reports], ['ucdp-ged', ucdp, events]] as const) {
            globalThis.gc?.();
            const before = process.memoryUsage().rss;
            let most = before;
            const watch = setInterval(() => (most = Math.max(most, process.memoryUsage().rss)), 50);
            const began = performance.now();
            const { acts } = must<{ acts: readonly Act[] }>(await desk.perform(officer, must<ImportCommand>(importFile({ source, given: onDisk(file), once: null }))));
            const seconds = (performance.now() - began) / 1000;
            clearInterval(watch);
            const { accepted, opened } = acts[0]!.payload as Imported;
            if (accepted !== rows || opened !== rows) throw new Error(`${source}: ${accepted} accepted, ${opened} opened of ${rows}`);
            row(kind, `${source}: ${rows} rows imported`, 's', seconds);
            row(kind, `${source}: ${rows} rows imported`, 'rows/s', rows / seconds);
            row(kind, `${source}: memory grew by`, 'MiB', (most - before) / 2 ** 20);
          }
          const began = performance.now();
          const faults = await desk.database.audit(checkVersions);
          if (faults.length > 0) throw new Error(faults[0]!.what);
          row(kind, `${reports + events} versions verified`, 's', (performance.now() - began) / 1000);
        } finally {
          await desk.database.close();
          await made.drop();
        }
        say(`run ${run + 1} of ${runs} on ${kind}`);
      }
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

const [HEAD, GED_ROW] = ged({ id: '{id}', date_start: '{day}', date_end: '{day}', country_id: '{country}' }).split('\n').map((line) => `${line}\n`) as [string, string];
const COUNTRIES = ['700', '702', '770', '652', '645', '369', '520', '625'];
const dayOf = (n: number): string => new Date(Date.UTC(2022, 0, 1 + (n % 365))).toISOString().slice(0, 10);
const gedRow = (n: number): string => GED_ROW.replace('{id}', String(n + 1)).replaceAll('{day}', dayOf(n * 7)).replace('{country}', COUNTRIES[n % COUNTRIES.length]!);

async function written(file: string, rows: number, rowOf: (n: number) => string, head: string): Promise<string> {
  const out = createWriteStream(file);
  out.write(head);
  for (let n = 0; n < rows; n += 1000) if (!out.write(Array.from({ length: Math.min(1000, rows - n) }, (_, i) => rowOf(n + i)).join(''))) await once(out, 'drain');
  out.end();
  await once(out, 'finish');
  return file;
}

const onDisk = (file: string): Given => ({ name: 'bench.csv', size: statSync(file).size, bytes: () => createReadStream(file) });

async function read(file: string, rows: number): Promise<number> {
  const began = performance.now();
  const reader = readerOf('gdelt-events')!.open() as Reader<unknown>;
  let found = 0;
  const count = (items: ReturnType<typeof reader.push>): void => {
    if (isRefusal(items)) throw new Error(items.code);
    found += items.filter((item) => 'record' in item).length;
  };
  for await (const text of createReadStream(file, 'utf8') as AsyncIterable<string>) count(reader.push(text));
  count(reader.end());
  if (found !== rows) throw new Error(`${found} of ${rows} read`);
  return rows / ((performance.now() - began) / 1000);
}
