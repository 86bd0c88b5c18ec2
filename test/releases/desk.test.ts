import { XmlDocument } from 'libxml2-wasm';
import { beforeAll, describe, expect, test } from 'vitest';
import { isRefusal } from '../../src/core/refusal.ts';
import type { Desk } from '../../src/desk.ts';
import { takeDirectory } from '../../src/features/exchange/index.ts';
import { OPERATOR } from '../../src/features/people/index.ts';
import { envelopeOf, hasRecords, publicRecord, publicRecords, recordsFeed, releaseRecord } from '../../src/features/releases/index.ts';
import type { Draft } from '../../src/features/exchange/rules.ts';
import { verify } from '../../src/platform/verify.ts';
import { csto, general, must, NOW } from '../actors.ts';
import { draft, recallOf } from '../exchange/drafts.ts';
import { introduce, member_, say, type Member } from '../exchange/pair.ts';
import { accepted, directoryOf, signedDirectory } from '../exchange/network.ts';
import { openTestDesk, openUnmigrated } from '../testbed.ts';
import { CLEAR, listed, memberOf, other, sec } from './made.ts';

/** What is public of a node, and since when, and until when. */
const directory = directoryOf([memberOf(sec), memberOf(other)]);
let node: Member;
let desk: Desk;
beforeAll(async () => {
  node = await member_((await openUnmigrated('embedded')).database, sec);
  desk = node.desk;
  await introduce(node, directory);
});
const clear = (text: string, change: Partial<Draft> = {}): Draft => draft(['a'], text, { marking: { ...CLEAR, caveats: [] }, ...change });
const release = (hash: string) => desk.perform(general, releaseRecord(sec, { hash }, null));
const change = { what: { en: 'A figure' }, why: { en: 'It was wrong' } };
/** Every byte that anybody may read without signing in: rows under the public token, pages of lists, feeds and files. */
async function publicBytes(): Promise<string> {
  const tables = (await desk.database.audit((lease) => lease.db.selectFrom('pg_tables' as never).select('tablename' as never).where('schemaname' as never, '=', 'public' as never).execute())) as { tablename: string }[];
  const rows: unknown[] = [];
  const read: string[] = [];
  for (const { tablename } of tables) {
    await desk.database.read(['public'], async (lease) => {
      rows.push(await lease.db.selectFrom(tablename as never).selectAll().execute());
      read.push(tablename);
    }).catch(() => undefined);
  }
  expect(read, 'they could be read').toEqual(expect.arrayContaining(['acts', 'releases', 'exchange_published', 'exchange_ledger']));
  const { records, updated } = await publicRecords(desk, { limit: 50, page: 1 });
  return JSON.stringify([rows, records, recordsFeed({ base: 'https://desk.example.org', charter: csto, lang: 'en' }, { records, page: 1, more: false, updated }), records.map(({ row }) => envelopeOf(row))]);
}
const stateOf = async (id: string): Promise<string | null> => (await publicRecord(desk, id))?.state ?? null;

