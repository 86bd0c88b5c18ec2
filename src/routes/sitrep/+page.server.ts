import { isRefusal, refuse } from '#core/refusal.ts';
import { operationById, operationsWords, readEntry, recordEntry } from '#features/operations/index.ts';
import { carryOut, formOf, keyOf, newKey, read, refuseForm, requireActor, textOf } from '../edge.ts';
import type { Actions, PageServerLoad } from './$types';

/**
 * A blank situation report. It holds nothing of the desk, so that it may be kept in a browser and opened without a network, and be
 * printed and filled in by hand; whoever sends it must be signed in.
 */
export const load: PageServerLoad = ({ locals }) => {
  const ui = operationsWords[locals.lang].ui;
  return { w: Object.fromEntries(Object.entries(ui).filter(([key]) => /^(sheet|waiting|l_on_observed|h_on|sitrep_|needs|assessment|places|incidents|vehicles|radios|preparedBy|operations|l_discrepancy|h_discrepancy|l_strength$)/.test(key))), once: newKey() };
};

export const actions: Actions = {
  default: async (event) => {
    requireActor(event);
    const form = await formOf(event);
    const { locals } = event;
    const operation = textOf(form, 'operation').toUpperCase();
    const file = await read(locals, (lease) => operationById(lease, operation));
    if (!file) return refuseForm(locals, refuse('operations.not_found', { operation: operation.slice(0, 20) }, 'operation'), form);
    const entry = readEntry(form, 'sitrep');
    const words = textOf(form, 'discrepancy');
    return carryOut(event, form, isRefusal(entry) ? entry : recordEntry({ operation, entry, discrepancy: words === '' ? {} : { [textOf(form, 'language') === 'en' ? 'en' : 'ru']: words } }, { dossier: file.row.dossier }, keyOf(form)), `/operations/${file.row.id}#sitreps`);
  },
};
