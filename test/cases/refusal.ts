import { describe, expect, test } from 'vitest';
import { isRefusal } from '../../src/core/refusal.ts';

/**
 * One way to be refused: the code, when it comes, and a function that brings it about. `more` is what else the refusal
 * must say: facts, and the field of the form.
 */
export type RefusalCase = readonly [code: string, when: string, does: () => unknown, more?: { facts?: object; field?: string }];

/** Each case as a test: what was asked for is refused, for that reason and no other. */
export function testRefusals(cases: readonly RefusalCase[]): void {
  describe('is refused', () => {
    for (const [code, when, does, more = {}] of cases) {
      test(`${code}: ${when}`, () => {
        const answer = does();
        expect(isRefusal(answer) ? answer.code : answer).toBe(code);
        expect(answer).toMatchObject(more);
        if (more.field === undefined) expect(answer).not.toHaveProperty('field');
      });
    }
  });
}
