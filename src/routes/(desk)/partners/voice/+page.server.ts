import { fill, sayNumber } from '#core/words.ts';
import { FEWEST_CALLS, partnersWords, perMille, readCohesion } from '#features/partners/index.ts';
import { partyName, recall, requireActor } from '../../../edge.ts';
import { membersNow, sayBehind, sayShare, tabsOf } from '../said.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  requireActor(event);
  const { locals } = event;
  const { lang } = locals;
  const w = partnersWords[lang].ui;
  const members = membersNow(locals);
  const found = await recall(locals, `partners voice ${members.join(' ')}`, (lease) => readCohesion(lease, members));
  const tabs = tabsOf(w, 'voice');
  if (!found) return { w, tabs, found: null };
  const share = (part: number, of: number): string => sayShare(perMille(part, of), lang);
  const years = found.years.map((one) => ({ ...one, permille: perMille(one.unanimous, one.rollcalls)! }));
  const drawn = years.filter((one) => one.rollcalls >= FEWEST_CALLS);
  const [low, high] = [(a: (typeof years)[number], b: (typeof years)[number]) => (b.permille < a.permille ? b : a), (a: (typeof years)[number], b: (typeof years)[number]) => (b.permille > a.permille ? b : a)].map((pick) => (drawn.length === 0 ? null : drawn.reduce(pick)));
  return {
    w, tabs,
    found: {
      figure: fill(w.voiceFigure!, { share: share(found.unanimous, found.rollcalls) }), sum: fill(w.voiceSum!, { unanimous: sayNumber(found.unanimous, lang), rollcalls: sayNumber(found.rollcalls, lang), fewest: found.fewest, members: members.length }),
      said: low && high ? fill(w.voiceYearsSaid!, { from: drawn[0]!.year, to: drawn.at(-1)!.year, low: sayShare(low.permille, lang), lowYear: low.year, high: sayShare(high.permille, lang), highYear: high.year }) : '',
      years: years.map((one) => ({ year: String(one.year), rollcalls: one.rollcalls, unanimous: one.unanimous, share: sayShare(one.permille, lang) })), rule: [w.voiceRule!, w.members!, ...(drawn.length < years.length ? [fill(w.fewCalls!, { n: FEWEST_CALLS })] : [])].join(' '), points: drawn.map((one) => ({ period: String(one.year), value: one.permille / 10 })),
      names: members.map((id) => ({ id, name: partyName(locals, id) })),
      pairs: found.pairs.map((one) => ({ a: one.a, b: one.b, both: one.both, share: share(one.agreed, one.both), said: fill(w.pairCell!, { a: partyName(locals, one.a), b: partyName(locals, one.b), share: share(one.agreed, one.both), both: one.both }) })),
      behind: sayBehind(found.behind, w, lang),
    },
  };
};
