import { z } from 'zod';
import { canonical } from '../canonical.ts';
import { GENESIS } from '../chain.ts';
import { refuse, type Refusal } from '../refusal.ts';
import { hashSchema, instantSchema, nodeId } from './bodies.ts';
import { signatureSchema } from './envelope.ts';
import type { Means } from './means.ts';

const chainHash = z.string().regex(/^[0-9a-f]{64}$/);
const position = { epoch: z.number().int().min(1), seq: z.number().int().min(0) };
const lane = z.strictObject({ from: nodeId, to: nodeId });

/**
 * One place in the chain from an origin to one recipient. Numbers run on without a gap, also into a new epoch, which an
 * origin opens when it was restored from a backup and no longer knows what it sent last.
 */
export const entrySchema = z.strictObject({ lane, epoch: position.epoch, seq: position.seq.min(1), prev: chainHash, record: hashSchema, at: instantSchema });
export type Entry = z.infer<typeof entrySchema>;
export type Lane = z.infer<typeof lane>;

/** Where a chain ends: it says all that comes before. */
export const headSchema = z.strictObject({ ...position, hash: chainHash });
export type Head = z.infer<typeof headSchema>;
export const START: Head = { epoch: 1, seq: 0, hash: GENESIS };

/** What a node says under its signature of where a lane ends. Two of one place that differ prove that it said two things. */
export const statementSchema = z.strictObject({ net: nodeId, lane, head: headSchema, at: instantSchema });
export type Statement = z.infer<typeof statementSchema>;

/** A piece of a lane: an answer to one who pulls, or a file that is carried. It is signed as a whole. */
export const pageSchema = z.strictObject({
  v: z.literal(1),
  net: nodeId,
  lane,
  /** The number that the request gave itself; null in a file. */
  asked: z.string().max(64).nullable(),
  entries: z.array(z.strictObject({ entry: entrySchema, envelope: z.unknown() })).max(2000),
  head: headSchema,
  statement: z.strictObject({ at: instantSchema, keyid: chainHash, sig: signatureSchema }),
  more: z.boolean(),
});
export type Page = z.infer<typeof pageSchema>;

export const entryHash = (means: Means, entry: Entry): string => means.sha256(means.bytesOf(canonical(entry)));
const sameLane = (a: Lane, b: Lane): boolean => a.from === b.from && a.to === b.to;

/** The entry after a head. */
export function nextEntry(means: Means, lane: Lane, head: Head, record: string, at: string): { entry: Entry; head: Head } {
  const entry = { lane, epoch: head.epoch, seq: head.seq + 1, prev: head.hash, record, at };
  return { entry, head: { epoch: head.epoch, seq: entry.seq, hash: entryHash(means, entry) } };
}

export type Followed = {
  readonly head: Head;
  /** Entries that were not had before, in order. */
  readonly fresh: readonly { readonly entry: Entry; readonly hash: string; readonly place: number }[];
  /** New epochs: since which number, and how many entries of the one before the origin no longer knows. */
  readonly reopened: readonly { readonly epoch: number; readonly after: number; readonly lost: number }[];
};

/**
 * Follows a lane from where one stands. What one has is passed over when it is the same; anything else that does not
 * follow is refused, and one stands where one stood.
 * @param had the hash at a number of the lane as one has followed it; undefined beyond one's head
 */
export function follow(means: Means, lane: Lane, from: Head, entries: readonly Entry[], had: (seq: number) => string | undefined): Followed | Refusal {
  let head = from;
  const passed = new Map<number, string>();
  const at = (seq: number): string | undefined => (seq === 0 ? GENESIS : (passed.get(seq) ?? (seq <= from.seq ? had(seq) : undefined)));
  const fresh: { entry: Entry; hash: string; place: number }[] = [];
  const reopened: { epoch: number; after: number; lost: number }[] = [];
  for (const [place, entry] of entries.entries()) {
    if (!sameLane(entry.lane, lane)) return refuse('exchange.other_lane', { lane: `${entry.lane.from} > ${entry.lane.to}` });
    const hash = entryHash(means, entry);
    if (entry.epoch > head.epoch) {
      if (entry.seq > head.seq + 1) return refuse('exchange.lane_gap', { expected: head.seq + 1, came: entry.seq });
      if (at(entry.seq - 1) !== entry.prev) return refuse('exchange.lane_forked', { seq: entry.seq - 1 });
      reopened.push({ epoch: entry.epoch, after: entry.seq - 1, lost: head.seq - (entry.seq - 1) });
    } else if (entry.epoch < head.epoch || entry.seq <= head.seq) {
      // Of an epoch that has ended nothing more is taken; within one piece it cannot come after the one that followed.
      if (entry.epoch === head.epoch ? at(entry.seq) !== hash : fresh.length > 0) return refuse('exchange.lane_forked', { seq: entry.seq });
      continue;
    } else {
      if (entry.seq !== head.seq + 1) return refuse('exchange.lane_gap', { expected: head.seq + 1, came: entry.seq });
      if (entry.prev !== head.hash) return refuse('exchange.lane_forked', { seq: head.seq });
    }
    passed.set(entry.seq, hash);
    head = { epoch: entry.epoch, seq: entry.seq, hash };
    fresh.push({ entry, hash, place });
  }
  return { head, fresh, reopened };
}

/**
 * Whether an end that an origin signs is one that has been followed: nothing was withheld, and it shows the same past.
 * @param had the hash at a number of the lane as one has followed it
 */
export function sameEnd(mine: Head, had: (seq: number) => string | undefined, stated: Head): Refusal | null {
  if (stated.seq > mine.seq) return refuse('exchange.lane_gap', { expected: mine.seq + 1, came: stated.seq });
  return (stated.seq === 0 ? GENESIS : had(stated.seq)) === stated.hash ? null : refuse('exchange.lane_forked', { seq: stated.seq });
}

export type Compared = { readonly how: 'agree' } | { readonly how: 'behind'; readonly by: number } | { readonly how: 'ahead'; readonly by: number } | { readonly how: 'forked'; readonly seq: number };

/**
 * What a recipient says it has, against what the sender sent. `behind`: so many are still to be pulled. `ahead`: the
 * recipient has what the sender no longer knows. `forked`: at one place they have different things.
 * @param sent the hash at a number of the lane as the sender has it
 */
export function compareHeads(mine: Head, sent: (seq: number) => string | undefined, claimed: Head): Compared {
  if (claimed.epoch > mine.epoch || (claimed.epoch === mine.epoch && claimed.seq > mine.seq)) return { how: 'ahead', by: Math.max(1, claimed.seq - mine.seq) };
  if (claimed.epoch < mine.epoch) return { how: 'behind', by: Math.max(1, mine.seq - claimed.seq) };
  const hash = claimed.seq === 0 ? GENESIS : sent(claimed.seq);
  if (hash !== claimed.hash) return { how: 'forked', seq: claimed.seq };
  return claimed.seq === mine.seq ? { how: 'agree' } : { how: 'behind', by: mine.seq - claimed.seq };
}
