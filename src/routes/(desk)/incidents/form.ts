import { fail } from '@sveltejs/kit';
import type { Refusal } from '#core/refusal.ts';
import { say } from '#core/words.ts';
import { INCIDENT_CERTAINTIES, INCIDENT_DATES, INCIDENT_FIGURES, INCIDENT_KINDS, INCIDENT_PLACES, sourcesWords } from '#features/sources/index.ts';
import { everyCountry } from '#platform/countries.ts';
import { areaName, entered, worded } from '../../edge.ts';

/** What can be chosen in the form of an incident, in the words of the reader. */
export function choicesFor(locals: App.Locals) {
  const { lang, charter } = locals;
  const w = sourcesWords[lang].ui;
  const option = (value: string, label: string | undefined) => ({ value, label: label ?? value });
  const parties = charter.parties.map((party) => option(party.id, say(party.name, lang)));
  return {
    kinds: [option('', ''), ...INCIDENT_KINDS.map((kind) => option(kind, w[`${kind}_kind`]))],
    countries: [option('', ''), ...parties, ...everyCountry(lang).filter(({ code }) => parties.every((party) => party.value !== code)).map(({ code, name }) => option(code, name))],
    places: INCIDENT_PLACES.map((one) => option(one, one === '' ? w.place_named : w[`place_${one}`])), dates: INCIDENT_DATES.map((one) => option(one, one === '' ? w.date_given : w[`date_${one}`])),
    certainties: INCIDENT_CERTAINTIES.map((one) => option(one, w[`sure_${one}`])), figures: INCIDENT_FIGURES.map((name) => option(name, w[`m_${name}`])),
  };
}

/** "Tajikistan": in whose line an incident was reported. */
export const reporterOf = (locals: App.Locals, number: string): string => areaName(locals, number.split('-')[0]!);

/** The form with every entry that cannot be taken, each with its words; what was entered stays. */
export function refuseEntries(locals: App.Locals, wrong: readonly Refusal[], form: FormData) {
  const errors = wrong.map((refusal) => {
    const { what, mend, code } = worded(locals, refusal);
    return { field: refusal.field ?? '', what, mend, code };
  });
  return fail(422, { refusal: null, errors, values: entered(form), about: 'report' });
}
