import { refuse, type Refusal } from '../refusal.ts';
import type { Instant } from '../time.ts';
import { keysOf, releasingKeysOf, type Directory } from './directory.ts';
import { pae, parseCanonical, RECORD_TYPE, type Envelope } from './envelope.ts';
import type { Means } from './means.ts';
import { hashOf, readRecord, type AnyRecord, type Kind } from './record.ts';
import type { KnownKey } from './verify.ts';

/**
 * A record is public when its origin marked it CLEAR and public, and somebody who may signed the same bytes with a key that is endorsed for releasing and
 * for nothing else. Both signatures stand in one envelope; `releaseOf` is the one way in which it comes to be shown.
 */
export type ReleaseKeys = { readonly signing: ReadonlyMap<string, KnownKey>; readonly releasing: ReadonlyMap<string, KnownKey> };

/** Kinds that say something to a reader; the others run the network. */
export const RELEASABLE: readonly Kind[] = ['assessment', 'warning', 'forecast', 'tasking', 'answer', 'paper', 'comment', 'dissent', 'proposal'];
export const isPublic = ({ marking }: Pick<AnyRecord, 'marking'>): boolean => marking.public && marking.level === 'CLEAR';

/** What the directory knows of the keys of a node. @param pins identity keys that were compared, and the own one */
export const releaseKeys = (means: Means, directory: Directory, pins: ReadonlyMap<string, string>): ReleaseKeys => ({ signing: keysOf(means, directory, pins), releasing: releasingKeysOf(means, directory, pins) });

export type Released = { readonly record: AnyRecord; readonly hash: string; readonly signing: KnownKey; readonly releasing: KnownKey };

/** What keeps a key from being believed for something of this hour; null when it is. */
const troubleOf = (key: KnownKey, at: Instant): string | null => key.trouble ?? (at < key.from || (key.until !== null && at > key.until) ? 'out_of_time' : null);

/**
 * The record that an envelope releases. In this order: both signatures with keys of its origin, each for its purpose and in its time; the one form of the
 * bytes; shape; origin; marking.
 * @param at when it was released
 */
export function releaseOf(means: Means, keys: ReleaseKeys, { payload, payloadType, signatures }: Envelope, at: Instant): Released | Refusal {
  const bytes = payloadType === RECORD_TYPE ? means.fromBase64(payload) : null;
  if (bytes === null || signatures.length !== 2) return refuse('release.malformed', { path: 'signatures' });
  const [first, second] = signatures as [Envelope['signatures'][number], Envelope['signatures'][number]];
  const [signing, releasing] = [keys.signing.get(first.keyid), keys.releasing.get(second.keyid)];
  if (!signing || !releasing || signing.node !== releasing.node) return refuse('release.unknown_key', { keyid: (signing ? second : first).keyid.slice(0, 16) });
  const message = pae(means, RECORD_TYPE, bytes);
  if (!means.verify(signing.key, message, first.sig) || !means.verify(releasing.key, message, second.sig)) return refuse('release.bad_signature');
  const canon = parseCanonical(means, bytes);
  const read = canon ? readRecord(canon.value) : { wrong: 'payload' };
  if ('wrong' in read) return refuse('release.malformed', { path: read.wrong });
  const { record } = read;
  const trouble = troubleOf(signing, record.created) ?? troubleOf(releasing, at);
  if (trouble !== null) return refuse('release.key_refused', { why: trouble });
  if (record.origin !== signing.node) return refuse('release.not_own', { origin: record.origin });
  if (!isPublic(record)) return refuse(record.marking.level === 'CLEAR' ? 'release.not_public' : 'release.not_clear', { level: record.marking.level });
  return { record, hash: hashOf(means, bytes), signing, releasing };
}
