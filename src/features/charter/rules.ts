import { DESK, PUBLIC, type Context, type Decision } from '#core/act.ts';
import type { Charter } from '#core/charter/schema.ts';
import { refuse } from '#core/refusal.ts';
import { holds } from '#core/rights.ts';
import type { CharterInForce } from './schema.ts';

/** What is in force now, with the digest of its file; both null on a new desk. */
export type CharterState = { readonly current: Charter | null; readonly digest: string | null };

/** An administrator puts a charter in force: the first of this desk, or another version of the same organisation's. */
export function putInForce(state: CharterState, command: CharterInForce, { actor }: Pick<Context<unknown>, 'actor'>): Decision {
  const { charter, digest, file } = command;
  if (!holds(actor, 'administrator')) return refuse('charter.not_allowed');
  if (state.current !== null && state.current.id !== charter.id) {
    return refuse('charter.other_organisation', { current: state.current.id, given: charter.id });
  }
  if (state.digest === digest) return refuse('charter.unchanged', { file, version: charter.version });
  return {
    acts: [{ kind: 'charter.in_force', dossier: DESK, payload: { charter, digest, file }, audience: [PUBLIC], office: 'administrator' }],
  };
}
