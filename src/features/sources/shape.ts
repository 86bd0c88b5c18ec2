import { hash } from 'node:crypto';
import type { EventRecord, FigureRecord } from '../../core/ingest/record.ts';

/** How a record lies in its table. A value is what the column holds: text, number, list of texts, or names with what they hold. */
export type Value = string | number | null | readonly string[] | Readonly<Record<string, string | number>>;
export type Type = 'text' | 'integer' | 'double precision' | 'date' | 'text[]' | 'json';
export type Shape<T> = { readonly table: 'event_versions' | 'figure_versions'; readonly columns: readonly (readonly [name: string, type: Type])[]; values(record: T): readonly Value[] };

/** A word of 16 letters for a longer text; two of a hundred million are equal with a chance of one in 10^13. */
export const word = (text: string): string => hash('sha256', text, 'base64url').slice(0, 16);

const byName = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number => (a < b ? -1 : 1);
/** The same names in the order of the alphabet, as they are hashed; as they are where they stand so. */
export function inOrder<V>(names: Readonly<Record<string, V>>): Readonly<Record<string, V>> {
  let last = '';
  for (const name in names) {
    if (name < last) return Object.fromEntries(Object.entries(names).sort(byName));
    last = name;
  }
  return names;
}

export const EVENTS: Shape<EventRecord> = {
  table: 'event_versions',
  columns: [
    ['id', 'text'], ['from_day', 'date'], ['to_day', 'date'], ['date_precision', 'text'], ['country', 'text'], ['admin1', 'text'], ['admin2', 'text'], ['place', 'text'],
    ['lat', 'double precision'], ['lon', 'double precision'], ['place_precision', 'text'], ['cell', 'integer'], ['kind', 'text'], ['actors', 'text[]'], ['measures', 'json'],
    ['status', 'text'], ['title', 'text'], ['links', 'text[]'], ['same', 'text'],
  ],
  values: ({ id, from, to, datePrecision, place: p, kind, actors, measures, status, title, links, same }) => [
    id, from, to, datePrecision, p.country, p.admin1, p.admin2, p.name, p.lat, p.lon, p.precision, p.cell, kind, actors, inOrder(measures), status, title, links,
    same === undefined ? null : word(same),
  ],
};

export const FIGURES: Shape<FigureRecord> = {
  table: 'figure_versions',
  columns: [
    ['id', 'text'], ['series', 'text'], ['area', 'text'], ['area_name', 'text'], ['level', 'text'], ['from_day', 'date'], ['to_day', 'date'], ['value', 'double precision'], ['unit', 'text'],
    ['labels', 'json'], ['status', 'text'],
  ],
  values: ({ series, area, areaName, level, from, to, value, unit, labels, status }) => [
    word(JSON.stringify([series, area, level, from, to, inOrder(labels)])), series, area, areaName, level, from, to, value, unit, inOrder(labels), status,
  ],
};

/** SHA-256 of the source and the values, by which a version is compared and verified. */
export const fingerprint = (source: string, values: readonly Value[]): string => hash('sha256', JSON.stringify([source, ...values]), 'hex');

/** The values of a row as the database writes them in JSON. */
export const valuesOf = ({ columns }: Pick<Shape<never>, 'columns'>, held: readonly Value[]): Value[] =>
  columns.map(([, type], i) => (type === 'json' ? inOrder(held[i] as Record<string, string | number>) : held[i]!));
