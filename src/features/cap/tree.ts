import { SaxesParser } from 'saxes';
import { encodingOf, shown } from '../../core/ingest/text.ts';
import { isRefusal, refuse, type Refusal } from '../../core/refusal.ts';

/** An element with all it holds. `at` is where its tag begins in the text; `text` is its own, not that of its children. */
export type Tree = { readonly name: string; readonly space: string; readonly at: number; readonly attributes: Readonly<Record<string, string>>; readonly children: Tree[]; text: string };

/** A file of alerts is at most so long (bytes), and so deep. */
export const MOST_BYTES = 16 * 1024 * 1024;
const MOST_DEPTH = 64;

/** Where in a text: lines and columns from 1. */
export function placeIn(text: string, at: number): { line: number; column: number } {
  const before = text.slice(0, at);
  return { line: before.split('\n').length, column: at - before.lastIndexOf('\n') };
}

/** The text of a file, in UTF-8 or in what its XML declaration says. */
export function capText(bytes: Uint8Array): string | Refusal {
  if (bytes.length > MOST_BYTES) return refuse('cap.too_large', { megabytes: Math.ceil(bytes.length / 1024 / 1024), most: MOST_BYTES / 1024 / 1024 });
  const encoding = encodingOf(bytes);
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return refuse('cap.bad_encoding', { encoding: shown(encoding) });
  }
}

/** Ends the reading. */
class Stop extends Error {
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super(refusal.code);
    this.refusal = refusal;
  }
}

/**
 * The root of an XML document. Nothing is loaded and no entity is known but the five of XML: a document type declaration, through
 * which files and addresses are read (XXE) or a text grows without end, is refused before its content is looked at.
 */
export function treeOf(text: string): Tree | Refusal {
  const parser = new SaxesParser({ xmlns: true, position: true });
  const open: Tree[] = [];
  let root: Tree | null = null;
  let begins = 0;
  const place = (at = parser.position): { line: number; column: number } => placeIn(text, Math.min(at, text.length));
  const stop = (refusal: Refusal): never => { throw new Stop(refusal); };
  parser.on('doctype', () => stop(refuse('cap.doctype', place(text.lastIndexOf('<!DOCTYPE', parser.position)))));
  parser.on('error', (error) => stop(refuse('cap.not_xml', { ...place(), reason: shown(error.message.replace(/^[\d:]+ ?/, '')) })));
  parser.on('opentagstart', () => (begins = text.lastIndexOf('<', parser.position - 1)));
  parser.on('opentag', (tag) => {
    if (open.length >= MOST_DEPTH) stop(refuse('cap.not_xml', { ...place(begins), reason: `depth ${MOST_DEPTH}` }));
    const one: Tree = { name: tag.local, space: tag.uri, at: begins, attributes: Object.fromEntries(Object.values(tag.attributes).map(({ local, value }) => [local, value])), children: [], text: '' };
    open.at(-1)?.children.push(one);
    root ??= one;
    open.push(one);
  });
  parser.on('closetag', () => void open.pop());
  const said = (more: string): void => void (open.length > 0 && (open.at(-1)!.text += more));
  parser.on('text', said);
  parser.on('cdata', said);
  try {
    parser.write(text).close();
  } catch (error) {
    if (error instanceof Stop) return error.refusal;
    // Half a character makes the parser throw instead of telling.
    if (error instanceof RangeError) return refuse('cap.not_xml', { ...place(), reason: shown(error.message) });
    throw error;
  }
  return root ?? refuse('cap.not_xml', { line: 1, column: 1, reason: 'no element' });
}

export const capTree = (bytes: Uint8Array): { text: string; root: Tree } | Refusal => {
  const text = capText(bytes);
  const root = isRefusal(text) ? text : treeOf(text);
  return isRefusal(root) ? root : { text: text as string, root };
};
