import type { Audience, Context, Decision } from '../../core/act.ts';
import { partyReads } from '../../core/audience.ts';
import { bodyOf, matterOf, membersOf, procedureOf, ruleOn } from '../../core/charter/members.ts';
import type { Charter, Matter, Procedure, Rule, SilenceRule } from '../../core/charter/schema.ts';
import { reopen, type Reopened } from '../../core/procedure/reopen.ts';
import { evaluateSilence, POSITIONS, type Ending, type Position, type SilenceCase, type SilenceOutcome } from '../../core/procedure/silence.ts';
import { isRefusal, refuse, type Refusal } from '../../core/refusal.ts';
import type { Paragraph } from '../../core/text.ts';
import { addHours, dayOf, type Instant } from '../../core/time.ts';
import type { Words } from '../../core/words.ts';
import { mayCirculate, mayTakePosition } from './rights.ts';

/** Matters of the charter that are decided by silence on a text. */
export const silenceMatters = (charter: Charter): Matter[] => charter.matters.filter((m) => procedureOf(charter, m.procedure)?.rule.kind === 'silence');

/** A procedure as it stands: its pinned facts and every position taken. */
export type Running = {
  id: string; dossier: string; text: string; version: number; hash: string; matter: string; body: string; audience: Audience;
  rule: SilenceRule; roster: readonly string[]; paragraphs: number; openedAt: Instant; deadline: Instant; closedAt: Instant | null;
  ended: { readonly how: Exclude<Ending, 'circulated'>; readonly to: { readonly body: string; readonly procedure: string } | null } | null; open: readonly number[] | null; confirmedAt: Instant | null;
  /** Positions carried over from the version before have number 0. */
  positions: readonly Position[];
};

export const caseOf = (p: Running): SilenceCase => ({
  rule: p.rule, roster: p.roster, paragraphs: p.paragraphs, openedAt: p.openedAt, deadline: p.deadline, closedAt: p.closedAt, ...(p.ended === null ? {} : { closedBy: p.ended.how }), positions: p.positions,
});

/** `reopen`: only what changed since the version before is put to the parties again. `urgent`: a shorter period, as the rule allows. */
export type CirculateText = { text: string; version: number; hash: string; matter: string; deadline: Instant | null; reopen?: boolean; urgent?: boolean };
export type CirculateState = {
  version: { text: string; dossier: string; version: number; hash: string; paragraphs: readonly Paragraph[]; audience: Audience } | null;
  latest: Running | null;
  /** Paragraphs of the version that the latest procedure was about. */
  before: readonly Paragraph[];
  /** The proposal to decide this version by silence, where the rule wants consent. */
  proposal: Proposal | null;
  next: number;
  nextProposal: number;
  charterSeq: number;
};

export type Proposal = { readonly id: string; readonly version: number; readonly hash: string; readonly roster: readonly string[]; readonly audience: Audience; readonly dossier: string; readonly objections: readonly { readonly party: string }[] };

/** Where a text is decided: by the matter's own body, or by the one that it was sent to. */
export function deciding(charter: Charter, matter: Matter, latest: Pick<Running, 'ended'> | null, now: Instant): { body: string; procedure: Procedure; rule: Rule } | null {
  const sent = latest?.ended?.how === 'escalated' ? latest.ended.to : null;
  const procedure = procedureOf(charter, sent?.procedure ?? matter.procedure);
  const body = sent?.body ?? matter.body;
  return procedure && bodyOf(charter, body) ? { body, procedure, rule: ruleOn(procedure, dayOf(now, charter.seat.zone)) } : null;
}

