import { beforeAll, describe, expect, test } from 'vitest';
import { EXPORTED, type ExportedKind } from '../../src/core/stix/standing.ts';
import { verify } from '../../src/platform/verify.ts';
import { recallOf } from '../exchange/drafts.ts';
import { fleetOf, heal, say, type Fleet, type Member } from '../exchange/fleet.ts';
import { run } from '../database/probe.ts';
import { checkTaxii } from '../../src/features/taxii/index.ts';
import { onDatabases } from '../testbed.ts';
import { account, ask, collectionOf, ROOT, walk, type Found } from './readers.ts';
import { NOWHERE, recordOf } from './records.ts';
import { absent, schemas } from './schemas.ts';

const TITLES: Record<ExportedKind, string> = { assessment: 'Assessments', answer: 'Answers to taskings', forecast: 'Forecasts', warning: 'Warnings', paper: 'Papers', tasking: 'Taskings', dissent: 'Dissents', comment: 'Comments', proposal: 'Proposals' };
const change = { what: { en: 'A figure' }, why: { en: 'It was wrong', ru: 'Она была неверна' } };
const MARKINGS = [['TLP-2.0', 'CLEAR'], ['TLP-2.0', 'GREEN'], ['TLP-2.0', 'AMBER'], ['TLP-2.0', 'AMBER+STRICT'], ['TLP-2.0', 'RED'], ['csto', 'parties']] as const;

