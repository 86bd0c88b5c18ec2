import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { Act } from '../../src/core/act.ts';
import type { Charter } from '../../src/core/charter/schema.ts';
import { isRefusal } from '../../src/core/refusal.ts';
import { FEATURES, type Desk } from '../../src/desk.ts';
import { openDossier } from '../../src/features/dossiers/index.ts';
import { takePosition } from '../../src/features/procedures/index.ts';
import { draftText } from '../../src/features/texts/index.ts';
import type { Feature } from '../../src/platform/feature.ts';
import { performer, type Command } from '../../src/platform/perform.ts';
import { verify } from '../../src/platform/verify.ts';
import { chain, sort, type Chain } from '../chain.ts';
import {
  analyst, anotherServer, both, chair, contents, later, must, officer, onDatabases, openTestDesk, setUp, signedDelegates, type Kind,
} from '../testbed.ts';
import { column } from './probe.ts';

const dossier = (title: string, once: string | null = null, marking = 'parties') => openDossier({ title: both(title), marking, named: [] }, once);

/** A desk with the charter and its people, and a second one: another server where there is one, else the same again. */
async function twoDesks(kind: Kind): Promise<[Desk, Desk]> {
  const desk = await openTestDesk(kind);
  await setUp(desk);
  return [desk, kind === 'postgresql' ? await anotherServer(desk) : desk];
}

const ask = (desk: Desk, question: string): Promise<string[]> => desk.database.audit((lease) => column(lease, question));
const actsOf = (desk: Desk, where = 'true'): Promise<string[]> => ask(desk, `select kind || ' ' || person as name from acts where ${where} order by seq`);
const numbersOf = async (desk: Desk): Promise<number[]> => (await ask(desk, 'select seq::text as name from acts order by seq')).map(Number);
const upTo = (n: number): number[] => Array.from({ length: n }, (_, i) => i + 1);

