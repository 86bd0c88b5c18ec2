import { readWords } from '../../core/form.ts';
import type { Paragraph } from '../../core/text.ts';
import type { Words } from '../../core/words.ts';
import { MOST_PARAGRAPHS } from './schema.ts';

/** What the editor's buttons ask for, besides saving. Numbers of paragraphs count from 1. */
export type Edit = { kind: 'save' } | { kind: 'add'; part: Paragraph['part'] } | { kind: 'remove' | 'up' | 'down'; at: number };

/**
 * Reads the editor: `title.ru`, then for each row i `part{i}`, `heading{i}.ru`, `words{i}.ru`. Rows keep their order;
 * a row left wholly empty is kept here, and the rule names it.
 */
export function readTextForm(form: FormData): { title: Words; paragraphs: Paragraph[]; edit: Edit } {
  const paragraphs: Paragraph[] = [];
  for (let i = 1; i <= MOST_PARAGRAPHS + 1 && form.has(`part${i}`); i++) {
    const heading = readWords(form, `heading${i}`);
    paragraphs.push({
      part: form.get(`part${i}`) === 'preambular' ? 'preambular' : 'operative',
      heading: Object.keys(heading).length > 0 ? heading : null,
      words: readWords(form, `words${i}`),
    });
  }
  return { title: readWords(form, 'title'), paragraphs, edit: readEdit(String(form.get('do') ?? 'save')) };
}

function readEdit(value: string): Edit {
  const [verb, argument] = value.split(' ');
  if (verb === 'add') return { kind: 'add', part: argument === 'preambular' ? 'preambular' : 'operative' };
  const at = Number(argument);
  if ((verb === 'remove' || verb === 'up' || verb === 'down') && Number.isInteger(at) && at >= 1) return { kind: verb, at };
  return { kind: 'save' };
}

/** The rows after a button other than Save: nothing is recorded, the form comes back changed. */
export function applyEdit(paragraphs: readonly Paragraph[], edit: Edit): Paragraph[] {
  const rows = [...paragraphs];
  if (edit.kind === 'add') {
    const row: Paragraph = { part: edit.part, heading: null, words: {} };
    const end = edit.part === 'operative' ? rows.length : rows.filter((p) => p.part === 'preambular').length;
    rows.splice(end, 0, row);
  } else if (edit.kind === 'remove') rows.splice(edit.at - 1, 1);
  else if (edit.kind === 'up' || edit.kind === 'down') {
    const to = edit.at - 1 + (edit.kind === 'up' ? -1 : 1);
    const [row] = rows.splice(edit.at - 1, 1);
    if (row) rows.splice(Math.max(0, to), 0, row);
  }
  return rows;
}
