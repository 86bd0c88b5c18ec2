import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { comity, facts, ROOT } from './command.ts';
import { startServer, type Server } from './server.ts';

/** The command line, on a folder of its own and beside a running server. */
const CHARTER = join(ROOT, 'charters/csto.yaml');
let folder: string;
let server: Server;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'comity-cli-'));
  server = await startServer();
}, 120_000);
afterAll(async () => {
  await server?.stop();
  rmSync(folder, { recursive: true, force: true });
});

describe('on a folder of its own', { timeout: 120_000 }, () => {
  it('migrates, puts a charter in force, opens an account, imports and verifies', async () => {
    expect(facts(await comity(folder, ['migrate', '--json']))).toMatchObject({ migrated: true });
    expect((await comity(folder, ['charter', CHARTER, '--json'])).code).toBe(0);
    const add = ['user', 'add', 'a.keeper', '--name', 'A. Keeper', '--email', 'keeper@example.org', '--secretariat', '--office', 'administrator', '--json'];
    expect((await comity(folder, add, { COMITY_PASSWORD: 'short' })).code).toBe(1);
    expect(facts(await comity(folder, add, { COMITY_PASSWORD: 'words that are long enough' }))).toMatchObject({ person: 'a.keeper' });
    expect(facts(await comity(folder, ['import', 'ucdp-deaths', join(ROOT, 'src/example/ucdp-deaths.csv'), '--json']))).toMatchObject({ imports: [{ series: 'ucdp-deaths', rows: 744, from: '2012-01', to: '2022-04' }, { series: 'ucdp-events', rows: 744 }] });
    const verified = await comity(folder, ['verify', '--json']);
    expect(verified.code).toBe(0);
    expect(facts(verified)).toMatchObject({ acts: 4, ok: true });
    expect(Object.keys(facts(verified))).toEqual(expect.arrayContaining(['acts', 'projections', 'ok']));
  });

  it('names every mistake in a charter by file and line, and changes nothing', async () => {
    const broken = join(folder, 'broken.yaml');
    writeFileSync(broken, readFileSync(CHARTER, 'utf8').replace('short: { en: CSTO, ru: ОДКБ }', 'short: { en: CSTO, ru: ОДКБ }\nmotto: peace').replace('zone: Asia/Dushanbe', 'zone: Asia/Nowhere'));
    const ran = await comity(folder, ['charter', broken]);
    expect(ran.code).toBe(1);
    const lines = ran.err.trim().split('\n');
    expect(lines).toHaveLength(2);
    for (const line of lines) expect(line).toMatch(/broken\.yaml:\d+:\d+ .*: .+\. .+/);
    expect(facts(await comity(folder, ['verify', '--json'])).acts).toBe(4);
  });

  it.each([
    ['an unknown source', ['import', 'nothing', CHARTER], 1, 'Known sources: ucdp-deaths'],
    ['a file that is not there', ['import', 'ucdp-deaths', '/nowhere/at/all.csv'], 1, 'Check the name'],
    ['a file of another kind', ['import', 'ucdp-deaths', CHARTER], 1, 'Nothing was imported'],
    ['an example on a real desk', ['demo'], 1, 'already holds'],
    ['an unknown command', ['frobnicate'], 2, 'bin/comity COMMAND'],
    ['too few words', ['import'], 2, 'import SOURCE (FILE | --since DATE)'],
    ['a source without a file or a day', ['import', 'ucdp-ged'], 2, 'name a file, or a day'],
    ['a day that is none', ['import', 'acled', '--since', '30.02.2022'], 2, 'is no day'],
    ['a download without a key', ['import', 'acled', '--since', '2022-04-30'], 1, 'COMITY_ACLED_USER'],
    ['an unknown option', ['verify', '--hard'], 2, 'verify'],
  ])('refuses %s, and says how to mend it', async (_, args, code, words) => {
    const ran = await comity(folder, args);
    expect(ran.code).toBe(code);
    expect(ran.err).toContain(words);
    expect(ran.out).toBe('');
  });
});

describe('beside a running server', { timeout: 60_000 }, () => {
  it('is carried out by the server, whose folder nobody else may open', async () => {
    const before = facts(await comity(server.folder, ['verify', '--json'])) as { acts: number };
    expect(before).toMatchObject({ ok: true });
    expect(before.acts).toBeGreaterThan(47);
    const bad = join(folder, 'bad.csv');
    writeFileSync(bad, 'a,b\n1,2\n');
    const refused = await comity(server.folder, ['import', 'ucdp-deaths', bad, '--json']);
    expect(refused.code).toBe(1);
    expect(facts(refused)).toMatchObject({ ok: false, refusal: { code: 'series.missing_column' } });
    const second = await comity(server.folder, ['start'], { PORT: '0' });
    expect(second.code).toBe(1);
    expect(second.err).toContain('in use by another process');
    expect(facts(await comity(server.folder, ['verify', '--json']))).toMatchObject({ acts: before.acts, ok: true });
  });
});
