import { codeOfFips } from '../../../core/ingest/fips.ts';
import { fields, numberOf, type Row } from '../../../core/ingest/fields.ts';
import type { FigureRecord, FigureSource } from '../../../core/ingest/record.ts';
import { table } from '../../../core/ingest/table.ts';
import { shown } from '../../../core/ingest/text.ts';
import { refuse, type Refusal } from '../../../core/refusal.ts';

/**
 * GDELT Global Knowledge Graph 2.1: one row for each article, 27 columns parted by tabs, without names or quotes, in
 * files of a quarter of an hour. What is taken is volume and tone: that an article named a country on a day, once for
 * each address, and how it sounded. Never an incident: three of four rows of GDELT are not what they seem to be.
 *
 * Countries of places are FIPS 10-4 codes. An article that names no place stands under ZZZ (ISO 3166-1, nowhere).
 * V2Tone: average tone first, from -100 to 100, usually within -10 and 10.
 */
const COLUMNS = [
  'GKGRECORDID', 'DATE', 'SourceCollectionIdentifier', 'SourceCommonName', 'DocumentIdentifier', 'Counts', 'V2Counts', 'Themes', 'V2Themes', 'Locations', 'V2Locations', 'Persons', 'V2Persons', 'Organizations',
  'V2Organizations', 'V2Tone', 'Dates', 'GCAM', 'SharingImage', 'RelatedImages', 'SocialImageEmbeds', 'SocialVideoEmbeds', 'Quotations', 'AllNames', 'Amounts', 'TranslationInfo', 'Extras',
] as const;
/** Of no country. */
export const NOWHERE = 'ZZZ';

/** Countries of places written "type#name#FIPS#...", parted by semicolons. */
function countriesIn(places: string): string[] {
  const codes = places.split(';').filter((place) => place !== '').map((place) => codeOfFips(place.split('#')[2] ?? ''));
  const found = [...new Set(codes.filter((code) => code !== null))].sort((a, b) => (a < b ? -1 : 1));
  return found.length === 0 ? [NOWHERE] : found;
}

function read(row: Row, seen: Map<string, number>): readonly FigureRecord[] | Refusal {
  const f = fields(row);
  const [day, url, tone] = [f.day('DATE'), f.needed('DocumentIdentifier'), numberOf(f.text('V2Tone').split(',')[0]!)];
  if (!(Math.abs(tone) <= 100)) f.refuse('sources.bad_number', 'V2Tone', f.text('V2Tone'));
  if (f.wrong) return f.wrong;
  const first = seen.get(`${day} ${url}`);
  if (first !== undefined) return refuse('sources.twice', { line: row.line, first, id: shown(url) });
  seen.set(`${day} ${url}`, row.line);
  const labels = { url, outlet: f.text('SourceCommonName') };
  return countriesIn(f.text('Locations')).flatMap((area) => {
    const about = { area, areaName: null, level: 'country', from: day, to: day, labels, status: null } as const;
    return [{ ...about, series: 'gdelt-articles', value: 1, unit: 'articles' }, { ...about, series: 'gdelt-tone', value: tone, unit: 'average tone, -100 to 100' }];
  });
}

export const gdeltGkg: FigureSource = {
  kind: 'figures',
  id: 'gdelt-gkg',
  title: { en: 'GDELT: articles and their tone by country', ru: 'GDELT: статьи и их тональность по странам' },
  publisher: 'The GDELT Project, gdeltproject.org',
  licence: 'unrestricted use with citation and link',
  mayExport: true,
  whole: false,
  open() {
    const seen = new Map<string, number>();
    return table({ columns: COLUMNS, unnamed: true, delimiters: ['\t'], read: (row) => read(row, seen) });
  },
};
