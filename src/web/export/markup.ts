import { SaxesParser } from 'saxes';
import { resolved, styleOf, type Sheet, type Shape } from './styles.ts';

/**
 * What the parts of a page draw, as a picture of its own: classes become attributes, links and what only a pointer or a
 * reader of the screen needs fall away. It reads nothing but what the desk itself has rendered. Pure.
 */
export type Node = Shape & { readonly children: (Node | string)[] };
/** Elements in the coordinates of the part, ready to stand in a picture. */
export type Drawn = { readonly width: number; readonly height: number; readonly inner: string };
export type KeyItem = { readonly swatch: Drawn | null; readonly text: string };

/** @throws where it is not well-formed: a part that a browser forgives, and a picture does not. */
export function parse(markup: string): Node {
  const root: Node = { name: '', attributes: {}, children: [] };
  const open = [root];
  const parser = new SaxesParser<{ fragment: true; xmlns: false }>({ fragment: true, xmlns: false });
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    const node: Node = { name, attributes, children: [] };
    open[open.length - 1]!.children.push(node);
    open.push(node);
  });
  parser.on('closetag', () => void open.pop());
  parser.on('text', (text) => void open[open.length - 1]!.children.push(text));
  parser.write(markup).close();
  return root;
}

const inside = (node: Node): Node[] => node.children.flatMap((child) => (typeof child === 'string' ? [] : [child, ...inside(child)]));
const first = (root: Node, name: string): Node | undefined => inside(root).find((node) => node.name === name);
const textIn = (node: Node): string => node.children.map((child) => (typeof child === 'string' ? child : child.name === 'svg' ? '' : textIn(child))).join('');

/** Characters that XML does not know are left out. */
export const clean = (text: string): string => text.toWellFormed().replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '');
export const escape = (text: string): string => clean(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** The first drawing in what a part has rendered. @param around classes of what the page would put around it */
export function drawnIn(markup: string, sheet: Sheet, around: readonly string[] = []): Drawn {
  const svg = first(parse(markup), 'svg');
  if (!svg) throw new Error('nothing is drawn');
  return drawing(svg, sheet, around);
}

function drawing(svg: Node, sheet: Sheet, around: readonly string[]): Drawn {
  const [, , width, height] = (svg.attributes.viewBox ?? '').split(/\s+/).map(Number);
  if (!width || !height) throw new Error('a drawing without a view box');
  const above = [...around.map((name) => ({ name: 'div', attributes: { class: name } })), svg];
  return { width, height, inner: svg.children.map((child) => painted(child, sheet, above)).join('') };
}

/** The words of a key with their swatches, as `p.key` has them. */
export function keyIn(markup: string, sheet: Sheet): KeyItem[] {
  const key = inside(parse(markup)).find((node) => (node.attributes.class ?? '').split(/\s+/).includes('key'));
  return (key?.children ?? []).flatMap((child): KeyItem[] => {
    if (typeof child === 'string') return [];
    const svg = first(child, 'svg');
    return [{ swatch: svg ? drawing(svg, sheet, ['key']) : null, text: textIn(child).replace(/\s+/g, ' ').trim() }];
  });
}

const OURS = /^(class|style|role|tabindex|href|id)$|^(aria|data)-/;

function painted(node: Node | string, sheet: Sheet, above: readonly Shape[]): string {
  if (typeof node === 'string') return node.trim() === '' ? '' : escape(node);
  const { name, attributes, children } = node;
  // Invisible areas that make a mark easier to hit.
  if ((attributes.class ?? '').split(/\s+/).includes('hit')) return '';
  const within = [...above, node];
  const inner = children.map((child) => painted(child, sheet, within)).join('');
  if (name === 'a') return inner;
  const style = styleOf(sheet, node, above);
  const own = Object.fromEntries(Object.entries(attributes).filter(([key]) => !OURS.test(key) && style[key] === undefined).map(([key, value]) => [key, resolved(value, sheet.tokens)]));
  const all: Record<string, string> = { ...(attributes.id && name === 'pattern' ? { id: attributes.id } : {}), ...own, ...style };
  // The family stands once, on the picture.
  if (all['font-family'] === sheet.tokens.get('--font-ui')) delete all['font-family'];
  const said = Object.entries(all).map(([key, value]) => ` ${key}="${escape(value)}"`).join('');
  return inner === '' ? `<${name}${said}/>` : `<${name}${said}>${inner}</${name}>`;
}
