import { sayDay } from '#core/time.ts';
import { fill, inLang, sayNumber } from '#core/words.ts';
import { FEWEST, type Measured } from '#features/timeline/index.ts';
import { layoutGaps } from '#web/charts/gaps.ts';
import { pageOf, requireActor } from '../../edge.ts';
import { gapsAsked, sayDays, yearAsked } from './shown.ts';
import type { PageServerLoad } from './$types';

const SIZE = 50;

/** The warning-response gap as a figure of the organisation, over the dossiers that the reader may read. */
export const load: PageServerLoad = async (event) => {
  requireActor(event);
  const { locals, url } = event;
  const { lang } = locals;
  const page = pageOf(url);
  const asked = yearAsked(url);
  const { w, all, total, shown, titles, summary, title, gaps, label, known, dotted } = await gapsAsked(locals, asked, (found) => found.slice((page - 1) * SIZE, page * SIZE));
  const days = (n: number): string => sayDays(n, w, lang);
  const { quartiles } = summary;
  const years = [...new Set(all.map(([, { gap }]) => gap.from.slice(0, 4)))].sort((a, b) => (a < b ? 1 : -1));
  const said = (n: number | null): string => (n === null ? w.unreached! : days(n));
  const line = ([id, { gap }]: [string, Measured]) => {
    const found = titles.get(id)!;
    return { id, title: inLang(found.title, lang), example: found.example, from: sayDay(gap.from, lang), to: gap.state === 'closed' ? sayDay(gap.to, lang) : null, days: gap.days, running: gap.state === 'running' };
  };
  return {
    w, title, year: asked, years, page, pages: Math.max(1, Math.ceil(shown.length / SIZE)), count: shown.length,
    facts: [
      { label: w.answered!, text: sayNumber(summary.answered, lang) }, { label: w.waiting!, text: sayNumber(summary.waiting, lang) },
      ...(summary.waiting > 0 ? [{ label: w.longest!, text: days(summary.longestWait) }] : []),
      ...(quartiles ? [{ label: w.lower!, text: said(quartiles.lower) }, { label: w.median!, text: said(quartiles.median) }, { label: w.upper!, text: said(quartiles.upper) }] : []),
      ...(asked === null ? [{ label: w.left!, text: sayNumber(total - all.length, lang) }] : []),
    ],
    few: quartiles === null && summary.all > 0 ? fill(w.tooFew!, { n: FEWEST }) : null,
    longest: shown[0]?.[1].gap.days ?? 1, wide: layoutGaps({ gaps, quartiles, width: 1176 }), narrow: layoutGaps({ gaps, quartiles, width: 358 }),
    label, dotted, rows: shown.slice((page - 1) * SIZE, page * SIZE).map(line), asKnown: fill(w.asKnown!, { day: sayDay(known, lang) }),
  };
};
