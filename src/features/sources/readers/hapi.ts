import { answerWith } from '../../../core/ingest/answer.ts';
import { fields, type Fields, type Row } from '../../../core/ingest/fields.ts';
import type { FigureRecord, FigureSource } from '../../../core/ingest/record.ts';
import { table } from '../../../core/ingest/table.ts';
import { refuse, type Refusal } from '../../../core/refusal.ts';
import { phaseSeries } from './ipc.ts';
import { unitOf } from './units.ts';

/**
 * HDX Humanitarian API v2 (hapi.humdata.org), as CSV with a byte order mark or as it answers (`{data: [...]}`): food
 * security (IPC) and internally displaced persons (DTM) by P-code. Units that could not be matched to a P-code carry the
 * provider's name and say in `warning` or `error` what was not understood; that is kept as the status of the figure. Such
 * rows are mostly parts of a unit (its towns, clusters of districts) beside the unit itself: they are not to be added.
 */
function unit(f: Fields) {
  const name = (level: 1 | 2): string | null => f.known(`provider_admin${level}_name`) ?? f.known(`admin${level}_name`);
  const { wide, ...district } = { code: f.known('admin2_code'), name: name(2), wide: f.text('admin_level') !== '2' };
  const none = { code: null, name: null };
  const province = f.text('admin_level') === '0' ? none : { code: f.known('admin1_code'), name: name(1) };
  return unitOf(f.country('location_code'), province, wide ? none : district);
}

const status = (f: Fields): string | null => [f.known('warning'), f.known('error')].filter((one) => one !== null).join('; ') || null;

function food(row: Row): readonly FigureRecord[] | Refusal {
  const f = fields(row);
  const value = f.count('population_in_phase');
  const { series, labels } = phaseSeries(f, 'ipc_phase', 'ipc_type');
  const figure: FigureRecord = { ...unit(f), ...f.days('reference_period_start', 'reference_period_end'), series: `hapi-${series}`, value: value ?? 0, unit: 'persons', labels, status: status(f) };
  return f.wrong ?? (value === null ? refuse('sources.no_figure', { line: row.line }) : [figure]);
}

function displaced(row: Row): readonly FigureRecord[] | Refusal {
  const f = fields(row);
  const value = f.count('population');
  const labels = { operation: f.needed('operation'), round: f.needed('reporting_round'), assessment: f.text('assessment_type') };
  const figure: FigureRecord = { ...unit(f), ...f.days('reference_period_start', 'reference_period_end'), series: 'hapi-idps', value: value ?? 0, unit: 'persons', labels, status: status(f) };
  return f.wrong ?? (value === null ? refuse('sources.no_figure', { line: row.line }) : [figure]);
}

const COMMON = { kind: 'figures', mayExport: false, whole: false } as const;
const UNIT = ['location_code', 'admin1_code', 'admin2_code', 'admin_level', 'reference_period_start', 'reference_period_end'];
const answer = answerWith('data');

export const hapiFood: FigureSource = {
  ...COMMON,
  id: 'hapi-food-security',
  title: { en: 'HDX HAPI: food security by unit', ru: 'HDX HAPI: продовольственная безопасность по единицам' },
  publisher: 'IPC, through the HDX Humanitarian API (OCHA)',
  licence: 'CC BY-NC-SA 3.0 IGO, to be checked before passing on',
  open: () => table({ columns: [...UNIT, 'ipc_phase', 'ipc_type', 'population_in_phase'], answer, read: food }),
};

export const hapiDisplaced: FigureSource = {
  ...COMMON,
  id: 'hapi-idps',
  title: { en: 'HDX HAPI: displaced persons by unit and round', ru: 'HDX HAPI: перемещённые лица по единицам и раундам' },
  publisher: 'IOM DTM, through the HDX Humanitarian API (OCHA)',
  licence: 'CC BY-IGO, to be checked before passing on',
  open: () => table({ columns: [...UNIT, 'operation', 'population', 'reporting_round'], answer, read: displaced }),
};