/** The chair circulates a frozen version. One procedure runs on a text at a time; a broken one is closed by the next. */
export function circulate(state: CirculateState, command: CirculateText, { actor, charter, now }: Context<Charter>): Decision {
  const matter = matterOf(charter, command.matter);
  const where = matter && deciding(charter, matter, state.latest, now);
  if (!matter || !where || where.rule.kind === 'consultation') return refuse('procedures.unknown_matter', { matter: command.matter }, 'matter');
  const { rule, procedure, body } = where;
  if (rule.kind !== 'silence') return refuse('procedures.at_meeting', { body }, 'matter');
  if (!mayCirculate(actor, matter, charter, now)) return refuse('procedures.not_allowed', { offices: matter.openedBy });
  const { version, latest } = state;
  if (!version) return refuse('procedures.no_version', { text: command.text });
  if (version.version !== command.version || version.hash !== command.hash) return refuse('procedures.stale_version', { yours: command.version, current: version.version });
  const before = latest && evaluateSilence(caseOf(latest), now);
  if (latest && before!.state === 'open') return refuse('procedures.already_running', { procedure: latest.id, deadline: latest.deadline });
  if (latest && before!.state === 'adopted') return refuse('procedures.already_adopted', { procedure: latest.id });
  const escalated = latest?.ended?.how === 'escalated';
  if (latest && latest.hash === version.hash && !escalated) return refuse('procedures.same_text', { procedure: latest.id });
  const consent = consentFault(rule, state.proposal, version);
  if (consent) return consent;
  if (command.deadline === null) return refuse('procedures.no_deadline', {}, 'deadline');
  if (command.urgent && rule.urgentHours === undefined) return refuse('procedures.never_urgent', {}, 'urgent');
  const hours = command.urgent ? Math.min(rule.minHours, rule.urgentHours!) : rule.minHours;
  const earliest = addHours(now, hours);
  if (command.deadline < earliest) return refuse('procedures.deadline_short', { hours, earliest }, 'deadline');
  const roster = membersOf(charter, body, dayOf(now, charter.seat.zone)).filter((party) => partyReads(version.audience, party));
  if (roster.length === 0) return refuse('procedures.nobody_entitled', {});
  const again = command.reopen ? reopening(state, rule, before?.matrix ?? null) : null;
  if (isRefusal(again)) return again;
  return {
    acts: [{
      kind: 'procedures.circulated',
      dossier: version.dossier,
      payload: {
        id: `S-${state.next}`, dossier: version.dossier, text: version.text, version: version.version, hash: version.hash, paragraphs: version.paragraphs.length,
        matter: matter.id, body, ruleId: procedure.id, rule, verified: procedure.verified, roster, deadline: command.deadline,
        charter: state.charterSeq, closes: latest && before!.state === 'broken' ? latest.id : null,
        ...(command.urgent ? { urgent: true } : {}), ...(again ? { open: again.open, carried: again.carried.filter(({ party }) => roster.includes(party)) } : {}), ...(escalated ? { escalates: latest.id } : {}), ...(state.proposal && rule.useNeedsConsent ? { proposal: state.proposal.id } : {}),
      },
      audience: version.audience,
      refs: [version.text],
      ...(matter.openedBy.includes('chair') ? { office: 'chair' } : {}),
    }],
  };
}

/** Where silence itself needs consent, a proposal of this very version stands and nobody objected to it. */
function consentFault(rule: SilenceRule, proposal: Proposal | null, version: { version: number; hash: string }): Refusal | null {
  if (rule.useNeedsConsent !== true) return null;
  if (!proposal || proposal.hash !== version.hash || proposal.version !== version.version) return refuse('procedures.use_not_proposed', { version: version.version });
  return proposal.objections.length === 0 ? null : refuse('procedures.use_not_agreed', { parties: proposal.objections.map(({ party }) => party) });
}

/** Only what changed is put to the parties again. Every paragraph that somebody objects to must be among it. */
function reopening({ version, before, latest }: CirculateState, rule: SilenceRule, matrix: SilenceOutcome['matrix'] | null): Reopened | Refusal {
  if (!latest || matrix === null || rule.scope === 'whole' || latest.ended?.how === 'escalated') return refuse('procedures.nothing_to_reopen', {}, 'reopen');
  const found = reopen(before, version!.paragraphs, { matrix });
  if (found.unmet.length > 0) return refuse('procedures.objection_unmet', { paragraphs: [...found.unmet] }, 'reopen');
  return found.open.length === 0 ? refuse('procedures.nothing_changed', {}, 'reopen') : found;
}

export type TakePosition = {
  procedure: string; hash: string; kind: string | null; paragraphs: readonly number[]; words: Words;
  /** The newest act of the own party that the page showed. */
  seen: number | null;
  /** Who of the delegation prepared it, where that is somebody else. */
  preparedBy?: string;
};

/** A delegate takes the position of the party, or changes it, before the hour. */
export function takePosition(state: { running: Running | null }, command: TakePosition, context: Context<Charter>): Decision {
  const { running } = state;
  const fault = positionFault(running, command, context);
  if (fault || !running) return fault ?? refuse('procedures.not_found', { procedure: command.procedure });
  const kind = POSITIONS.find((k) => k === command.kind);
  if (!kind) return refuse('procedures.no_position', {}, 'kind');
  const words = Object.keys(command.words).length > 0 ? command.words : null;
  if (kind === 'objects' && words === null) return refuse('procedures.reason_missing', {}, 'words');
  if (kind === 'reserves' && words === null) return refuse('procedures.reservation_missing', {}, 'words');
  const party = context.actor.party!;
  // A word on the whole is on all that is before the parties.
  const paragraphs = command.paragraphs.length === 0 && running.open !== null ? running.open : ascending(command.paragraphs);
  return {
    acts: [{
      kind: 'procedures.position_taken', dossier: running.dossier,
      payload: { procedure: running.id, party, kind, paragraphs: [...paragraphs], hash: running.hash, words, ...(command.preparedBy === undefined ? {} : { preparedBy: command.preparedBy }) }, audience: running.audience, refs: [running.id], office: 'permanent_delegate',
    }],
  };
}

