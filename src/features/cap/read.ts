import { shown } from '../../core/ingest/text.ts';
import { isRefusal, refuse, type Fact, type Refusal } from '../../core/refusal.ts';
import { ALERT, CAP_1_1, CAP_1_2, type Alert, type Shape } from './shape.ts';
import { capTree, placeIn, type Tree } from './tree.ts';

/** What was read and is not as CAP 1.2 has it, or was not looked at; the code is among the words of this feature. */
export type Notice = { readonly code: string; readonly facts: Readonly<Record<string, Fact>> };
export type ReadAlert = { readonly line: number; readonly alert: Alert; readonly notices: readonly Notice[] };
/** Every alert of a file, in its order: as it was read, or why it was not. An entry of a feed that only points at one is refused with its link. */
export type ReadFile = readonly (ReadAlert | Refusal)[];

const CONTAINERS = ['http://www.w3.org/2005/Atom feed', 'http://www.w3.org/2005/Atom entry', ' rss', 'urn:oasis:names:tc:emergency:EDXL:DE:1.0 EDXLDistribution'];
const ENTRIES = ['http://www.w3.org/2005/Atom entry', ' item', 'urn:oasis:names:tc:emergency:EDXL:DE:1.0 contentObject'];
const SIGNATURE = 'http://www.w3.org/2000/09/xmldsig#';
const named = ({ space, name }: Tree): string => `${space} ${name}`;
const isAlert = ({ space, name }: Tree): boolean => name === 'alert' && (space === CAP_1_1 || space === CAP_1_2);
const within = (tree: Tree, holds: (tree: Tree) => boolean): Tree[] => (holds(tree) ? [tree] : tree.children.flatMap((child) => within(child, holds)));

/**
 * The alerts of a file: one by itself, or those that a feed (Atom, RSS) or an EDXL distribution carries whole. CAP 1.2, and 1.1 with a
 * notice. A signature is not checked. An alert that fails is refused by name with its place, and the others are read.
 */
export function readCap(bytes: Uint8Array): ReadFile | Refusal {
  const read = capTree(bytes);
  if (isRefusal(read)) return read;
  const { text, root } = read;
  if (!isAlert(root) && !CONTAINERS.includes(named(root))) return refuse('cap.other_format', { ...placeIn(text, root.at), found: shown(root.name) });
  return within(root, (one) => isAlert(one) || (ENTRIES.includes(named(one)) && within(one, isAlert).length === 0))
    .map((one) => (isAlert(one) ? alertOf(one, text) : refuse('cap.no_alert', { ...placeIn(text, one.at), link: linkOf(one) })));
}

/** Where the alert is, if the entry says so. */
function linkOf(entry: Tree): string {
  const links = entry.children.filter(({ name }) => name === 'link');
  const link = links.find(({ attributes }) => attributes.type === 'application/cap+xml') ?? links[0];
  return (link?.attributes.href ?? link?.text ?? '').trim().slice(0, 400);
}

/** Ends the reading of one alert. */
class Wrong extends Error {
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super(refusal.code);
    this.refusal = refusal;
  }
}

function alertOf(tree: Tree, text: string): ReadAlert | Refusal {
  const notices: Notice[] = [];
  const place = (of: Tree): { line: number; column: number } => placeIn(text, of.at);
  const note = (code: string, of: Tree, facts: Record<string, Fact> = {}): void => void notices.push({ code, facts: { ...place(of), ...facts } });
  const stop = (refusal: Refusal): never => { throw new Wrong(refusal); };

  /** The text of an element: spaces around it do not count. CAP 1.0 knew "Very Likely", to be taken for "Likely" (section 3.2.2). */
  const said = (one: Tree): string => {
    const value = one.text.trim();
    return one.name === 'certainty' && value === 'Very Likely' ? 'Likely' : value;
  };

  function content(of: Tree, shape: Shape): object {
    const found = new Map<string, Tree[]>();
    for (const child of of.children) {
      if (child.space === SIGNATURE) note('cap.signature_unchecked', child);
      else if (child.space !== tree.space) note('cap.foreign', child, { element: shown(child.name) });
      else if (!Object.hasOwn(shape, child.name)) stop(refuse('cap.unknown_element', { ...place(child), element: shown(child.name), within: of.name }));
      else found.set(child.name, [...(found.get(child.name) ?? []), child]);
    }
    return Object.fromEntries(Object.entries(shape).flatMap(([name, part]) => {
      // An element without text says as much as none.
      const all = (found.get(name) ?? []).filter((one) => 'of' in part || said(one) !== '' || part.needed);
      if (part.needed && all.length === 0) stop(refuse('cap.missing', { ...place(of), element: name, within: of.name }));
      if (!part.many && all.length > 1) stop(refuse('cap.twice', { ...place(all[1]!), element: name, within: of.name }));
      const values = all.map((one) => {
        if ('of' in part) return content(one, part.of);
        const value = said(one);
        if (one.children.length > 0) stop(refuse('cap.unknown_element', { ...place(one.children[0]!), element: shown(one.children[0]!.name), within: name }));
        if (value === '' && !WORDS_MAY_LACK.has(name)) stop(refuse('cap.missing', { ...place(one), element: name, within: of.name }));
        if (value !== '' && !part.holds(value)) stop(refuse('cap.bad_value', { ...place(one), element: name, value: shown(value), expected: part.expected }));
        return value;
      });
      return values.length === 0 ? [] : [[name, part.many ? values : values[0]]];
    }));
  }

  try {
    if (tree.space === CAP_1_1) note('cap.version_1_1', tree);
    const alert = content(tree, ALERT) as Alert;
    const lacking = lackOf(alert);
    if (lacking) stop(refuse('cap.missing', { ...place(tree), element: lacking, within: 'alert' }));
    return { line: placeIn(text, tree.at).line, alert, notices };
  } catch (error) {
    if (error instanceof Wrong) return error.refusal;
    throw error;
  }
}

/** A code of a system that others use may have no value. */
const WORDS_MAY_LACK = new Set(['value']);

/** What the text of the standard asks for, and its schema cannot say (section 3.2.1). */
function lackOf({ msgType, references, scope, addresses, restriction }: Alert): string | null {
  if (msgType !== 'Alert' && references === undefined) return 'references';
  if (scope === 'Private' && addresses === undefined) return 'addresses';
  return scope === 'Restricted' && restriction === undefined ? 'restriction' : null;
}
