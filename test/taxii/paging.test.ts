import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { EXPORTED } from '../../src/core/stix/standing.ts';
import { cursorOf, readQuery, stampOf } from '../../src/features/taxii/asking.ts';
import { place } from '../../src/features/taxii/rules.ts';
import type { Came, ObjectRow, Placing } from '../../src/features/taxii/schema.ts';
import type { AnyRecord } from '../../src/core/exchange/record.ts';
import { NOW } from '../actors.ts';
import { recallOf } from '../exchange/drafts.ts';
import { fleetOf, heal, say, type Member } from '../exchange/fleet.ts';
import { NET, uuid } from '../exchange/network.ts';
import { onDatabases } from '../testbed.ts';
import { account, ask, collectionOf, walk, type Found } from './readers.ts';
import { NOWHERE, recordOf } from './records.ts';

/** What a client that goes on from page to page has in the end, whatever is published meanwhile. */
const change = { what: { en: 'A figure' }, why: { en: 'It was wrong' } };
const key = ({ id, modified, created }: Found): string => `${id} ${modified ?? created}`;

describe('places, whatever comes and whatever the clocks say', () => {
  type Step = { readonly of: number; readonly kind: number; readonly recall: boolean; readonly created: number; readonly now: number; readonly lang: string };
  const step = fc.record<Step>({ of: fc.nat(4), kind: fc.nat(EXPORTED.length - 1), recall: fc.boolean(), created: fc.oneof(fc.constantFrom(-62_167_219_200_000, 253_402_300_799_999), fc.integer({ min: -1e12, max: 4e12 })), now: fc.integer({ min: 1.5e12, max: 1.5e12 + 5 }), lang: fc.constantFrom('en', 'ru', 'kk') });

  test('go up by themselves; so do the versions of an object; nothing is twice', () => {
    fc.assert(fc.property(fc.array(fc.array(step, { maxLength: 5 }), { maxLength: 8 }), (batches) => {
      const ids = Array.from({ length: 5 }, (_, i) => uuid(i + 1));
      let rows: ObjectRow[] = [];
      let seq = 0;
      const recalls = new Set<string>();
      for (const batch of batches) {
        const came = batch.map(({ of, kind, recall, created, lang }): Came => {
          const record = { v: 1, net: NET, id: ids[of], rev: 1, origin: 'a', lang, created: new Date(created).toISOString(), author: { role: 'x', name: null }, validUntil: null, audience: { label: '', members: ['b'], future: false }, marking: { scheme: 'TLP-2.0', level: 'RED', reshare: 'no', public: false, caveats: [] }, refs: [], attachments: [],
            ...(recall ? { kind: 'recall', body: { id: ids[of], reason: { en: 'x' }, scope: 'withdraw', keep: [] } } : { kind: EXPORTED[(kind + of) % EXPORTED.length], body: recordOf(EXPORTED[(kind + of) % EXPORTED.length]!, [], 'x', NOWHERE).body }) } as unknown as AnyRecord;
          const hash = `sha256:${String(++seq).padStart(64, '0')}`;
          if (recall) recalls.add(hash);
          return { record, hash, seq, audience: ['secretariat'], example: false };
        });
        const placing: Placing = { net: NET, self: 'b', added: rows.at(-1)?.added ?? 0, latest: rows.filter(({ until }) => until === null), targets: new Map(), names: new Map(), markings: new Map() };
        const placed = place(placing, came, new Date(batch[0]?.now ?? 1.5e12).toISOString());
        rows = [...rows, ...placed.rows].map((row) => ({ ...row, until: placed.ended.get(row.added) ?? row.until, emptied: row.emptied || placed.emptied.some(({ origin, record, upTo }) => row.origin === origin && row.record === record && row.added <= upTo) }));
      }
      // What was said after the last recall of a record is there to read.
      for (const own of Map.groupBy(rows.filter(({ part }) => part === 'main'), ({ record }) => record).values()) for (const row of own.slice(own.findLastIndex(({ revoked }) => revoked) + 1)) expect(row.emptied).toBe(false);
      expect(rows.every(({ added }, i) => i === 0 || added > rows[i - 1]!.added)).toBe(true);
      for (const versions of Map.groupBy(rows, ({ kind, object }) => `${kind} ${object}`).values()) {
        expect(versions.every(({ version }, i) => i === 0 || version > versions[i - 1]!.version)).toBe(true);
        expect(versions.every(({ version, created }) => version >= created && created === versions[0]!.created)).toBe(true);
        expect(versions.map(({ until }) => until)).toEqual([...versions.slice(1).map(({ added }) => added), null]);
        expect(versions.map(({ first }) => first)).toEqual(versions.map((_, i) => i === 0));
        // Nothing follows what revokes, and nothing that was recalled is left to read.
        expect(versions.slice(0, -1).filter(({ revoked }) => revoked)).toEqual([]);
        if (recalls.has(versions.at(-1)!.hash!)) expect(versions.every(({ emptied, part }) => emptied || part !== 'main')).toBe(true);
      }
      expect(rows.every(({ version, created }) => [version, created].every((at) => /^\d{4}-/.test(at) && at >= '1970' && at < '2401'))).toBe(true);
    }), { numRuns: 300 });
  });

  test('a place and a date are read as they were written', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 4_000_000_000_000_000 }), (added) => {
      expect(readQuery(new URLSearchParams({ next: cursorOf(added) }))).toMatchObject({ after: added });
      expect(readQuery(new URLSearchParams({ added_after: stampOf(added) }))).toMatchObject({ after: added });
    }));
    expect(stampOf(Date.parse(NOW) * 1000 + 7)).toBe('2022-05-10T09:00:00.000007Z');
  });
});