/** A delegate takes the party's objection back, before the hour. */
export function withdrawObjection(state: { running: Running | null }, command: Omit<TakePosition, 'kind' | 'words'>, context: Context<Charter>): Decision {
  const { running } = state;
  const fault = positionFault(running, command, context);
  if (fault || !running) return fault ?? refuse('procedures.not_found', { procedure: command.procedure });
  const party = context.actor.party!;
  const row = evaluateSilence(caseOf(running), context.now).matrix[party]!;
  const objected = row.flatMap((s, i) => (s === 'objects' ? [i + 1] : []));
  const wanted = command.paragraphs.length === 0 ? objected : command.paragraphs.filter((no) => objected.includes(no));
  if (wanted.length === 0) return refuse('procedures.no_objection', {});
  return {
    acts: [{
      kind: 'procedures.objection_withdrawn', dossier: running.dossier, payload: { procedure: running.id, party, paragraphs: ascending(wanted) }, audience: running.audience, refs: [running.id], office: 'permanent_delegate',
    }],
  };
}

/** Until when the newest position of a party may be taken back, and which act that is; null where it may not. */
export function undoable(running: Running, party: string, now: Instant): { act: number; until: Instant } | null {
  const newest = running.positions.filter((p) => p.party === party && p.seq > 0).reduce<Position | null>((a, b) => (a === null || b.seq > a.seq ? b : a), null);
  if (!newest || newest.kind === 'undone' || running.rule.undoMinutes === undefined) return null;
  const window = addHours(newest.at, running.rule.undoMinutes / 60);
  const until = window < running.deadline ? window : running.deadline;
  return now < until ? { act: newest.seq, until } : null;
}

/** A delegate takes the newest position of the party back, where the charter leaves a window for it: it then stands as before. */
export function takeBack(state: { running: Running | null }, command: Pick<TakePosition, 'procedure' | 'hash' | 'seen'>, context: Context<Charter>): Decision {
  const { running } = state;
  const fault = positionFault(running, { ...command, paragraphs: [] }, context);
  if (fault || !running) return fault ?? refuse('procedures.not_found', { procedure: command.procedure });
  const party = context.actor.party!;
  const found = undoable(running, party, context.now);
  if (!found) return refuse('procedures.no_undo', { minutes: running.rule.undoMinutes ?? 0 });
  return { acts: [{ kind: 'procedures.taken_back', dossier: running.dossier, payload: { procedure: running.id, party, act: found.act }, audience: running.audience, refs: [running.id], office: 'permanent_delegate' }] };
}

/** What the outcome would be with one more position of a party at this hour: the same evaluator, before and after. */
export function consequence(running: Running, position: Pick<Position, 'party' | 'kind' | 'paragraphs'>, now: Instant): { before: SilenceOutcome; after: SilenceOutcome } {
  const seq = running.positions.reduce((most, p) => Math.max(most, p.seq), 0) + 1;
  return { before: evaluateSilence(caseOf(running), now), after: evaluateSilence({ ...caseOf(running), positions: [...running.positions, { ...position, seq, at: now }] }, now) };
}

const ascending = (numbers: readonly number[]): number[] => [...new Set(numbers)].sort((a, b) => a - b);

function positionFault(running: Running | null, command: Omit<TakePosition, 'kind' | 'words'>, { actor, now }: Context<Charter>): Refusal | null {
  if (!running) return refuse('procedures.not_found', { procedure: command.procedure });
  if (!mayTakePosition(actor, running.roster)) return refuse('procedures.not_entitled', { entitled: [...running.roster] });
  if (running.closedAt !== null) return refuse('procedures.closed', { at: running.closedAt });
  if (now >= running.deadline) return refuse('procedures.after_deadline', { deadline: running.deadline });
  if (command.hash !== running.hash) return refuse('procedures.stale_text', { yours: command.hash.slice(0, 8), current: running.hash.slice(0, 8) });
  if (command.paragraphs.length > 0 && running.rule.scope === 'whole') return refuse('procedures.whole_only', {}, 'paragraphs');
  const unknown = command.paragraphs.find((no) => !Number.isInteger(no) || no < 1 || no > running.paragraphs);
  if (unknown !== undefined) return refuse('procedures.unknown_paragraph', { paragraph: unknown, last: running.paragraphs }, 'paragraphs');
  const settled = running.open === null ? [] : command.paragraphs.filter((no) => !running.open!.includes(no));
  if (settled.length > 0) return refuse('procedures.paragraph_settled', { paragraphs: ascending(settled), open: [...running.open!] }, 'paragraphs');
  const own = newestOf(running.positions, actor.party!);
  return own === command.seen ? null : refuse('procedures.superseded', { act: own });
}

/** Number of the newest act of a party in a procedure; what a form must have seen. */
export function newestOf(positions: readonly Position[], party: string): number | null {
  return positions.reduce<number | null>((newest, p) => (p.party === party && p.seq > 0 && (newest === null || p.seq > newest) ? p.seq : newest), null);
}
