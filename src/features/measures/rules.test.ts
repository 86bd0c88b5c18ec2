import { expect, test } from 'vitest';
import { actsOf, both, later, NOW } from '../../../test/actors.ts';
import { measureRefusals, optionOf, packageOf, useOf } from '../../../test/cases/measures.ts';
import { testRefusals } from '../../../test/cases/refusal.ts';
import { actByOf, stillInTime } from './rules.ts';

testRefusals(measureRefusals);

test('a package has to be acted on by its horizon less the longest lead time', () => {
  const options = [{ leadHours: 24 }, { leadHours: 96 }, { leadHours: 48 }];
  expect(actByOf(later(100), options)).toEqual({ at: later(4), leadHours: 96 });
  expect(stillInTime(later(50), options, NOW)).toEqual([{ leadHours: 24 }, { leadHours: 48 }]);
  expect(actByOf(later(100), [])).toEqual({ at: later(100), leadHours: 0 });
});

test('an option is put in, changed by its number, bundled once and said to be used', () => {
  expect(actsOf(optionOf())[0]).toMatchObject({ kind: 'measures.option_set', dossier: 'desk', audience: ['parties'], payload: { id: 'MO-3', revision: 1 } });
  expect(actsOf(optionOf({}, { id: 'MO-1', revision: 2 }))[0]!.payload).toMatchObject({ id: 'MO-1', revision: 3 });
  expect(actsOf(packageOf({ options: ['MO-2', 'MO-2', 'MO-1'] }))[0]).toMatchObject({ dossier: 'D-1', payload: { id: 'MP-2', options: ['MO-2', 'MO-1'], horizon: later(500), words: null } });
  expect(actsOf(packageOf({ horizon: later(40), words: both('Now') }))[0]!.payload).toMatchObject({ horizon: later(40) });
  expect(actsOf(useOf())[0]!.payload).toEqual({ package: 'MP-1', option: 'MO-1', use: 'used', on: '2022-05-10', came: both('Quiet') });
});
