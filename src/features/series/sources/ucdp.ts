import { isRefusal } from '../../../core/refusal.ts';
import type { Words } from '../../../core/words.ts';
import { areaIn, countIn, periodIn, repeated } from './cells.ts';
import type { Line, Row, Source } from './source.ts';

const DEATHS = 'ucdp_fatalities_best';
const EVENTS = 'ucdp_event_count';

function monthly(lines: readonly Line[], column: string) {
  const rows: (Row & { line: number })[] = [];
  for (const line of lines) {
    const [area, period, value] = [areaIn(line, 'country_iso3'), periodIn(line, 'year_month', 'month'), countIn(line, column)] as const;
    for (const cell of [area, period, value]) if (isRefusal(cell)) return cell;
    rows.push({ line: line.line, area: area as string, period: period as string, value: value as number | null ?? NaN });
  }
  // An empty cell was published as not covered: missing, which is not zero.
  return repeated(rows) ?? rows.filter((row) => !Number.isNaN(row.value)).map(({ area, period, value }): Row => ({ area, period, value }));
}

/** Monthly counts by country from the Georeferenced Event Dataset; the number of events where the file has it. */
export const ucdpDeaths: Source = {
  id: 'ucdp-deaths',
  title: { en: 'UCDP: organised violence, monthly by country', ru: 'UCDP: организованное насилие, по месяцам и странам' },
  publisher: 'UCDP Georeferenced Event Dataset (Davies et al.; Sundberg & Melander 2013)',
  licence: 'CC BY 4.0',
  cadence: 'month',
  vintage: 'GED 25.1, 2025',
  columns: ['country_iso3', 'year_month', DEATHS],
  read: (lines, names) => {
    const series: readonly { series: string; column: string; title: Words; unit: Words }[] = [
      { series: 'ucdp-deaths', column: DEATHS, title: { en: 'Deaths in organised violence, best estimate', ru: 'Погибшие в организованном насилии, лучшая оценка' }, unit: { en: 'deaths a month', ru: 'погибших в месяц' } },
      { series: 'ucdp-events', column: EVENTS, title: { en: 'Events of organised violence with at least one death', ru: 'События организованного насилия хотя бы с одним погибшим' }, unit: { en: 'events a month', ru: 'событий в месяц' } },
    ];
    const found = [];
    for (const { column, ...what } of series.filter((one) => names.includes(one.column))) {
      const rows = monthly(lines, column);
      if (isRefusal(rows)) return rows;
      found.push({ ...what, rows });
    }
    return found;
  },
};
