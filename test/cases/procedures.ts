import type { Context, Decision } from '../../src/core/act.ts';
import type { Charter } from '../../src/core/charter/schema.ts';
import { digest } from '../../src/core/canonical.ts';
import type { Position } from '../../src/core/procedure/silence.ts';
import { circulate, takeBack, takePosition, withdrawObjection, type CirculateState, type CirculateText, type Running, type TakePosition } from '../../src/features/procedures/rules.ts';
import { analyst, as, chair, later, NOW, officer, PARTIES_IN_ORDER, signedDelegates } from '../actors.ts';
import type { RefusalCase } from './refusal.ts';

const { KAZ } = signedDelegates;
export const HASH = digest('version 2');
export const DEADLINE = later(72);

export const running = (change: Partial<Running> = {}): Running => ({
  id: 'S-1', dossier: 'D-1', text: 'T-1', version: 2, hash: HASH, audience: ['parties'], roster: PARTIES_IN_ORDER, paragraphs: 3, openedAt: NOW, deadline: DEADLINE, closedAt: null,
  rule: { kind: 'silence', minHours: 72, asideBlocks: false, scope: 'paragraphs', onObjection: 'breaks' }, positions: [], ...change,
});
export const taken = (party: string, kind: Position['kind'], seq: number, paragraphs: number[] = []): Position => ({ party, kind, seq, paragraphs, at: later(1) });

export const start = (change: Partial<CirculateText> = {}, state: Partial<CirculateState> = {}, context: Context<Charter> = as(chair)): Decision =>
  circulate({ version: { text: 'T-1', dossier: 'D-1', version: 2, hash: HASH, paragraphs: 3, audience: ['parties'] }, latest: null, next: 7, charterSeq: 1, ...state }, { text: 'T-1', version: 2, hash: HASH, matter: 'joint_statement', deadline: DEADLINE, ...change }, context);

const own = { procedure: 'S-1', hash: HASH, paragraphs: [], seen: null };
export const take = (change: Partial<TakePosition> = {}, state: Running | null = running(), context: Context<Charter> = as(KAZ, later(2))): Decision => takePosition({ running: state }, { ...own, kind: 'agrees', words: {}, ...change }, context);
export const withdraw = (change: Partial<Omit<TakePosition, 'kind' | 'words'>> = {}, state: Running | null = running({ positions: [taken('KAZ', 'objects', 9)] }), context: Context<Charter> = as(KAZ, later(2))): Decision =>
  withdrawObjection({ running: state }, { ...own, seen: 9, ...change }, context);

/** An earlier circulation of the same text, of which the hour has passed or not. */
const before = (change: Partial<Running>): Partial<CirculateState> => ({ latest: running({ version: 1, hash: digest('version 1'), openedAt: later(-100), deadline: later(-28), ...change }) });
const objection = [{ ...taken('KAZ', 'objects', 5), at: later(-50) }];
const whole = running({ rule: { ...running().rule, scope: 'whole' }, positions: [taken('KAZ', 'objects', 9)] });

