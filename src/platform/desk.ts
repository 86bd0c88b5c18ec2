import type { Refusal } from '../core/refusal.ts';
import type { Clock } from './clock.ts';
import type { Database, ReadLease } from './db/database.ts';
import type { Feature } from './feature.ts';
import type { Keeping } from './keeping.ts';
import type { Node } from './keys.ts';
import type { Log } from './log.ts';
import type { MailSettings } from './mail.ts';
import type { Performer } from './perform.ts';
import type { BulkCheck } from './verify.ts';

/** Everything a request, a command or a test works with. Made once, by the composition root. */
export type Desk<C> = {
  readonly database: Database;
  readonly clock: Clock;
  readonly log: Log;
  readonly features: readonly Feature[];
  readonly checks: readonly BulkCheck[];
  /** The example desk: its clock is set to May 2022 and everything recorded is an invention. */
  readonly example: boolean;
  readonly perform: Performer<C>;
  readonly keeping: Keeping;
  /** Null where nothing leaves by mail. */
  readonly mail: MailSettings | null;
  /** Null where this desk is no node of a network. */
  readonly exchange: Exchange | null;
  charter(lease: ReadLease): Promise<C>;
};

/** This desk as a node, and what its process knows of the others beside the database. */
export type Exchange = {
  readonly node: Node;
  /** Nodes that said there is something new. */
  readonly nudged: Set<string>;
  /** What is to be told when there is something to pull, or to send. */
  readonly bell: { ring(): void };
  /** What kept the last pull from a node from going through, until one does. */
  readonly troubles: Map<string, { readonly code: string; readonly at: string }>;
};

/** Something the command line asks for; it runs in the server where one has the data folder, else in the command itself. */
export type Operation<D> = (desk: D, input: Record<string, unknown>, progress: (step: { done: number; of: number; what: string }) => void) => Promise<OperationResult>;

/** What is printed: facts for people and programs alike, or a refusal, or a list of mistakes with their places. */
export type OperationResult =
  | { readonly ok: true; readonly facts: Readonly<Record<string, unknown>> }
  | { readonly ok: false; readonly facts?: Readonly<Record<string, unknown>>; readonly refusal?: Refusal; readonly mistakes?: readonly { place: string; code: string; facts: Refusal['facts'] }[] };

/** What a page holds while it reads. */
export type { ReadLease } from './db/database.ts';
