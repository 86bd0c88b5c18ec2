import { dayOf } from '#core/time.ts';
import { enteredIncident, INCIDENT_NUMBER, isReporter, lineOf, mayImportSource, mayReport, nextIncident, numbersLike, readerOf, readIncidentForm, reportIncident, sourcesWords, versionsOf, withdrawnRow } from '#features/sources/index.ts';
import { refuse } from '#core/refusal.ts';
import { say } from '#core/words.ts';
import { carryOut, formOf, keyOf, newKey, read, refuseForm, requireActor, textOf } from '../../../edge.ts';
import { choicesFor, refuseEntries, reporterOf } from '../form.ts';
import type { Actions, PageServerLoad } from './$types';

const numberAsked = (url: URL): string => INCIDENT_NUMBER.exec(url.searchParams.get('number') ?? '')?.[0] ?? '';

/** A new incident, or the correction of one that is known. */
export const load: PageServerLoad = async (event) => {
  const actor = requireActor(event);
  const { locals, url } = event;
  const { lang, charter } = locals;
  const asked = numberAsked(url);
  const own = lineOf(actor, charter);
  const year = dayOf(locals.now, charter.seat.zone).slice(0, 4);
  const { version, used } = await read(locals, async (lease) => ({
    version: asked === '' ? null : ((await versionsOf(lease, 'incidents', [asked])).at(-1) ?? null), used: own === null ? [] : await numbersLike(lease, 'incidents', `${own}-${year}-`),
  }));
  const known = version !== null && mayReport(actor, charter, version.id) ? version : null;
  return {
    w: sourcesWords[lang].ui, source: say(readerOf('incidents')!.title, lang), once: newKey(), onceMore: newKey(), allowed: mayImportSource(actor) || isReporter(actor), choices: choicesFor(locals),
    correcting: known && { number: known.id, from: known.until === null ? known.since : null, gone: known.until === null ? null : `E-${known.until}`, by: reporterOf(locals, known.id) },
    before: known ? enteredIncident(known, lang) : { incident: own === null ? [] : [nextIncident(own, year, used)], country: own === null ? [] : [own] },
  };
};

/** The import that the form was made from; null for a new incident. */
const fromOf = (form: FormData): number | null => {
  const from = /^\d{1,9}$/.exec(textOf(form, 'version'))?.[0];
  return from === undefined ? null : Number(from);
};

export const actions: Actions = {
  report: async (event) => {
    requireActor(event);
    const form = await formOf(event);
    const day = dayOf(event.locals.now, event.locals.charter.seat.zone);
    const { row, wrong } = readIncidentForm(form, day);
    if (wrong.length > 0) return refuseEntries(event.locals, wrong, form);
    return carryOut(event, form, reportIncident({ row, from: fromOf(form), day, once: keyOf(form) }), `/incidents/${row.incident}`, 'report');
  },
  withdraw: async (event) => {
    requireActor(event);
    const form = await formOf(event);
    const number = INCIDENT_NUMBER.exec(textOf(form, 'incident'))?.[0] ?? '';
    const version = (await read(event.locals, (lease) => versionsOf(lease, 'incidents', [number]))).at(-1);
    if (!version) return refuseForm(event.locals, refuse('sources.report_number', { value: number }, 'incident'), form, 'withdraw');
    const day = dayOf(event.locals.now, event.locals.charter.seat.zone);
    return carryOut(event, form, reportIncident({ row: withdrawnRow(version), from: fromOf(form) ?? 0, day, once: keyOf(form) }), `/incidents/${number}`, 'withdraw');
  },
};
