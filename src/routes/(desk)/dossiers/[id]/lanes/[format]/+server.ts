import { dayOf, sayDay } from '#core/time.ts';
import { fill, inLang, plural, say } from '#core/words.ts';
import { dossierById, dossiersWords } from '#features/dossiers/index.ts';
import { lifeOf } from '#features/timeline/index.ts';
import SwimlaneKey from '#web/SwimlaneKey.svelte';
import SwimlaneSvg from '#web/SwimlaneSvg.svelte';
import { layoutLanes } from '#web/charts/lanes.ts';
import { wordsIn } from '#web/words.ts';
import { missing, peopleNames, read, requireActor } from '../../../../../edge.ts';
import { exported, part } from '../../../../../exports.server.ts';
import { lanesOf, sourcesOf, whoseIn } from '../../view.ts';
import type { RequestHandler } from './$types';

const WIDTH = 1176;

/** The life of a matter on one axis, and as CSV every step with its source. */
export const GET: RequestHandler = async (event) => {
  requireActor(event);
  const { locals, params } = event;
  const { lang, charter, now } = locals;
  const found = await read(locals, async (lease) => {
    const dossier = await dossierById(lease, params.id);
    return dossier && { dossier, life: await lifeOf(lease, locals, dossier.id), name: await peopleNames(lease, locals) };
  });
  if (!found || found.life.steps.length === 0) missing(locals);
  const { dossier, life, name } = found;
  const w = dossiersWords[lang].ui;
  const whoIs = whoseIn(locals, name);
  const lanes = lanesOf(life, locals, whoIs);
  const chart = layoutLanes({ ...lanes, to: undefined, width: WIDTH, lang });
  const today = dayOf(now, charter.seat.zone);
  const days = life.steps.flatMap((s) => [s.from, s.to ?? s.from]).sort((a, b) => (a < b ? -1 : 1));
  const notes = [
    ...(life.steps.some((s) => s.fact) ? [w.factsOnly!] : []), ...(lanes.began.length > 0 ? [fill(w.began!, { what: lanes.began.join(', ') })] : []), ...(lanes.leftOut.length > 0 ? [fill(w.leftOut!, { what: lanes.leftOut.join(', ') })] : []),
    ...(chart.unlabelled > 0 ? [plural(lang, chart.unlabelled, wordsIn(lang).lanes.unlabelled)] : []), ...chart.gaps.filter(({ box }) => box === null).map(({ gap }) => `${gap.label} ${gap.sub ?? ''}`.trim()),
  ];
  return exported(locals, params.format, {
    file: [dossier.id, 'lanes', days[0]!, days[days.length - 1]!], title: `${dossier.id}. ${inLang(dossier.title, lang).text}`,
    subtitle: `${w.lanes}; ${fill(wordsIn(lang).export.window, { from: sayDay(chart.from, lang), to: sayDay(chart.to, lang) })}`,
    panels: [{ part: part(SwimlaneSvg, { chart, width: WIDTH, label: dossier.id, class: '' }) }], key: part(SwimlaneKey, { lang }), notes,
    source: [fill(w.sources!, { what: sourcesOf(dossier.id, life, lang).join('; ') }), fill(wordsIn(lang).export.known, { day: sayDay(today, lang) })], invented: life.steps.some((s) => s.example && !s.fact),
    table: {
      columns: ['dossier', 'lane', 'from', 'to', 'precision', 'what', 'who', 'source', 'published', 'url', 'act', 'note'],
      rows: life.steps.map((s) => [dossier.id, s.lane, s.from, s.to, s.precision, say(s.what, lang), whoIs(s.who), s.source ?? fill(w.actsOf!, { dossier: dossier.id }), s.fact?.published ?? null, s.fact?.url ?? null, s.act, s.example && !s.fact ? 'invented for the example' : null]),
    },
  });
};
