import { LineCounter, isAlias, isMap, isScalar, isSeq, parseDocument, type Document } from 'yaml';
import type { z } from 'zod';
import { charterSchema, type Charter } from '#core/charter/schema.ts';
import type { Fact } from '#core/refusal.ts';
import { check, type Found, type Path } from './checks.ts';

/** One mistake in a charter file. `line` and `column` count from 1; `path` is "parties.2.capital.zone". */
export type CharterFault = {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly path: string;
  readonly code: string;
  readonly facts: Readonly<Record<string, Fact>>;
};

/** Reads a charter file. Answers with the charter, or with every mistake found, in the file's order. */
export function readCharter(text: string, file: string): Charter | CharterFault[] {
  const lines = new LineCounter();
  const doc = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const fault = (offset: number, path: Path, code: string, facts: Record<string, Fact>): CharterFault => {
    const { line, col } = lines.linePos(offset);
    return { file, line, column: col, path: path.join('.'), code, facts };
  };
  const written = [...doc.errors, ...doc.warnings].map(({ code, pos }) =>
    code === 'DUPLICATE_KEY' ? fault(pos[0], [], 'charter.duplicate_key', { key: text.slice(...pos).split(':')[0]! }) : fault(pos[0], [], 'charter.syntax', { yaml: code }),
  );
  if (written.some(({ code }) => code === 'charter.syntax')) return written.toSorted(inFileOrder);

  const result = shape(doc);
  const shaped = (result.error?.issues ?? []).flatMap((issue) => translate(issue, doc));
  const taken = new Set(shaped.map(({ path }) => path.join('.')));
  const found = [...shaped, ...check(doc.toJS()).filter(({ path }) => !taken.has(path.join('.')))];
  const faults = [...written, ...found.map(({ path, code, facts, at }) => fault(offsetOf(doc, path, at), path, code, { ...facts }))];
  if (faults.length > 0) return faults.toSorted(inFileOrder);
  return result.success ? result.data : [fault(0, [], 'charter.bad_value', { field: '', value: '' })];
}

const inFileOrder = (a: CharterFault, b: CharterFault): number => a.line - b.line || a.column - b.column || a.code.localeCompare(b.code);

/** Applies the schema; a number where text belongs is read as it is written, so that `from: 1993` needs no quotes. */
function shape(doc: Document): z.ZodSafeParseResult<Charter> {
  const first = charterSchema.safeParse(doc.toJS());
  const plain = (first.error?.issues ?? []).flatMap((issue) => {
    const node = issue.code === 'invalid_type' && issue.expected === 'string' ? nodeAt(doc, issue.path as Path)?.value : null;
    return isScalar(node) && typeof node.value === 'number' && node.source !== undefined ? [node] : [];
  });
  if (plain.length === 0) return first;
  for (const node of plain) node.value = node.source;
  return charterSchema.safeParse(doc.toJS());
}

const KINDS: Readonly<Record<string, string>> = {
  string: 'charter.not_text', number: 'charter.not_number', int: 'charter.not_number', boolean: 'charter.not_yes_no', array: 'charter.not_list', object: 'charter.not_group', record: 'charter.not_group',
};

/** A finding of the schema in the words of the charter. */
function translate(issue: z.core.$ZodIssue, doc: Document, under: Path = []): Found[] {
  const path: Path = [...under, ...(issue.path as Path)];
  const field = String(path.findLast((step) => typeof step === 'string') ?? '');
  const value = writtenAt(doc, path);
  const say = (code: string, facts: Record<string, Fact> = {}): Found[] => [{ path, code: `charter.${code}`, facts: { field, ...facts } }];
  if (value === null && ['invalid_type', 'invalid_union', 'invalid_value'].includes(issue.code) && path.length > 0) {
    return [{ path, at: 'key', code: 'charter.missing', facts: { field } }];
  }
  switch (issue.code) {
    case 'invalid_type':
      return [{ path, code: KINDS[issue.expected] ?? 'charter.bad_value', facts: { field, value: value ?? '' } }];
    case 'unrecognized_keys':
      return issue.keys.map((key) => ({ path: [...path, key], at: 'key', code: 'charter.unknown_key', facts: { key } }));
    case 'invalid_key':
      return [{ path, at: 'key', code: 'charter.bad_language', facts: { field: String(path.at(-2) ?? ''), value: field } }];
    case 'invalid_union': {
      if ('options' in issue) return say('not_among', { value, known: issue.options as string[] });
      const inside = issue.errors.find((branch) => branch.some((e) => e.path.length > 0));
      return inside ? inside.flatMap((e) => translate(e, doc, path)) : say('bad_members', { value });
    }
    case 'invalid_value':
      return say('not_among', { value, known: issue.values.map(String) });
    case 'too_small':
      return issue.origin === 'array' ? say('empty_list') : issue.origin === 'string' ? say('empty_text') : say('too_small', { value, min: Number(issue.minimum) });
    case 'too_big':
      return issue.origin === 'string' ? say('too_long', { max: Number(issue.maximum) }) : say('too_big', { value, max: Number(issue.maximum) });
    case 'invalid_format':
      return say(issue.format === 'url' ? 'bad_url' : ownCode(issue.message), { value });
    case 'custom':
      // Words without any language are reported by the check of languages.
      return issue.message === 'no language' ? [] : say(ownCode(issue.message), { value });
    default:
      return say('bad_value', { value });
  }
}

/** The schema's messages are codes ("bad_id"); anything else is the library's own English. */
const ownCode = (message: string): string => (/^bad_\w+$/.test(message) ? message : 'bad_value');

/** The key and the value at a path; null where the file has nothing. */
function nodeAt(doc: Document, path: Path): { key: unknown; value: unknown } | null {
  let at: { key: unknown; value: unknown } = { key: null, value: doc.contents };
  for (const step of path) {
    const group = isAlias(at.value) ? at.value.resolve(doc) : at.value;
    if (isMap(group)) {
      const pair = group.items.find(({ key }) => isScalar(key) && String(key.value) === String(step));
      if (!pair) return null;
      at = pair;
    } else if (isSeq(group) && Number(step) < group.items.length) {
      at = { key: null, value: group.items[Number(step)] };
    } else return null;
  }
  return at;
}

/** What stands at a path, shortened; null for nothing. */
function writtenAt(doc: Document, path: Path): string | null {
  const node = nodeAt(doc, path)?.value;
  if (!isScalar(node)) return node ? '…' : null;
  return node.value === null ? null : String(node.source ?? node.value).slice(0, 60);
}

/** Where in the text a finding is shown; what is missing is shown at the group it is missing from. */
function offsetOf(doc: Document, path: Path, prefer?: 'key'): number {
  const here = nodeAt(doc, path);
  if (here === null) return path.length > 0 ? offsetOf(doc, path.slice(0, -1), 'key') : 0;
  const [first, second] = prefer === 'key' ? [here.key, here.value] : [here.value, here.key];
  return start(first) ?? start(second) ?? (path.length > 0 ? offsetOf(doc, path.slice(0, -1), 'key') : 0);
}

const start = (node: unknown): number | null => (node as { range?: [number, number, number] | null } | null)?.range?.[0] ?? null;
