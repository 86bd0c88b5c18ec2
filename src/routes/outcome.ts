import { sayInstant } from '#core/time.ts';
import { fill } from '#core/words.ts';
import { proceduresWords, type FullProcedure, type outcomeOf } from '#features/procedures/index.ts';
import { partyName } from './edge.ts';

type Outcome = ReturnType<typeof outcomeOf>;

/** The reasons of an outcome in the reader's language. */
export function explain(locals: App.Locals, procedure: FullProcedure, outcome: Outcome): string[] {
  const w = proceduresWords[locals.lang].ui;
  return outcome.because.map(({ code, facts }) => fill(w[code] ?? code, Object.fromEntries(Object.entries(facts).map(([name, fact]) => [
    name, name === 'party' ? partyName(locals, String(fact)) : name === 'parties' ? (fact as string[]).map((p) => partyName(locals, p)).join(', ') : name === 'paragraphs' && (fact as number[]).length === procedure.paragraphs ? `1–${procedure.paragraphs}` : name === 'deadline' || name === 'at' ? sayInstant(String(fact), locals.charter.seat, locals.lang) : fact,
  ]))));
}

export type SaidOutcome = { state: string; word: string; tendency: string; because: string[] };
export function sayOutcome(locals: App.Locals, p: FullProcedure, outcome: Outcome): SaidOutcome {
  const w = proceduresWords[locals.lang].ui;
  return { state: outcome.state, word: w[outcome.state]!, tendency: outcome.tendency === 'adopted' ? w.tendencyAdopted! : w.tendencyNot!, because: explain(locals, p, outcome) };
}
