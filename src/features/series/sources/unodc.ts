import { refuse } from '../../../core/refusal.ts';
import type { Row, Source } from './source.ts';

/**
 * Individual drug seizures as states reported them to UNODC, one line each, counted by country and year. A year in which
 * a country reported none is not in the file: that is missing, and not a year without seizures.
 * @param codeOfName the alpha-3 code of a country by the English name that UNODC writes
 */
export const unodcSeizures = (codeOfName: (name: string) => string | null): Source => ({
  id: 'unodc-seizures',
  title: { en: 'UNODC: individual drug seizures, counted yearly', ru: 'УНП ООН: отдельные изъятия наркотиков, число в год' },
  publisher: 'UNODC Individual Drug Seizures, as reported by states',
  licence: 'UNODC, for own use',
  cadence: 'year',
  vintage: 'individual drug seizures 2011-2016',
  delimiter: ';',
  columns: ['COUNTRY', 'SEIZURE_DATE', 'DRUG_NAME'],
  read: (lines) => {
    const counts = new Map<string, number>();
    for (const line of lines) {
      const [country, date] = [line.cell('COUNTRY'), line.cell('SEIZURE_DATE')];
      const area = codeOfName(country);
      if (area === null) return refuse('series.unknown_country', { line: line.line, value: country.slice(0, 40) }, 'file');
      if (!/^\d{4}-\d\d-\d\d/.test(date)) return refuse('series.bad_day', { line: line.line, value: date.slice(0, 40) }, 'file');
      const key = `${area} ${date.slice(0, 4)}`;
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    return [{
      series: 'unodc-seizures', title: { en: 'Drug seizures reported one by one', ru: 'Изъятия наркотиков, сообщённые по отдельности' }, unit: { en: 'seizures a year', ru: 'изъятий в год' },
      rows: [...counts].map(([key, value]): Row => ({ area: key.slice(0, 3), period: key.slice(4), value })),
    }];
  },
});
