import { expect, inject, test } from 'vitest';
import { FEATURES } from '../../src/desk.ts';
import { openDossier } from '../../src/features/dossiers/index.ts';
import type { Feature } from '../../src/platform/feature.ts';
import { verify } from '../../src/platform/verify.ts';
import { anotherServer, both, must, officer, openTestDesk, setUp } from '../testbed.ts';

/** The features, with something that happens elsewhere each time an act is replayed. */
const during = (elsewhere: () => Promise<unknown>): Feature[] =>
  FEATURES.map((feature) => ({
    ...feature,
    acts: Object.fromEntries(Object.entries(feature.acts).map(([kind, act]) => [kind, { ...act, project: async (...args: Parameters<typeof act.project>) => {
      await elsewhere();
      await act.project(...args);
    } }])),
  }));

test.skipIf(inject('postgres') === null)('verifying holds while another server goes on writing: it looks at one moment', { timeout: 60_000 }, async () => {
  const desk = await openTestDesk('postgresql');
  await setUp(desk);
  const other = await anotherServer(desk);
  let written = 0;
  const write = async (): Promise<void> => void must<object>(await other.perform(officer, openDossier({ title: both(`D ${++written}`), marking: 'parties', named: [] }, null)));
  const { seq } = await desk.database.audit((lease) => lease.db.selectFrom('head').select('seq').executeTakeFirstOrThrow());
  const found = await verify({ ...desk, features: during(write) });
  expect(found.faults).toEqual([]);
  expect(found).toMatchObject({ ok: true, acts: seq });
  expect(written, 'something was written meanwhile').toBe(seq);
  expect(await verify(desk)).toMatchObject({ ok: true, acts: seq * 2 });
});