onDatabases((kind) => {
  let [a, b]: Member[] = [];
  let pull: () => Promise<unknown>;
  let objects: string;
  const known: { id: string }[] = [];
  /** Publishes, corrects or recalls something. */
  async function happens(n: number, what: number, taken = true): Promise<void> {
    const one = known[n % Math.max(known.length, 1)];
    if (what === 0 && one) await say(a!, recallOf(one.id, n % 2 === 0 ? { scope: 'delete' } : {}));
    else if (what === 1 && one) await say(a!, recordOf('comment', ['b'], `corrected ${n}`, NOWHERE, true, { id: one.id, change }));
    else known.push(...(await say(a!, recordOf('comment', ['b'], `number ${n}`, NOWHERE))));
    if (taken) await pull();
  }
  beforeAll(async () => {
    const fleet = await fleetOf(kind, ['a', 'b']);
    [a, b] = fleet.members as [Member, Member];
    pull = () => heal(fleet);
    await account(b.desk, 'reader');
    objects = `${await collectionOf(b.desk, 'reader', 'Comments')}objects/`;
    for (let n = 0; n < 12; n++) await happens(n, n % 5 === 4 ? 1 : 2, n === 11);
  }, 180_000);

  test.each([1, 2, 7, 100])('pages of %i, by next and by the date of the last object, hold what one page holds', async (limit) => {
    for (const query of ['', 'match[version]=all', 'match[type]=note', 'match[version]=first,last']) {
      const whole = (await ask(b!.desk, 'reader', `${objects}?${query}`)).value.objects!;
      expect(whole.length).toBeGreaterThan(8);
      const pages: number[] = [];
      const byNext = await walk(b!.desk, 'reader', objects, `${query}&limit=${limit}`);
      expect(byNext).toEqual(whole);
      const byDate: Found[] = [];
      for (let after = '1970-01-01T00:00:00Z', more = true; more;) {
        const { value, headers } = await ask(b!.desk, 'reader', `${objects}?${query}&limit=${limit}&added_after=${after}`);
        byDate.push(...(value.objects ?? []));
        pages.push((value.objects ?? []).length);
        after = headers['x-taxii-date-added-last']!;
        more = value.more === true;
      }
      expect(byDate).toEqual(whole);
      expect(pages.slice(0, -1).every((n) => n === limit)).toBe(true);
    }
  });

  test('nothing is passed over and nothing comes twice while others publish, correct and recall', { timeout: 120_000 }, async () => {
    await fc.assert(fc.asyncProperty(fc.constantFrom(1, 7, 100), fc.constantFrom('', 'match[version]=all', 'match[version]=last'), fc.array(fc.tuple(fc.nat(40), fc.nat(2)), { maxLength: 3 }), async (limit, query, events) => {
      const left = [...events];
      const had = await walk(b!.desk, 'reader', objects, `${query}&limit=${limit}`, async () => {
        const next = left.pop();
        if (next) await happens(...next);
      });
      expect(new Set(had.map(key)).size).toBe(had.length);
      // Whatever there is at the end the client has, but for what an event that came after its last page brought.
      for (const event of left) await happens(...event);
      const now = await walk(b!.desk, 'reader', objects, query);
      const since = had.length === 0 ? now : await walk(b!.desk, 'reader', objects, `${query}&added_after=${await dateOf(had.at(-1)!)}`);
      const all = new Set([...had, ...since].map(key));
      expect(now.filter((one) => !all.has(key(one)))).toEqual([]);
      expect(since.filter((one) => had.some((other) => key(other) === key(one)))).toEqual([]);
    }), { numRuns: kind === 'embedded' ? 15 : 8 });
  });

  /** When a version was listed, as the manifest says. */
  async function dateOf(one: Found): Promise<string> {
    const manifest = (await walk(b!.desk, 'reader', objects.replace('objects/', 'manifest/'), `match[id]=${one.id}&match[version]=all`)) as unknown as { version: string; date_added: string }[];
    return manifest.find(({ version }) => version === (one.modified ?? one.created))!.date_added;
  }
});
