import { readWords } from '#core/form.ts';
import { MOST_PARAGRAPHS, type Paragraph } from '#features/papers/index.ts';

/** The paragraphs of a form, in order; one in which nothing is written and nothing chosen is none. */
export function readParagraphs(form: FormData): Paragraph[] {
  const read: Paragraph[] = [];
  for (let i = 0; i <= MOST_PARAGRAPHS + 1; i++) {
    const words = { ...readWords(form, `p${i}`) };
    const sources = form.getAll(`s${i}`).filter((one): one is string => typeof one === 'string');
    if (Object.keys(words).length > 0 || sources.length > 0) read.push({ words, sources });
  }
  return read;
}
