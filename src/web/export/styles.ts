/**
 * The look of a chart outside the page: the design's own style sheets, read for the few selectors by which charts are
 * drawn, so that a changed token changes what is exported. Light theme. Pure.
 */
type Compound = { tag: string | null; classes: readonly string[] };
type Rule = { path: readonly Compound[]; weight: number; order: number; set: Readonly<Record<string, string>> };
export type Sheet = { readonly tokens: ReadonlyMap<string, string>; readonly rules: readonly Rule[] };
export type Shape = { readonly name: string; readonly attributes: Readonly<Record<string, string>> };

/** What a picture can take from a style; everything else is for pages. */
const KEPT = new Set(['fill', 'fill-opacity', 'stroke', 'stroke-width', 'stroke-dasharray', 'stroke-linejoin', 'stroke-linecap', 'opacity', 'font-weight', 'font-size', 'font-family', 'font-style', 'text-anchor', 'paint-order']);

/** @param css tokens first, then the rules of charts, as they stand in the design. */
export function sheetOf(tokens: string, css: string): Sheet {
  const known = new Map<string, string>();
  const root = /:root\s*\{([^}]*)\}/.exec(bare(tokens))?.[1] ?? '';
  for (const [, name, value] of root.matchAll(/(--[\w-]+)\s*:\s*([^;]+);/g)) known.set(name!, lightOf(value!.trim()));
  const rules: Rule[] = [];
  for (const [, selectors, body] of bare(css).replace(/@media[^{]*\{(?:[^{}]*\{[^}]*\})*[^}]*\}/g, '').matchAll(/([^{}]+)\{([^}]*)\}/g)) {
    for (const selector of selectors!.split(',')) {
      const path = pathOf(selector.trim());
      if (path === null) continue;
      const set = declarations(body!, known);
      if (Object.keys(set).length > 0) rules.push({ path, weight: path.reduce((sum, one) => sum + one.classes.length * 100 + (one.tag === null ? 0 : 1), 0), order: rules.length, set });
    }
  }
  return { tokens: known, rules: rules.sort((a, b) => a.weight - b.weight || a.order - b.order) };
}

const bare = (css: string): string => css.replace(/\/\*[\s\S]*?\*\//g, '');

/** The light one of `light-dark(light, dark)`. */
const lightOf = (value: string): string => value.replace(/light-dark\(([^(),]*(?:\([^()]*\)[^(),]*)*),[^()]*(?:\([^()]*\)[^()]*)*\)/g, '$1');

/** Descendants only: what else a selector asks for (a state, a child, an attribute) is a matter of pages. */
function pathOf(selector: string): Compound[] | null {
  if (/[^\w\s.-]/.test(selector)) return null;
  return selector.split(/\s+/).map((one) => {
    const [tag = '', ...classes] = one.split('.');
    return { tag: tag === '' ? null : tag, classes };
  });
}

/** `var(--name)` by its value; one that no token answers stays, and a test finds it. */
export function resolved(value: string, tokens: Sheet['tokens']): string {
  let now = value;
  for (let deep = 0; deep < 8 && now.includes('var('); deep++) now = now.replace(/var\((--[\w-]+)\)/g, (whole, name: string) => tokens.get(name) ?? whole);
  return now;
}

export function declarations(body: string, tokens: Sheet['tokens']): Record<string, string> {
  const set: Record<string, string> = {};
  for (const line of body.split(';')) {
    const at = line.indexOf(':');
    if (at < 0) continue;
    const [name, value] = [line.slice(0, at).trim(), resolved(line.slice(at + 1).trim(), tokens)];
    // "430 12px Inter Variable, system-ui": programs that draw do not all read the short form.
    const font = name === 'font' ? /^(\d+)\s+([\d.]+)(px|rem)(?:\/\S+)?\s+(.+)$/.exec(value) : null;
    if (font) Object.assign(set, { 'font-weight': font[1]!, 'font-size': `${Number(font[2]) * (font[3] === 'rem' ? 16 : 1)}px`, 'font-family': font[4]! });
    else if (KEPT.has(name)) set[name] = value;
  }
  return set;
}

const matches = ({ tag, classes }: Compound, { name, attributes }: Shape): boolean => {
  if (tag !== null && tag !== name) return false;
  const own = (attributes.class ?? '').split(/\s+/);
  return classes.every((one) => own.includes(one));
};

/** How an element is drawn: its own attributes, over them the rules it falls under, over them its own style. */
export function styleOf(sheet: Sheet, element: Shape, above: readonly Shape[]): Record<string, string> {
  const style: Record<string, string> = {};
  for (const [name, value] of Object.entries(element.attributes)) if (KEPT.has(name)) style[name] = resolved(value, sheet.tokens);
  for (const { path, set } of sheet.rules) if (falls(path, element, above)) Object.assign(style, set);
  return Object.assign(style, declarations(element.attributes.style ?? '', sheet.tokens));
}

function falls(path: readonly Compound[], element: Shape, above: readonly Shape[]): boolean {
  if (!matches(path[path.length - 1]!, element)) return false;
  let wanted = path.length - 2;
  for (let i = above.length - 1; i >= 0 && wanted >= 0; i--) if (matches(path[wanted]!, above[i]!)) wanted--;
  return wanted < 0;
}
