import type { Context, Decision } from '../../src/core/act.ts';
import type { Charter } from '../../src/core/charter/schema.ts';
import { digest } from '../../src/core/canonical.ts';
import type { Position } from '../../src/core/procedure/silence.ts';
import type { Paragraph } from '../../src/core/text.ts';
import { confirmAdoption, endPeriod, extendPeriod, objectToUse, proposeSilence, type EndPeriod, type ExtendPeriod, type ProposeSilence } from '../../src/features/procedures/periods.ts';
import { circulate, takeBack, takePosition, withdrawObjection, type CirculateState, type CirculateText, type Proposal, type Running, type TakePosition } from '../../src/features/procedures/rules.ts';
import { analyst, as, both, chair, changed, later, NOW, officer, PARTIES_IN_ORDER, signedDelegates } from '../actors.ts';
import type { RefusalCase } from './refusal.ts';

const { KAZ } = signedDelegates;
export const HASH = digest('version 2');
export const DEADLINE = later(72);

export const paragraph = (text: string): Paragraph => ({ part: 'operative', heading: null, words: both(text) });
export const PARAGRAPHS = ['one', 'two', 'three'].map(paragraph);

export const running = (change: Partial<Running> = {}): Running => ({
  id: 'S-1', dossier: 'D-1', text: 'T-1', version: 2, hash: HASH, matter: 'joint_statement', body: 'csc', audience: ['parties'], roster: PARTIES_IN_ORDER, paragraphs: 3, openedAt: NOW, deadline: DEADLINE, closedAt: null, ended: null, open: null, confirmedAt: null,
  rule: { kind: 'silence', minHours: 72, asideBlocks: false, scope: 'paragraphs', onObjection: 'breaks' }, positions: [], ...change,
});
export const taken = (party: string, kind: Position['kind'], seq: number, paragraphs: number[] = []): Position => ({ party, kind, seq, paragraphs, at: later(1) });

export const start = (change: Partial<CirculateText> = {}, state: Partial<CirculateState> = {}, context: Context<Charter> = as(chair)): Decision =>
  circulate({ version: { text: 'T-1', dossier: 'D-1', version: 2, hash: HASH, paragraphs: PARAGRAPHS, audience: ['parties'] }, latest: null, before: [], proposal: null, next: 7, nextProposal: 3, charterSeq: 1, ...state }, { text: 'T-1', version: 2, hash: HASH, matter: 'joint_statement', deadline: DEADLINE, ...change }, context);

const own = { procedure: 'S-1', hash: HASH, paragraphs: [], seen: null };
export const take = (change: Partial<TakePosition> = {}, state: Running | null = running(), context: Context<Charter> = as(KAZ, later(2))): Decision => takePosition({ running: state }, { ...own, kind: 'agrees', words: {}, ...change }, context);
export const withdraw = (change: Partial<Omit<TakePosition, 'kind' | 'words'>> = {}, state: Running | null = running({ positions: [taken('KAZ', 'objects', 9)] }), context: Context<Charter> = as(KAZ, later(2))): Decision =>
  withdrawObjection({ running: state }, { ...own, seen: 9, ...change }, context);

/** An earlier circulation of the same text, of which the hour has passed or not. */
const before = (change: Partial<Running>): Partial<CirculateState> => ({ latest: running({ version: 1, hash: digest('version 1'), openedAt: later(-100), deadline: later(-28), ...change }) });
const objection = [{ ...taken('KAZ', 'objects', 5), at: later(-50) }];
const whole = running({ rule: { ...running().rule, scope: 'whole' }, positions: [taken('KAZ', 'objects', 9)] });

