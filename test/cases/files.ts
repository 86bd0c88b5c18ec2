import type { Given } from '../../src/features/sources/index.ts';

/** Files of sources as tests make them. */
export const given = (content: string | Uint8Array, name = 'file.csv', piece = 1 << 16): Given => {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  return {
    name, size: bytes.length,
    bytes: async function* () {
      for (let at = 0; at < bytes.length; at += piece) yield bytes.subarray(at, at + piece);
    },
  };
};

const GED = {
  id: '1', relid: 'TAJ-2022-1', year: '2022', active_year: '1', code_status: 'Clear', type_of_violence: '1', dyad_name: 'Government of Tajikistan - A', side_a: 'Government of Tajikistan', side_b: 'A',
  number_of_sources: '2', source_article: '"""Asia-Plus,2022-05-18,Clash in Rushan"";""Reuters,2022-05-19,More dead"""', source_headline: 'Clash in Rushan;More dead', where_prec: '3', where_coordinates: 'Rushan district',
  adm_1: 'Gorno-Badakhshan', adm_2: 'Rushan district', latitude: '37.95', longitude: '71.55', priogrid_gid: '184464', country: 'Tajikistan', country_id: '702', event_clarity: '1', date_prec: '1',
  date_start: '2022-05-18', date_end: '2022-05-18', deaths_a: '1', deaths_b: '8', deaths_civilians: '0', deaths_unknown: '0', best: '9', high: '17', low: '9',
};
export type GedRow = Partial<Record<keyof typeof GED, string>>;

/** A file of UCDP GED with these rows, each the same event but for what is said of it. */
export function ged(...rows: GedRow[]): string {
  const cell = (text: string): string => (/^".*"$/s.test(text) || !/[",\n]/.test(text) ? text : `"${text.replaceAll('"', '""')}"`);
  return `${[Object.keys(GED), ...rows.map((row) => Object.values({ ...GED, ...row }).map(cell))].map((cells) => cells.join(',')).join('\n')}\n`;
}
