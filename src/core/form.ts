import { instantAt, readDay, readHour, type Instant } from './time.ts';
import type { Words } from './words.ts';

/** The part of `FormData` that reading needs, without the types of a browser. */
export type FormLike = { get(name: string): unknown; entries(): Iterable<[string, unknown]> };

/** Reads `name.en`, `name.ru` ... of a form into words; empty fields are left out. */
export function readWords(form: FormLike, name: string): Words {
  const words: Record<string, string> = {};
  for (const [key, value] of form.entries()) {
    if (typeof value !== 'string' || !key.startsWith(`${name}.`)) continue;
    const lang = key.slice(name.length + 1);
    const text = value.replace(/\r\n?/g, '\n').trim();
    if (/^[a-z]{2}$/.test(lang) && text !== '') words[lang] = text;
  }
  return words;
}

/** Reads `name.day` and `name.hour` at a place. Null when no day is given; `bad` holds what could not be read. */
export function readWhen(form: FormLike, name: string, zone: string, defaultHour = '18:00'): Instant | null | { bad: string } {
  const given = [form.get(`${name}.day`), form.get(`${name}.hour`)].map((value) => String(value ?? '').trim());
  if (given[0] === '') return null;
  const day = readDay(given[0]!);
  const hour = readHour(given[1] === '' ? defaultHour : given[1]!);
  return day === null || hour === null ? { bad: given.join(' ').trim() } : instantAt(day, hour, zone);
}
