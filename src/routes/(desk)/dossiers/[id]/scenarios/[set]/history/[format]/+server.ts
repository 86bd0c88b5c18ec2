import { sayShortDay } from '#core/time.ts';
import { fill, inLang, say } from '#core/words.ts';
import { layoutShares } from '#web/charts/shares.ts';
import LinesSvg from '#web/LinesSvg.svelte';
import { revisionsOf, scenariosWords, scenarioSetById } from '#features/scenarios/index.ts';
import { missing, read, requireActor } from '../../../../../../../edge.ts';
import { exported, part } from '../../../../../../../exports.server.ts';
import { historyOf } from '../../../said.ts';
import type { RequestHandler } from './$types';

const SIZE = { width: 860, height: 280 };

/** How the probabilities of a scenario set changed. */
export const GET: RequestHandler = async (event) => {
  requireActor(event);
  const { locals, params } = event;
  const { lang } = locals;
  const { set, revisions } = await read(locals, async (lease) => ({ set: await scenarioSetById(lease, params.set), revisions: await revisionsOf(lease, params.set) }));
  if (set?.dossier !== params.id) missing(locals);
  const w = scenariosWords[lang].ui;
  const history = historyOf(set, revisions, locals);
  const chart = layoutShares({ ...history, ...SIZE, sayDay: (at) => sayShortDay(new Date(at).toISOString().slice(0, 10), lang) });
  return exported(locals, params.format, {
    file: [set.id, 'history'], title: `${w.history}: ${inLang(set.title, lang).text}`, subtitle: fill(w.historySaid!, { n: set.outcomes.length, from: history.days[0]!, to: history.to }), invented: set.example,
    panels: [{ part: part(LinesSvg, { chart, ...SIZE, label: w.history!, class: '' }) }], notes: set.outcomes.map((one) => `${one.id.toUpperCase()}: ${say(one.title, lang)}.`), source: [`${set.id}, ${set.dossier}`],
    table: { columns: ['set', 'revision', 'set_at', 'outcome', 'title', 'percent', 'why'], rows: revisions.flatMap((one) => one.outcomes.map((o) => [set.id, one.revision, one.set_at, o.id, say(o.title, lang), o.percent, one.why ? say(one.why, lang) : ''])) },
  });
};
