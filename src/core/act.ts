import type { Refusal } from './refusal.ts';
import type { Instant } from './time.ts';

/**
 * Who may read: a set of tokens. A reader holds tokens too, and sees a row when the two sets meet.
 * `public` anyone; `parties` every member party and the secretariat; `secretariat`; `party:KAZ`; `centre:KAZ-1`; `person:officer`;
 * `node` the process that exchanges records with other nodes, which holds no other: drafts are not among what it can read.
 */
export type Audience = readonly string[];
export const PUBLIC = 'public';
export const PARTIES = 'parties';
export const SECRETARIAT = 'secretariat';
export const NODE = 'node';
export const partyToken = (party: string): string => `party:${party}`;
export const centreToken = (centre: string): string => `centre:${centre}`;
export const personToken = (person: string): string => `person:${person}`;

/** The person behind a request, with what the person holds at this moment. */
export type Actor = {
  readonly person: string;
  readonly name: string;
  readonly party: string | null;
  readonly centre: string | null;
  readonly secretariat: boolean;
  readonly offices: readonly string[];
  readonly tokens: Audience;
};

/** One recorded change. Only ever appended. */
export type Act<P = unknown> = {
  readonly seq: number;
  readonly dossier: string;
  readonly no: number;
  readonly kind: string;
  readonly person: string;
  readonly party: string | null;
  readonly office: string | null;
  /** When the machine wrote it down. */
  readonly recordedAt: Instant;
  /** When it took effect on the desk's clock, or in the world for a fact of the past. */
  readonly effectiveAt: Instant;
  readonly payload: P;
  readonly audience: Audience;
  readonly refs: readonly string[];
  /** Invented for the example; shown wherever it stands. */
  readonly example: boolean;
  /** Idempotency key of the form or command that caused it. */
  readonly once: string | null;
};

/** What a rule asks to have recorded; `perform` adds who, when, number and place in the chain. */
export type ActDraft = {
  readonly kind: string;
  readonly dossier: string;
  readonly payload: object;
  readonly audience: Audience;
  readonly refs?: readonly string[];
  readonly office?: string;
  /** Only for facts of the past; a position or an announcement always takes effect now. */
  readonly effectiveAt?: Instant;
};

/** A rule's answer: acts to append together, or a refusal. */
export type Decision = { readonly acts: readonly ActDraft[] } | Refusal;

/**
 * What every rule is told besides its state and its command. `now` is the desk's hour, on which duties and deadlines run;
 * `recordedAt` is the machine's, by which a fact of the world lies in the past or not. They differ on the example desk alone.
 */
export type Context<C> = { readonly now: Instant; readonly recordedAt: Instant; readonly actor: Actor; readonly charter: C };

/** The dossier of the organisation itself: charter, offices, imports. */
export const DESK = 'desk';
