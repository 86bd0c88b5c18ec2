import { fill, inLang } from '#core/words.ts';
import { listOptions, listPackages, mayKeepMeasures, usesOf } from '#features/measures/index.ts';
import { read, requireActor } from '../../edge.ts';
import { actByLine, optionLine, wordsOf } from './said.ts';
import type { PageServerLoad } from './$types';

/** The catalogue of options, and the packages made of them. */
export const load: PageServerLoad = async (event) => {
  const actor = requireActor(event);
  const { locals } = event;
  const found = await read(locals, async (lease) => {
    const packages = await listPackages(lease, { limit: 100 });
    return { options: await listOptions(lease), packages, uses: await usesOf(lease, packages.map((one) => one.id)) };
  });
  const w = wordsOf(locals);
  return {
    w, may: mayKeepMeasures(actor), options: found.options.map((one) => optionLine(one, locals)),
    packages: found.packages.map((one) => {
      const { said, late, clock, still } = actByLine(one, found.options, locals);
      const latest = new Map(found.uses.filter((it) => it.package === one.id).map((it) => [it.option, it.use]));
      return { id: one.id, title: inLang(one.title, locals.lang), warning: one.warning, said, late, clock, still, used: fill(w.usedOf!, { n: [...latest.values()].filter((it) => it !== 'not_used').length, all: one.options.length }), example: one.example };
    }),
  };
};
