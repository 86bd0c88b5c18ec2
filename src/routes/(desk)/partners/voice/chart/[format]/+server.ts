import { fill, sayNumber } from '#core/words.ts';
import { layoutMultiple } from '#web/charts/multiple.ts';
import SmallMultipleSvg from '#web/SmallMultipleSvg.svelte';
import { wordsIn } from '#web/words.ts';
import { FEWEST_CALLS, partnersWords, perMille, readCohesion } from '#features/partners/index.ts';
import { missing, read, requireActor } from '../../../../../edge.ts';
import { exported, part } from '../../../../../exports.server.ts';
import { BEHIND_COLUMNS, cellsBehind, membersNow, sayBehind } from '../../../said.ts';
import type { RequestHandler } from './$types';

const SIZE = { width: 860, height: 280 };

/** Unanimous roll calls by year; the figures hold the agreement of each two members too. */
export const GET: RequestHandler = async (event) => {
  requireActor(event);
  const { locals, params } = event;
  const { lang } = locals;
  const members = membersNow(locals);
  const found = await read(locals, (lease) => readCohesion(lease, members));
  if (!found) missing(locals);
  const w = partnersWords[lang].ui;
  const drawn = found.years.filter((one) => one.rollcalls >= FEWEST_CALLS);
  if (drawn.length === 0) missing(locals);
  const points = drawn.map((one) => ({ period: String(one.year), value: perMille(one.unanimous, one.rollcalls)! / 10 }));
  const [from, to] = [points[0]!.period, points.at(-1)!.period];
  return exported(locals, params.format, {
    file: ['unga', 'unanimous', from, to], title: w.voiceYears!, subtitle: `${fill(w.voiceSum!, { unanimous: found.unanimous, rollcalls: found.rollcalls, fewest: found.fewest, members: members.length })}; ${fill(wordsIn(lang).export.window, { from, to })}`,
    panels: [{ part: part(SmallMultipleSvg, { chart: layoutMultiple({ cadence: 'year', points, from, to, ...SIZE, say: (n) => sayNumber(n, lang) }), ...SIZE, label: w.voiceYears!, class: '' }) }], notes: [w.voiceRule!], source: sayBehind(found.behind, w, lang),
    table: {
      columns: ['what', 'year', 'a', 'b', 'roll_calls', 'alike', 'per_cent', ...BEHIND_COLUMNS],
      rows: [...found.years.map((one) => ['unanimous', one.year, null, null, one.rollcalls, one.unanimous, perMille(one.unanimous, one.rollcalls)! / 10]), ...found.pairs.map((one) => { const share = perMille(one.agreed, one.both); return ['pair', null, one.a, one.b, one.both, one.agreed, share === null ? null : share / 10]; })].map((row) => [...row, ...cellsBehind(found.behind)]),
    },
  });
};
