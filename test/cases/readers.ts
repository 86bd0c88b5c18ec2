import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDate } from '../../src/core/charter/dates.ts';
import { DATE_PRECISIONS, PLACE_PRECISIONS, type EventRecord, type FigureRecord, type Frame, type IngestSource, type Item } from '../../src/core/ingest/record.ts';
import { isStorable } from '../../src/core/ingest/text.ts';
import { isRefusal, type Refusal } from '../../src/core/refusal.ts';
import { READERS } from '../../src/features/sources/readers.ts';
import { words } from '../../src/features/sources/words.ts';
import { chance, type Chance } from '../slow/chance.ts';

type Any = Item<EventRecord> | Item<FigureRecord>;
export type ReadAll = { items: readonly Any[]; refusal: Refusal | null; expected: number | null; frame: Frame };

export const sourceOf = (id: string): IngestSource => READERS.find((source) => source.id === id)!;

/** Reads a text whole, cut at the places given. */
export function readAll(source: IngestSource, text: string, cuts: readonly number[] = []): ReadAll {
  const reader = source.open();
  const ends = [...cuts.map((cut) => cut % (text.length + 1)), text.length].sort((a, b) => a - b);
  const items: Any[] = [];
  let refusal: Refusal | null = null;
  const take = (answer: readonly Any[] | Refusal): void => {
    if (isRefusal(answer)) refusal ??= answer;
    else for (const item of answer) items.push(item);
  };
  for (let i = 0; i < ends.length && refusal === null; i++) take(reader.push(text.slice(i === 0 ? 0 : ends[i - 1], ends[i])));
  if (refusal === null) take(reader.end());
  return { items, refusal, expected: reader.expected?.() ?? null, frame: reader.frame?.() ?? { before: '', after: '' } };
}

export const records = <T = EventRecord & FigureRecord>(read: ReadAll): T[] => read.items.flatMap((item) => ('record' in item ? [item.record as T] : []));
export const refusals = (read: ReadAll): string[] => read.items.flatMap((item) => ('refusal' in item ? [`${item.line} ${item.refusal.code}`] : []));
/** Rows of the file that came out, as records or refused. */
export const rowsOf = (read: ReadAll): number => new Set(read.items.map(({ line }) => line)).size;

const SAMPLES = join(import.meta.dirname, 'readers');
/** Invented files in each source's format: the name before the dot is the source, a word behind it is which of several. */
export const samples: readonly { id: string; file: string; text: string }[] = readdirSync(SAMPLES).filter((file) => file !== 'README.md').sort().map((file) => {
  const name = file.slice(0, file.lastIndexOf('.'));
  return { id: READERS.map(({ id }) => id).filter((id) => name.startsWith(id)).sort((a, b) => b.length - a.length)[0]!, file, text: readFileSync(join(SAMPLES, file), 'utf8') };
});
export const sample = (file: string): string => samples.find((one) => one.file === file)!.text;

const strings = (value: unknown): string[] => (typeof value === 'string' ? [value] : typeof value === 'object' && value !== null ? [...Object.keys(value), ...Object.values(value).flatMap(strings)] : []);
const numbers = (value: unknown): number[] => (typeof value === 'number' ? [value] : typeof value === 'object' && value !== null ? Object.values(value).flatMap(numbers) : []);

/** What is wrong with an item, whatever it was read from; empty where it may be stored. */
export function unsound(item: Any): string[] {
  const wrong: string[] = [];
  const holds = (is: boolean, what: string): void => void (is || wrong.push(what));
  holds(Number.isInteger(item.line) && item.line > 0, 'line');
  if ('refusal' in item) {
    holds(item.refusal.code in words.en.refusals, `no words for ${item.refusal.code}`);
    holds(strings([item.refusal.facts, item.raw]).every(isStorable), 'text of a refusal');
    return wrong;
  }
  const { record } = item;
  holds(strings(record).every(isStorable), 'text');
  holds(numbers(record).every(Number.isFinite), 'number');
  holds(isDate(record.from) && record.from.length === 10 && isDate(record.to) && record.to.length === 10 && record.from <= record.to, `days ${record.from} ${record.to}`);
  if ('series' in record) {
    holds(record.series !== '' && record.unit !== '' && record.area !== '', 'series, unit, area');
    return wrong;
  }
  const { place } = record;
  holds(record.id !== '' && (record.deleted === true || record.kind !== ''), 'id, kind');
  holds(PLACE_PRECISIONS.includes(place.precision) && DATE_PRECISIONS.includes(record.datePrecision), 'precision');
  holds((place.lat === null) === (place.lon === null) && Math.abs(place.lat ?? 0) <= 90 && Math.abs(place.lon ?? 0) <= 180, 'point');
  return wrong;
}

const SPLICED = ['"', '""', ',', ';', '\t', '\n', '\r\n', '\r', '\0', '\uFEFF', '\ud800', '<', '>', '</', '&xxe;', '<!DOCTYPE a [<!ENTITY b "c">]>', '<![CDATA[', ']]>', '<!--', '{', '}', '[', ']', '\\u0000', '\\ud800', 'null', '1e309', '-1', '99999999999999999999', '9999-99-99', '0000-01-01', 'NaN', '__proto__', '#affected', 'ж', '👩‍👩‍👧', '=1+1'];

/** A text with a few things changed at random. */
export function mutated(text: string, by: Chance): string {
  let changed = text;
  for (let times = 1 + by.int(4); times > 0; times--) {
    const [a, b] = [by.int(changed.length + 1), by.int(changed.length + 1)].sort((x, y) => x - y) as [number, number];
    const short = Math.min(b, a + by.int(40));
    changed = by.one([
      () => changed.slice(0, a) + changed.slice(short),
      () => changed.slice(0, a) + by.one(SPLICED) + changed.slice(a),
      () => changed.slice(0, a) + by.one(SPLICED) + changed.slice(short),
      () => changed.slice(0, b) + changed.slice(a, short) + changed.slice(b),
      () => changed.slice(0, a),
      () => changed.slice(0, a) + String.fromCharCode(by.int(0xffff)) + changed.slice(a + 1),
    ])();
  }
  return changed;
}

/** Reads so many mutated texts, whole and in pieces: nothing may be thrown, take long, or come out that may not be stored. @returns how many rows came out */
export function mutations(texts: readonly { id: string; text: string }[], cases: number, seed: number): number {
  const by = chance(seed);
  let rows = 0;
  for (let n = 0; n < cases; n++) {
    const { id, text } = texts[n % texts.length]!;
    const changed = mutated(text, by);
    const began = performance.now();
    const said = `case ${n} of seed ${seed}: ${id} ${JSON.stringify(changed.slice(0, 3000))}`;
    let read: ReadAll;
    let cut: ReadAll;
    try {
      read = readAll(sourceOf(id), changed);
      cut = readAll(sourceOf(id), changed, [by.int(1e6), by.int(1e6), by.int(1e6)]);
    } catch (error) {
      throw new Error(said, { cause: error });
    }
    const wrong = read.items.flatMap(unsound);
    if (wrong.length > 0) throw new Error(`${wrong.join(', ')}: ${said}`);
    if (read.refusal !== null && !(read.refusal.code in words.en.refusals)) throw new Error(`no words for ${read.refusal.code}: ${said}`);
    if (JSON.stringify(cut) !== JSON.stringify(read)) throw new Error(`cut otherwise, read otherwise: ${said}\n${JSON.stringify([read, cut]).slice(0, 3000)}`);
    if (performance.now() - began > 5000) throw new Error(`took too long: ${said}`);
    rows += rowsOf(read);
  }
  return rows;
}