const broken = (change: Partial<Running> = {}): Running => running({ positions: [taken('KAZ', 'objects', 9)], ...change });
const lettered = (change: Partial<Running> = {}): Running => running({ rule: { ...running().rule, confirm: true }, ...change });
export const extend = (change: Partial<ExtendPeriod> = {}, state: Running | null = running(), context = as(chair, later(2))): Decision => extendPeriod({ running: state }, { procedure: 'S-1', deadline: later(96), was: DEADLINE, why: both('Two capitals need a day more.'), ...change }, context);
export const end = (change: Partial<EndPeriod> = {}, state: Running | null = running(), context = as(chair, later(2))): Decision => endPeriod({ running: state }, { procedure: 'S-1', how: 'withdrawn', to: null, why: both('It is not needed any more.'), ...change }, context);
export const confirm = (change: { hash?: string } = {}, state: Running | null = lettered(), context = as(chair, later(2))): Decision => confirmAdoption({ running: state }, { procedure: 'S-1', hash: HASH, ...change }, context);

/** The same organisation, where the parties must agree to deciding by silence. */
export const consenting = (): Context<Charter> => as(chair, NOW, changed((charter) => { const rule = charter.procedures.find((p) => p.id === 'silence')!.rule; if (rule.kind === 'silence') rule.useNeedsConsent = true; }));
export const proposal = (change: Partial<Proposal> = {}): Proposal => ({ id: 'SP-1', dossier: 'D-1', version: 2, hash: HASH, roster: PARTIES_IN_ORDER, audience: ['parties'], objections: [], ...change });
export const propose = (change: Partial<ProposeSilence> = {}, state: Partial<CirculateState> = {}, context: Context<Charter> = consenting()): Decision =>
  proposeSilence({ version: { text: 'T-1', dossier: 'D-1', version: 2, hash: HASH, paragraphs: PARAGRAPHS, audience: ['parties'] }, latest: null, before: [], proposal: null, next: 7, nextProposal: 3, charterSeq: 1, ...state }, { text: 'T-1', version: 2, hash: HASH, matter: 'joint_statement', deadline: DEADLINE, ...change }, context);
