import type { Audience, Context, Decision } from '../../core/act.ts';
import { partyReads } from '../../core/audience.ts';
import { matterOf, membersOf, procedureOf } from '../../core/charter/members.ts';
import type { Charter, Matter, SilenceRule } from '../../core/charter/schema.ts';
import { evaluateSilence, POSITIONS, type Position, type SilenceCase, type SilenceOutcome } from '../../core/procedure/silence.ts';
import { refuse, type Refusal } from '../../core/refusal.ts';
import { addHours, dayOf, type Instant } from '../../core/time.ts';
import type { Words } from '../../core/words.ts';
import { mayCirculate, mayTakePosition } from './rights.ts';

/** Matters of the charter that are decided by silence on a text. */
export const silenceMatters = (charter: Charter): Matter[] => charter.matters.filter((m) => procedureOf(charter, m.procedure)?.rule.kind === 'silence');

/** A procedure as it stands: its pinned facts and every position taken. */
export type Running = {
  id: string; dossier: string; text: string; version: number; hash: string; audience: Audience;
  rule: SilenceRule; roster: readonly string[]; paragraphs: number; openedAt: Instant; deadline: Instant; closedAt: Instant | null; positions: readonly Position[];
};

export const caseOf = (p: Running): SilenceCase => ({
  rule: p.rule, roster: p.roster, paragraphs: p.paragraphs, openedAt: p.openedAt, deadline: p.deadline, closedAt: p.closedAt, positions: p.positions,
});

export type CirculateText = { text: string; version: number; hash: string; matter: string; deadline: Instant | null };
export type CirculateState = {
  version: { text: string; dossier: string; version: number; hash: string; paragraphs: number; audience: Audience } | null;
  latest: Running | null;
  next: number;
  charterSeq: number;
};

/** The chair circulates a frozen version. One procedure runs on a text at a time; a broken one is closed by the next. */
export function circulate(state: CirculateState, command: CirculateText, { actor, charter, now }: Context<Charter>): Decision {
  const matter = matterOf(charter, command.matter);
  const procedure = matter && procedureOf(charter, matter.procedure);
  if (!matter || procedure?.rule.kind !== 'silence') return refuse('procedures.unknown_matter', { matter: command.matter }, 'matter');
  if (!mayCirculate(actor, matter, charter, now)) return refuse('procedures.not_allowed', { offices: matter.openedBy });
  const { version, latest } = state;
  if (!version) return refuse('procedures.no_version', { text: command.text });
  if (version.version !== command.version || version.hash !== command.hash) return refuse('procedures.stale_version', { yours: command.version, current: version.version });
  const before = latest && evaluateSilence(caseOf(latest), now).state;
  if (latest && before === 'open') return refuse('procedures.already_running', { procedure: latest.id, deadline: latest.deadline });
  if (latest && before === 'adopted') return refuse('procedures.already_adopted', { procedure: latest.id });
  if (latest && latest.hash === version.hash) return refuse('procedures.same_text', { procedure: latest.id });
  if (command.deadline === null) return refuse('procedures.no_deadline', {}, 'deadline');
  const earliest = addHours(now, procedure.rule.minHours);
  if (command.deadline < earliest) return refuse('procedures.deadline_short', { hours: procedure.rule.minHours, earliest }, 'deadline');
  const roster = membersOf(charter, matter.body, dayOf(now, charter.seat.zone)).filter((party) => partyReads(version.audience, party));
  if (roster.length === 0) return refuse('procedures.nobody_entitled', {});
  return {
    acts: [{
      kind: 'procedures.circulated',
      dossier: version.dossier,
      payload: {
        id: `S-${state.next}`, dossier: version.dossier, text: version.text, version: version.version, hash: version.hash, paragraphs: version.paragraphs,
        matter: matter.id, body: matter.body, ruleId: procedure.id, rule: procedure.rule, verified: procedure.verified, roster, deadline: command.deadline,
        charter: state.charterSeq, closes: latest && before === 'broken' ? latest.id : null,
      },
      audience: version.audience,
      refs: [version.text],
      ...(matter.openedBy.includes('chair') ? { office: 'chair' } : {}),
    }],
  };
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
  return {
    acts: [{
      kind: 'procedures.position_taken', dossier: running.dossier,
      payload: { procedure: running.id, party, kind, paragraphs: ascending(command.paragraphs), hash: running.hash, words, ...(command.preparedBy === undefined ? {} : { preparedBy: command.preparedBy }) }, audience: running.audience, refs: [running.id], office: 'permanent_delegate',
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
  const newest = running.positions.filter((p) => p.party === party).reduce<Position | null>((a, b) => (a === null || b.seq > a.seq ? b : a), null);
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
  const own = newestOf(running.positions, actor.party!);
  return own === command.seen ? null : refuse('procedures.superseded', { act: own });
}

/** Number of the newest act of a party in a procedure; what a form must have seen. */
export function newestOf(positions: readonly Position[], party: string): number | null {
  return positions.reduce<number | null>((newest, p) => (p.party === party && (newest === null || p.seq > newest) ? p.seq : newest), null);
}
