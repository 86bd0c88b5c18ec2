import { fields, type Fields, type Row } from '../../../core/ingest/fields.ts';
import type { FigureRecord, FigureSource } from '../../../core/ingest/record.ts';
import { table } from '../../../core/ingest/table.ts';
import { refuse, type Refusal } from '../../../core/refusal.ts';

/**
 * Uniformed personnel that states contribute to operations of the United Nations, at the end of a month, in the two forms of the
 * IPI Peacekeeping Database: one row for each contributor and mission, and one file for each contributor with a row a month.
 *
 * NA says that nothing is given, and is kept apart from 0. In the first form a column is spelled "Inidividual_Police" in some
 * vintages, a country is written "South Sudan'", and the parts of a row must add up to its total. Coordinates of headquarters stand
 * there under each other's names; they are not read. The second form does not say whose file it is: the source is named with the
 * country, `un-contributor-kaz`.
 */
const PARTS = { Troops: 'un-troops', Civilian_Police: 'un-police', Observers: 'un-experts' } as const;
const POLICE = ['Formed_Police_Units', 'Individual_Police', 'Inidividual_Police'];

const COMMON = { kind: 'figures', publisher: 'IPI Peacekeeping Database, from the monthly reports of the United Nations', licence: 'IPI, attribution; to be checked before passing on', mayExport: false, whole: false } as const;

/** The sum of what is given; null where nothing is. */
const sumOf = (figures: readonly (number | null)[]): number | null => (figures.every((one) => one === null) ? null : figures.reduce<number>((sum, one) => sum + (one ?? 0), 0));

function persons(f: Fields, column: string): number | null {
  const value = f.count(column);
  if (value !== null && !Number.isInteger(value)) f.refuse('sources.bad_number', column, f.text(column));
  return value;
}

function byMission(row: Row): readonly FigureRecord[] | Refusal {
  const f = fields(row);
  const day = f.day('Date');
  const about = { area: f.country('Contributor_ISO-3'), areaName: f.known('Contributor')?.replace(/['’]+$/, '') ?? null, level: 'country', from: day, to: day, unit: 'persons', labels: { mission: f.needed('Mission') }, status: null } as const;
  const parts = Object.entries(PARTS).map(([column, series]) => ({ series, column, value: persons(f, column) }));
  const total = persons(f, 'Total');
  const police = sumOf(POLICE.map((column) => persons(f, column)));
  if (f.wrong) return f.wrong;
  if (total === null) return refuse('sources.no_figure', { line: row.line });
  const value = (column: string): number | null => parts.find((one) => one.column === column)!.value;
  for (const [column, sum, is] of [['Total', sumOf(parts.map((one) => one.value)), total], ['Civilian_Police', police, value('Civilian_Police')]] as const) {
    if (sum !== null && sum !== (is ?? 0)) return refuse('sources.bad_sum', { line: row.line, column, value: is ?? 0, sum });
  }
  return [...parts, { series: 'un-personnel', value: total }].flatMap(({ series, value }) => (value === null ? [] : [{ ...about, series, value }]));
}

export const unContributions: FigureSource = {
  ...COMMON,
  id: 'un-contributions',
  title: { en: 'United Nations: uniformed personnel by contributor and mission', ru: 'ООН: военный и полицейский персонал по странам и миссиям' },
  open: () => table({ columns: ['Date', 'Contributor', 'Contributor_ISO-3', 'Mission', ...Object.keys(PARTS), 'Total'], read: byMission }),
};

const MONTHLY = { Troops: 'un-troops', Police: 'un-police', Experts: 'un-experts' } as const;

function monthly(row: Row, area: string): readonly FigureRecord[] | Refusal {
  const f = fields(row);
  const day = f.day('Date');
  const parts = Object.entries(MONTHLY).map(([column, series]) => ({ series, value: persons(f, column) }));
  const total = sumOf(parts.map((one) => one.value));
  if (f.wrong) return f.wrong;
  if (total === null) return refuse('sources.no_figure', { line: row.line });
  return [...parts, { series: 'un-personnel', value: total }].flatMap(({ series, value }): FigureRecord[] => (value === null ? [] : [{ series, area, areaName: null, level: 'country', from: day, to: day, value, unit: 'persons', labels: {}, status: null }]));
}

/** @param area ISO 3166-1 alpha-3 of the contributor whose file it is */
export const unContributor = (area: string): FigureSource => ({
  ...COMMON,
  id: `un-contributor-${area.toLowerCase()}`,
  title: { en: `United Nations: uniformed personnel of one contributor, by month (${area})`, ru: `ООН: военный и полицейский персонал одной страны по месяцам (${area})` },
  open: () => table({ columns: ['Date', ...Object.keys(MONTHLY)], read: (row) => monthly(row, area) }),
});
