import { spanIn } from '../../../core/ingest/days.ts';
import { fields, labelled, type Fields, type Row } from '../../../core/ingest/fields.ts';
import type { FigureRecord, FigureSource } from '../../../core/ingest/record.ts';
import { table } from '../../../core/ingest/table.ts';
import { isRefusal, refuse, type Refusal } from '../../../core/refusal.ts';
import { unitOf } from './units.ts';

/**
 * IPC acute food insecurity, as HDX gives it: one row for each area (or first-level unit, or the country), validity
 * period and phase. The phases "all" and "3+" are sums of the others, so each is a series of its own and nothing that is
 * added up can count a person twice. A round may cover a region only. Areas have names and no P-codes, and districts are
 * grouped ("Cluster 6: ..."). The percentage is the number over "all", rounded by the publisher to a hundredth, and left out.
 */
const PHASES = new Map([['all', 'ipc-population'], ['3+', 'ipc-phase-3-plus'], ...['1', '2', '3', '4', '5'].map((phase) => [phase, 'ipc-phase'] as const)]);
const PERIODS = new Map(['current', 'first projection', 'second projection'].map((period) => [period, period]));

/** The series of a phase, and what tells its figures apart: the phase and the kind of period. */
export function phaseSeries(f: Fields, phase: string, period: string): { series: string; labels: Record<string, string> } {
  const series = f.code(phase, PHASES);
  return { series, labels: labelled({ phase: series === 'ipc-phase' ? f.text(phase) : null, period: f.code(period, PERIODS) }) };
}

function read(row: Row, codeOfAlpha2: CodeOf): readonly FigureRecord[] | Refusal {
  const f = fields(row);
  const { series, labels } = phaseSeries(f, 'Phase', 'Validity period');
  const value = f.count('Number');
  const [province, area] = [f.known('Level 1'), f.known('Area')];
  const named = (name: string | null) => ({ code: null, name });
  const country = f.country('Country', (written) => (/^[A-Z]{3}$/.test(written) ? written : codeOfAlpha2(written)));
  // An area without a first-level unit above it is itself one.
  const unit = unitOf(country, named(province ?? area), named(province === null ? null : area));
  const [from, to] = [f.day('From', (text) => spanIn(text)?.from ?? null), f.day('To', (text) => spanIn(text)?.to ?? null)];
  if (to < from) f.refuse('sources.bad_date', 'To', f.text('To'));
  const figure: FigureRecord = { ...unit, from, to, series, value: value ?? 0, unit: 'persons', labels: { ...labels, analysis: f.needed('Date of analysis') }, status: null };
  return f.wrong ?? (value === null ? refuse('sources.no_figure', { line: row.line }) : [figure]);
}

/** The wide form of HDX: one row for each area, with the phases of up to three periods side by side. It is read as so many rows of the long form. */
const WIDE = [['current', 'Current'], ['first projection', 'First projection'], ['second projection', 'Second projection']] as const;

function readWide(row: Row, codeOfAlpha2: CodeOf): readonly FigureRecord[] | Refusal {
  const figures: FigureRecord[] = [];
  for (const [period, begins] of WIDE) {
    for (const phase of PHASES.keys()) {
      const Number = row.cell(phase === 'all' ? `Population analyzed ${period}` : `Phase ${phase} number ${period}`);
      const said: Readonly<Record<string, string>> = { 'Validity period': period, From: row.cell(`${begins} from`), To: row.cell(`${begins} to`), Phase: phase, Number };
      if (Number.trim() === '') continue;
      const figure = read({ line: row.line, cell: (column) => said[column] ?? row.cell(column) }, codeOfAlpha2);
      if (isRefusal(figure)) return figure;
      figures.push(...figure);
    }
  }
  return figures.length === 0 ? refuse('sources.no_figure', { line: row.line }) : figures;
}

type CodeOf = (alpha2: string) => string | null;
type Answered = Readonly<Record<string, unknown>>;

const objects = (list: unknown): Answered[] => (Array.isArray(list) ? list.filter((one): one is Answered => typeof one === 'object' && one !== null) : []);

const ANSWERED = [
  { suffix: '', dates: 'current_period_dates', period: 'current' },
  { suffix: '_projected', dates: 'projected_period_dates', period: 'first projection' },
  { suffix: '_second_projected', dates: 'second_projected_period_dates', period: 'second projection' },
] as const;

/**
 * What the IPC API says of `population` (a list of analyses), as rows like those of HDX: of the country, and of `areas`
 * or of `groups` with their areas; `p3plus`, `phase1_population` ... of the current period, the same with `_projected` and
 * `_second_projected`; periods as "Apr 2023 - Oct 2023". An area's `population` repeats that of the country, so that
 * `estimated_population` is taken.
 */
function answeredRows(json: unknown): readonly Answered[] | null {
  const analyses = objects(json);
  if (!analyses.every((one) => 'current_period_dates' in one && 'country' in one) || !Array.isArray(json)) return null;
  return analyses.flatMap((analysis) => {
    const within = objects(analysis.groups).flatMap((group) => [{ of: group, names: { 'Level 1': group.name } }, ...objects(group.areas).map((area) => ({ of: area, names: { 'Level 1': group.name, Area: area.name } }))]);
    const units = [{ of: analysis, names: {} }, ...within, ...objects(analysis.areas).map((area) => ({ of: area, names: { Area: area.name } }))];
    return ANSWERED.filter(({ dates }) => analysis[dates] !== '').flatMap(({ suffix, dates, period }) => {
      const [From, To] = typeof analysis[dates] === 'string' ? analysis[dates].split(' - ') : [];
      const common = { 'Date of analysis': analysis.analysis_date, Country: analysis.country, 'Validity period': period, From, To };
      return units.flatMap(({ of, names }) => FIGURES.map(([Phase, name]) => ({ ...common, ...names, Phase, Number: of[`${name}${suffix}`] })).filter((row) => row.Number !== undefined && row.Number !== null));
    });
  });
}

const FIGURES = [['all', 'estimated_population'], ['3+', 'p3plus'], ...['1', '2', '3', '4', '5'].map((phase) => [phase, `phase${phase}_population`] as const)] as const;

/** @param codeOfAlpha2 the alpha-3 code of a country by its alpha-2 code, as the IPC API writes it */
export const ipc = (codeOfAlpha2: CodeOf): FigureSource => ({
  kind: 'figures',
  id: 'ipc',
  title: { en: 'IPC: acute food insecurity by area and phase', ru: 'IPC: острое отсутствие продовольственной безопасности по районам и фазам' },
  publisher: 'Integrated Food Security Phase Classification (IPC), ipcinfo.org',
  licence: 'CC BY-NC-SA 3.0 IGO, to be checked before passing on',
  mayExport: false,
  whole: false,
  open: () => table({
    columns: ['Date of analysis', 'Country', 'Validity period', 'From', 'To', 'Phase', 'Number'],
    or: ['Date of analysis', 'Country', 'Current from', 'Current to', 'Population analyzed current'],
    answer: { rows: answeredRows },
    read: (row) => (row.cell('Phase') === '' && row.cell('Validity period') === '' ? readWide : read)(row, codeOfAlpha2),
  }),
});
