import { expect, test } from 'vitest';
import { isRefusal } from '../../src/core/refusal.ts';
import { putInForce } from '../../src/features/charter/index.ts';
import { OPERATOR } from '../../src/features/people/index.ts';
import { asRunning, newestOf, outcomeOf, procedureById, takePositionBack } from '../../src/features/procedures/index.ts';
import { verify } from '../../src/platform/verify.ts';
import { chain } from '../chain.ts';
import { CHARTER_TEXT, must, onDatabases, openTestDesk, setUp, signedDelegates } from '../testbed.ts';
import type { Desk } from '../../src/desk.ts';

const { KAZ } = signedDelegates;

onDatabases((kind) => {
  test('within the window of the charter a party takes its newest position back, once, and it stands as before', { timeout: 120_000 }, async () => {
    const desk = await openTestDesk(kind);
    await setUp(desk);
    must(await desk.perform(OPERATOR, putInForce({ text: CHARTER_TEXT.replace('kind: silence', 'kind: silence\n      undoMinutes: 60'), file: 'csto.yaml', once: null }) as Parameters<Desk['perform']>[1]));
    const matter = chain(desk);
    await matter.text();
    await matter.silence([['KAZ', { kind: 'objects' }]]);
    const read = async () => (await desk.database.read(KAZ.tokens, (lease) => procedureById(lease, matter.at.procedure)))!;
    const before = await read();
    expect(outcomeOf(before, desk.clock.now()).state).toBe('broken');
    const seen = newestOf(asRunning(before).positions, 'KAZ');
    must(await desk.perform(KAZ, takePositionBack({ procedure: before.id, hash: before.hash, seen }, before, null)));
    const after = await read();
    expect(outcomeOf(after, desk.clock.now())).toMatchObject({ state: 'open', byParty: { KAZ: 'silent' } });
    const twice = await desk.perform(KAZ, takePositionBack({ procedure: before.id, hash: before.hash, seen: newestOf(asRunning(after).positions, 'KAZ') }, before, null));
    expect(isRefusal(twice) && twice.code).toBe('procedures.no_undo');
    expect((await verify(desk)).faults).toEqual([]);
  });
});
