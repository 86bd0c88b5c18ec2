import { sayMonth, type Lang } from '#core/time.ts';
import { fill, sayNumber } from '#core/words.ts';
import type { FanInput, FanMonth } from './charts/fan.ts';
import { sayPeriodShort } from './charts/periods.ts';
import { wordsIn } from './words.ts';

/** The words in a fan, the same on the page and in what is exported. Pure. */
const PERCENT = { q95: 95, q75: 75, q25: 25, q05: 5 } as const;

export function fanWords(lang: Lang): Pick<NonNullable<FanInput['words']>, 'at' | 'end'> {
  const w = wordsIn(lang).fan;
  return {
    at: (month, value) => fill(w.at, { month: sayPeriodShort(month, lang), value }),
    end: (name, value) => (name === 'median' ? fill(w.endMedian, { value }) : fill(w.end, { percent: PERCENT[name], value })),
  };
}

/** What a reader of the screen is told of it. */
export function fanLabel({ title, observed, forecast, from, lang }: { title: string; observed: readonly { month: string; value: number | null }[]; forecast: readonly FanMonth[]; from: string; lang: Lang }): string {
  const w = wordsIn(lang).fan;
  const last = observed.findLast(({ value }) => value !== null);
  const end = forecast.at(-1);
  if (!last || !end) return title;
  const say = (n: number): string => sayNumber(n, lang);
  return fill(w.label, { title, from: sayMonth(from, lang), to: sayMonth(last.month, lang), last: say(last.value!), end: sayMonth(end.month, lang), median: say(end.median), low: say(end.q05), high: say(end.q95) });
}
