import type { Words } from '../../core/words.ts';

/** A source is a value: what its file looks like, and what its figures are. Adding one needs no other. */
export type Source = {
  readonly id: string;
  readonly title: Words;
  readonly unit: Words;
  readonly publisher: string;
  readonly licence: string;
  readonly cadence: 'month';
  /** Column names, as they stand in the first line. */
  readonly columns: { readonly area: string; readonly period: string; readonly value: string };
  /** Version of the published data set, which the file does not carry. */
  readonly vintage: string;
};

export const SOURCES: readonly Source[] = [
  {
    id: 'ucdp-deaths',
    title: { en: 'Deaths in organised violence, best estimate', ru: 'Погибшие в организованном насилии, лучшая оценка' },
    unit: { en: 'deaths a month', ru: 'погибших в месяц' },
    publisher: 'UCDP Georeferenced Event Dataset, version 25.1 (Davies et al.; Sundberg & Melander 2013)',
    licence: 'CC BY 4.0',
    cadence: 'month',
    columns: { area: 'country_iso3', period: 'year_month', value: 'ucdp_fatalities_best' },
    vintage: 'GED 25.1, 2025',
  },
];

export const sourceById = (id: string): Source | null => SOURCES.find((source) => source.id === id) ?? null;
