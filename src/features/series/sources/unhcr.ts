import { isRefusal, type Refusal } from '../../../core/refusal.ts';
import type { Words } from '../../../core/words.ts';
import { areaIn, countIn, periodIn } from './cells.ts';
import type { Figures, Line, Row, Source } from './source.ts';

/** Sums of a column by country of asylum and year, one series for each country of origin. Rows without a country ("UNK") are people of unknown origin. */
function byOrigin(lines: readonly Line[], column: string, describe: (origin: string) => Omit<Figures, 'rows'>, counts: (line: Line) => boolean = () => true): readonly Figures[] | Refusal {
  const sums = new Map<string, Map<string, number>>();
  for (const line of lines) {
    const [origin, asylum, year, value] = [areaIn(line, 'coo_iso'), areaIn(line, 'coa_iso'), periodIn(line, 'year', 'year'), countIn(line, column)] as const;
    for (const cell of [origin, asylum, year, value]) if (isRefusal(cell)) return cell;
    if (value === null || !counts(line)) continue;
    const rows = sums.get(origin as string) ?? new Map<string, number>();
    sums.set(origin as string, rows);
    const key = `${asylum as string} ${year as string}`;
    rows.set(key, (rows.get(key) ?? 0) + (value as number));
  }
  return [...sums].map(([origin, rows]) => ({
    ...describe(origin),
    rows: [...rows].map(([key, value]): Row => ({ area: key.slice(0, 3), period: key.slice(4), value })),
  }));
}

const PUBLISHER = 'UNHCR Refugee Data Finder';
const LICENCE = 'CC BY 4.0';
/** The name of a country in a language, by its alpha-3 code. */
type Naming = (alpha3: string, lang: string) => string;
const from = (words: Words, origin: string, nameOf: Naming): Words => Object.fromEntries(Object.entries(words).map(([lang, text]) => [lang, `${text}: ${nameOf(origin, lang)}`]));

/** New applications for asylum, counted in persons. Appeals, repeated applications and rows counted in cases are another thing and left out. */
export const unhcrAsylum = (nameOf: Naming): Source => ({
  id: 'unhcr-asylum',
  title: { en: 'UNHCR: asylum applications, yearly', ru: 'УВКБ ООН: ходатайства об убежище, по годам' },
  publisher: PUBLISHER, licence: LICENCE, cadence: 'year', vintage: 'asylum applications, to 2025',
  columns: ['year', 'coo_iso', 'coa_iso', 'app_type', 'app_pc', 'applied'],
  read: (lines) => byOrigin(lines, 'applied', (origin) => ({
    series: `unhcr-asylum-${origin}`, title: from({ en: 'New asylum applications, country of origin', ru: 'Новые ходатайства об убежище, страна происхождения' }, origin, nameOf), unit: { en: 'persons a year', ru: 'человек в год' },
  }), (line) => line.cell('app_pc') === 'P' && ['N', 'V'].includes(line.cell('app_type'))),
});

/** Refugees under UNHCR's mandate at the end of each year. */
export const unhcrRefugees = (nameOf: Naming): Source => ({
  id: 'unhcr-refugees',
  title: { en: 'UNHCR: refugees, end of year', ru: 'УВКБ ООН: беженцы, на конец года' },
  publisher: PUBLISHER, licence: LICENCE, cadence: 'year', vintage: 'population figures, to 2025',
  columns: ['year', 'coo_iso', 'coa_iso', 'refugees'],
  read: (lines) => byOrigin(lines, 'refugees', (origin) => ({
    series: `unhcr-refugees-${origin}`, title: from({ en: 'Refugees, country of origin', ru: 'Беженцы, страна происхождения' }, origin, nameOf), unit: { en: 'persons at the end of the year', ru: 'человек на конец года' },
  })),
});
