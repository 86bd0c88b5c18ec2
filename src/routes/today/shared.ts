import type { Actor } from '#core/act.ts';
import { fill, sayNumber } from '#core/words.ts';
import { dayAround, dutiesFrom, readRows, roleOf, type Duty, type Role, type Rows } from '#features/today/index.ts';
import { headOf } from '#platform/acts.ts';
import { recall } from '../edge.ts';

/** What Today and the frame around every page both need: read once per request. */
export type Asked = { readonly role: Role; readonly rows: Rows; readonly duties: readonly Duty[]; readonly day: { from: string; end: string }; readonly head: number };

const asked = new WeakMap<App.Locals, Promise<Asked>>();

export function askedOf(locals: App.Locals, actor: Actor): Promise<Asked> {
  let found = asked.get(locals);
  if (!found) asked.set(locals, (found = ask(locals, actor)));
  return found;
}

async function ask(locals: App.Locals, actor: Actor): Promise<Asked> {
  const { charter, now } = locals;
  // A minute is as fine as the hours of duties and of offices.
  const minute = `${now.slice(0, 16)}:00.000Z`;
  const role = await recall(locals, `role ${actor.person} ${minute}`, async () => roleOf(actor, charter, minute));
  const day = dayAround(minute, charter);
  const { head, rows } = await recall(locals, `today ${day.from} ${JSON.stringify(role)}`, async (lease) => ({ head: (await headOf(lease)).seq, rows: await readRows(lease, role, day.from, charter.seat.zone) }));
  const duties = await recall(locals, `duties ${minute} ${JSON.stringify(role)}`, async () => dutiesFrom(rows, role, charter, minute));
  return { role, rows, duties, day, head };
}

/** The form of a count ("late_answer_few"), filled with a word up to ten and with digits beyond. */
export function countIn(w: Readonly<Record<string, string>>, lang: string, key: string, n: number, facts: Record<string, string> = {}): string {
  const form = w[`${key}_${new Intl.PluralRules(lang).select(n)}`] ?? w[`${key}_other`]!;
  return fill(form, { ...facts, n: w.numbers!.split(' ')[n - 1] ?? sayNumber(n, lang) });
}

export const listIn = (lang: string, items: readonly string[]): string => new Intl.ListFormat(lang === 'en' ? 'en-GB' : lang, { type: 'conjunction' }).format(items);