onDatabases((kind) => {
  test('time never runs backwards, however the clocks of the servers stand', async () => {
    const [one, two] = await twoDesks(kind);
    const hours = [3, 1, 2, 0, -50, 4, 3];
    for (const [i, hour] of hours.entries()) {
      const desk = i % 2 === 0 ? one : two;
      desk.clock.set(later(hour));
      must(await desk.perform(officer, dossier(`hour ${hour}`)));
    }
    const times = await one.database.audit((lease) =>
      lease.db.selectFrom('acts').select('effective_at').where('kind', '=', 'dossiers.opened').orderBy('seq').execute());
    expect(times.map((row) => row.effective_at)).toEqual([3, 3, 3, 3, 3, 4, 4].map((hour) => later(hour)));
    const head = await one.database.audit((lease) => lease.db.selectFrom('head').select('clock_at').executeTakeFirstOrThrow());
    expect(head.clock_at).toBe(later(4));
  });

  describe('the same form twice', () => {
    test('is refused, one after the other and for whoever sends it', async () => {
      const [one, two] = await twoDesks(kind);
      must(await one.perform(officer, dossier('first', 'form-1')));
      const before = await contents(one.database);
      for (const desk of [one, two]) expect(await desk.perform(officer, dossier('second', 'form-1'))).toMatchObject({ code: 'form.already_sent' });
      const another = draftText({ dossier: 'D-1', consultation: null, title: both('x'), paragraphs: [] }, 'form-1');
      expect(await two.perform(chair, another)).toMatchObject({ code: 'form.already_sent' });
      expect(await contents(one.database)).toEqual(before);
      expect(isRefusal(await two.perform(officer, dossier('third', 'form-2')))).toBe(false);
    });

    test('is refused at the same instant', async () => {
      const [one, two] = await twoDesks(kind);
      const results = await Promise.all([one, two, one, two, one, two].map((desk, i) => desk.perform(officer, dossier(`try ${i}`, 'form-1'))));
      const { recorded, refused } = sort(results);
      expect(recorded).toHaveLength(1);
      expect(refused.map((r) => r.code)).toEqual(Array(5).fill('form.already_sent'));
      expect(await actsOf(one, "dossier like 'D-%'")).toEqual(['dossiers.opened officer']);
    });

    test('is refused even when its sender cannot see the first', async () => {
      const [one, two] = await twoDesks(kind);
      const open = chain(one);
      await open.dossier();
      must(await one.perform(officer, dossier('hidden', 'form-1', 'secretariat')));
      const before = await contents(one.database);
      const paragraphs = [{ part: 'operative' as const, heading: null, words: both('one') }];
      const draft = (once: string) => draftText({ dossier: open.at.dossier, consultation: null, title: both('x'), paragraphs }, once);
      expect(await two.perform(chair, draft('form-1'))).toEqual({ refused: true, code: 'form.already_sent', facts: {} });
      expect(await contents(one.database)).toEqual(before);
      expect(isRefusal(await two.perform(chair, draft('form-2')))).toBe(false);
    });
  });

  test('a refusal writes nothing, wherever it comes from', async () => {
    const [desk] = await twoDesks(kind);
    const before = await contents(desk.database);
    const titled = (en: string) => openDossier({ title: { en }, marking: 'parties', named: [] }, 'form-1');
    const elsewhere = draftText({ dossier: 'D-99', consultation: null, title: both('x'), paragraphs: [] }, 'form-2');
    expect(await desk.perform(chair, dossier('not mine to open', 'form-3'))).toMatchObject({ code: 'dossiers.not_allowed' });
    expect(await desk.perform(officer, titled('x'.repeat(201)))).toMatchObject({ code: 'form.too_long', field: 'title', facts: { most: 200 } });
    expect(await desk.perform(officer, titled('no \0 such character'))).toMatchObject({ code: 'form.malformed', field: 'title' });
    expect(await desk.perform(officer, elsewhere)).toMatchObject({ code: 'dossier.not_found' });
    expect(await contents(desk.database)).toEqual(before);
  });

  describe('a batch is all or nothing', () => {
    const breaking: Feature = {
      name: 'breaking',
      acts: {
        'breaking.well': { payload: z.strictObject({}), project: async () => undefined },
        'breaking.badly': { payload: z.strictObject({}), project: () => Promise.reject(new Error('the projector broke')) },
      },
      projections: {},
      words: { en: { ui: {}, refusals: {}, acts: {} }, ru: { ui: {}, refusals: {}, acts: {} } },
    };
    const opening = { kind: 'dossiers.opened', dossier: 'D-1', payload: { id: 'D-1', title: both('x'), marking: 'parties', named: [] }, audience: ['parties'] };
    const next = (kind: string, payload: object = {}) => ({ kind: `breaking.${kind}`, dossier: 'D-1', payload, audience: ['parties'] });
    const batch = (last: ReturnType<typeof next>, more: Partial<Command<Charter, null>> = {}): Command<Charter, null> =>
      ({ dossier: null, once: 'form-1', load: async () => null, decide: () => ({ acts: [opening, next('well'), last] }), ...more });

    test('when a projector, the shape of an act, or the rows beside it fail', async () => {
      const [desk] = await twoDesks(kind);
      const perform = performer<Charter>({ ...desk, features: [...FEATURES, breaking] });
      const before = await contents(desk.database);
      await expect(perform(officer, batch(next('badly')))).rejects.toThrow('the projector broke');
      await expect(perform(officer, batch(next('unheard_of')))).rejects.toThrow('no feature knows');
      await expect(perform(officer, batch(next('well'), { bulk: () => Promise.reject(new Error('the rows broke')) }))).rejects.toThrow('the rows broke');
      expect(await perform(officer, batch(next('well', { extra: 1 })))).toMatchObject({ code: 'form.malformed' });
      expect(await contents(desk.database)).toEqual(before);
      const { acts } = must<{ acts: readonly Act[] }>(await perform(officer, batch(next('well'))));
      const first = before.acts!.length + 1;
      expect(acts.map((act) => [act.seq, act.no, act.once])).toEqual([[first, 1, 'form-1'], [first + 1, 2, null], [first + 2, 3, null]]);
    });
  });

  test('eight writers on two desks give one sequence without gap, and chains that hold', { timeout: 60_000 }, async () => {
    const [one, two] = await twoDesks(kind);
    const shared = chain(one);
    await shared.dossier();
    const already = (await numbersOf(one)).length;
    const paragraphs = [{ part: 'operative' as const, heading: null, words: both('one') }];
    const text = { dossier: shared.at.dossier, consultation: null, title: both('x'), paragraphs };
    await Promise.all(upTo(8).map(async (writer) => {
      const desk = writer % 2 === 0 ? one : two;
      for (let n = 0; n < 5; n++) {
        const form = `${writer} ${n}`;
        must<object>(writer < 5 ? await desk.perform(officer, dossier(form, form)) : await desk.perform(chair, draftText(text, form)));
      }
    }));
    expect(await numbersOf(one)).toEqual(upTo(already + 40));
    const ids = (table: string) => one.database.audit((lease) => column(lease, `select id as name from ${table} order by seq`));
    expect(await ids('dossiers')).toEqual(upTo(21).map((n) => `D-${n}`));
    expect(await ids('texts')).toEqual(upTo(20).map((n) => `T-${n}`));
    expect(await verify(one)).toMatchObject({ ok: true, acts: already + 40, faults: [] });
  });

  describe('positions in the same instant', () => {
    const position = (at: Chain['at'], what: string, seen: number | null = null) =>
      takePosition({ procedure: at.procedure, hash: at.hash, kind: what, paragraphs: [], words: both('because'), seen }, at, null);

    async function circulated(): Promise<{ one: Desk; two: Desk; at: Chain['at'] }> {
      const [one, two] = await twoDesks(kind);
      const matter = chain(one);
      await matter.text();
      await matter.circulate();
      return { one, two, at: matter.at };
    }

    test('of one party: one is recorded, and the other is told by which act it was overtaken', async () => {
      const { one, two, at } = await circulated();
      for (let round = 0, seen: number | null = null; round < 5; round++) {
        const rivals = [[one, 'agrees'], [two, 'objects']] as const;
        const { recorded, refused } = sort(await Promise.all(rivals.map(([desk, what]) => desk.perform(signedDelegates.KAZ, position(at, what, seen)))));
        expect(recorded).toHaveLength(1);
        seen = (recorded[0] as { acts: Act[] }).acts[0]!.seq;
        expect(refused).toEqual([{ refused: true, code: 'procedures.superseded', facts: { act: seen } }]);
      }
      expect(await actsOf(one, "kind = 'procedures.position_taken'")).toHaveLength(5);
    });

    test('of several parties: all are recorded, in one order that both servers show', async () => {
      const { one, two, at } = await circulated();
      const before = (await numbersOf(one)).length;
      const parties = ['KAZ', 'KGZ', 'BLR', 'TJK'] as const;
      const desks = [one, two, one, two];
      const results = await Promise.all(parties.map((party, i) => desks[i]!.perform(signedDelegates[party], position(at, i === 0 ? 'agrees' : 'reserves'))));
      const { recorded, refused } = sort(results);
      expect(refused).toEqual([]);
      const numbers = recorded.map((r) => (r as { acts: Act[] }).acts[0]!.seq).sort((a, b) => a - b);
      expect(numbers).toEqual(upTo(4).map((n) => before + n));
      expect(await actsOf(one)).toEqual(await actsOf(two));
    });
  });

  test('an analyst of a centre writes nothing into a matter that the analyst can read', async () => {
    const [desk] = await twoDesks(kind);
    const matter = chain(desk);
    await matter.warning();
    const before = await contents(desk.database);
    const draft = draftText({ dossier: matter.at.dossier, consultation: null, title: both('x'), paragraphs: [] }, null);
    expect(await desk.perform(analyst, dossier('mine'))).toMatchObject({ code: 'dossiers.not_allowed' });
    expect(await desk.perform(analyst, draft)).toMatchObject({ code: 'texts.not_allowed' });
    expect(await contents(desk.database)).toEqual(before);
  });
});
