import { dayOf, sayDay } from '#core/time.ts';
import { fill, inLang, plural, sayNumber } from '#core/words.ts';
import { countDossiers, dossierTitles } from '#features/dossiers/index.ts';
import { FEWEST, gapsOf, measuredOf, summarise, timelineWords, type Measured } from '#features/timeline/index.ts';
import { layoutGaps, MOST_DOTS } from '#web/charts/gaps.ts';
import { pageOf, read, requireActor } from '../../edge.ts';
import type { PageServerLoad } from './$types';

const SIZE = 50;

/** The warning-response gap as a figure of the organisation, over the dossiers that the reader may read. */
export const load: PageServerLoad = async (event) => {
  requireActor(event);
  const { locals, url } = event;
  const { lang, charter } = locals;
  const page = pageOf(url);
  const asked = /^\d{4}$/.exec(url.searchParams.get('year') ?? '')?.[0] ?? null;
  const { all, total, shown, titles } = await read(locals, async (lease) => {
    const found = measuredOf(await gapsOf(lease, locals, null));
    const inYear = asked === null ? found : found.filter(([, { gap }]) => gap.from.startsWith(asked));
    const onPage = inYear.length <= MOST_DOTS ? inYear : inYear.slice((page - 1) * SIZE, page * SIZE);
    return { all: found, total: await countDossiers(lease), shown: inYear, titles: await dossierTitles(lease, onPage.map(([id]) => id)) };
  });
  const w = timelineWords[lang].ui;
  const days = (n: number): string => plural(lang, n, { one: w.days_one!, few: w.days_few!, many: w.days_many!, other: w.days_other! });
  const summary = summarise(shown.map(([, { gap }]) => ({ days: gap.days, answered: gap.state === 'closed' })));
  const waiting = summary.waiting === 0 ? w.waitNone! : plural(lang, summary.waiting, { one: w.wait_one!, few: w.wait_few!, many: w.wait_many!, other: w.wait_other! });
  const { quartiles } = summary;
  const title = summary.all === 0 ? w.titleNone! : !quartiles ? fill(w.titleFew!, { answered: summary.answered, all: summary.all, waiting })
    : quartiles.median === null ? fill(w.titleUnreached!, { waiting }) : fill(w.titleMedian!, { days: days(quartiles.median), waiting });
  const years = [...new Set(all.map(([, { gap }]) => gap.from.slice(0, 4)))].sort((a, b) => (a < b ? 1 : -1));
  const said = (n: number | null): string => (n === null ? w.unreached! : days(n));
  const nameOf = (id: string): string => { const found = titles.get(id); return found ? inLang(found.title, lang).text : id; };
  const line = ([id, { gap }]: [string, Measured]) => {
    const found = titles.get(id)!;
    return { id, title: inLang(found.title, lang), example: found.example, from: sayDay(gap.from, lang), to: gap.state === 'closed' ? sayDay(gap.to, lang) : null, days: gap.days, running: gap.state === 'running' };
  };
  const gaps = shown.map(([id, { gap }]) => ({ days: gap.days, running: gap.state === 'running', label: shown.length <= MOST_DOTS ? `${nameOf(id)}: ${days(gap.days)}` : '' }));
  const today = dayOf(locals.now, charter.seat.zone);
  const recorded = shown.map(([, s]) => s.recordedAt).reduce<string | null>((a, b) => (b !== null && (a === null || b > a) ? b : a), null);
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
    label: fill(w.chartLabel!, { n: summary.all, least: shown.at(-1)?.[1].gap.days ?? 0, most: shown[0]?.[1].gap.days ?? 0, waiting: summary.waiting }),
    dotted: shown.length <= MOST_DOTS, rows: shown.slice((page - 1) * SIZE, page * SIZE).map(line), asKnown: fill(w.asKnown!, { day: sayDay(recorded === null ? today : dayOf(recorded, charter.seat.zone), lang) }),
  };
};
