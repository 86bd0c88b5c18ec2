import type { Cell } from '#core/csv.ts';
import { dayOf } from '#core/time.ts';
import { fill, inLang, plural } from '#core/words.ts';
import { countDossiers, dossierTitles } from '#features/dossiers/index.ts';
import { gapsOf, measuredOf, summarise, timelineWords, type Measured } from '#features/timeline/index.ts';
import { MOST_DOTS, type GapsInput } from '#web/charts/gaps.ts';
import { read } from '../../edge.ts';

type Ui = Readonly<Record<string, string>>;
/** The year that an address asks for. */
export const yearAsked = (url: URL): string | null => /^\d{4}$/.exec(url.searchParams.get('year') ?? '')?.[0] ?? null;

export const sayDays = (n: number, w: Ui, lang: string): string => plural(lang, n, { one: w.days_one!, few: w.days_few!, many: w.days_many!, other: w.days_other! });

/** The gaps that the reader may read, longest first, with the titles of the dossiers that are named. @param onPage which of them a table shows where there are too many for one mark each */
export async function gapsAsked(locals: App.Locals, asked: string | null, onPage: (shown: readonly [string, Measured][]) => readonly [string, Measured][]) {
  const { all, total, shown, titles } = await read(locals, async (lease) => {
    const found = measuredOf(await gapsOf(lease, locals, null));
    const inYear = asked === null ? found : found.filter(([, { gap }]) => gap.from.startsWith(asked));
    const named = inYear.length <= MOST_DOTS ? inYear : onPage(inYear);
    return { all: found, total: await countDossiers(lease), shown: inYear, titles: await dossierTitles(lease, named.map(([id]) => id)) };
  });
  const { lang } = locals;
  const w = timelineWords[lang].ui;
  const summary = summarise(shown.map(([, { gap }]) => ({ days: gap.days, answered: gap.state === 'closed' })));
  const waiting = summary.waiting === 0 ? w.waitNone! : plural(lang, summary.waiting, { one: w.wait_one!, few: w.wait_few!, many: w.wait_many!, other: w.wait_other! });
  const { quartiles } = summary;
  const title = summary.all === 0 ? w.titleNone! : !quartiles ? fill(w.titleFew!, { answered: summary.answered, all: summary.all, waiting })
    : quartiles.median === null ? fill(w.titleUnreached!, { waiting }) : fill(w.titleMedian!, { days: sayDays(quartiles.median, w, lang), waiting });
  const nameOf = (id: string): string => { const found = titles.get(id); return found ? inLang(found.title, lang).text : id; };
  const gaps: GapsInput['gaps'] = shown.map(([id, { gap }]) => ({ days: gap.days, running: gap.state === 'running', label: shown.length <= MOST_DOTS ? `${nameOf(id)}: ${sayDays(gap.days, w, lang)}` : '' }));
  const label = fill(w.chartLabel!, { n: summary.all, least: shown.at(-1)?.[1].gap.days ?? 0, most: shown[0]?.[1].gap.days ?? 0, waiting: summary.waiting });
  const recorded = shown.map(([, s]) => s.recordedAt).reduce<string | null>((a, b) => (b !== null && (a === null || b > a) ? b : a), null);
  const known = dayOf(recorded ?? locals.now, locals.charter.seat.zone);
  return { w, all, total, shown, titles, summary, title, gaps, label, known, dotted: shown.length <= MOST_DOTS };
}

const RULE = 'day of the first decision that does not precede the first warning minus the day of that warning; running: up to as_known_on';
export const GAP_COLUMNS = ['dossier', 'title', 'first_warning', 'decision', 'days', 'state', 'as_known_on', 'source', 'rule', 'note'] as const;

/** One dossier a line, each with its source, its vintage and the rule. */
export async function gapRows(locals: App.Locals, asked: string | null): Promise<Cell[][]> {
  const { charter, now, lang } = locals;
  const { gaps, titles } = await read(locals, async (lease) => {
    const found = measuredOf(await gapsOf(lease, locals, null)).filter(([, { gap }]) => gap.from.startsWith(asked ?? ''));
    return { gaps: found, titles: await dossierTitles(lease, asked === null ? null : found.map(([id]) => id)) };
  });
  const today = dayOf(now, charter.seat.zone);
  return gaps.map(([id, { gap, recordedAt }]) => {
    const found = titles.get(id)!;
    return [
      id, inLang(found.title, lang).text, gap.from, gap.state === 'closed' ? gap.to : null, gap.days, gap.state, recordedAt === null ? today : dayOf(recordedAt, charter.seat.zone),
      recordedAt === null ? `acts of ${id}` : `facts of the past in ${id}, each with its source`, RULE, found.example ? 'recorded on the example desk' : null,
    ];
  });
}
