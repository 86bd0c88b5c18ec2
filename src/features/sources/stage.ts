import { hash } from 'node:crypto';
import { eventFault, figureFault, textFault } from '../../core/ingest/fault.ts';
import type { EventRecord, FigureRecord, Frame, IngestSource, Item, Reader } from '../../core/ingest/record.ts';
import { storable } from '../../core/ingest/text.ts';
import { isRefusal, type Refusal } from '../../core/refusal.ts';
import type { WriteLease } from '../../platform/db/database.ts';
import { CopyRows, type Column, type Value } from '../../platform/db/copy-rows.ts';
import { copyRows, temporaryTable } from '../../platform/db/copy.ts';
import { Unreadable } from './bytes.ts';
import { EVENTS, FIGURES, type Shape } from './shape.ts';

/** A file on its way in: every row of it lies in a table of this transaction, with its fingerprint, or with why it was refused. */
export type Staged = { received: number; refused: number; expected: number | null; covers: { from: string; to: string } | null; reasons: Reasons; unnamed: number; frame: Frame };
export type Reasons = Map<string, { rows: number; first: { line: number; facts: Refusal['facts'] }[] }>;
export const FIRST = 3;
const CHUNK = 500;
/** What is said of a frame in an act; a longer one cannot be kept, and its rows are read again as they stand. */
const LONGEST_FRAME = 40_000;

type Any = EventRecord | FigureRecord;
export const shapeOf = ({ kind }: Pick<IngestSource, 'kind'>): Shape<Any> => (kind === 'events' ? EVENTS : FIGURES) as unknown as Shape<Any>;
const COMMON: readonly Column[] = [['line', 'integer'], ['fingerprint', 'bytea'], ['deleted', 'boolean'], ['code', 'text'], ['facts', 'jsonb'], ['raw', 'text']];

/** @throws Unreadable where the reader says that the file is not one of its source. */
export async function stage(lease: WriteLease, source: IngestSource, texts: AsyncIterable<string>): Promise<Staged> {
  const reader = source.open() as Reader<Any> & { expected?(): number | null };
  const staged = stager(source);
  async function* chunks(): AsyncGenerator<Value[][]> {
    for await (const text of texts) yield* staged.rows(fit(reader.push(text)));
    yield* staged.rows(fit(reader.end()));
  }
  await makeStaged(lease, source);
  await copyStaged(lease, source, chunks());
  const frame = reader.frame?.() ?? { before: '', after: '' };
  return { ...staged.found(), expected: reader.expected?.() ?? null, frame: frame.before.length + frame.after.length > LONGEST_FRAME ? { before: '', after: '' } : frame };
}

const columnsOf = (source: IngestSource): readonly Column[] => [...COMMON, ...shapeOf(source).columns];

export const makeStaged = (lease: WriteLease, source: IngestSource): Promise<void> => temporaryTable(lease, 'staged', columnsOf(source));

export const copyStaged = (lease: WriteLease, source: IngestSource, chunks: AsyncIterable<Value[][]>): Promise<void> => copyRows(lease, new CopyRows('staged', columnsOf(source), chunks));

function fit<T>(answer: readonly T[] | Refusal): readonly T[] {
  if (isRefusal(answer)) throw new Unreadable(answer);
  return answer;
}

/** Makes rows of items and keeps count of them. @param numbers what a row is known by in the table, where that is not its line */
export function stager(source: IngestSource): { rows(items: readonly Item<Any>[], numbers?: readonly number[]): Generator<Value[][]>; found(): Omit<Staged, 'expected' | 'frame'> } {
  const { columns, values } = shapeOf(source);
  const nothing = columns.slice(1).map(() => null);
  const fault = (source.kind === 'events' ? eventFault : figureFault) as (line: number, record: Any) => Refusal | null;
  const reasons: Reasons = new Map();
  let [received, refused, unnamed, from, to] = [0, 0, 0, '9999-12-31', '0000-01-01'];

  function refusedRow(no: number, line: number, { code, facts }: Refusal, raw: string, id: string | null): Value[] {
    refused++;
    if (id === null) unnamed++;
    note(reasons, code, line, facts);
    return [no, null, false, code, facts, storable(raw), id === null ? null : storable(id), ...nothing];
  }

  function row(item: Item<Any>, no: number): Value[] {
    received++;
    const { line } = item;
    if ('refusal' in item) return refusedRow(no, line, item.refusal, item.raw, item.id ?? null);
    const { record } = item;
    const held = values(record);
    const written = JSON.stringify([source.id, ...held]);
    const found = fault(line, record) ?? textFault(line, written);
    if (found) return refusedRow(no, line, found, JSON.stringify(record), held[0] as string);
    if ('deleted' in record) return [no, null, true, null, null, null, held[0]!, ...nothing];
    if (record.from < from) from = record.from;
    if (record.to > to) to = record.to;
    return [no, hash('sha256', written, 'hex'), false, null, null, null, ...held];
  }

  return {
    *rows(items, numbers) {
      for (let at = 0; at < items.length; at += CHUNK) yield items.slice(at, at + CHUNK).map((item, i) => row(item, numbers?.[at + i] ?? item.line));
    },
    found: () => ({ received, refused, unnamed, reasons, covers: from <= to ? { from, to } : null }),
  };
}

export function note(reasons: Reasons, code: string, line: number, facts: Refusal['facts']): void {
  const known = reasons.get(code) ?? { rows: 0, first: [] };
  known.rows++;
  if (known.first.length < FIRST) known.first.push({ line, facts });
  reasons.set(code, known);
}

