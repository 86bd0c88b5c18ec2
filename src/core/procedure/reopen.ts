import { canonical } from '../canonical.ts';
import type { PositionKind, SilenceOutcome } from './silence.ts';
import type { Paragraph } from '../text.ts';

export type Carry = { readonly party: string; readonly kind: PositionKind; readonly paragraph: number };

/**
 * Which paragraphs of a new version stood in the one before, word for word and in the same order: old number by new number.
 * The longest common run of them, so that a paragraph put in between moves the rest and opens only itself.
 */
export function keptParagraphs(before: readonly Paragraph[], after: readonly Paragraph[]): ReadonlyMap<number, number> {
  const [a, b] = [before.map((p) => canonical(p)), after.map((p) => canonical(p))];
  const length = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1));
  for (let i = a.length - 1; i >= 0; i--) for (let j = b.length - 1; j >= 0; j--) length[i]![j] = a[i] === b[j] ? length[i + 1]![j + 1]! + 1 : Math.max(length[i + 1]![j]!, length[i]![j + 1]!);
  const kept = new Map<number, number>();
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    if (a[i] === b[j]) kept.set(++j, ++i);
    else if (length[i + 1]![j]! >= length[i]![j + 1]!) i++;
    else j++;
  }
  return kept;
}

/** What stays before the parties, and what of their positions stands, when only the changed paragraphs are reopened. */
export type Reopened = { readonly open: readonly number[]; readonly carried: readonly Carry[]; /** Paragraphs of the version before on which an objection stands though they were not changed. */ readonly unmet: readonly number[] };

export function reopen(before: readonly Paragraph[], after: readonly Paragraph[], { matrix }: Pick<SilenceOutcome, 'matrix'>): Reopened {
  const kept = keptParagraphs(before, after);
  const carried: Carry[] = [];
  const unmet = new Set<number>();
  for (const [party, row] of Object.entries(matrix)) {
    for (const [now, was] of kept) {
      const standing = row[was - 1]!;
      if (standing === 'objects') unmet.add(was);
      else if (standing !== 'silent' && standing !== 'not_entitled') carried.push({ party, kind: standing, paragraph: now });
    }
  }
  return { open: after.map((_, i) => i + 1).filter((no) => !kept.has(no)), carried, unmet: [...unmet].sort((x, y) => x - y) };
}