describe('public is what is CLEAR, marked public and released, and nothing else', () => {
  test('no word of anything else is in any byte that is public', async () => {
    const markings: [string, Partial<Draft>][] = [
      ['canary-red', { marking: { ...CLEAR, level: 'RED', public: false, caveats: [] } }], ['canary-amber', {}], ['canary-green', { marking: { ...CLEAR, level: 'GREEN', public: false, caveats: [] } }], ['canary-clear', { marking: { ...CLEAR, public: false, caveats: [] } }], ['canary-unreleased', { marking: { ...CLEAR, caveats: [] } }],
    ];
    for (const [text, more] of markings) {
      const [one] = await say(node, draft(['a'], text, more));
      if (text !== 'canary-unreleased') expect(isRefusal(await release(one!.hash)), text).toBe(true);
    }
    const [open] = await say(node, clear('canary-released'));
    expect(await publicBytes()).not.toContain('canary-');
    must(await release(open!.hash));
    const bytes = await publicBytes();
    expect([...new Set(bytes.match(/canary-[a-z]+/g))]).toEqual(['canary-released']);
    expect(Buffer.from((await publicRecords(desk, { limit: 50, page: 1 })).records.map(({ row }) => envelopeOf(row).payload).join(''), 'base64').toString()).toContain('canary-released');
    expect(await stateOf(open!.id)).toBe('public');
    expect(isRefusal(await release(open!.hash)), 'once').toBe(true);
  });

  test('it goes with the act that recalls it, text and signatures, and its place says so', async () => {
    const [one] = await say(node, clear('to be recalled'));
    must(await release(one!.hash));
    await say(node, recallOf(one!.id));
    expect(await publicRecord(desk, one!.id)).toMatchObject({ state: 'withdrawn', row: { withdrawn: 'recalled', payload: '', sig: '', release_sig: '' } });
    expect(await publicBytes()).not.toContain('to be recalled');
    expect(isRefusal(await release(one!.hash))).toBe(true);
  });

  test('it goes when it is revised, until the revision is released', async () => {
    const [one] = await say(node, clear('first wording'));
    must(await release(one!.hash));
    const [two] = await say(node, clear('second wording', { id: one!.id, change }));
    expect(await publicRecord(desk, one!.id)).toMatchObject({ state: 'withdrawn', row: { withdrawn: 'revised' } });
    expect(await publicBytes()).not.toMatch(/(first|second) wording/);
    expect(isRefusal(await release(one!.hash)), 'the older one').toBe(true);
    must(await release(two!.hash));
    expect(await publicRecord(desk, one!.id)).toMatchObject({ state: 'public', row: { rev: 2, withdrawn: null } });
    expect(await publicBytes()).toContain('second wording');
  });

  test('a recall that leaves it to some withdraws nothing by itself', async () => {
    const [one] = await say(node, clear('kept by a'));
    must(await release(one!.hash));
    await say(node, recallOf(one!.id, { keep: ['a'], scope: 'narrow' }));
    expect(await stateOf(one!.id)).toBe('public');
  });
});

describe('both signatures are verified again when it is read', () => {
  test('what was changed in the database is not shown', async () => {
    const [one] = await say(node, clear('as it was signed'));
    must(await release(one!.hash));
    const set = (value: object) => desk.database.own((lease) => lease.db.updateTable('releases' as never).set(value as never).where('id' as never, '=', one!.id as never).execute());
    const row = (await publicRecord(desk, one!.id))!.row;
    for (const [what, value] of [['the text', { payload: row.payload.replace('as it was', 'as it never was') }], ['the signature', { sig: row.release_sig }], ['the releasing signature', { release_sig: row.sig }], ['the releasing key', { release_keyid: row.keyid, release_sig: row.sig }]] as const) {
      await set(value);
      expect(await stateOf(one!.id), what).toBe('withheld');
      expect(JSON.stringify((await publicRecords(desk, { limit: 50, page: 1 })).records)).not.toContain(one!.id);
      await set({ payload: row.payload, sig: row.sig, release_sig: row.release_sig, release_keyid: row.release_keyid });
    }
    expect(await stateOf(one!.id)).toBe('public');
  });

  test('a desk that is no node any more vouches for nothing', async () => {
    expect((await publicRecords({ ...desk, exchange: null }, { limit: 50, page: 1 })).records).toEqual([]);
    expect(await hasRecords({ ...desk, exchange: null }), 'and still has a place for records').toBe(true);
    expect(await hasRecords(await openTestDesk('embedded')), 'as a desk that never was one has not').toBe(false);
  });

  test('a directory that says a releasing key is stolen hides what it released', async () => {
    const before = (await publicRecords(desk, { limit: 50, page: 1 })).records.length;
    expect(before).toBeGreaterThan(1);
    const next = directoryOf([memberOf(sec, { releasing: [{ ...listed(sec)[0]!, compromised: NOW }] }), memberOf(other)], accepted(directory));
    must(await desk.perform(OPERATOR, takeDirectory(sec, signedDirectory(next), null)));
    expect((await publicRecords(desk, { limit: 50, page: 1 })).records).toEqual([]);
  });
});

test('the public store is folded from acts: replayed it is the same', async () => {
  expect(await verify(desk)).toMatchObject({ ok: true, faults: [] });
});

test('an empty feed is XML, and is named', () => {
  const text = recordsFeed({ base: 'https://desk.example.org', charter: csto, lang: 'ru' }, { records: [], page: 2, more: true, updated: null });
  const document = XmlDocument.fromString(text);
  expect(document.root.name).toBe('feed');
  document.dispose();
  expect(text).toContain('rel="next" href="https://desk.example.org/records.atom?lang=ru&amp;page=3"');
});
