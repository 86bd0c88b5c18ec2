import { fill, inLang } from '#core/words.ts';
import { sayInstant, type Instant } from '#core/time.ts';
import type { Actor } from '#core/act.ts';
import { asPosition, instructionsOn, mayInstruct, preparationIn } from '#features/instructions/index.ts';
import { asRunning, consequence, mayTakePosition, proceduresWords, undoable, type FullProcedure } from '#features/procedures/index.ts';
import type { ReadLease } from '#platform/desk.ts';
import { sayOutcome, type SaidOutcome } from './outcome.ts';
import { peopleNames } from './edge.ts';

/** What would follow: the outcome now and then, each with its reasons. */
export type Preview = { before: SaidOutcome; after: SaidOutcome; changes: boolean };

export function previewOf(locals: App.Locals, p: FullProcedure, position: Parameters<typeof consequence>[1]): Preview {
  const { before, after } = consequence(asRunning(p), position, locals.now);
  return { before: sayOutcome(locals, p, before), after: sayOutcome(locals, p, after), changes: before.state !== after.state || before.tendency !== after.tendency };
}

/** What the capital of a party said on a text or a consultation, newest first. */
export async function notesOn(lease: ReadLease, locals: App.Locals, party: string, subject: string) {
  const { lang, charter } = locals;
  const name = await peopleNames(lease, locals);
  const said = (one: { version: number; noted_by: string; noted_at: Instant }): string => fill(proceduresWords[lang].ui.versionOf!, { n: one.version, who: name(one.noted_by), when: sayInstant(one.noted_at, charter.seat, lang) });
  return (await instructionsOn(lease, party, subject)).map((one) => ({ version: one.version, words: inLang(one.words, lang), said: said(one), example: one.example }));
}
export type Noted = Awaited<ReturnType<typeof notesOn>>[number];

/** What the delegation of the reader has of its own on a text: instructions, and a position that waits. Null for whoever belongs to none. */
export async function delegationOf(lease: ReadLease, locals: App.Locals, actor: Actor, subject: string, p: FullProcedure | null) {
  if (!mayInstruct(actor)) return null;
  const { lang, charter, now } = locals;
  const party = actor.party!;
  const w = proceduresWords[lang].ui;
  const name = await peopleNames(lease, locals);
  const at = (instant: Instant): string => sayInstant(instant, charter.seat, lang);
  const notes = await notesOn(lease, locals, party, subject);
  const found = p && (await preparationIn(lease, party, p.id));
  const undo = p && p.closed_at === null && mayTakePosition(actor, p.roster) ? undoable(asRunning(p), party, now) : null;
  return {
    notes, subject, undo: undo && at(undo.until), mayRelease: p !== null && mayTakePosition(actor, p.roster),
    waits: p && found?.state === 'waiting' ? {
      revision: found.revision, kind: w[found.content.kind]!, paragraphs: found.content.paragraphs, words: found.content.words && inLang(found.content.words, lang),
      by: fill(w.preparedBy!, { who: name(found.prepared_by), when: at(found.prepared_at) }), preview: previewOf(locals, p, asPosition(found)),
    } : null,
  };
}
export type Delegation = NonNullable<Awaited<ReturnType<typeof delegationOf>>>;
