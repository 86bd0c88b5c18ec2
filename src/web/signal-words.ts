import type { Lang } from '#core/time.ts';
import { fill, sayNumber } from '#core/words.ts';
import { sayPeriodShort } from './charts/periods.ts';
import type { SignalInput, SignalLine } from './charts/signal.ts';
import { wordsIn } from './words.ts';

/** The words in a signal's chart, the same on the page and in what is exported. Pure. */
const said = (lang: Lang) => (n: number): string => sayNumber(n, lang);

export function signalLines(values: { upper?: number | undefined; expected?: number | undefined; lower?: number | undefined }, lang: Lang): SignalLine[] {
  return (['upper', 'expected', 'lower'] as const).flatMap((kind): SignalLine[] => {
    const value = values[kind];
    return value === undefined ? [] : [{ kind, value, label: fill(wordsIn(lang).signal[kind], { value: sayNumber(value, lang) }) }];
  });
}

export function signalWords(period: string, value: number | null, lang: Lang): Pick<SignalInput, 'say' | 'sayPeriod' | 'marked'> {
  const at = sayPeriodShort(period, lang);
  return { say: said(lang), sayPeriod: (one) => sayPeriodShort(one, lang), marked: { period, label: value === null ? at : fill(wordsIn(lang).signal.mark, { at, value: sayNumber(value, lang) }) } };
}
