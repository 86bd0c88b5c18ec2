import type { Audience, Context, Decision } from '../../core/act.ts';
import { partyReads } from '../../core/audience.ts';
import { matterOf, membersOf, procedureOf } from '../../core/charter/members.ts';
import type { Charter, Matter, SilenceRule } from '../../core/charter/schema.ts';
import { evaluateSilence, POSITIONS, type Position, type SilenceCase } from '../../core/procedure/silence.ts';
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
      payload: { procedure: running.id, party, kind, paragraphs: ascending(command.paragraphs), hash: running.hash, words }, audience: running.audience, refs: [running.id], office: 'permanent_delegate',
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
