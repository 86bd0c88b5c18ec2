import type { Refusal } from '../refusal.ts';
import type { Item } from './record.ts';

/** Text that the databases cannot hold: NUL, or half of a character. */
export const isStorable = (text: string): boolean => !text.includes('\0') && text.isWellFormed();
/** The same text, with a mark for each character that is none. */
export const storable = (text: string): string => text.toWellFormed().replaceAll('\0', '\uFFFD');

/** What stands there, short enough for a sentence. */
export const shown = (text: string): string => storable(text.slice(0, 40));

/** A row that is not taken, with its text. */
export const refused = (line: number, refusal: Refusal, raw: string, id?: string): Item<never> => ({ line, refusal, raw: storable(raw), ...(id === undefined ? {} : { id }) });

/**
 * The encoding that a file declares: by its byte order mark, else by its XML declaration, else UTF-8. A name for
 * `TextDecoder`, which decodes at the edge; readers see text only.
 * @param head the first hundred bytes or more
 */
export function encodingOf(head: Uint8Array): string {
  const [a, b, c] = head;
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8';
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  const declared = String.fromCharCode(...head.subarray(0, 200));
  return /^\s*<\?xml[^>]*?\sencoding\s*=\s*["']([A-Za-z][\w.-]{0,39})["']/.exec(declared)?.[1]!.toLowerCase() ?? 'utf-8';
}
