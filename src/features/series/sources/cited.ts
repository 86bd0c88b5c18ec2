import { isDate } from '../../../core/charter/dates.ts';
import { isRefusal, refuse, type Refusal } from '../../../core/refusal.ts';
import type { Words } from '../../../core/words.ts';
import { areaIn, periodIn, repeated } from './cells.ts';
import type { Figures, Line, Row, Source } from './source.ts';

type Cited = { row: Row & { line: number }; title: Words; unit: Words };

function readLine(line: Line): Cited | Refusal {
  const at = { line: line.line };
  const [area, year] = [areaIn(line, 'area'), periodIn(line, 'year', 'year')];
  if (isRefusal(area)) return area;
  if (isRefusal(year)) return year;
  const [value, source, published] = [line.cell('value'), line.cell('source'), line.cell('published')];
  if (!/^\d{1,12}(\.\d{1,6})?$/.test(value)) return refuse('series.bad_figure', { ...at, value: value.slice(0, 40) }, 'file');
  if (source === '' || source.length > 400) return refuse('series.no_source', at, 'file');
  if (!isDate(published)) return refuse('series.bad_published', { ...at, value: published.slice(0, 40) }, 'file');
  const words = (name: string): Words => Object.fromEntries(['en', 'ru'].flatMap((lang) => (line.cell(`${name}_${lang}`) === '' ? [] : [[lang, line.cell(`${name}_${lang}`)]])));
  const [title, unit] = [words('title'), words('unit')];
  if (Object.keys(title).length === 0 || Object.keys(unit).length === 0) return refuse('series.no_words', at, 'file');
  return { row: { line: line.line, area, period: year, value: Number(value), source, published }, title, unit };
}

/**
 * Yearly figures taken one by one from documents, by hand: each line names its document and when that was published.
 * The lines of one series carry its words; the first one counts.
 */
export const citedFigures: Source = {
  id: 'cited-figures',
  title: { en: 'Figures cited from documents, yearly', ru: 'Показатели из документов, по годам' },
  publisher: 'each figure names its document',
  licence: 'facts cited with their source',
  cadence: 'year',
  vintage: 'as cited',
  columns: ['series', 'title_en', 'unit_en', 'area', 'year', 'value', 'source', 'published'],
  read: (lines) => {
    const found = new Map<string, { title: Words; unit: Words; rows: (Row & { line: number })[] }>();
    for (const line of lines) {
      const id = line.cell('series');
      if (!/^[a-z][a-z0-9-]{1,50}$/.test(id)) return refuse('series.bad_series', { line: line.line, value: id.slice(0, 40) }, 'file');
      const cited = readLine(line);
      if (isRefusal(cited)) return cited;
      const series = found.get(id) ?? { title: cited.title, unit: cited.unit, rows: [] };
      found.set(id, series);
      series.rows.push(cited.row);
    }
    for (const { rows } of found.values()) {
      const twice = repeated(rows);
      if (twice) return twice;
    }
    return [...found].map(([series, { title, unit, rows }]): Figures => ({ series, title, unit, rows: rows.map(({ line: _, ...row }) => row) }));
  },
};
