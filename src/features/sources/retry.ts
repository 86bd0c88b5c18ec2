import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { EventRecord, FigureRecord, Frame, IngestSource, Item, Reader } from '../../core/ingest/record.ts';
import { isRefusal } from '../../core/refusal.ts';
import type { WriteLease } from '../../platform/db/database.ts';
import { copyStaged, makeStaged, note, stager, type Staged } from './stage.ts';
import { refusedAfter, type SourceImport } from './store.ts';

/** Refused rows read again. A row that is taken now is staged under its place in the quarantine; the others stay where they are. */
const CHUNK = 1000;
/** These were read well, and refused for what other rows say: reading them again says nothing new. */
export const NOT_OF_READING = ['sources.twice'];

type Any = EventRecord | FigureRecord;

export async function again(lease: WriteLease, source: IngestSource, { number, frame }: SourceImport): Promise<{ staged: Staged; fileDigest: string }> {
  const sha256 = createHash('sha256');
  const staged = stager(source);
  let [received, refused] = [0, 0];
  await makeStaged(lease, source);
  for (let after = 0; ; ) {
    const rows = await refusedAfter(lease, { number, after, limit: CHUNK, waiting: true });
    const items: Item<Any>[] = [];
    const numbers: number[] = [];
    for (const { no, line, code, raw } of rows) {
      after = no;
      if (NOT_OF_READING.includes(code)) continue;
      sha256.update(`${raw}\n`);
      received++;
      const item = alone(source, frame, raw);
      if (item && 'record' in item) {
        items.push({ ...item, line });
        numbers.push(no);
        continue;
      }
      refused++;
      note(staged.found().reasons, item?.refusal.code ?? code, line, { ...item?.refusal.facts, line });
    }
    await copyStaged(lease, source, inOneGo(staged.rows(items, numbers)));
    if (rows.length < CHUNK) break;
  }
  const found = staged.found();
  return { staged: { ...found, received, refused: refused + found.refused, expected: null, frame }, fileDigest: sha256.digest('hex') };
}

/** Rows that are there already, for a taker that waits. */
async function* inOneGo<T>(rows: Iterable<T>): AsyncGenerator<T> {
  yield* rows;
}

/** What the reader makes of the row now; null where it is still not one row. */
function alone(source: IngestSource, frame: Frame, raw: string): Item<Any> | null {
  const reader = source.open() as Reader<Any>;
  const pushed = reader.push(`${frame.before}${raw}${frame.after}`);
  const ended = isRefusal(pushed) ? pushed : reader.end();
  if (isRefusal(pushed) || isRefusal(ended)) return null;
  const items = [...pushed, ...ended];
  return items.length === 1 ? items[0]! : null;
}

/** Marks the rows that are taken now, and takes those that are not out of what is staged. */
export async function leaveRefused(lease: WriteLease, retried: number, number: number): Promise<void> {
  await sql`update refused_rows r set retried_by = ${number} from staged s where r.import = ${retried} and r.no = s.line and s.code is null`.execute(lease.db);
  await sql`delete from staged where code is not null`.execute(lease.db);
}
