import { answerWith } from '../../../core/ingest/answer.ts';
import { fields, labelled, type Row } from '../../../core/ingest/fields.ts';
import type { FigureRecord, FigureSource } from '../../../core/ingest/record.ts';
import { table } from '../../../core/ingest/table.ts';
import { refuse, type Refusal } from '../../../core/refusal.ts';
import { unitOf } from './units.ts';

/**
 * IOM Displacement Tracking Matrix: internally displaced persons present in a unit at a round of an operation, as CSV from
 * HDX (a line of hashtags under the names is passed over) and as the API answers (`{result: [...], totalRecordsCount}`).
 * It is a stock at the day of the report, and no flow; rounds lie months apart, and operations may overlap, so a figure is
 * told by operation, round, unit, reason and origin. Reasons are kept as written ("conflict", "Conflict"). The `id` of a
 * row is missing or used twice, and no key. "Not available" says that nothing is known.
 */
const COUNTED = { numPresentIdpInd: 'dtm-idps', numberMales: 'dtm-idps-male', numberFemales: 'dtm-idps-female' } as const;

function read(row: Row): readonly FigureRecord[] | Refusal {
  const f = fields(row);
  const country = f.country('admin0Pcode');
  const unit = unitOf(country, { code: f.known('admin1Pcode'), name: f.known('admin1Name') }, { code: f.known('admin2Pcode'), name: f.known('admin2Name') });
  const day = f.day('reportingDate');
  const labels = labelled({
    operation: f.needed('operation'), round: f.needed('roundNumber'), reason: f.known('displacementReason'), origin: f.known('idpOriginAdmin1Pcode') ?? f.known('idpOriginAdmin1Name'), assessment: f.known('assessmentType'),
  });
  const figures = Object.entries(COUNTED).flatMap(([column, series]): FigureRecord[] => {
    const value = f.count(column);
    return value === null ? [] : [{ ...unit, series, from: day, to: day, value, unit: 'persons', labels, status: f.known('operationStatus') }];
  });
  return f.wrong ?? (figures.length === 0 ? refuse('sources.no_figure', { line: row.line }) : figures);
}

const COLUMNS = ['operation', 'admin0Pcode', 'numPresentIdpInd', 'reportingDate', 'roundNumber', 'displacementReason', 'assessmentType'];

export const dtm: FigureSource = {
  kind: 'figures',
  id: 'iom-dtm',
  title: { en: 'IOM DTM: displaced persons by unit and round', ru: 'МОМ DTM: перемещённые лица по единицам и раундам' },
  publisher: 'IOM Displacement Tracking Matrix, dtm.iom.int',
  licence: 'attribution; terms to be checked before passing on',
  mayExport: false,
  whole: false,
  open: () => table({
    columns: COLUMNS,
    isNote: (cells) => cells.some((cell) => cell.startsWith('#')) && cells.every((cell) => cell === '' || cell.startsWith('#')),
    answer: answerWith('result', 'totalRecordsCount'),
    read,
  }),
};
