import type { Generated } from 'kysely';
import type { Audience } from '../../core/act.ts';
import type { Instant } from '../../core/time.ts';

/** The platform's own tables; each feature states its tables beside its queries. */
export type ActRow = {
  seq: number;
  dossier: string;
  no: number;
  kind: string;
  person: string;
  party: string | null;
  office: string | null;
  recorded_at: Instant;
  effective_at: Instant;
  payload: unknown;
  audience: Audience;
  refs: readonly string[];
  example: boolean;
  once: string | null;
  salt: string;
};
export type LinkRow = { seq: number; dossier: string; no: number; commitment: string; hash: string; head: string };
export type ChainRow = { dossier: string; no: number; hash: string; audience: Audience };
export type HeadRow = { id: number; seq: number; hash: string; clock_at: Instant };
export type NumberRow = { series: string; last: number };
export type MigrationRow = { name: string; digest: string; applied_at: Instant };
/** `facts` is what came of it; while it runs, how far it is. */
export type UpkeepRow = {
  id: Generated<number>;
  kind: 'backup' | 'restore' | 'verify';
  person: string;
  started_at: Instant;
  seen_at: Instant;
  ended_at: Instant | null;
  ok: boolean | null;
  facts: Readonly<Record<string, unknown>>;
};

export type PlatformTables = {
  acts: ActRow;
  links: LinkRow;
  chains: ChainRow;
  head: HeadRow;
  numbers: NumberRow;
  migrations: MigrationRow;
  upkeep: UpkeepRow;
};
