import type { Decision } from '../../src/core/act.ts';
import { digest } from '../../src/core/canonical.ts';
import { putInForce, type CharterState } from '../../src/features/charter/rules.ts';
import { admin, as, CHARTER_TEXT, changed, csto, officer } from '../actors.ts';
import type { RefusalCase } from './refusal.ts';

const put = (state: Partial<CharterState> = {}, actor = admin): Decision => putInForce({ current: null, digest: null, ...state }, { charter: csto, digest: digest(CHARTER_TEXT), file: 'csto.yaml' }, as(actor));

export const charterRefusals: readonly RefusalCase[] = [
  ['charter.not_allowed', 'by a desk officer', () => put({}, officer)],
  ['charter.other_organisation', 'of another organisation than this desk’s', () => put({ current: changed((charter) => (charter.id = 'osce')) }), { facts: { current: 'osce', given: 'csto' } }],
  ['charter.unchanged', 'from the very file that is in force', () => put({ current: csto, digest: digest(CHARTER_TEXT) }), { facts: { file: 'csto.yaml', version: csto.version } }],
];
