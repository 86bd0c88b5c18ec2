import { describe, expect, test } from 'vitest';
import { actsOf, admin, as } from '../../../test/actors.ts';
import { DIGEST, record, seriesRefusals } from '../../../test/cases/series.ts';
import { testRefusals } from '../../../test/cases/refusal.ts';
import { imported } from './schema.ts';

describe('recording an import', () => {
  test('is one act for the parties, with the next number and the digests', () => {
    const acts = actsOf(record());
    expect(acts).toMatchObject([{ kind: 'series.imported', dossier: 'desk', audience: ['parties'], payload: { id: 'I-3', rowsDigest: DIGEST } }]);
    expect(imported.safeParse(acts[0]!.payload).success).toBe(true);
  });

  test('other figures make a new vintage, even from the same file name', () => {
    expect(actsOf(record({ present: { 'ucdp-deaths': { id: 'I-2', rowsDigest: 'other' } } }))).toHaveLength(1);
  });

  test('of a file with several series, those that are new, numbered one after the other', () => {
    const present = { 'ucdp-deaths': { id: 'I-2', rowsDigest: DIGEST } };
    const acts = actsOf(record({ present }, as(admin), ['ucdp-deaths', 'ucdp-events', 'third']));
    expect(acts.map(({ payload }) => payload)).toMatchObject([{ id: 'I-3', series: 'ucdp-events' }, { id: 'I-4', series: 'third' }]);
  });

  test('an administrator imports too', () => {
    expect(actsOf(record({}, as(admin)))).toHaveLength(1);
  });

  testRefusals(seriesRefusals);
});
