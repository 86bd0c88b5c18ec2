import { sayDate } from '#core/charter/dates.ts';
import type { Claim, Source } from '#core/operation/schema.ts';
import { unitsOn, type Unit } from '#core/operation/strength.ts';
import type { Operation } from '#core/operation/fold.ts';
import { sayDay, type Day } from '#core/time.ts';
import { fill, inLang, plural, say, sayNumber } from '#core/words.ts';
import { operationsWords } from '#features/operations/index.ts';
import { bodyName, partyName } from '../../edge.ts';

/** How the parts of an operation are said, on its page, in its exports and in the list. */
export type Said = { text: string; lang: string };
export const wordsOf = (locals: App.Locals): Record<string, string> => operationsWords[locals.lang].ui;
export const sayDays = (n: number, { lang }: App.Locals): string => {
  const w = operationsWords[lang].ui;
  return plural(lang, n, { one: w.day_one!, few: w.day_few!, many: w.day_many!, other: w.day_other! });
};

/** "about 2 500", "more than 2 000", "a company". */
export function sayClaim(claim: Claim, locals: App.Locals): string {
  const w = wordsOf(locals);
  if (claim.value === null) return claim.words ? say(claim.words, locals.lang) : w.notReported!;
  const n = sayNumber(claim.value, locals.lang);
  return claim.precision === 'exactly' || claim.precision === 'in_words' ? n : `${w[claim.precision]} ${n}`;
}

export const saySource = (source: Source | null, lang: App.Locals['lang']): string | null => source && (source.published === null || source.title.includes(source.published.slice(0, 4)) ? source.title : `${source.title}, ${sayDate(source.published, lang)}`);

/** "the whole operation", "Tajikistan", "Contingent of Armenia". */
export function sayScope(scope: string, units: readonly Unit[], locals: App.Locals): string {
  if (scope === 'all') return wordsOf(locals).all!;
  if (scope.startsWith('party:')) return partyName(locals, scope.slice(6));
  const unit = units.find((one) => `unit:${one.unit}` === scope);
  return unit ? say(unit.name, locals.lang) : scope;
}

/** A partner of the charter, or a body. */
export const addressee = (locals: App.Locals, id: string): string => {
  const partner = locals.charter.partners.find((one) => one.id === id);
  return partner ? say(partner.name, locals.lang) : bodyName(locals, id);
};

/** Scopes that a form can be about, with their names: the whole, parties that are members, units offered. */
export function scopeOptions(operation: Operation, day: Day, parties: readonly string[], whole: boolean, locals: App.Locals): { value: string; label: string }[] {
  const units = unitsOn(operation, day);
  return [
    ...(whole ? [{ value: 'all', label: wordsOf(locals).all! }] : []), ...parties.map((party) => ({ value: `party:${party}`, label: partyName(locals, party) })),
    ...units.filter((one) => parties.includes(one.party)).map((one) => ({ value: `unit:${one.unit}`, label: `${one.unit} ${say(one.name, locals.lang)}, ${partyName(locals, one.party)}` })),
  ];
}

export const titleOf = (operation: Operation, undated: boolean, locals: App.Locals): Said => {
  const w = wordsOf(locals);
  const { text, lang } = inLang(operation.request.title, locals.lang);
  return { text: fill(undated ? w.titledUndated! : w.titled!, { title: text, stage: w[`stage_${operation.stage}`]! }), lang };
};

export const sayWhen = (day: Day, locals: App.Locals): string => sayDay(day, locals.lang);
