import { listOptions, mayKeepMeasures, MEASURE_KINDS, readOptionForm, setOption } from '#features/measures/index.ts';
import { bodyName, carryOut, formOf, keyOf, missing, newKey, read, requireActor } from '../../../edge.ts';
import { wordsOf } from '../said.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const actor = requireActor(event);
  const { locals, url } = event;
  const change = url.searchParams.get('change');
  const before = change === null ? null : (await read(locals, listOptions)).find((one) => one.id === change);
  if (before === undefined) missing(locals);
  const w = wordsOf(locals);
  const words = (name: string, said: Readonly<Record<string, string>>): [string, string[]][] => Object.entries(said).map(([lang, text]) => [`${name}.${lang}`, [text]]);
  const days = before !== null && before.lead_hours % 24 === 0;
  return {
    w, once: newKey(), may: mayKeepMeasures(actor), kinds: [{ value: '', label: '–' }, ...MEASURE_KINDS.map((value) => ({ value, label: w[value]! }))], bodies: [{ value: '', label: '–' }, ...locals.charter.bodies.map((one) => ({ value: one.id, label: bodyName(locals, one.id) }))],
    change: before && { id: before.id, revision: before.revision, values: Object.fromEntries<string[]>([...words('title', before.title), ...words('cost', before.cost), ...words('precedent', before.precedent), ['kind', [before.kind]], ['body', [before.body]], ['lead', [String(days ? before.lead_hours / 24 : before.lead_hours)]], ['leadUnit', [days ? 'days' : 'hours']], ['source', [before.source ?? '']]]) },
  };
};

export const actions: Actions = {
  default: async (event) => {
    const form = await formOf(event);
    return carryOut(event, form, setOption(readOptionForm(form), keyOf(form)), '/measures#catalogue');
  },
};
