import { sayDate } from '#core/charter/dates.ts';
import { SECRETARIAT } from '#core/act.ts';
import { inLang } from '#core/words.ts';
import { nationalWords, type NationalEntry } from '#features/national-files/index.ts';
import { partyName } from '../../edge.ts';

/** A reader's token in words: the secretariat, or the name of a party. */
export const readerName = (token: string, locals: App.Locals): string => (token === SECRETARIAT ? nationalWords[locals.lang].ui.secretariat! : partyName(locals, token.replace(/^party:/, '')));

/** An entry as it is read; `seq` is for its own party, whose act it is: nobody else can open that. */
export const sayEntry = (one: NationalEntry, lang: 'en' | 'ru') => ({
  seq: one.seq, kind: one.kind, indicator: inLang(one.indicator, lang), value: one.value === null ? null : `${(lang === 'ru' ? one.value.replace('.', ',') : one.value).replace('-', '−')}\u00a0${one.unit === null ? '' : inLang(one.unit, lang).text}`, words: one.words && inLang(one.words, lang), on: sayDate(one.on_date, lang), source: one.source, withdrawn: one.withdrawn, example: one.example,
});
