import type { z } from 'zod';
import { DESK, type Act, type Actor, type Context, type Decision } from '../core/act.ts';
import { isRefusal, refuse, type Refusal } from '../core/refusal.ts';
import type { Instant } from '../core/time.ts';
import { append, type NewAct } from './acts.ts';
import type { Clock } from './clock.ts';
import { DatabaseError } from './db/pglite.ts';
import type { Database, ReadLease, WriteLease } from './db/database.ts';
import { actKinds, type Feature } from './feature.ts';

/** A change somebody asks for. The feature says what to lock, what to load, and how to decide. */
export type Command<C, S> = {
  /** The dossier whose chain the acts continue; null when a new dossier is opened. Acts stay in it: another chain would be locked out of order. */
  readonly dossier: string | null;
  /** Key of the form or request; the same key twice is refused. */
  readonly once: string | null;
  /**
   * Work that is too long for others to wait for, in the same transaction before the dossier and the head are locked.
   * What it writes is taken back with any refusal, its own or a later one. A lock of its own comes first of all: whoever
   * holds the dossier or the head never waits for it.
   */
  prepare?(lease: WriteLease, actor: Actor): Promise<Refusal | null>;
  /** Decide, answer with the acts, and take everything back: what would be recorded. */
  readonly rehearsal?: boolean;
  load(lease: ReadLease, now: Instant): Promise<S>;
  /** Pure and synchronous. */
  decide(state: S, context: Context<C>): Decision;
  /** Rows that are not acts and travel with one: the act carries their digest. Same transaction. */
  bulk?(lease: WriteLease, acts: readonly Act[]): Promise<void>;
};

export type Performed = { readonly acts: readonly Act[] } | Refusal;

export type Performer<C> = <S>(actor: Actor, command: Command<C, S>) => Promise<Performed>;

/** Ends the transaction with nothing written. */
class TakenBack extends Error {
  readonly answer: Performed;
  constructor(answer: Performed) {
    super('taken back');
    this.answer = answer;
  }
}

const later = (a: Instant, b: Instant): Instant => (a > b ? a : b);

/** The one way in which anything changes: prepare, lock, now, load, decide, append, project, in one transaction. */
export function performer<C>(desk: {
  database: Database;
  clock: Clock;
  features: readonly Feature[];
  /** Everything recorded is an invention for the example. */
  example: boolean;
  charter(lease: ReadLease): Promise<C>;
}): Performer<C> {
  const kinds = actKinds(desk.features);
  return async (actor, command) => {
    try {
      return await desk.database.write(actor.tokens, async (lease) => {
        const answered = (answer: Performed): Performed => {
          if ((command.prepare && isRefusal(answer)) || command.rehearsal) throw new TakenBack(answer);
          return answer;
        };
        const unprepared = await command.prepare?.(lease, actor);
        if (unprepared) return answered(unprepared);
        if (command.dossier !== null) {
          const chain = await lease.db.selectFrom('chains').select('no').where('dossier', '=', command.dossier).forUpdate().executeTakeFirst();
          if (!chain && command.dossier !== DESK) return answered(refuse('dossier.not_found', { dossier: command.dossier }));
        }
        const head = await lease.db.selectFrom('head').selectAll().where('id', '=', 1).forUpdate().executeTakeFirstOrThrow();
        if (command.once !== null) {
          const sent = await lease.db.selectFrom('acts').select('seq').where('once', '=', command.once).executeTakeFirst();
          if (sent) return answered(refuse('form.already_sent'));
        }
        const now = later(desk.clock.now(), head.clock_at);
        const recordedAt = desk.clock.wall();
        const charter = await desk.charter(lease);
        const state = await command.load(lease, now);
        const decision = command.decide(state, { now, recordedAt, actor, charter });
        if (isRefusal(decision)) return answered(decision);
        const batch: NewAct[] = [];
        for (const draft of decision.acts) {
          const kind = kinds.get(draft.kind);
          if (!kind) throw new Error(`no feature knows the act ${draft.kind}`);
          const payload = kind.payload.safeParse(draft.payload);
          if (!payload.success) return answered(malformed(payload.error.issues));
          batch.push({
            dossier: draft.dossier,
            kind: draft.kind,
            person: actor.person,
            party: actor.party,
            office: draft.office ?? null,
            recordedAt,
            effectiveAt: draft.effectiveAt ?? now,
            payload: payload.data,
            audience: [...new Set(draft.audience)].sort((a, b) => (a < b ? -1 : 1)),
            refs: draft.refs ?? [],
            example: desk.example,
            once: batch.length === 0 ? command.once : null,
          });
        }
        const acts = await append(lease, head, batch, now);
        for (const act of acts) await kinds.get(act.kind)!.project(lease, act);
        await command.bulk?.(lease, acts);
        return answered({ acts });
      });
    } catch (error) {
      if (error instanceof TakenBack) return error.answer;
      if (isTwice(error)) return refuse('form.already_sent');
      throw error;
    }
  };
}

/** A value of the wrong shape: too long, or a character where none belongs. The path names the field. */
function malformed(issues: readonly z.core.$ZodIssue[]): Refusal {
  const issue = issues[0]!;
  const path = issue.path.map(String);
  const field = path.join('.');
  if (issue.code === 'too_big' && issue.origin === 'string') return refuse('form.too_long', { field, most: Number(issue.maximum) }, path[0]);
  return refuse('form.malformed', { field }, path[0]);
}

/** A key that another reader used, which the check above cannot see. */
function isTwice(error: unknown): boolean {
  const e = error as { code?: string; message?: string; constraint?: string };
  return e.code === '23505' && (e.constraint === 'acts_once' || (error instanceof DatabaseError && String(e.message).includes('acts_once')));
}
