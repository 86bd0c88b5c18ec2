import countries from 'i18n-iso-countries';
import en from 'i18n-iso-countries/langs/en.json' with { type: 'json' };
import type { Lang } from '../core/time.ts';

/** Countries of ISO 3166-1: the names of Unicode's CLDR, and the codes that other people's files use. */
countries.registerLocale(en);

const names = new Map<Lang, Intl.DisplayNames>();

/** "Afghanistan", "Афганистан" for AFG; the code itself for anything that is no country. */
export function countryName(alpha3: string, lang: Lang): string {
  const alpha2 = countries.alpha3ToAlpha2(alpha3);
  if (alpha2 === undefined) return alpha3;
  let said = names.get(lang);
  if (!said) names.set(lang, (said = new Intl.DisplayNames([lang], { type: 'region' })));
  return said.of(alpha2) ?? alpha3;
}

/** Every country of ISO 3166-1, by its name in a language. */
export const everyCountry = (lang: Lang): { code: string; name: string }[] => Object.values(countries.getAlpha2Codes()).map((code) => ({ code, name: countryName(code, lang) })).sort((a, b) => a.name.localeCompare(b.name, lang));

/** The alpha-3 code of a country by its English name as statistics write it, "Iran, Islamic Republic of" too; null for none. */
export function codeOfName(name: string): string | null {
  const known = codes.get(name);
  if (known !== undefined) return known;
  const code = searchedCode(name);
  if (codes.size >= MOST_NAMES) codes.clear();
  codes.set(name, code);
  return code;
}

/** The search goes through all names each time, and files name the same few countries in every row. */
const codes = new Map<string, string | null>();
const MOST_NAMES = 2000;

/** Names that neither ISO nor CLDR has, as panels of conflict data write them. */
const ALIASES: Readonly<Record<string, string>> = {
  Macedonia: 'MKD', Swaziland: 'SWZ', 'Timor Leste': 'TLS', 'Congo, DRC': 'COD', 'Marshall Is.': 'MHL', 'Solomon Is.': 'SLB', Micronesia: 'FSM', 'Bosnia-Herzegovina': 'BIH', 'DR Congo (Zaire)': 'COD',
};

/** By the name of CLDR in English: "Syria", which ISO calls the Syrian Arab Republic. */
let short: Map<string, string> | null = null;

function searchedCode(name: string): string | null {
  short ??= new Map(everyCountry('en').map(({ code, name: cldr }) => [cldr.normalize('NFD').replace(/\p{M}/gu, ''), code]));
  const plain = name.replace(/^St\. /, 'Saint ');
  const [first, ...rest] = plain.split(',').map((part) => part.trim());
  const found = [plain, [...rest, first].join(' '), first!].reduce<string | null>((code, tried) => code ?? countries.getSimpleAlpha3Code(tried, 'en') ?? null, null);
  return ALIASES[name] ?? found ?? short.get(name) ?? short.get(name.replace(/^St\./, 'St.').replace(' and ', ' & ')) ?? null;
}

/** "004" for AFG: the code that borders are named by; null for none. */
export const numericOf = (alpha3: string): string | null => countries.alpha3ToNumeric(alpha3) ?? null;

/** AFG for "4" and "004"; null for none. */
export const codeOfNumber = (numeric: string): string | null => countries.numericToAlpha3(numeric.padStart(3, '0')) ?? null;

/** AFG for "AF"; null for none. */
export const codeOfAlpha2 = (alpha2: string): string | null => countries.alpha2ToAlpha3(alpha2) ?? null;
