import type { Kind } from '../../src/core/exchange/record.ts';
import { RECORD_TYPE, seal, type Envelope } from '../../src/core/exchange/envelope.ts';
import { releaseKeys, type ReleaseKeys } from '../../src/core/exchange/release.ts';
import { release, type Releaser, type ReleaseState } from '../../src/features/releases/rules.ts';
import type { Decision } from '../../src/core/act.ts';
import { means, type Node } from '../../src/platform/keys.ts';
import { as, general } from '../actors.ts';
import { accepted, BODY, directoryOf, hashOfEnvelope, member, nodeNamed, recordBy } from '../exchange/network.ts';

/** A node that may release, and what is released in tests of what is pure. */
export const sec = nodeNamed('sec');
export const other = nodeNamed('a');
export const listed = (node: Node): NonNullable<ReturnType<typeof member>['releasing']> => [{ key: node.releaser!.key, from: node.releasing!.from, until: null, compromised: null, endorsement: node.releasing!.endorsement }];
export const memberOf = (node: Node, change: Partial<ReturnType<typeof member>> = {}) => member(node, { releasing: listed(node), ...change });
export const keysOfThem = (...nodes: ReturnType<typeof member>[]): ReleaseKeys => releaseKeys(means, accepted(directoryOf(nodes)).directory, new Map([[sec.node, sec.identity.key]]));
export const KEYS = keysOfThem(memberOf(sec), memberOf(other));

export const CLEAR = { scheme: 'TLP-2.0', level: 'CLEAR', reshare: 'no', public: true, caveats: [] } as const;
export const recordOf = (kind: Kind = 'assessment', change: object = {}, by: Node = sec): object => recordBy(by.node, ['a'], kind as 'assessment', BODY.assessment!, { marking: CLEAR, ...change } as never);
/** Signed by its origin and released, unless another is named. */
export const envelope = (record: object, { by = sec.signer, releaser = sec.releaser! } = {}): Envelope => seal(means, RECORD_TYPE, record, [by, releaser]);

export function stateOf(record: object, change: Partial<ReleaseState> = {}): ReleaseState & { hash: string } {
  const one = seal(means, RECORD_TYPE, record, [sec.signer]);
  const { id, rev, kind } = record as { id: string; rev: number; kind: Kind };
  return { own: { id, rev, kind, payload: means.textOf(means.fromBase64(one.payload)!)!, ...one.signatures[0]! }, origin: null, newest: rev, recalled: false, released: false, keys: KEYS, hash: hashOfEnvelope(one), ...change };
}
export const releasing = (record: object, change: Partial<ReleaseState> = {}, context = as(general), self: Releaser = sec): Decision => {
  const { hash, ...state } = stateOf(record, change);
  return release(means, self, state, { hash }, context);
};
