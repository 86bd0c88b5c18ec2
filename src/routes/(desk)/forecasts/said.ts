import { fill, say, sayNumber } from '#core/words.ts';
import { headOf, tableOf, wordOf } from '#core/probability/likelihood.ts';
import { sayMonth } from '#core/time.ts';
import type { Forecast } from '#features/forecasts/index.ts';

/** How forecasts are said on pages and in what is exported. */
export type Words = Record<string, string>;

/** A share of draws: the ends are not told apart, since there are not draws enough for it. */
export const sayShare = (p: number, w: Words): string => (p < 0.05 ? w.below! : p > 0.95 ? w.above! : fill(w.percent!, { n: Math.round(p * 100) }));

/** "+12", "−3", "0": in points of per cent. */
export const sayChange = (now: number, before: number): string => {
  const points = Math.round(now * 100) - Math.round(before * 100);
  return points > 0 ? `+${points}` : points < 0 ? `−${-points}` : '0';
};

/** What a series counts, after a number: "deaths". */
export const nounOf = (target: string, w: Words): string => w[`noun_${target}`] ?? w.nounPlain!;
export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const THRESHOLDS = [['p1', 1], ['p25', 25], ['p100', 100]] as const;
/** The number about which least is certain: whose probability is nearest to a half. */
export function telling(row: { p1: number; p25: number; p100: number }): { n: number; p: number } {
  const [[key, n]] = [...THRESHOLDS].sort(([a], [b]) => Math.abs(row[a] - 0.5) - Math.abs(row[b] - 0.5)) as [(typeof THRESHOLDS)[number]];
  return { n, p: row[key] };
}

export const whatOf = (n: number, month: string, target: string, w: Words, lang: string): string => fill(w.what!, { n: sayNumber(n, lang), noun: nounOf(target, w), month: sayMonth(month, lang) });
type InForce = { lang: string; charter: App.Locals['charter'] };
export const headline = (p: number, what: string, { lang, charter }: InForce): string => headOf(tableOf(charter.likelihood), p, what, lang);
export const wordFor = (p: number, { lang, charter }: InForce) => { const table = tableOf(charter.likelihood); return { word: wordOf(table, p, lang), table: say(table.name, lang) }; };

export const hrefOf = (id: string, area?: string): string => `/forecasts/${id}${area === undefined ? '' : `/${area}`}`;

/** The tabs above every page of forecasts; the first two belong to a forecast that is looked at. */
export const tabsOf = (w: Words, mayIssue: boolean, at: { here: string; forecast?: Pick<Forecast, 'id'>; area?: { code: string } }): { label: string; href: string; here: boolean }[] => [
  ...(at.forecast && at.area ? [{ label: w.tabCountry!, href: hrefOf(at.forecast.id, at.area.code), here: at.here === 'area' }] : []),
  ...(at.forecast ? [{ label: w.tabAll!, href: hrefOf(at.forecast.id), here: at.here === 'all' }] : []),
  { label: w.tabLatest!, href: '/forecasts', here: at.here === 'latest' }, { label: w.tabScores!, href: '/forecasts/scores', here: at.here === 'scores' }, { label: w.tabModels!, href: '/forecasts/models', here: at.here === 'models' },
  ...(mayIssue ? [{ label: w.tabIssue!, href: '/forecasts/new', here: at.here === 'new' }] : []),
];
