import { spanIn } from '../../../core/ingest/days.ts';
import { fields, type Fields, type Row } from '../../../core/ingest/fields.ts';
import type { FigureRecord, FigureSource } from '../../../core/ingest/record.ts';
import { table } from '../../../core/ingest/table.ts';
import { isRefusal, refuse, type Refusal } from '../../../core/refusal.ts';
import { unitOf } from './units.ts';

/**
 * Any table with a line of HXL hashtags in its first 25 lines (hxlstandard.org, CC BY): what a column holds is told by its
 * tag and attributes ("#affected+idps"), whatever the names above say and however the columns are ordered.
 *
 * Figures are the columns of #affected, #inneed, #targeted, #reached, #population, #indicator and #value, one series for
 * each. The area is #adm2, #adm1 or #country, by +code, else by name; where people come from (+origin) is no area. The time
 * is #date, from +start to +end where they are given. Every other tagged column tells figures apart; long texts
 * (#description, #meta, #contact) and columns without a tag say nothing that a program could use and are left out.
 */
const TAG = /^\s*#[A-Za-z][A-Za-z0-9_]*(\s*\+[A-Za-z][A-Za-z0-9_]*)*\s*$/;
const VALUES = new Set(['#affected', '#inneed', '#targeted', '#reached', '#population', '#indicator', '#value']);
const UNSAID = new Set(['#description', '#meta', '#contact', '#geo', '#country', '#region', '#adm1', '#adm2', '#adm', '#date', '#id']);

type Tagged = { readonly column: string; readonly tag: string; readonly attributes: readonly string[] };
type Plan = { all: Tagged[]; values: Tagged[]; labels: Tagged[]; find(tag: string, ...attributes: string[]): string | null };

/** The tags of a line, each written in one way; null where the line is none of hashtags. Two columns alike are told apart by a number. */
export function hashtags(cells: readonly string[]): readonly string[] | null {
  const filled = cells.filter((cell) => cell.trim() !== '');
  const tags = filled.filter((cell) => TAG.test(cell));
  if (tags.length === 0 || tags.length * 2 <= filled.length) return null;
  const seen = new Map<string, number>();
  return cells.map((cell) => {
    if (!TAG.test(cell)) return '';
    const [tag, ...attributes] = cell.replace(/\s/g, '').toLowerCase().split('+');
    const written = [tag, ...attributes.sort((a, b) => (a < b ? -1 : 1))].join('+');
    const times = (seen.get(written) ?? 0) + 1;
    seen.set(written, times);
    return times === 1 ? written : `${written}+${times}`;
  });
}

function plan(names: readonly string[]): Plan {
  const tagged = names.filter((name) => name !== '').map((column): Tagged => ({ column, tag: column.split('+')[0]!, attributes: column.split('+').slice(1) }));
  const values = tagged.filter(({ tag, attributes }) => VALUES.has(tag) && !attributes.includes('code') && !attributes.includes('name'));
  return {
    all: tagged, values,
    labels: tagged.filter((one) => !values.includes(one) && (!UNSAID.has(one.tag) || (one.attributes.includes('origin') && one.tag.startsWith('#adm')))),
    /** The column with the tag and all attributes; of several, the one that says least besides. */
    find: (tag, ...wanted) => tagged.filter((one) => one.tag === tag && !one.attributes.includes('origin') && wanted.every((attribute) => one.attributes.includes(attribute))).sort((a, b) => a.attributes.length - b.attributes.length)[0]?.column ?? null,
  };
}

function read(row: Row, { values, labels, find }: Plan, codeOfName: (name: string) => string | null): readonly FigureRecord[] | Refusal {
  const f = fields(row);
  const said = (column: string | null): string | null => (column === null ? null : f.known(column));
  const countryColumn = find('#country', 'code') ?? find('#country', 'name') ?? find('#country') ?? '#country';
  const country = f.country(countryColumn, (written) => (/^[A-Z]{3}$/.test(written) ? written : codeOfName(written)));
  const unit = (tag: string) => ({ code: said(find(tag, 'code')), name: said(find(tag, 'name')) ?? (find(tag) === find(tag, 'code') ? null : said(find(tag))) });
  const span = days(f, find);
  const words = Object.fromEntries(labels.flatMap(({ column }) => (f.known(column) === null ? [] : [[column, f.text(column)]])));
  const figures = values.flatMap(({ column }): FigureRecord[] => {
    const value = f.number(column);
    return value === null ? [] : [{ ...unitOf(country, unit('#adm1'), unit('#adm2')), ...span, series: `hxl:${column}`, value, unit: column, labels: words, status: said(find('#status')) }];
  });
  return f.wrong ?? (figures.length === 0 ? refuse('sources.no_figure', { line: row.line }) : figures);
}

function days(f: Fields, find: Plan['find']): { from: string; to: string } {
  const one = find('#date', 'reported') ?? find('#date') ?? '#date';
  const [first, last] = find('#date', 'start') !== null && find('#date', 'end') !== null ? [dated(find, 'start'), dated(find, 'end')] : [one, one];
  const from = f.day(first, (text) => spanIn(text)?.from ?? null);
  const to = f.day(last, (text) => spanIn(text)?.to ?? null);
  if (to < from) f.refuse('sources.bad_date', last, f.text(last));
  return { from, to };
}

/** A figure that nothing tells from an earlier one is numbered, so that neither takes the place of the other. */
function apart(figure: FigureRecord, told: Map<string, number>): FigureRecord {
  const key = JSON.stringify([figure.series, figure.area, figure.from, figure.to, figure.labels]);
  const times = (told.get(key) ?? 0) + 1;
  told.set(key, times);
  return times === 1 ? figure : { ...figure, labels: { ...figure.labels, again: String(times) } };
}

const dated = (find: Plan['find'], which: string): string => find('#date', which)!;

/** @param codeOfName the alpha-3 code of a country by its English name */
export const hxl = (codeOfName: (name: string) => string | null): FigureSource => ({
  kind: 'figures',
  id: 'hxl',
  title: { en: 'Any table with HXL hashtags', ru: 'Любая таблица с хештегами HXL' },
  publisher: 'as the file says',
  licence: 'to be checked for each file',
  mayExport: false,
  whole: false,
  open() {
    let planned: Plan | null = null;
    const told = new Map<string, number>();
    return table({
      columns: [],
      names(cells) {
        const names = hashtags(cells);
        if (names === null) return null;
        planned = plan(names);
        const tags = planned.all.map(({ tag }) => tag);
        const missing = [...['#country', '#date'].filter((tag) => !tags.includes(tag)), ...(planned.values.length === 0 ? [[...VALUES].join(' | ')] : [])];
        return missing.length > 0 ? refuse('sources.missing_column', { missing, found: names.filter((name) => name !== '').slice(0, 20) }) : names;
      },
      read(row) {
        const figures = read(row, planned!, codeOfName);
        return isRefusal(figures) ? figures : figures.map((figure) => apart(figure, told));
      },
    });
  },
});
