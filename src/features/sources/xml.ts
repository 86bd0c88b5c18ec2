import { SaxesParser, type SaxesTagNS } from 'saxes';
import type { Row } from '../../core/ingest/fields.ts';
import type { Frame, Item, Reader } from '../../core/ingest/record.ts';
import { isStorable, refused, shown } from '../../core/ingest/text.ts';
import { isRefusal, refuse, type Refusal } from '../../core/refusal.ts';

/** An element with all it holds. Names are local ones; `text` is its own, not that of its children. */
export type Element = { readonly name: string; readonly space: string; readonly line: number; readonly attributes: Readonly<Record<string, string>>; readonly children: Element[]; text: string };

type Document<T> = {
  /** What the root may be: "namespace name", or the name alone where it has no namespace. */
  readonly roots: readonly string[];
  /** Which elements are rows. Within a row none is looked for. */
  isItem(element: { readonly name: string; readonly space: string }): boolean;
  read(element: Element): readonly T[] | Refusal;
};

/** A row of XML is at most so long, and so deep. */
const MOST_TEXT = 4 * 1024 * 1024;
const MOST_DEPTH = 64;
/** A tag that is longer is none. */
const MOST_TAG = 1024 * 1024;

/**
 * Reads the rows of an XML document that comes in pieces. `saxes` is strict about well-formedness and loads nothing; a
 * document type declaration, through which entities attack (XXE, "billion laughs"), ends the reading before its content
 * is looked at. Where the text stops being XML, what was whole before it is given, and then the refusal.
 */
export function xmlItems<T>({ roots, isItem, read }: Document<T>): Reader<T> {
  const parser = new SaxesParser({ xmlns: true, position: true });
  const open: Element[] = [];
  let items: Item<T>[] = [];
  let fatal: Refusal | null = null;
  let depth = 0;
  /** The text since `base`: of the row that is being read, or of a tag that is not whole. */
  let kept = '';
  let base = 0;
  let from = 0;
  let waiting = '';
  let frame: Frame = { before: '', after: '' };

  const stop = (refusal: Refusal): void => void (fatal ??= refusal);

  function opened(tag: SaxesTagNS): void {
    depth++;
    const element: Element = { name: tag.local, space: tag.uri, line: parser.line, attributes: Object.fromEntries(Object.values(tag.attributes).map(({ local, value }) => [local, value])), children: [], text: '' };
    if (depth === 1 && !roots.includes(`${tag.uri} ${tag.local}`.trim())) return stop(refuse('sources.other_format', { found: shown(tag.local), expected: [...new Set(roots.map((root) => root.split(' ').at(-1)!))] }));
    if (depth > MOST_DEPTH) return stop(refuse('sources.not_xml', { line: parser.line, reason: `depth ${MOST_DEPTH}` }));
    if (depth === 1 && !isItem(element)) frame = { before: kept.slice(kept.lastIndexOf('<', parser.position - base - 1), parser.position - base), after: `</${tag.name}>` };
    const parent = open.at(-1);
    if (parent !== undefined) parent.children.push(element);
    else if (!isItem(element)) return;
    else from = base + kept.lastIndexOf('<', parser.position - base - 1);
    open.push(element);
  }

  function closed(): void {
    depth--;
    const element = open.pop();
    if (element === undefined || open.length > 0) return;
    if (parser.position - from > MOST_TEXT) return stop(refuse('sources.endless', { most: MOST_TEXT / 1024 / 1024 }));
    const raw = kept.slice(from - base, parser.position - base);
    const records = isStorable(raw) ? read(element) : refuse('sources.bad_text', { line: element.line });
    if (isRefusal(records)) items.push(refused(element.line, records, raw));
    else items.push(...records.map((record) => ({ line: element.line, record })));
  }

  const unlessStopped = <A>(handle: (value: A) => void) => (value: A): void => {
    if (fatal === null) handle(value);
  };
  const said = unlessStopped((text: string) => {
    const element = open.at(-1);
    if (element !== undefined) element.text += text;
  });
  parser.on('opentag', unlessStopped(opened));
  parser.on('closetag', unlessStopped(closed));
  parser.on('text', said);
  parser.on('cdata', said);
  parser.on('doctype', unlessStopped(() => stop(refuse('sources.doctype', { line: parser.line }))));
  parser.on('error', unlessStopped((error: Error) => stop(refuse('sources.not_xml', { line: parser.line, reason: shown(error.message.replace(/^[\d:]+ ?/, '')) }))));

  /** What is no longer needed of the text goes. */
  function forget(): void {
    const needed = open.length > 0 ? from : base + Math.max(0, kept.lastIndexOf('<'));
    if (open.length > 0 && parser.position - from > MOST_TEXT) stop(refuse('sources.endless', { most: MOST_TEXT / 1024 / 1024 }));
    const drop = needed - base > 0 ? needed - base : open.length === 0 && kept.length > MOST_TAG ? kept.length : 0;
    kept = kept.slice(drop);
    base += drop;
  }

  function feed(piece: string): void {
    kept += piece;
    parsing(() => parser.write(piece));
    forget();
  }

  /** Half a character at the end of a text makes the parser throw instead of telling. */
  function parsing(step: () => unknown): void {
    try {
      step();
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      stop(refuse('sources.not_xml', { line: parser.line, reason: shown(error.message) }));
    }
  }

  function taken(): readonly Item<T>[] | Refusal {
    const found = items;
    items = [];
    return fatal !== null && found.length === 0 ? fatal : found;
  }

  return {
    /** The root, which declares what prefixes mean. */
    frame: () => frame,
    push(text) {
      if (fatal !== null) return fatal;
      waiting += text;
      let at = 0;
      for (let end = pieceEnd(waiting, at); end > 0 && fatal === null; end = pieceEnd(waiting, at)) {
        feed(waiting.slice(at, end));
        at = end;
      }
      waiting = waiting.slice(at);
      return taken();
    },
    end() {
      if (fatal !== null) return fatal;
      feed(waiting);
      if (fatal === null) parsing(() => parser.close());
      return taken();
    },
  };
}

/** The parser is given lines, long ones in parts: then it names the same line for a fault however the text was cut. */
const PIECE = 4096;

function pieceEnd(text: string, at: number): number {
  const line = text.slice(at, at + PIECE).indexOf('\n');
  if (line >= 0) return at + line + 1;
  return text.length - at >= PIECE ? at + PIECE : -1;
}

/** An element as a row: "info/event" is the text of the first such element, "@unit" an attribute. */
export function rowOf(element: Element): Row {
  return {
    line: element.line,
    cell(path) {
      let at: Element | undefined = element;
      for (const step of path.split('/')) {
        if (step.startsWith('@')) return at?.attributes[step.slice(1)] ?? '';
        at = at?.children.find((child) => child.name === step);
      }
      return at?.text ?? '';
    },
  };
}

export const childrenOf = (element: Element, name: string): Element[] => element.children.filter((child) => child.name === name);

/** Every element within, at any depth, that holds; none within one that does. */
export function within(element: Element, holds: (element: Element) => boolean): Element[] {
  return holds(element) ? [element] : element.children.flatMap((child) => within(child, holds));
}
