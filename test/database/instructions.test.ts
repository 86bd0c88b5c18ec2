import { sql } from 'kysely';
import { expect, test } from 'vitest';
import type { Actor } from '../../src/core/act.ts';
import { isRefusal } from '../../src/core/refusal.ts';
import { dropPosition, instructionsOn, noteInstruction, preparationIn, preparePosition, releasePosition } from '../../src/features/instructions/index.ts';
import { asRunning, newestOf, outcomeOf, procedureById, takePosition } from '../../src/features/procedures/index.ts';
import { verify } from '../../src/platform/verify.ts';
import { chain } from '../chain.ts';
import { both, must, officer, onDatabases, openTestDesk, setUp, signedDelegates } from '../testbed.ts';
import type { Desk } from '../../src/desk.ts';

const { KAZ, TJK } = signedDelegates;
const CANARY = 'canary-of-a-capital';
const colleague: Actor = { ...TJK, person: 'tjk-second', offices: ['adviser'], tokens: [...TJK.tokens.filter((one) => !one.startsWith('person:')), 'person:tjk-second'] };

onDatabases((kind) => {
  const begun = async () => {
    const desk = await openTestDesk(kind);
    await setUp(desk);
    const matter = chain(desk);
    await matter.warning();
    await matter.consultation('KAZ', { TJK: 'accept' });
    await matter.text({ revisions: 1 });
    await matter.silence([]);
    const procedure = (await desk.database.read(TJK.tokens, (lease) => procedureById(lease, 'S-1')))!;
    return { desk, procedure };
  };
  const everything = (desk: Desk, who: Actor): Promise<string> => desk.database.read(who.tokens, async (lease) => {
    const { rows } = await sql<{ all: string }>`select coalesce(string_agg(x, ' '), '') as all from (select a::text as x from acts a union all select i::text from instructions i union all select p::text from preparations p union all select c::text from chains c) t`.execute(lease.db);
    return rows[0]!.all;
  });

  test('what a capital says, and what is prepared, is read by the party alone: neither rows, nor acts, nor the chain', { timeout: 120_000 }, async () => {
    const { desk, procedure } = await begun();
    must(await desk.perform(colleague, noteInstruction({ subject: procedure.text, words: both(CANARY), seen: 0 }, colleague, null)));
    must(await desk.perform(colleague, preparePosition({ procedure: 'S-1', hash: procedure.hash, kind: 'objects', paragraphs: [1], words: both(CANARY), seen: null }, colleague, null)));
    expect(await everything(desk, TJK)).toContain(CANARY);
    for (const who of [KAZ, officer]) {
      const all = await everything(desk, who);
      expect(all, who.person).not.toContain(CANARY);
      expect(all, who.person).not.toContain('instructions.');
      expect(all, who.person).not.toContain('party:TJK');
      expect(await desk.database.read(who.tokens, (lease) => instructionsOn(lease, 'TJK', procedure.text))).toEqual([]);
    }
    expect(outcomeOf((await desk.database.read(KAZ.tokens, (lease) => procedureById(lease, 'S-1')))!, desk.clock.now()).state, 'it is no position').toBe('open');
    const stale = await desk.perform(TJK, noteInstruction({ subject: procedure.text, words: both('x'), seen: 0 }, TJK, null));
    expect(isRefusal(stale) && stale.code).toBe('instructions.stale');
    expect((await verify(desk)).faults).toEqual([]);
  });

  test('one prepares, another releases: the ordinary position, with both names; who has no office does not', { timeout: 120_000 }, async () => {
    const { desk, procedure } = await begun();
    must(await desk.perform(colleague, preparePosition({ procedure: 'S-1', hash: procedure.hash, kind: 'objects', paragraphs: [1], words: both('reason'), seen: null }, colleague, null)));
    const byColleague = await desk.perform(colleague, releasePosition({ procedure: 'S-1', revision: 1 }, procedure, colleague, null));
    expect(isRefusal(byColleague) && byColleague.code).toBe('procedures.not_entitled');
    const byOther = await desk.perform(KAZ, releasePosition({ procedure: 'S-1', revision: 1 }, procedure, KAZ, null));
    expect(isRefusal(byOther) && byOther.code, 'the same as if there were none').toBe('instructions.nothing_waits');
    const acts = must<{ acts: readonly { kind: string; person: string; payload: unknown }[] }>(await desk.perform(TJK, releasePosition({ procedure: 'S-1', revision: 1 }, procedure, TJK, null)) as never).acts;
    expect(acts.map((act) => [act.kind, act.person])).toEqual([['procedures.position_taken', TJK.person], ['instructions.settled', TJK.person]]);
    expect(acts[0]!.payload).toMatchObject({ preparedBy: 'tjk-second', party: 'TJK', kind: 'objects' });
    expect(await desk.database.read(TJK.tokens, (lease) => preparationIn(lease, 'TJK', 'S-1'))).toMatchObject({ state: 'released', settled_by: TJK.person });
    expect((await verify(desk)).faults).toEqual([]);
  });

  test('what was prepared is refused when the party has moved since, or when it was prepared anew or dropped', { timeout: 120_000 }, async () => {
    const { desk, procedure } = await begun();
    const input = { procedure: 'S-1', hash: procedure.hash, kind: 'agrees', paragraphs: [], words: {}, seen: null };
    must(await desk.perform(colleague, preparePosition(input, colleague, null)));
    must(await desk.perform(colleague, preparePosition(input, colleague, null)));
    const old = await desk.perform(TJK, releasePosition({ procedure: 'S-1', revision: 1 }, procedure, TJK, null));
    expect(isRefusal(old) && old.code).toBe('instructions.prepared_anew');
    must(await desk.perform(TJK, takePosition({ ...input, kind: 'abstains' }, procedure, null)));
    const moved = await desk.perform(TJK, releasePosition({ procedure: 'S-1', revision: 2 }, procedure, TJK, null));
    expect(isRefusal(moved) && moved.code).toBe('procedures.superseded');
    must(await desk.perform(colleague, dropPosition({ procedure: 'S-1', revision: 2 }, colleague, null)));
    const gone = await desk.perform(TJK, releasePosition({ procedure: 'S-1', revision: 2 }, procedure, TJK, null));
    expect(isRefusal(gone) && gone.code).toBe('instructions.nothing_waits');
    const now = (await desk.database.read(TJK.tokens, (lease) => procedureById(lease, 'S-1')))!;
    expect(newestOf(asRunning(now).positions, 'TJK')).not.toBeNull();
  });
});