export const againstUse = (change: { words?: Record<string, string> } = {}, found: Proposal | null = proposal(), circulated = false, context = as(KAZ)): Decision => objectToUse({ proposal: found, circulated }, { proposal: 'SP-1', words: both('The text needs a meeting.'), ...change }, context);

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
  ['procedures.nobody_entitled', 'where no member may read the text', () => start({}, { version: { text: 'T-1', dossier: 'D-1', version: 2, hash: HASH, paragraphs: PARAGRAPHS, audience: ['secretariat'] } })],
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
  ['procedures.at_meeting', 'of a matter that a meeting decides', () => start({ matter: 'decision' }), { facts: { body: 'csc' }, field: 'matter' }],
  ['procedures.never_urgent', 'urgently, where the rule knows no shorter period', () => start({ urgent: true }), { field: 'urgent' }],
  ['procedures.use_not_proposed', 'where silence needs consent, without a proposal', () => start({}, {}, consenting())],
  ['procedures.use_not_proposed', 'where the proposal was for another version', () => start({}, { proposal: proposal({ hash: digest('version 1') }) }, consenting())],
  ['procedures.use_not_agreed', 'where a party does not agree to silence', () => start({}, { proposal: proposal({ objections: [{ party: 'KAZ' }] }) }, consenting()), { facts: { parties: ['KAZ'] } }],
  ['procedures.nothing_to_reopen', 'reopening what was never before the parties', () => start({ reopen: true }), { field: 'reopen' }],
  ['procedures.objection_unmet', 'reopening without having changed what was objected to', () => start({ reopen: true }, { ...before({ positions: objection }), before: PARAGRAPHS.map((p, i) => (i === 2 ? paragraph('third') : p)) }), { facts: { paragraphs: [1, 2] }, field: 'reopen' }],
  ['procedures.nothing_changed', 'reopening where nothing changed', () => start({ reopen: true }, { latest: running({ version: 1, hash: digest('version 1'), openedAt: later(-100), deadline: later(-28), rule: { ...running().rule, asideBlocks: true }, positions: [{ ...taken('KAZ', 'aside', 5), at: later(-50) }] }), before: PARAGRAPHS }), { field: 'reopen' }],
  ['procedures.paragraph_settled', 'a position on a paragraph that is not before the parties again', () => take({ paragraphs: [1] }, running({ open: [2] })), { facts: { paragraphs: [1], open: [2] }, field: 'paragraphs' }],
  ['procedures.not_found', 'moving the hour of what is not there', () => extend({}, null)],
  ['procedures.not_allowed', 'moving the hour, by a delegate who does not preside', () => extend({}, running(), as(KAZ, later(2)))],
  ['procedures.closed', 'moving the hour of what was closed', () => extend({}, running({ closedAt: later(1) }))],
  ['procedures.extension_late', 'moving the hour when it has come', () => extend({}, running(), as(chair, DEADLINE)), { facts: { deadline: DEADLINE } }],
  ['procedures.extension_forbidden', 'moving the hour where the rule forbids it', () => extend({}, running({ rule: { ...running().rule, extension: 'none' } }))],
  ['procedures.moved_meanwhile', 'moving an hour that was moved meanwhile', () => extend({ was: later(71) }), { facts: { deadline: DEADLINE } }],
  ['procedures.no_deadline', 'moving the hour to none', () => extend({ deadline: null }), { field: 'deadline' }],
  ['procedures.extension_backwards', 'moving the hour to itself', () => extend({ deadline: DEADLINE }), { field: 'deadline' }],
  ['procedures.no_why', 'moving the hour without a reason', () => extend({ why: {} }), { field: 'why' }],
  ['procedures.no_ending', 'ending in no way', () => end({ how: 'forgotten' }), { field: 'how' }],
  ['procedures.already_adopted', 'taking back what was adopted', () => end({}, running(), as(chair, DEADLINE))],
  ['procedures.over', 'taking back what was not adopted', () => end({}, broken(), as(chair, DEADLINE))],
  ['procedures.not_broken', 'sending on what nobody objects to', () => end({ how: 'escalated', to: 'pc' })],
  ['procedures.no_escalation', 'sending to a body that the rule does not name', () => end({ how: 'escalated', to: 'pc' }, broken()), { facts: { known: [] }, field: 'to' }],
  ['procedures.no_why', 'ending without a reason', () => end({ why: {} }), { field: 'why' }],
  ['procedures.no_confirmation', 'confirming where no letter is asked for', () => confirm({}, running(), as(chair, DEADLINE))],
  ['procedures.confirmed_already', 'confirming twice', () => confirm({}, lettered({ confirmedAt: DEADLINE }), as(chair, later(80)))],
  ['procedures.not_adopted_yet', 'confirming before the hour', () => confirm({}, lettered())],
  ['procedures.stale_text', 'confirming another text', () => confirm({ hash: digest('other') }, lettered(), as(chair, DEADLINE))],
  ['procedures.no_consent_needed', 'proposing silence where it needs no consent', () => propose({}, {}, as(chair)), { field: 'matter' }],
  ['procedures.proposed_already', 'proposing it twice', () => propose({}, { proposal: proposal() }), { facts: { proposal: 'SP-1' } }],
  ['procedures.deadline_short', 'proposing too short a period', () => propose({ deadline: later(1) }), { field: 'deadline' }],
  ['procedures.proposal_not_found', 'an objection to a proposal that is not there', () => againstUse({}, null)],
  ['procedures.use_agreed', 'an objection to silence when the text is circulated', () => againstUse({}, proposal(), true)],
  ['procedures.objected_already', 'a second objection to silence', () => againstUse({}, proposal({ objections: [{ party: 'KAZ' }] }))],
  ['procedures.reason_missing', 'an objection to silence without a reason', () => againstUse({ words: {} }), { field: 'words' }],
  ['procedures.not_entitled', 'an objection to silence by the secretariat', () => againstUse({}, proposal(), false, as(officer))],
];