export const procedureRefusals: readonly RefusalCase[] = [
  ['procedures.no_undo', 'a charter that leaves no window', () => takeBack({ running: running({ positions: [taken('KAZ', 'objects', 9)] }) }, { procedure: 'S-1', hash: HASH, seen: 9 }, as(KAZ, later(2))), { facts: { minutes: 0 } }],
  ['procedures.no_undo', 'a window that has passed', () => takeBack({ running: running({ rule: { ...running().rule, undoMinutes: 60 }, positions: [taken('KAZ', 'objects', 9)] }) }, { procedure: 'S-1', hash: HASH, seen: 9 }, as(KAZ, later(2)))],
  ['procedures.unknown_matter', 'on a matter the charter does not have', () => start({ matter: 'lunch' }), { facts: { matter: 'lunch' }, field: 'matter' }],
  ['procedures.unknown_matter', 'on a matter that is not decided by silence', () => start({ matter: 'joint_consultation' }), { field: 'matter' }],
  ['procedures.not_allowed', 'by a delegate who does not preside', () => start({}, {}, as(KAZ)), { facts: { offices: ['chair'] } }],
  ['procedures.not_allowed', 'by the secretariat', () => start({}, {}, as(officer))],
  ['procedures.not_allowed', 'by the chair of the year before', () => start({ deadline: later(10_000) }, {}, as(chair, '2023-01-01T09:00:00.000Z'))],
  ['procedures.no_version', 'of a text that was never frozen', () => start({}, { version: null }), { facts: { text: 'T-1' } }],
  ['procedures.stale_version', 'of a version that is not the newest', () => start({ version: 1 }), { facts: { yours: 1, current: 2 } }],
  ['procedures.stale_version', 'of another text under the same number', () => start({ hash: digest('other') })],
  ['procedures.already_running', 'while the version before is open', () => start({}, before({ deadline: later(1) })), { facts: { procedure: 'S-1', deadline: later(1) } }],
  ['procedures.already_adopted', 'after the version before was adopted', () => start({}, before({})), { facts: { procedure: 'S-1' } }],
  ['procedures.same_text', 'of the very text that met an objection', () => start({}, before({ hash: HASH, positions: objection })), { facts: { procedure: 'S-1' } }],
  ['procedures.no_deadline', 'without an hour', () => start({ deadline: null }), { field: 'deadline' }],
  ['procedures.deadline_short', 'one millisecond before the shortest hour', () => start({ deadline: new Date(Date.parse(DEADLINE) - 1).toISOString() }), { facts: { hours: 72, earliest: DEADLINE }, field: 'deadline' }],
  ['procedures.nobody_entitled', 'where no member may read the text', () => start({}, { version: { text: 'T-1', dossier: 'D-1', version: 2, hash: HASH, paragraphs: 3, audience: ['secretariat'] } })],
  ['procedures.not_found', 'a position on what is not there for them', () => take({}, null), { facts: { procedure: 'S-1' } }],
  ['procedures.not_found', 'taking back on what is not there for them', () => withdraw({}, null), { facts: { procedure: 'S-1' } }],
  ['procedures.not_entitled', 'a position by the secretariat', () => take({}, running(), as(officer, later(2))), { facts: { entitled: PARTIES_IN_ORDER } }],
  ['procedures.not_entitled', 'a position by an analyst', () => take({}, running(), as({ ...analyst, party: 'KAZ' }, later(2)))],
  ['procedures.not_entitled', 'a position by a party outside the roster', () => take({}, running({ roster: ['ARM'] })), { facts: { entitled: ['ARM'] } }],
  ['procedures.not_entitled', 'taking back by a party outside the roster', () => withdraw({}, running({ roster: ['ARM'] }))],
  ['procedures.closed', 'a position on what a new circulation closed', () => take({}, running({ closedAt: later(1) })), { facts: { at: later(1) } }],
  ['procedures.after_deadline', 'a position at the hour', () => take({}, running(), as(KAZ, DEADLINE)), { facts: { deadline: DEADLINE } }],
  ['procedures.after_deadline', 'taking back at the hour', () => withdraw({}, undefined, as(KAZ, DEADLINE))],
  ['procedures.stale_text', 'a position on another text than the one that runs', () => take({ hash: digest('version 1') }), { facts: { yours: digest('version 1').slice(0, 8), current: HASH.slice(0, 8) } }],
  ['procedures.whole_only', 'a position on a paragraph where only the whole counts', () => take({ paragraphs: [1] }, { ...whole, positions: [] }), { field: 'paragraphs' }],
  ['procedures.whole_only', 'taking back a paragraph where only the whole counts', () => withdraw({ paragraphs: [1] }, whole), { field: 'paragraphs' }],
  ['procedures.unknown_paragraph', 'a position on a paragraph too many', () => take({ paragraphs: [1, 4] }), { facts: { paragraph: 4, last: 3 }, field: 'paragraphs' }],
  ['procedures.unknown_paragraph', 'a position on paragraph zero', () => take({ paragraphs: [0] }), { field: 'paragraphs' }],
  ['procedures.unknown_paragraph', 'a position on a part of a paragraph', () => take({ paragraphs: [1.5] }), { field: 'paragraphs' }],
  ['procedures.unknown_paragraph', 'a position on a paragraph that is no number', () => take({ paragraphs: [Number('x')] }), { field: 'paragraphs' }],
  ['procedures.superseded', 'a position when a colleague took one meanwhile', () => take({}, running({ positions: [taken('KAZ', 'agrees', 9)] })), { facts: { act: 9 } }],
  ['procedures.superseded', 'a position when the one on the page is not the newest', () => take({ seen: 8 }, running({ positions: [taken('KAZ', 'agrees', 8), taken('KAZ', 'aside', 9)] }))],
  ['procedures.superseded', 'taking back when a colleague took it back meanwhile', () => withdraw({ seen: 9 }, running({ positions: [taken('KAZ', 'objects', 9), taken('KAZ', 'withdrawn', 11)] })), { facts: { act: 11 } }],
  ['procedures.no_position', 'without a position', () => take({ kind: null }), { field: 'kind' }],
  ['procedures.no_position', 'with another word', () => take({ kind: 'withdrawn' }), { field: 'kind' }],
  ['procedures.reason_missing', 'an objection without a reason', () => take({ kind: 'objects' }), { field: 'words' }],
  ['procedures.reservation_missing', 'a reservation without its words', () => take({ kind: 'reserves' }), { field: 'words' }],
  ['procedures.no_objection', 'taking back what was never raised', () => withdraw({ seen: null }, running())],
  ['procedures.no_objection', 'taking back on another paragraph', () => withdraw({ paragraphs: [2] }, running({ positions: [taken('KAZ', 'objects', 9, [1])] }))],
  ['procedures.no_objection', 'taking back the objection of another party', () => withdraw({ seen: null }, running({ positions: [taken('ARM', 'objects', 9)] }))],
];

