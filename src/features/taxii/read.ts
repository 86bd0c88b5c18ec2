import type { AnyRecord, RecordOf } from '../../core/exchange/record.ts';
import type { Exported } from '../../core/stix/parts.ts';
import { emptied, objectOf, type Listed } from '../../core/stix/render.ts';
import type { Stix } from '../../core/stix/standing.ts';
import type { ReadLease } from '../../platform/db/database.ts';
import { lengthsOf, textsOf } from '../exchange/index.ts';
import type { ObjectRow } from './schema.ts';

/** Characters of records in one answer, at most; one object always. */
const MOST_TEXT = 8_000_000;

/** As many of these as fit into one answer. */
export async function fitting(lease: ReadLease, rows: readonly ObjectRow[]): Promise<ObjectRow[]> {
  const lengths = await lengthsOf(lease, hashesOf(rows));
  let sum = 0;
  return rows.filter(({ hash, emptied: none }, i) => (sum += hash === null || none ? 0 : (lengths.get(hash) ?? 0)) <= MOST_TEXT || i === 0);
}

/** The objects of rows, each with what its record says now: of one that was recalled, nothing. */
export async function objectsOf(lease: ReadLease, net: string, rows: readonly ObjectRow[]): Promise<Stix[]> {
  const texts = await textsOf(lease, hashesOf(rows));
  const records = new Map([...texts].map(([hash, payload]) => [hash, JSON.parse(payload) as AnyRecord]));
  return rows.map((row) => {
    if (row.said !== null) return row.said;
    const listed: Listed = { ...row, net, record: row.record!, marking: row.marking!, of: row.of! };
    const record = records.get(row.hash!);
    if (record?.kind === 'recall') return emptied(listed, { record: record as RecordOf<'recall'>, hash: row.hash! });
    return record === undefined || row.emptied ? emptied(listed, null) : objectOf(listed, record as Exported, row.hash!);
  });
}

const hashesOf = (rows: readonly ObjectRow[]): string[] => [...new Set(rows.flatMap(({ hash }) => hash ?? []))];
