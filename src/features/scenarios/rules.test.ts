import fc from 'fast-check';
import { expect, test } from 'vitest';
import { actsOf } from '../../../test/actors.ts';
import { outcomesOf, resolving, setting, standing } from '../../../test/cases/scenarios.ts';
import { scoreScenarios } from './rules.ts';
import type { ScenariosSet } from './schema.ts';

test('a set is recorded for whoever reads the dossier', () => {
  expect(actsOf(setting())[0]).toMatchObject({ kind: 'scenarios.set', dossier: 'D-1', audience: ['parties'], payload: { id: 'SC-3', revision: 1, why: null } });
});

test('a change keeps the number, counts up and carries its reason', () => {
  const { payload } = actsOf(setting({ changes: 'SC-1', revision: 2, why: { en: 'News' }, outcomes: outcomesOf(20, 80) }, { before: standing() }))[0]!;
  expect(payload).toMatchObject({ id: 'SC-1', revision: 3, why: { en: 'News' } } satisfies Partial<ScenariosSet>);
});

test('which one came', () => {
  expect(actsOf(resolving())[0]).toMatchObject({ kind: 'scenarios.resolved', payload: { id: 'SC-1', revision: 2, outcome: 'b' }, refs: ['SC-1'] });
});

test('scores: certain and right is best, and a half each costs a bit', () => {
  const of = (...percent: number[]) => percent.map((one, i) => ({ id: 'ab'[i]!, percent: one }));
  expect(scoreScenarios(of(0, 100), 'b')).toEqual({ brier: 0, bits: 0 });
  expect(scoreScenarios(of(50, 50), 'b')).toEqual({ brier: 0.5, bits: 1 });
  expect(scoreScenarios(of(100, 0), 'b')).toEqual({ brier: 2, bits: null });
  fc.assert(fc.property(fc.nat(100), (p) => { expect(scoreScenarios(of(100 - p, p), 'b').brier).toBeCloseTo(2 * (1 - p / 100) ** 2, 10); }));
});
