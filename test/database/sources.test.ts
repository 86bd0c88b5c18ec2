
import { expect, test } from 'vitest';
import type { Act } from '../../src/core/act.ts';

import type { Desk } from '../../src/desk.ts';
import { importFile, retryImport, type Given, type ImportCommand, type Imported } from '../../src/features/sources/index.ts';
import { verify } from '../../src/platform/verify.ts';
import { ged, given, type GedRow } from '../cases/files.ts';
import { contents, must, officer, onDatabases, openTestDesk, setUp, type Kind } from '../testbed.ts';

const open = async (kind: Kind): Promise<Desk> => {
  const desk = await openTestDesk(kind);
  await setUp(desk);
  return desk;
};
type Options = { source?: string; part?: boolean; vintage?: string; rehearsal?: boolean };
const take = (desk: Desk, file: string | Given, { source = 'ucdp-ged', ...options }: Options = {}): ReturnType<Desk['perform']> =>
  desk.perform(officer, must<ImportCommand>(importFile({ once: null, source, given: typeof file === 'string' ? given(file) : file, ...options })));
const taken = async (desk: Desk, file: string | Given, options?: Options): Promise<Imported> => must<{ acts: readonly Act[] }>(await take(desk, file, options)).acts[0]!.payload as Imported;
const rows = (...all: GedRow[]): string => ged(...all);

onDatabases((kind) => {
  test('a file is taken in, and the same file again changes nothing', async () => {
    const desk = await open(kind);
    const file = rows({}, { id: '2', best: '4', deaths_b: '3' }, { id: '3', best: 'nine' });
    expect(await taken(desk, file)).toMatchObject({ id: 'E-1', received: 3, accepted: 2, refused: 1, opened: 2, revised: 0, unchanged: 0, closed: 0, covers: { from: '2022-05-18', to: '2022-05-18' }, reasons: [{ code: 'sources.bad_cell', rows: 1, line: 4 }] });
    const before = await contents(desk.database);
    expect(await take(desk, file)).toMatchObject({ code: 'sources.unchanged', facts: { known: 'E-1' } });
    expect(await contents(desk.database)).toEqual(before);
    expect(await verify(desk)).toMatchObject({ ok: true, faults: [] });
  });
});
