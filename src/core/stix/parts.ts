import type { RecordOf } from '../exchange/record.ts';
import { inLang, type Words } from '../words.ts';
import { objectId } from './ids.ts';
import { TYPES, type ExportedKind } from './standing.ts';

export type Exported = { [K in ExportedKind]: RecordOf<K> }[ExportedKind];

/** One STIX object that a record becomes: `main`, `note` (what a dissent says, beside the opinion that it is), or a translation of either: `main.ru`. */
export type Part = { readonly part: string; readonly type: string; readonly id: string };

/** Whoever says a thing in more languages than this is heard in the first of them. */
const MOST_LANGUAGES = 20;

/** What somebody wrote, in one language or several: the only values of a body whose keys are languages. */
export const isWords = (value: unknown): value is Words =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && Object.entries(value).length > 0 && Object.entries(value).every(([key, text]) => /^[a-z]{2,3}$/.test(key) && typeof text === 'string');

/** What a record is called, and what it says. */
export function told({ kind, body }: Exported): { readonly name: Words; readonly text: readonly Words[] } {
  switch (kind) {
    case 'assessment': case 'answer': return { name: body.title, text: [body.judgement] };
    case 'warning': return { name: body.title, text: [body.consequence] };
    case 'forecast': return { name: body.question, text: [...(body.because === null ? [] : [body.because]), body.rule] };
    case 'tasking': return { name: body.question, text: body.background === null ? [] : [body.background] };
    case 'paper': return { name: body.title, text: body.paragraphs };
    case 'comment': case 'dissent': case 'proposal': return { name: body.text, text: [body.text] };
  }
}

/** The language of a record, and the others in which it says something. */
export function languagesOf(record: Exported): { readonly main: string; readonly others: readonly string[] } {
  const { name, text } = told(record);
  const main = [record.lang, 'en'].find((lang) => name[lang] !== undefined) ?? inLang(name, record.lang).lang;
  const all = new Set([name, ...text].flatMap((words) => Object.keys(words)));
  return { main, others: [...all].filter((lang) => lang !== main).sort((a, b) => (a < b ? -1 : 1)).slice(0, MOST_LANGUAGES) };
}

/** Every object that a record becomes, in the order in which they are listed. The same for the same record. */
export function partsOf(record: Exported): Part[] {
  const of = (part: string, type: string): Part => ({ part, type, id: objectId(type, record.net, record.origin, record.id, part) });
  const { others } = languagesOf(record);
  const own = [of('main', TYPES[record.kind]), ...(record.kind === 'dissent' ? [of('note', 'note')] : [])];
  return own.flatMap((one) => [one, ...others.map((lang) => of(`${one.part}.${lang}`, 'language-content'))]);
}
