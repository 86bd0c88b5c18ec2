import type { Paragraph } from '#core/text.ts';
import type { Lang } from '#core/time.ts';
import { inLang, type Words } from '#core/words.ts';

/**
 * What changed between two versions of a text: which paragraph became which, and within a paragraph which words.
 *
 * Both are the longest common subsequence (Wagner and Fischer, 1974), over paragraphs and over words. The pieces of a
 * paragraph without the deleted ones are the new words, without the inserted ones the old words, letter for letter.
 */
export type Piece = { readonly kind: 'same' | 'del' | 'ins'; readonly text: string };
/** A paragraph before and after, by its number; null where there is none. */
export type Change = { readonly before: number | null; readonly after: number | null; readonly changed: boolean };

type Pair = readonly [number | null, number | null];

/** Pairs of places in `a` and `b`, in order; a place without its like stands alone, deletions first. */
function align<T>(a: readonly T[], b: readonly T[], same: (x: T, y: T) => boolean): Pair[] {
  let start = 0;
  while (start < a.length && start < b.length && same(a[start]!, b[start]!)) start++;
  let end = 0;
  while (end < a.length - start && end < b.length - start && same(a[a.length - 1 - end]!, b[b.length - 1 - end]!)) end++;
  const [n, m] = [a.length - start - end, b.length - start - end];
  const length = Array.from({ length: n + 1 }, () => new Uint16Array(m + 1));
  for (let i = n - 1; i >= 0; i--) {
    for (let j = m - 1; j >= 0; j--) {
      length[i]![j] = same(a[start + i]!, b[start + j]!) ? length[i + 1]![j + 1]! + 1 : Math.max(length[i + 1]![j]!, length[i]![j + 1]!);
    }
  }
  const pairs: Pair[] = Array.from({ length: start }, (_, i): Pair => [i, i]);
  let [i, j] = [0, 0];
  while (i < n || j < m) {
    if (i < n && j < m && same(a[start + i]!, b[start + j]!)) pairs.push([start + i++, start + j++]);
    else if (i < n && (j >= m || length[i + 1]![j]! >= length[i]![j + 1]!)) pairs.push([start + i++, null]);
    else pairs.push([null, start + j++]);
  }
  for (let k = end; k > 0; k--) pairs.push([a.length - k, b.length - k]);
  return pairs;
}

/** Words, numbers, runs of space and single signs; joined they are the text. */
const tokens = (text: string): string[] => text.match(/[\p{L}\p{N}\p{M}]+(?:['’-][\p{L}\p{N}\p{M}]+)*|\s+|[^\p{L}\p{N}\p{M}\s]/gu) ?? [];
const wordless = (text: string): boolean => !/[\p{L}\p{N}]/u.test(text);

/** The words of one paragraph, before and after. A sign or a space that alone stayed between two changes belongs to them. */
export function wordChanges(before: string, after: string): Piece[] {
  const [a, b] = [tokens(before), tokens(after)];
  const runs: { same: boolean; del: string; ins: string }[] = [];
  for (const [i, j] of align(a, b, (x, y) => x === y)) {
    const same = i !== null && j !== null;
    let run = runs.at(-1);
    if (run?.same !== same) runs.push((run = { same, del: '', ins: '' }));
    run.del += i === null ? '' : a[i]!;
    run.ins += j === null ? '' : b[j]!;
  }
  const joined: typeof runs = [];
  for (const [at, run] of runs.entries()) {
    const last = joined.at(-1);
    const between = run.same && last !== undefined && !last.same && at < runs.length - 1 && wordless(run.ins);
    if (last && !last.same && (between || !run.same)) joined[joined.length - 1] = { same: false, del: last.del + run.del, ins: last.ins + run.ins };
    else joined.push(run);
  }
  return joined.flatMap((run): Piece[] => run.same ? [{ kind: 'same', text: run.ins }] : ([{ kind: 'del', text: run.del }, { kind: 'ins', text: run.ins }] as const).filter((piece) => piece.text !== ''));
}

const inOrder = (words: Words | null): [string, string][] => Object.entries(words ?? {}).sort(([a], [b]) => (a < b ? -1 : 1));
const said = (p: Paragraph): string => JSON.stringify([p.part, inOrder(p.heading), inOrder(p.words)]);

/** Which paragraph became which. Between two that stayed, those that went and those that came are paired in order: the same paragraph, with other words. */
export function paragraphChanges(before: readonly Paragraph[], after: readonly Paragraph[]): Change[] {
  const [a, b] = [before.map(said), after.map(said)];
  const changes: Change[] = [];
  let [gone, come]: [number[], number[]] = [[], []];
  const settle = (): void => {
    for (let k = 0; k < Math.max(gone.length, come.length); k++) changes.push({ before: gone[k] ?? null, after: come[k] ?? null, changed: true });
    [gone, come] = [[], []];
  };
  for (const [i, j] of align(a, b, (x, y) => x === y)) {
    if (i !== null && j !== null) {
      settle();
      changes.push({ before: i + 1, after: j + 1, changed: false });
    } else if (i !== null) gone.push(i + 1);
    else if (j !== null) come.push(j + 1);
  }
  settle();
  return changes;
}

/** The words of a paragraph before and after, in the reader’s language or else in one it was said in. */
export function changedWords(before: Paragraph | null, after: Paragraph | null, lang: Lang): { pieces: Piece[]; lang: Lang } {
  const shown = inLang((after ?? before)?.words ?? {}, lang).lang;
  return { pieces: wordChanges(before?.words[shown] ?? '', after?.words[shown] ?? ''), lang: shown };
}
