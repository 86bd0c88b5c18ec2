import type { Kysely } from 'kysely';
import { NODE, type Act, type Audience } from '../../core/act.ts';
import type { Envelope } from '../../core/exchange/envelope.ts';
import type { Kind } from '../../core/exchange/record.ts';
import type { Instant } from '../../core/time.ts';
import type { ReadLease } from '../../platform/db/database.ts';
import type { Received } from './schema.ts';

type Recording = { seq: number; audience: Audience; example: boolean };
export type Peer = Recording & { node: string; identity: string; endpoint: string | null; accepted_by: string; accepted_at: Instant; ended: string | null };
export type DirectoryRow = Recording & { version: number; hash: string; envelope: Envelope; conflicts: readonly string[]; taken_at: Instant };
export type PublishedRow = Recording & { hash: string; id: string; rev: number; kind: Kind; payload: string; keyid: string; sig: string; published_by: string; published_at: Instant; about: string | null; refers: readonly string[]; files: readonly string[] };
export type LedgerRow = Recording & { node: string; lane_epoch: number; lane_seq: number; prev: string; entry: string; record: string; record_id: string; sent_at: Instant; origin: string | null };
export type LaneRow = Recording & { node: string; out_epoch: number; out_seq: number; out_hash: string; in_epoch: number; in_seq: number; in_hash: string; in_statement: Received['statement'] | null; in_at: Instant | null };
export type RecordRow = Recording & { origin: string; hash: string; id: string; rev: number; kind: Kind; payload: string; keyid: string; sig: string; received_at: Instant; ahead_hours: number; twin: string | null; recalled: string | null; via: string | null; about: string | null; refers: readonly string[]; files: readonly string[] };
export type EntryRow = Recording & { node: string; lane_epoch: number; lane_seq: number; entry: string; record: string; outcome: 'taken' | 'known' | 'quarantined'; refusal: string | null; envelope: string | null; taken_at: Instant };
export type FileRow = Recording & { sha256: string; size: number; came_from: string | null; kept_at: Instant };
export type FilePartRow = Recording & { sha256: string; no: number; bytes: Uint8Array };
export type ConfirmationRow = { node: string; epoch: number; seq: number; hash: string; said_at: Instant; skew_seconds: number };

export type Tables = {
  exchange_peers: Peer; exchange_directories: DirectoryRow; exchange_published: PublishedRow; exchange_ledger: LedgerRow; exchange_lanes: LaneRow;
  exchange_records: RecordRow; exchange_entries: EntryRow; exchange_files: FileRow; exchange_file_parts: FilePartRow; exchange_arriving: { sha256: string; at: number; bytes: Uint8Array }; exchange_confirmations: ConfirmationRow; exchange_nonces: { nonce: string; node: string; used_at: Instant };
  acts: { seq: number; kind: string; effective_at: Instant; payload: unknown };
};
export const tables = (lease: ReadLease): Kysely<Tables> => lease.db as unknown as Kysely<Tables>;
export const recording = (act: Act): Recording => ({ seq: act.seq, audience: [...new Set([...act.audience, NODE])], example: act.example });
