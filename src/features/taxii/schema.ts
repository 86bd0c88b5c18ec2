import type { Audience } from '../../core/act.ts';
import type { AnyRecord } from '../../core/exchange/record.ts';
import type { ExportedKind, Stix } from '../../core/stix/standing.ts';
import type { Instant } from '../../core/time.ts';
import type { Words } from '../../core/words.ts';

/** One version of one object in the collections of a kind. `added` is microseconds since 1970, each number once in a desk. */
export type ObjectRow = {
  added: number; kind: ExportedKind; object: string; type: string; version: Instant; created: Instant;
  first: boolean; until: number | null; revoked: boolean; emptied: boolean;
  origin: string; record: string | null; hash: string | null; part: string; of: string | null; marking: string | null; refs: readonly string[]; said: Stix | null;
  seq: number; audience: Audience; example: boolean;
};

/** A record that was published or taken, in the order of acts and lanes. */
export type Came = { readonly record: AnyRecord; readonly hash: string; readonly seq: number; readonly audience: Audience; readonly example: boolean };

/** What is listed already of what came. */
export type Placing = {
  readonly net: string;
  readonly self: string;
  /** Microseconds of the newest row of the desk. */
  readonly added: number;
  /** Newest version of each object of the records that came or were recalled. */
  readonly latest: readonly Pick<ObjectRow, 'added' | 'kind' | 'object' | 'type' | 'version' | 'created' | 'revoked' | 'origin' | 'record' | 'hash' | 'part' | 'of' | 'marking' | 'refs' | 'said' | 'audience'>[];
  /** Main object by hash of the record, for what is referred to. */
  readonly targets: ReadonlyMap<string, string>;
  /** How the network names a node, and since which version of its directory. */
  readonly names: ReadonlyMap<string, { readonly name: Words; readonly issued: Instant }>;
  /** How the charter names its markings. */
  readonly markings: ReadonlyMap<string, Words>;
};

/** Rows to add, older versions that end (`added` of each, and when), and records of which nothing is told any more that was listed up to then. */
export type Placed = { readonly rows: ObjectRow[]; readonly ended: ReadonlyMap<number, number>; readonly emptied: readonly { readonly origin: string; readonly record: string; readonly upTo: number }[] };

/** What a client asks of a collection. Times are microseconds since 1970. */
export type Query = {
  readonly after: number;
  readonly limit: number;
  readonly ids: readonly string[] | null;
  readonly types: readonly string[] | null;
  /** Null where nothing is said: the newest, unless it is revoked. */
  readonly versions: { readonly all: boolean; readonly first: boolean; readonly last: boolean; readonly at: readonly Instant[] } | null;
  /** False where the client wants no version of STIX that there is. */
  readonly spec: boolean;
};
