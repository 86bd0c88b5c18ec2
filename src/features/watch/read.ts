import { LineCounter, isMap, isSeq, isScalar, parseDocument, type Document } from 'yaml';
import type { Fact } from '../../core/refusal.ts';
import { watchFile, type WatchFile } from './schema.ts';

/** One mistake in a watch file; `line` and `column` count from 1, `path` is "groups.1.title". */
export type WatchFault = { readonly file: string; readonly line: number; readonly column: number; readonly path: string; readonly code: string; readonly facts: Readonly<Record<string, Fact>> };

/** Reads a watch file. Answers with it, or with every mistake found, in the file's order. */
export function readWatchFile(text: string, file: string): WatchFile | WatchFault[] {
  const lines = new LineCounter();
  const doc = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const fault = (offset: number, path: string, code: string, facts: Record<string, Fact>): WatchFault => {
    const { line, col } = lines.linePos(offset);
    return { file, line, column: col, path, code, facts };
  };
  const broken = [...doc.errors, ...doc.warnings];
  if (broken.length > 0) return broken.map(({ code, pos }) => fault(pos[0], '', 'watch.syntax', { yaml: code }));
  const parsed = watchFile.safeParse(doc.toJS());
  if (parsed.success) return parsed.data;
  return parsed.error.issues.flatMap((issue) => {
    const path = issue.path as (string | number)[];
    if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => fault(offsetOf(doc, [...path, key]), [...path, key].join('.'), 'watch.unknown_key', { key }));
    const here = nodeAt(doc, path);
    const value = isScalar(here?.value) ? String(here.value.source ?? here.value.value).slice(0, 60) : '';
    const field = path.join('.');
    return here === null ? [fault(offsetOf(doc, path), field, 'watch.missing', { field })] : [fault(offsetOf(doc, path), field, 'watch.bad_value', { field, value, wanted: issue.message })];
  }).sort((a, b) => a.line - b.line || a.column - b.column);
}

type Found = { key: unknown; value: unknown };

function nodeAt(doc: Document, path: readonly (string | number)[]): Found | null {
  let at: Found = { key: null, value: doc.contents };
  for (const step of path) {
    const group = at.value;
    if (isMap(group)) {
      const pair = group.items.find(({ key }) => isScalar(key) && String(key.value) === String(step));
      if (!pair) return null;
      at = pair;
    } else if (isSeq(group) && Number(step) < group.items.length) at = { key: null, value: group.items[Number(step)] };
    else return null;
  }
  return at;
}

/** Where in the text a finding is shown; what is missing is shown at the group it is missing from. */
function offsetOf(doc: Document, path: readonly (string | number)[]): number {
  const here = nodeAt(doc, path);
  const start = (node: unknown): number | undefined => (node as { range?: [number, number, number] | null } | null)?.range?.[0];
  if (here === null) return path.length > 0 ? offsetOf(doc, path.slice(0, -1)) : 0;
  return start(here.key) ?? start(here.value) ?? (path.length > 0 ? offsetOf(doc, path.slice(0, -1)) : 0);
}
