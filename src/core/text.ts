import { utf8ToBytes } from '@noble/hashes/utils.js';
import { digest } from './canonical.ts';
import type { Lang } from './time.ts';
import type { Words } from './words.ts';

/** One paragraph of a text under agreement. Numbers run through the whole text, preamble included. */
export type Paragraph = { readonly part: 'preambular' | 'operative'; readonly heading: Words | null; readonly words: Words };
export type TextFile = { readonly sha256: string; readonly bytes: number };

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

/**
 * The plain text that is hashed and handed out: title, empty line, then one line per paragraph ("3. Heading. Words"),
 * UTF-8, lines ended by a line feed. Null when a paragraph or the title is not said in this language.
 */
export function plainText(title: Words, paragraphs: readonly Paragraph[], lang: Lang): string | null {
  const head = title[lang];
  if (head === undefined || !Object.hasOwn(title, lang)) return null;
  const lines: string[] = [];
  for (const [i, paragraph] of paragraphs.entries()) {
    const words = paragraph.words[lang];
    if (words === undefined) return null;
    const heading = paragraph.heading?.[lang];
    lines.push(`${i + 1}. ${oneLine(heading === undefined ? words : `${heading}. ${words}`)}`);
  }
  return `${oneLine(head)}\n\n${lines.join('\n')}\n`;
}

/** Hash and size of the plain text in every language it is complete in. */
export function textFiles(title: Words, paragraphs: readonly Paragraph[], languages: readonly Lang[]): Record<Lang, TextFile> {
  const files: Record<Lang, TextFile> = {};
  for (const lang of languages) {
    const text = plainText(title, paragraphs, lang);
    if (text !== null) files[lang] = { sha256: digest(text), bytes: utf8ToBytes(text).length };
  }
  return files;
}
