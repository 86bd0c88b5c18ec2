import { answerWith } from '../../../core/ingest/answer.ts';
import { fields, type Fields, type Row } from '../../../core/ingest/fields.ts';
import type { FigureRecord, FigureSource } from '../../../core/ingest/record.ts';
import { table } from '../../../core/ingest/table.ts';
import { refuse, type Refusal } from '../../../core/refusal.ts';

/**
 * UNHCR Refugee Data Finder: population at the end of a year (in the running year, at its middle) and asylum
 * applications of a year, by country of origin and of asylum; as the API answers (`{items: [...]}`, numbers as numbers or
 * text) and as CSV. Countries are taken from `coo_iso` and `coa_iso`: UNHCR's own codes (`coo`, `coa`) look like ISO's and
 * are not (GFR, AUL, UKN). "-" and an empty cell say that there is no figure; 0 is a figure. Figures up to four are
 * published as 5 or 0, and statistical programs write 100000 as 1e+05.
 */
const HELD = {
  refugees: 'unhcr-refugees', asylum_seekers: 'unhcr-asylum-seekers', returned_refugees: 'unhcr-returned-refugees', idps: 'unhcr-idps', returned_idps: 'unhcr-returned-idps', stateless: 'unhcr-stateless', ooc: 'unhcr-others-of-concern',
  oip: 'unhcr-other-people-in-need', hst: 'unhcr-host-community',
} as const;

/** What every row says: the year, where people are, where they come from. */
function about(f: Fields): Omit<FigureRecord, 'series' | 'value' | 'unit'> {
  const year = f.needed('year');
  if (!/^(19|20)\d\d$/.test(year)) f.refuse('sources.bad_date', 'year', year);
  const origin = f.country('coo_iso');
  return { area: f.country('coa_iso'), areaName: f.known('coa_name'), level: 'country', from: `${year}-01-01`, to: `${year}-12-31`, labels: { origin }, status: null };
}

function population(row: Row): readonly FigureRecord[] | Refusal {
  const f = fields(row);
  const common = about(f);
  const figures = Object.entries(HELD).flatMap(([column, series]): FigureRecord[] => {
    const value = f.count(column);
    return value === null ? [] : [{ ...common, series, value, unit: 'persons' }];
  });
  return f.wrong ?? (figures.length === 0 ? refuse('sources.no_figure', { line: row.line }) : figures);
}

/** Applications counted as cases are another figure than those counted as persons; procedure, kind and stage stay apart. */
function applications(row: Row): readonly FigureRecord[] | Refusal {
  const f = fields(row);
  const common = about(f);
  const value = f.count('applied');
  const unit = f.code('app_pc', new Map([['P', 'persons'], ['C', 'cases']]));
  const labels = { ...common.labels, procedure: f.needed('procedure_type'), kind: f.text('app_type'), stage: f.text('dec_level'), counted: unit };
  return f.wrong ?? (value === null ? refuse('sources.no_figure', { line: row.line }) : [{ ...common, labels, series: 'unhcr-asylum-applications', value, unit }]);
}

const COMMON = { kind: 'figures', publisher: 'UNHCR Refugee Data Finder', licence: 'CC BY 4.0', mayExport: true, whole: false } as const;
const PLACES = ['year', 'coo_iso', 'coa_iso'];
const answer = answerWith('items');

export const unhcrPopulation: FigureSource = {
  ...COMMON,
  id: 'unhcr-population',
  title: { en: 'UNHCR: people of concern by origin and asylum', ru: 'УВКБ ООН: подмандатные лица по странам происхождения и убежища' },
  open: () => table({ columns: [...PLACES, 'refugees', 'asylum_seekers', 'idps', 'stateless'], answer, read: population }),
};

export const unhcrAsylum: FigureSource = {
  ...COMMON,
  id: 'unhcr-asylum-applications',
  title: { en: 'UNHCR: asylum applications by origin, procedure and stage', ru: 'УВКБ ООН: ходатайства об убежище по происхождению, процедуре и стадии' },
  open: () => table({ columns: [...PLACES, 'procedure_type', 'app_type', 'dec_level', 'app_pc', 'applied'], answer, read: applications }),
};