onDatabases((kind) => {
  let fleet: Fleet;
  let [a, b]: Member[] = [];
  const all = new Map<ExportedKind, Found[]>();
  const published = new Map<ExportedKind, { id: string; hash: string }[]>();
  const objects = async (of: ExportedKind, query = 'match[version]=all'): Promise<Found[]> => walk(b!.desk, 'reader', `${await collectionOf(b!.desk, 'reader', TITLES[of])}objects/`, query);
  beforeAll(async () => {
    fleet = await fleetOf(kind, ['a', 'b']);
    [a, b] = fleet.members as [Member, Member];
    for (const { desk } of [a, b]) await account(desk, 'reader');
    let about = NOWHERE;
    for (const of of EXPORTED) {
      const said: { id: string; hash: string }[] = [];
      for (const [i, [scheme, level]] of MARKINGS.entries()) {
        const [one] = await say(a, recordOf(of, ['b'], `${of} ${i}`, i === 0 ? NOWHERE : about, i % 2 === 0, { marking: { scheme, level, reshare: 'no', public: false, caveats: i % 2 === 0 ? ['eyes only'] : [] } }));
        said.push(one!);
        if (of === 'assessment') about = one!;
      }
      await say(a, recordOf(of, ['b'], `${of} corrected`, about, true, { id: said[1]!.id, change }));
      // What its origin has deleted before anybody here could read it is not listed at all.
      const [unseen] = await say(a, recordOf(of, ['b'], `${of} unseen`, about));
      if (of === 'assessment') await say(a, recallOf(unseen!.id, { scope: 'delete' }));
      await heal(fleet);
      // Somebody has read it by now.
      await objects(of);
      await say(a, recallOf(said[2]!.id));
      await say(a, recallOf(said[3]!.id, { scope: 'delete' }));
      // What the node itself says is there too.
      await say(b, recordOf(of, ['a'], `${of} own`, about));
      published.set(of, said);
    }
    await heal(fleet);
    for (const of of EXPORTED) all.set(of, await objects(of));
  }, 120_000);

  describe('what a reader may fetch', () => {
    test.skipIf(absent).each(EXPORTED)('%s: every version of every object is as the schemas of STIX 2.1 want it', (of) => {
      const wrong = schemas();
      expect(all.get(of)!.length).toBeGreaterThan(20);
      expect(all.get(of)!.flatMap(wrong)).toEqual([]);
    });

    test.skipIf(absent)('the schemas see what is wrong', () => {
      const report = all.get('assessment')!.find(({ type }) => type === 'report')!;
      const wrong = schemas();
      for (const change of [{ object_refs: [] }, { id: 'report--1' }, { created: '2022' }, { extensions: {} }, { name: undefined }]) expect(wrong(JSON.parse(JSON.stringify({ ...report, ...change })) as Found), JSON.stringify(change)).not.toEqual([]);
    });

    test.each(EXPORTED)('%s: whatever is referred to is there to be fetched, and everything says who made it', (of) => {
      const here = new Map([...all.values()].flat().map((one) => [one.id, one]));
      const identities = new Set(all.get(of)!.filter(({ type }) => type === 'identity').map(({ id }) => id));
      for (const one of all.get(of)!) {
        expect(identities.has(one.created_by_ref!), `${one.id} by ${one.created_by_ref}`).toBe(true);
        const refs = [...(one.object_refs ?? []), ...((one.object_ref as string | undefined) === undefined ? [] : [one.object_ref as string])];
        expect(refs.filter((ref) => !here.has(ref)), one.id).toEqual([]);
        for (const id of [...(one.object_marking_refs ?? []), ...Object.keys((one.extensions as object | undefined) ?? {}).filter((id) => id !== 'extension-definition--60a3c5c5-0d10-413e-aab3-9e08dde9e88d')]) expect(all.get(of)!.some((other) => other.id === id), `${one.id} ${id}`).toBe(true);
      }
    });

    test('identifiers and versions are each once, and versions go up', () => {
      for (const found of all.values()) {
        expect(new Set(found.map((one) => `${one.id} ${one.modified}`)).size).toBe(found.length);
        const newest = new Map<string, string>();
        for (const { id, modified, created } of found) {
          if (modified === undefined) continue;
          expect(modified > (newest.get(id) ?? ''), id).toBe(true);
          expect(modified >= created, id).toBe(true);
          newest.set(id, modified);
        }
      }
    });

    test('a correction is a version with the date of the first, and says what was changed', () => {
      for (const of of EXPORTED) {
        const versions = all.get(of)!.filter((one) => JSON.stringify(one.extensions ?? {}).includes(published.get(of)![1]!.id));
        expect(versions.map(({ revoked }) => revoked ?? false), of).toEqual([false, false]);
        expect(new Set(versions.map(({ id, created }) => `${id} ${created}`)).size).toBe(1);
        expect(JSON.stringify(versions[1])).toContain('It was wrong');
      }
    });

    test('what was recalled is revoked in a version that says why, and nothing of what it said is left', async () => {
      for (const of of EXPORTED) {
        const text = JSON.stringify(all.get(of)!);
        for (const i of [2, 3]) {
          const versions = all.get(of)!.filter((one) => JSON.stringify(one.extensions ?? {}).includes(published.get(of)![i]!.id));
          expect(versions.map(({ revoked }) => revoked ?? false), of).toEqual([false, true]);
          expect(JSON.stringify(versions[1])).toContain('It was wrong.');
          expect(text).not.toContain(`${of} ${i}`);
          expect((await objects(of, '')).filter(({ id }) => id === versions[0]!.id)).toEqual([]);
          expect((await objects(of, 'match[version]=last')).filter(({ id }) => id === versions[0]!.id).map(({ revoked }) => revoked)).toEqual([true]);
        }
        expect(text.includes(`${of} unseen`)).toBe(of !== 'assessment');
        for (const i of [0, 4, 5]) expect(text).toContain(`${of} ${i}`);
        expect(text).toContain(`${of} own`);
      }
    });

    test('is said in both languages', () => {
      for (const of of EXPORTED) {
        const translated = all.get(of)!.filter(({ type }) => type === 'language-content');
        expect(translated.length).toBeGreaterThan(0);
        for (const one of translated.filter(({ revoked }) => revoked !== true)) expect(Object.keys(one.contents as object)).toEqual(['ru']);
        expect(JSON.stringify(translated)).toContain('(ru)');
      }
    });

    test('is what the exchange holds, after everything is folded anew', async () => {
      expect((await verify(b!.desk)).faults).toEqual([]);
      expect((await verify(a!.desk)).faults).toEqual([]);
    });
  });

  test('what a node has recalled of its own is told by it to nobody either, and what it narrowed is', async () => {
    for (const of of EXPORTED) {
      const own = JSON.stringify(await walk(a!.desk, 'reader', `${await collectionOf(a!.desk, 'reader', TITLES[of])}objects/`, 'match[version]=all'));
      for (const i of [2, 3]) expect(own).not.toContain(`${of} ${i}`);
      expect(own).toContain('It was wrong.');
      for (const i of [0, 1, 4, 5]) expect(own).toContain(`${of} ${i}`);
    }
    await say(a!, recallOf(published.get('comment')![4]!.id, { scope: 'narrow', keep: [] }));
    await heal(fleet);
    const comments = async (one: Member): Promise<string> => JSON.stringify(await walk(one.desk, 'reader', `${await collectionOf(one.desk, 'reader', 'Comments')}objects/`, 'match[version]=all'));
    expect([await comments(a!), await comments(b!)].map((text) => text.includes('comment 4'))).toEqual([true, false]);
  });

  test('what is said again after a recall is an object of its own, and what was recalled stays empty, whether somebody looked between or not', async () => {
    const reads = async (one: Member, query: string): Promise<Found[]> => (await walk(one.desk, 'reader', `${await collectionOf(one.desk, 'reader', 'Warnings')}objects/`, query)).filter(({ type }) => type === 'report');
    for (const looks of [false, true]) {
      const [first] = await say(a!, recordOf('warning', ['b'], `before ${looks}`, NOWHERE, false));
      const [, again] = await say(a!, recallOf(first!.id), recordOf('warning', ['b'], `after ${looks}`, NOWHERE, false, { id: first!.id, change }));
      await heal(fleet);
      if (looks) for (const one of [a!, b!]) await reads(one, '');
      await say(a!, recordOf('warning', ['b'], `later ${looks}`, NOWHERE, false, { id: first!.id, change }));
      await heal(fleet);
      const [at, there] = await Promise.all([a!, b!].map(async (one) => (await reads(one, 'match[version]=all')).filter((object) => JSON.stringify(object.extensions).includes(first!.id))));
      expect(there!.map(({ name, revoked = false }) => [name, revoked])).toEqual([['Recalled', false], ['Recalled', true], [`after ${looks} title`, false], [`later ${looks} title`, false]]);
      expect(there!.map(({ id }) => id === there![0]!.id)).toEqual([true, true, false, false]);
      expect(there![2]!.id).toBe(there![3]!.id);
      expect(JSON.stringify(there![2])).toContain(again!.hash);
      expect(at!.map(({ id, name }) => [id, name])).toEqual(there!.map(({ id, name }) => [id, name]));
      expect((await reads(b!, '')).filter(({ name }) => String(name).endsWith(`${looks} title`)).map(({ name }) => name)).toEqual([`later ${looks} title`]);
    }
    expect((await verify(b!.desk)).faults).toEqual([]);
  });

  test('verify sees a list that is not what it should be', async () => {
    const faults = async (change: string): Promise<number> => {
      let found = 0;
      await a!.desk.database.own(async (lease) => {
        await run(lease, change);
        found = (await checkTaxii(lease)).length;
        throw new Error('taken back');
      }).catch((error: Error) => { if (error.message !== 'taken back') throw error; });
      return found;
    };
    expect(await faults('select 1')).toBe(0);
    for (const change of ["delete from taxii_objects where part = 'main' and first and until is null", "update taxii_objects set version = '1980-01-01T00:00:00.000Z' where revoked", 'update taxii_objects set until = null', "update taxii_objects set hash = 'sha256:0' where part = 'main'", 'update taxii_head set added = 1']) expect(await faults(change), change).toBeGreaterThan(0);
  });

  test('a reader of another party gets collections of the own, and nothing in them', async () => {
    await account(b!.desk, 'delegate', { party: 'KAZ', centre: null, secretariat: false });
    const theirs = await collectionOf(b!.desk, 'reader', 'Assessments');
    expect((await ask(b!.desk, 'delegate', theirs)).status).toBe(404);
    for (const title of Object.values(TITLES)) {
      const own = await collectionOf(b!.desk, 'delegate', title);
      expect(await walk(b!.desk, 'delegate', `${own}objects/`, 'match[version]=all')).toEqual([]);
      expect(await walk(b!.desk, 'delegate', `${own}manifest/`, 'match[version]=all')).toEqual([]);
    }
    expect((await ask(b!.desk, 'delegate', `${ROOT}collections/`)).value.collections!.length).toBe(9);
  });
});
