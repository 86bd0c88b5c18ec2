import { readWords, type FormLike } from '../../core/form.ts';
import type { Words } from '../../core/words.ts';
import type { DraftBody } from './schema.ts';

const text = (form: FormLike, name: string): string => { const value = form.get(name); return typeof value === 'string' ? value.trim() : ''; };
const orNull = (words: Words): Words | null => (Object.keys(words).length > 0 ? words : null);
/** "60", "60 %" and "60,5" as 0.6 and 0.605; null for anything else, which the rule asks for again. */
const share = (given: string): number | null => {
  const n = Number(given.replace(/\s*%$/, '').replace(',', '.'));
  return given === '' || !Number.isFinite(n) || n < 0 || n > 100 ? null : Math.round(n * 10) / 1000;
};

/** One item a line, in every language that it was written in: lines of the same place belong together. */
function readLines(form: FormLike, name: string): Words[] {
  const each = Object.entries(readWords(form, name)).map(([lang, all]) => ({ lang, lines: all.split('\n').map((one) => one.trim()).filter((one) => one !== '') }));
  const most = Math.max(0, ...each.map(({ lines }) => lines.length));
  return Array.from({ length: most }, (_, i) => Object.fromEntries(each.flatMap(({ lang, lines }) => (lines[i] === undefined ? [] : [[lang, lines[i]]]))));
}

/** An answer as the form has it. Sources are numbered from 0; rows in which nothing is written are none. */
export function readDraft(form: FormLike): DraftBody {
  const confidence = text(form, 'confidence');
  const sources: DraftBody['sources'] = [];
  for (let i = 0; i < 200 && form.get(`source.${i}.title`) !== null; i++) {
    const one = { title: text(form, `source.${i}.title`), grade: text(form, `source.${i}.grade`).toUpperCase(), published: text(form, `source.${i}.published`) };
    if (one.title !== '' || one.grade !== '' || one.published !== '') sources.push(one);
  }
  return {
    title: orNull(readWords(form, 'title')), judgement: orNull(readWords(form, 'judgement')), low: share(text(form, 'low')), high: share(text(form, 'high')),
    confidence: confidence === 'low' || confidence === 'moderate' || confidence === 'high' ? confidence : null, sources,
    assumptions: readLines(form, 'assumptions'), alternatives: readLines(form, 'alternatives'), changes: readLines(form, 'changes'),
  };
}
