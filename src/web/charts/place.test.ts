import fc from 'fast-check';
import { expect, test } from 'vitest';
import { placeBracket, placeLabels, type Mark, type Placed } from './place.ts';

const frame = { from: 100, to: 1000 };
const dot = (at: number, label = 100): Mark => ({ from: at - 6, to: at + 6, label });
const said = (placed: readonly Placed[]): string[] => placed.map((p) => `${p.row}${p.side}`);

test('a label stands right of its mark when there is room', () => {
  expect(placeLabels([dot(200)], frame)).toEqual([{ row: 0, side: 'right', labelRow: 0, from: 212, to: 312 }]);
});

test('it flips to the left at the right edge', () => {
  expect(said(placeLabels([dot(950)], frame))).toEqual(['0left']);
});

test('a neighbour flips rather than taking a second row', () => {
  expect(said(placeLabels([dot(300), dot(380)], frame))).toEqual(['0left', '0right']);
});

test('the order given does not matter, and the answers keep it', () => {
  expect(said(placeLabels([dot(380), dot(300)], frame))).toEqual(['0right', '0left']);
});

test('three in a crowd take a second row', () => {
  const placed = placeLabels([dot(500), dot(520), dot(540)], frame);
  expect(new Set(placed.map((p) => p.row)).size).toBe(2);
});

test('a bar over the whole frame has its label below', () => {
  const [placed] = placeLabels([{ from: 110, to: 990, label: 200 }], frame);
  expect(placed).toMatchObject({ side: 'below', row: 0, labelRow: 1, from: 110, to: 310 });
});

test('a label wider than the frame is left out, the mark stays', () => {
  expect(said(placeLabels([dot(500, 2000)], frame))).toEqual(['0none']);
});

test('no label leaves the frame, overlaps a label or covers a mark, whatever comes', () => {
  const mark = fc.record({ at: fc.integer({ min: 110, max: 990 }), width: fc.constantFrom(6, 12, 90, 400), label: fc.integer({ min: 20, max: 300 }) })
    .map(({ at, width, label }): Mark => ({ from: Math.max(100, at - width / 2), to: Math.min(1000, at + width / 2), label }));
  fc.assert(fc.property(fc.array(mark, { maxLength: 14 }), (marks) => {
    const placed = placeLabels(marks, frame);
    expect(placed).toHaveLength(marks.length);
    for (const [i, a] of placed.entries()) {
      if (a.side === 'none') continue;
      expect(a.from).toBeGreaterThanOrEqual(frame.from);
      expect(a.to).toBeLessThanOrEqual(frame.to);
      expect(a.to - a.from).toBeCloseTo(marks[i]!.label, 6);
      for (const [j, b] of placed.entries()) {
        if (j !== i && b.side !== 'none' && b.labelRow === a.labelRow) expect(b.to <= a.from || b.from >= a.to).toBe(true);
        if (b.row === a.labelRow) expect(marks[j]!.to <= a.from || marks[j]!.from >= a.to).toBe(true);
      }
    }
  }), { numRuns: 500 });
});

test('the words of a bracket: left, right, in the line, below', () => {
  expect(placeBracket(600, 900, 200, frame).side).toBe('left');
  expect(placeBracket(120, 300, 200, frame).side).toBe('right');
  expect(placeBracket(120, 980, 200, frame)).toEqual({ side: 'inside', from: 450, to: 650 });
  expect(placeBracket(250, 850, 700, frame)).toEqual({ side: 'below', from: 200, to: 900 });
});
