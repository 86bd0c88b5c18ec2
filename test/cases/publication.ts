import type { Context, Decision } from '../../src/core/act.ts';
import type { Charter } from '../../src/core/charter/schema.ts';
import { textFiles } from '../../src/core/text.ts';
import { announce, type AnnounceState } from '../../src/features/publication/rules.ts';
import { analyst, as, changed, csto, general, officer, signedDelegates } from '../actors.ts';
import { DEADLINE, HASH, running, taken } from './procedures.ts';
import type { RefusalCase } from './refusal.ts';
import { PARAGRAPHS, TITLE } from './texts.ts';

export const VERSION = { title: TITLE, paragraphs: PARAGRAPHS, files: textFiles(TITLE, PARAGRAPHS, ['ru', 'en']) };
type Procedure = NonNullable<AnnounceState['procedure']>;
export const procedure = (change: Partial<Procedure> = {}): Procedure => ({ id: 'S-1', dossier: 'D-1', matter: 'joint_statement', body: 'csc', text: 'T-1', version: 2, hash: HASH, case: running(), confirmed: false, given: [], ...change });
export const publish = (state: Partial<AnnounceState> = {}, context: Context<Charter> = as(officer, DEADLINE), subjects: readonly string[] = []): Decision =>
  announce({ procedure: procedure(), version: VERSION, symbol: null, pinned: csto, next: () => 3, ...state }, { procedure: 'S-1', subjects }, context);

const unnumbered = changed((charter) => delete charter.matters.find((m) => m.id === 'joint_statement')!.series);
const unknown = changed((charter) => (charter.matters.find((m) => m.id === 'joint_statement')!.series = 'gone'));

export const publicationRefusals: readonly RefusalCase[] = [
  ['publication.not_found', 'of a procedure that is not there for them', () => publish({ procedure: null }), { facts: { procedure: 'S-1' } }],
  ['publication.not_found', 'of a version that is not there for them', () => publish({ version: null })],
  ['publication.not_found', 'under a charter that is not there', () => publish({ pinned: null })],
  ['publication.not_allowed', 'by a delegate who does not preside', () => publish({}, as(signedDelegates.KAZ, DEADLINE)), { facts: { offices: ['chair', 'desk_officer'] } }],
  ['publication.not_allowed', 'by the Secretary General, whom the charter does not name', () => publish({}, as(general, DEADLINE))],
  ['publication.not_allowed', 'by an analyst', () => publish({}, as(analyst, DEADLINE))],
  ['publication.not_allowed', 'on a matter the charter does not have', () => publish({ procedure: procedure({ matter: 'lunch' }) }), { facts: { offices: [] } }],
  ['publication.already', 'a second time', () => publish({ symbol: 'CSC/ST/2022/1' }), { facts: { symbol: 'CSC/ST/2022/1' } }],
  ['publication.not_adopted', 'one millisecond before the hour', () => publish({}, as(officer, new Date(Date.parse(DEADLINE) - 1).toISOString())), { facts: { procedure: 'S-1', state: 'open', deadline: DEADLINE } }],
  ['publication.not_confirmed', 'where the rule asks for a letter first', () => publish({ procedure: procedure({ case: running({ rule: { ...running().rule, confirm: true } }) }) }), { facts: { procedure: 'S-1' } }],
  ['publication.not_adopted', 'with an objection that stands', () => publish({ procedure: procedure({ case: running({ positions: [taken('KAZ', 'objects', 9, [2])] }) }) }), { facts: { state: 'not_adopted' } }],
  ['publication.not_adopted', 'after an objection, before the hour', () => publish({ procedure: procedure({ case: running({ positions: [taken('KAZ', 'objects', 9)] }) }) }, as(officer)), { facts: { state: 'broken' } }],
  ['publication.not_adopted', 'of what a new circulation closed', () => publish({ procedure: procedure({ case: running({ closedAt: '2022-05-11T09:00:00.000Z' }) }) }), { facts: { state: 'not_adopted' } }],
  ['publication.unknown_subject', 'under a subject the charter does not have', () => publish({}, as(officer, DEADLINE), ['analysis', 'weather']), { facts: { subject: 'weather', known: ['southern_borders', 'peacekeeping', 'consultation', 'analysis', 'partners'] }, field: 'subjects' }],
  ['publication.no_series', 'on a matter without a series', () => publish({ pinned: unnumbered }), { facts: { matter: 'joint_statement' } }],
  ['publication.no_series', 'on a matter whose series is gone', () => publish({ pinned: unknown })],
];
