import type { Day } from '../time.ts';
import type { Kind, OperationAct, Payload, StageEntry } from './schema.ts';

/** An operation is what its acts say; nothing about it is stored beside them. A corrected act no longer counts, and stays to be read. */
export type Stage = 'requested' | 'decided' | 'deploying' | 'active' | 'suspended' | 'withdrawing' | 'withdrawn' | 'closed';
export type Of<K extends Kind> = Payload<K> & { readonly seq: number; readonly person: string; readonly recordedAt: string; readonly example: boolean };

export type Mandate = {
  readonly decided: Of<'decided'>; readonly changes: readonly Of<'mandate_changed'>[];
  readonly from: Day; readonly to: Day | null; readonly review: Day | null; readonly ceiling: Payload<'decided'>['ceiling'];
  readonly purpose: Payload<'decided'>['purpose']; readonly tasks: Payload<'decided'>['tasks'];
  /** Days on which no mandate was in force, between an end and the decision that came after it. */
  readonly lapses: readonly { readonly from: Day; readonly to: Day }[];
};

export type Operation = {
  readonly id: string; readonly request: Of<'requested'>; readonly mandate: Mandate | null; readonly stage: Stage; readonly stages: readonly Of<'stage_entered'>[];
  readonly closed: Of<'closed'> | null; readonly acts: readonly OperationAct[]; readonly corrections: readonly Of<'corrected'>[];
};

/** By the day in the world, and on one day in the order in which they were recorded. */
const inOrder = (a: OperationAct, b: OperationAct): number => (a.payload.on < b.payload.on ? -1 : a.payload.on > b.payload.on ? 1 : a.seq - b.seq);

/** All acts of one kind that still count, by their day. */
export function allOf<K extends Kind>(acts: readonly OperationAct[], kind: K): Of<K>[] {
  return acts.filter((act) => act.kind === kind).map((act) => ({ ...(act.payload as Payload<K>), seq: act.seq, person: act.person, recordedAt: act.recordedAt, example: act.example }));
}

/** @param recorded in any order; null where nothing asks for the operation */
export function foldOperation(recorded: readonly OperationAct[]): Operation | null {
  const corrections = allOf([...recorded].sort(inOrder), 'corrected');
  const gone = new Set(corrections.map((one) => one.act));
  const acts = recorded.filter((act) => !gone.has(act.seq) || act.kind === 'corrected').sort(inOrder);
  const request = allOf(acts, 'requested')[0];
  if (!request) return null;
  const closed = allOf(acts, 'closed').at(-1) ?? null;
  const stages = allOf(acts, 'stage_entered');
  const mandate = mandateOf(acts);
  return { id: request.id, request, mandate, stages, closed, acts, corrections, stage: closed ? 'closed' : stageAfter(stages.map((one) => one.stage), mandate !== null) };
}

/** What the stages entered so far have led to; what was suspended goes on, once resumed, where it stood. */
export function stageAfter(entered: readonly StageEntry[], decided: boolean): Stage {
  let [stage, before]: [Stage, Stage] = [decided ? 'decided' : 'requested', 'decided'];
  for (const next of entered) {
    if (next === 'suspended') [before, stage] = [stage, next];
    else stage = next === 'resumed' ? before : next;
  }
  return stage;
}

const MAY_FOLLOW: Readonly<Record<StageEntry, readonly Stage[]>> = {
  deploying: ['decided'], active: ['decided', 'deploying'], suspended: ['decided', 'deploying', 'active'], resumed: ['suspended'], withdrawing: ['deploying', 'active', 'suspended'], withdrawn: ['withdrawing'],
};

/** The first stage that cannot follow what stood before it, if there is one. */
export function stageFault(entered: readonly StageEntry[]): { stage: StageEntry; after: Stage } | null {
  for (const [i, stage] of entered.entries()) {
    const after = stageAfter(entered.slice(0, i), true);
    if (!MAY_FOLLOW[stage].includes(after)) return { stage, after };
  }
  return null;
}

/** The mandate as decisions made it. A review date alone may be set without one; it ends nothing and extends nothing. */
function mandateOf(acts: readonly OperationAct[]): Mandate | null {
  const decided = allOf(acts, 'decided')[0];
  if (!decided) return null;
  const changes = allOf(acts, 'mandate_changed').sort((a, b) => (a.decision.on < b.decision.on ? -1 : a.decision.on > b.decision.on ? 1 : a.seq - b.seq));
  let [to, ceiling, purpose, tasks] = [decided.term.to, decided.ceiling, decided.purpose, decided.tasks];
  const lapses: { from: Day; to: Day }[] = [];
  for (const change of changes) {
    if (change.to !== null) {
      if (to !== null && to < change.decision.on && change.to > to) lapses.push({ from: to, to: change.decision.on });
      to = change.to;
    }
    [ceiling, purpose, tasks] = [change.ceiling ?? ceiling, change.purpose ?? purpose, change.tasks ?? tasks];
  }
  const reviews = [...allOf(acts, 'review_set'), ...changes.filter((one) => one.review !== null)].sort((a, b) => a.seq - b.seq);
  return { decided, changes, from: decided.term.from, to, ceiling, purpose, tasks, lapses, review: reviews.at(-1)?.review ?? decided.term.review };
}
