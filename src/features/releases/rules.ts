import { DESK, PUBLIC, type Context, type Decision } from '../../core/act.ts';
import type { Charter } from '../../core/charter/schema.ts';
import { pae, RECORD_TYPE } from '../../core/exchange/envelope.ts';
import type { Means, Signer } from '../../core/exchange/means.ts';
import type { AnyRecord, Kind } from '../../core/exchange/record.ts';
import { RELEASABLE, releaseOf, type ReleaseKeys } from '../../core/exchange/release.ts';
import { isRefusal, refuse } from '../../core/refusal.ts';
import { releasesAs } from './rights.ts';
import type { Signed } from './schema.ts';

/** The node that decides: its name, who reads here, and the signature that releases; null where it has no key for that. */
export type Releaser = { readonly node: string; readonly readers: readonly string[]; readonly releaser: Signer | null };

export type ReleaseState = {
  /** The record with this hash as this node signed it; null where it did not. */
  readonly own: { readonly id: string; readonly rev: number; readonly kind: Kind; readonly payload: string; readonly keyid: string; readonly sig: string } | null;
  /** Whose it is, where another node signed it. */
  readonly origin: string | null;
  /** The newest revision of that record here. */
  readonly newest: number;
  /** It was recalled from everybody after its newest revision. */
  readonly recalled: boolean;
  /** This revision is public already. */
  readonly released: boolean;
  /** What the present directory says of keys; null where there is none. */
  readonly keys: ReleaseKeys | null;
};

/** Releases a record to the public, or says by name why not: only what its origin, which is this node, marked CLEAR and public, in its newest revision, and did not recall. */
export function release(means: Means, self: Releaser, state: ReleaseState, command: { readonly hash: string }, { actor, charter, now }: Context<Charter>): Decision {
  const office = releasesAs(actor, self.readers, charter, now);
  if (office === null) return refuse('release.not_allowed');
  if (self.releaser === null) return refuse('release.no_key');
  const { own } = state;
  if (!own) return state.origin === null ? refuse('release.not_found', {}, 'hash') : refuse('release.not_own', { origin: state.origin }, 'hash');
  if (!RELEASABLE.includes(own.kind)) return refuse('release.wrong_kind', { kind: own.kind }, 'hash');
  const { marking } = JSON.parse(own.payload) as AnyRecord;
  if (marking.level !== 'CLEAR') return refuse('release.not_clear', { level: marking.level }, 'hash');
  if (!marking.public) return refuse('release.not_public', { level: marking.level }, 'hash');
  if (own.rev !== state.newest) return refuse('release.not_newest', { rev: own.rev, newest: state.newest }, 'hash');
  if (state.recalled) return refuse('release.recalled', { id: own.id }, 'hash');
  if (state.released) return refuse('release.already', { id: own.id }, 'hash');
  if (!state.keys?.releasing.has(self.releaser.keyid)) return refuse('release.key_unlisted');
  const bytes = means.bytesOf(own.payload);
  const sig = self.releaser.sign(pae(means, RECORD_TYPE, bytes));
  const { keyid } = self.releaser;
  // What is shown goes through the same check; what would not pass is not recorded.
  const checked = releaseOf(means, state.keys, { payload: means.toBase64(bytes), payloadType: RECORD_TYPE, signatures: [{ keyid: own.keyid, sig: own.sig }, { keyid, sig }] }, now);
  if (isRefusal(checked)) return checked;
  const payload: Signed = { id: own.id, rev: own.rev, kind: own.kind, hash: command.hash, keyid, sig };
  return { acts: [{ kind: 'release.signed', dossier: DESK, payload, audience: [PUBLIC], refs: [own.id], office }] };
}
