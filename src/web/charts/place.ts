/**
 * Where labels go, so that none overlaps another, covers another's mark or leaves the frame. Pure.
 *
 * Marks stand on one line in the order of their place. A label stands right of its mark, or left of it; when a row has
 * no room for both, the mark and its label take the next row; at the last row the label may stand on a row of its own
 * below the mark; and when there is no room at all the mark stays and the label is left out (`side: 'none'`).
 */
export type Mark = {
  /** Extent of the drawn mark. */
  readonly from: number;
  readonly to: number;
  /** Width of its label. */
  readonly label: number;
};
export type Side = 'right' | 'left' | 'below' | 'none';
export type Placed = {
  readonly row: number;
  readonly side: Side;
  /** Row of the label: that of the mark, or the next when it stands below. */
  readonly labelRow: number;
  /** Extent of the label; empty when it is left out. */
  readonly from: number;
  readonly to: number;
};
export type Frame = { readonly from: number; readonly to: number; readonly gap?: number; readonly space?: number; readonly rows?: number };

type Extent = { lo: number; hi: number };
type Choice = Extent & { side: Side; cost: number };
type Box = { item: number; kind: 'both' | 'mark' | 'label'; at: number; choices: Choice[] };

/** `gap` is the room between a mark and its label, `space` between neighbours, `rows` how many rows there may be. */
export function placeLabels(marks: readonly Mark[], frame: Frame): Placed[] {
  const { gap = 6, space = 10, rows: limit = 4 } = frame;
  const rows: Box[][] = [];
  const result: Placed[] = marks.map(() => ({ row: 0, side: 'none', labelRow: 0, from: 0, to: 0 }));
  const crowded: number[] = [];
  const order = marks.map((_, i) => i).sort((a, b) => marks[a]!.from - marks[b]!.from || marks[a]!.to - marks[b]!.to);

  const fits = (row: number, ...boxes: Box[]): boolean => settle([...(rows[row] ?? []), ...boxes], space) !== null;
  const put = (row: number, box: Box): void => void (rows[row] ??= []).push(box);

  for (const item of order) {
    const mark = marks[item]!;
    const at = (mark.from + mark.to) / 2;
    const choices = sides(mark, frame, gap);
    const both: Box = { item, kind: 'both', at, choices };
    const alone: Box = { item, kind: 'mark', at, choices: [{ lo: mark.from, hi: mark.to, side: 'none', cost: 0 }] };
    const all = [...Array(limit).keys()];

    const row = choices.length > 0 ? all.find((r) => fits(r, both)) : undefined;
    if (row !== undefined) {
      put(row, both);
      continue;
    }
    const below = under(mark, frame);
    const label: Box | null = below && { item, kind: 'label', at: (below.lo + below.hi) / 2, choices: [{ ...below, side: 'below', cost: 0 }] };
    const high = label ? all.slice(0, -1).find((r) => fits(r, alone) && fits(r + 1, label)) : undefined;
    if (label && high !== undefined) {
      put(high, alone);
      put(high + 1, label);
      continue;
    }
    const free = all.find((r) => fits(r, alone));
    if (free !== undefined) put(free, alone);
    else crowded.push(item);
  }

  for (const [row, boxes] of rows.entries()) {
    const chosen = settle(boxes, space) ?? new Map<Box, Choice>();
    for (const box of boxes) {
      const choice = chosen.get(box) ?? box.choices[0]!;
      const mark = marks[box.item]!;
      const known = result[box.item]!;
      if (box.kind === 'mark') result[box.item] = { ...known, row };
      else if (box.kind === 'label') result[box.item] = { ...known, labelRow: row, side: 'below', from: choice.lo, to: choice.hi };
      else {
        const from = choice.side === 'right' ? mark.to + gap : choice.lo;
        const to = choice.side === 'right' ? choice.hi : mark.from - gap;
        result[box.item] = { row, labelRow: row, side: choice.side, from, to };
      }
    }
  }
  // Marks may touch each other where they crowd, but none may cover a label.
  for (const item of crowded) {
    const { from, to } = marks[item]!;
    const labels = result.filter((one) => one.side !== 'none');
    let row = 0;
    while (labels.some((one) => one.labelRow === row && one.from < to && one.to > from)) row++;
    result[item] = { ...result[item]!, row, labelRow: row };
  }
  return result;
}

/** The choice with the fewest flips for every box of a row, or null when they cannot stand together. */
function settle(boxes: readonly Box[], space: number): Map<Box, Choice> | null {
  const sorted = [...boxes].sort((a, b) => a.at - b.at);
  type State = { choice: Choice; cost: number; back: State | null };
  let states: State[] = [];
  for (const [i, box] of sorted.entries()) {
    const next: State[] = [];
    for (const choice of box.choices) {
      const before = i === 0 ? null : best(states.filter((state) => state.choice.hi + space <= choice.lo));
      if (i > 0 && before === null) continue;
      next.push({ choice, cost: choice.cost + (before?.cost ?? 0), back: before });
    }
    if (next.length === 0) return null;
    states = next;
  }
  const chosen = new Map<Box, Choice>();
  let state = best(states);
  for (let i = sorted.length - 1; i >= 0 && state; i--, state = state.back) chosen.set(sorted[i]!, state.choice);
  return chosen;

  function best(among: State[]): State | null {
    return among.reduce<State | null>((a, b) => (a === null || b.cost < a.cost ? b : a), null);
  }
}

function sides(mark: Mark, frame: Frame, gap: number): Choice[] {
  const right: Choice = { lo: mark.from, hi: mark.to + gap + mark.label, side: 'right', cost: 0 };
  const left: Choice = { lo: mark.from - gap - mark.label, hi: mark.to, side: 'left', cost: 1 };
  return [right, left].filter(({ lo, hi }) => lo >= frame.from && hi <= frame.to);
}

/** The label on its own row, as near under its mark as the frame allows. */
function under(mark: Mark, frame: Frame): Extent | null {
  if (mark.label > frame.to - frame.from) return null;
  const lo = Math.min(Math.max(mark.from, frame.from), frame.to - mark.label);
  return { lo, hi: lo + mark.label };
}

export type BracketLabel = { side: 'left' | 'right' | 'inside' | 'below'; from: number; to: number };

/** The words of a bracket: left of it, else right, else in its line with the line cut open, else below. */
export function placeBracket(from: number, to: number, label: number, frame: Frame): BracketLabel {
  const gap = frame.gap ?? 10;
  if (from - gap - label >= frame.from) return { side: 'left', from: from - gap - label, to: from - gap };
  if (to + gap + label <= frame.to) return { side: 'right', from: to + gap, to: to + gap + label };
  const mid = (from + to) / 2;
  if (to - from >= label + 4 * gap) return { side: 'inside', from: mid - label / 2, to: mid + label / 2 };
  const lo = Math.max(frame.from, Math.min(mid - label / 2, frame.to - label));
  return { side: 'below', from: lo, to: lo + label };
}
