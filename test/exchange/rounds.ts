import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from 'vitest';
import { readable } from '../../src/features/exchange/index.ts';
import { tables } from '../../src/features/exchange/tables.ts';
import { verify } from '../../src/platform/verify.ts';
import type { Kind } from '../testbed.ts';
import { draft, recallOf } from './drafts.ts';
import { deathAt, netOf, publish, rest, snapshot, start, stop, within, type Net, type Place } from './processes.ts';
import type { Fault, Passed } from './proxy.ts';
import type { Point } from './server.ts';

/** What is done to real processes, and what must hold afterwards. */
type Said = { by: string; id: string | null; canary: string; to: readonly string[]; recalled: boolean };

/** What bytes say to whoever looks closely: as they stand, and with all base64 in them undone. */
function readings(bytes: Uint8Array): string {
  const text = Buffer.from(bytes).toString('latin1');
  return [text, ...[...text.matchAll(/[A-Za-z0-9+/]{40,}={0,2}/g)].map(([run]) => Buffer.from(run, 'base64').toString('latin1'))].join('\n');
}

export const FAULTS: readonly Fault[] = [{ fault: 'refuse' }, { fault: 'reset', at: 300 }, { fault: 'reset', at: 2000 }, { fault: 'cut', at: 150 }, { fault: 'cut', at: 1500 }, { fault: 'delay', at: 300 }, { fault: 'slow' }, { fault: 'hang', at: 400 }, { fault: 'twice' }];
export const POINTS: readonly Point[] = (['published', 'page', 'recall', 'receipt', 'nonce', 'epoch'] as const).flatMap((what) => (['before', 'after'] as const).map((when) => ({ what, when })));

export async function processRounds(kind: Kind, { ids, rounds, points = POINTS }: { ids: readonly string[]; rounds: number; points?: readonly Point[] }): Promise<{ deaths: number; faults: number; records: number }> {
  const net = await netOf(kind, ids);
  const { places } = net;
  const [a, b] = places as [Place, Place];
  const said: Said[] = [];
  let [deaths, faults] = [0, 0];
  const tell = async (by: Place, to: readonly string[]): Promise<Said> => {
    const one: Said = { by: by.node.node, id: null, canary: `canary-${kind}-${said.length + 1}-end`, to, recalled: false };
    said.push(one);
    one.id = (await publish(by, draft(to, one.canary))).published![0]!;
    return one;
  };
  const recall = async (by: Place, one: Said): Promise<void> => {
    one.recalled = true;
    await publish(by, recallOf(one.id!));
  };
  const others = (place: Place): string[] => ids.filter((id) => id !== place.node.node);
  try {
    for (const place of places) await start(place);
    for (const place of places) await tell(place, others(place));
    await rest(net);
    for (let round = 0; round < rounds; round++) {
      for (const point of points) {
        if (point.what === 'published') expect(await deathAt(a, point, () => tell(a, [b.node.node])), name(point)).toBe(true);
        else if (point.what === 'recall') {
          const one = await tell(a, others(a));
          await rest(net);
          expect(await deathAt(a, point, () => recall(a, one)), name(point)).toBe(true);
          // Whoever was not told whether it went asks for it again: one recall more does no harm.
          await recall(a, one);
        } else if (point.what === 'page') expect(await deathAt(b, point, () => tell(a, [b.node.node])), name(point)).toBe(true);
        else if (point.what === 'receipt') {
          const one = await tell(a, others(a));
          await rest(net);
          expect(await deathAt(b, point, () => recall(a, one)), name(point)).toBe(true);
        } else if (point.what === 'nonce') expect(await deathAt(a, point, () => tell(a, [b.node.node])), name(point)).toBe(true);
        else await restored(net, point, tell);
        deaths++;
        await rest(net);
      }
      for (const fault of FAULTS) {
        faults++;
        for (const { proxy } of places) proxy.faults.push(fault, fault);
        for (const place of places) await tell(place, others(place));
        await sleep(fault.fault === 'hang' || fault.fault === 'slow' ? 800 : 300);
        for (const { proxy } of places) proxy.heal();
        // Whoever did not hear that there is something is told again with the next.
        for (const place of places) await tell(place, others(place));
        await rest(net);
      }
    }
    await rest(net);
    await invariants(net, said);
    return { deaths, faults, records: said.length };
  } finally {
    await net.close();
  }
}

const name = ({ what, when }: Point): string => `${when} the commit of: ${what}`;
/** A node is restored from before what it sent last, and dies where it opens the lane anew. */
async function restored(net: Net, point: Point, tell: (by: Place, to: readonly string[]) => Promise<Said>): Promise<void> {
  const [a, b] = net.places as [Place, Place];
  const opened = (): number => a.log.split('exchange.epoch_opened').length;
  // Whoever starts asks everybody, and shows what was signed to one who no longer knows it.
  const ask = (): Promise<void> => stop(b).then(() => start(b));
  await stop(a);
  const restore = await snapshot(a);
  await start(a);
  const lost = await tell(a, [b.node.node]);
  await rest(net);
  await stop(a);
  await restore();
  await start(a);
  const before = opened();
  expect(await deathAt(a, point, ask), name(point)).toBe(true);
  lost.id = null;
  if (point.when === 'before') await ask();
  for (const until = Date.now() + 20_000; point.when === 'before' && opened() === before && Date.now() < until; ) await sleep(100);
  await tell(a, [b.node.node]);
}

async function invariants({ places }: Net, said: readonly Said[]): Promise<void> {
  for (const place of places) await stop(place);
  type Row = { lane_epoch: number; lane_seq: number; entry: string; record: string };
  const lane = (place: Place, table: 'exchange_ledger' | 'exchange_entries', node: string): Promise<Row[]> => within(place, (desk) => desk.database.audit((lease) => tables(lease).selectFrom(table).select(['lane_epoch', 'lane_seq', 'entry', 'record']).where('node', '=', node).orderBy('lane_epoch').orderBy('lane_seq').execute() as Promise<Row[]>));
  for (const from of places) {
    for (const to of places) {
      if (from === to) continue;
      const [sent, had] = [await lane(from, 'exchange_ledger', to.node.node), await lane(to, 'exchange_entries', from.node.node)];
      const keys = new Set(had.map(({ lane_epoch, entry }) => `${lane_epoch} ${entry}`));
      expect(sent.filter(({ lane_epoch, entry }) => !keys.has(`${lane_epoch} ${entry}`)), `${from.node.node} > ${to.node.node}: nothing is lost`).toEqual([]);
      const newest = Math.max(...sent.map(({ lane_epoch }) => lane_epoch));
      const own = new Set(sent.map(({ entry }) => entry));
      expect(had.filter(({ lane_epoch, entry }) => lane_epoch === newest && !own.has(entry)), `${to.node.node} has nothing that ${from.node.node} did not send`).toEqual([]);
    }
  }
  const canaries = new Map(said.map((one) => [one.canary, one]));
  const seen = new Set<string>();
  for (const { proxy } of places) {
    for (const { to, text } of joined(proxy.passed)) {
      for (const [canary] of text.matchAll(/canary-\w+-\d+-end/g)) {
        expect(canaries.get(canary)?.to, `${canary} went towards ${to}`).toContain(to);
        seen.add(canary);
      }
    }
  }
  expect(seen.size, 'the search finds what did go').toBeGreaterThan(said.length / 2);
  for (const place of places) {
    expect(place.log.includes('exchange.pulled'), 'there is a log').toBe(true);
    expect(/canary/.test(place.log), `no word of a record in the log of ${place.node.node}`).toBe(false);
    const { texts, acts, verified } = await within(place, async (desk) => ({
      texts: (await desk.database.audit((lease) => readable(lease, 10_000))).map(({ payload }) => payload).join('\n'),
      acts: (await desk.database.audit((lease) => lease.db.selectFrom('head').select('seq').executeTakeFirstOrThrow())).seq,
      verified: await verify(desk),
    }));
    expect(verified.faults, place.node.node).toEqual([]);
    expect(acts).toBeGreaterThan(0);
    for (const { canary, to, recalled, id } of said) {
      if (!to.includes(place.node.node)) expect(texts.includes(canary), `${canary} at ${place.node.node}`).toBe(false);
      else if (recalled) expect(texts.includes(canary), `${canary} was recalled, at ${place.node.node}`).toBe(false);
      else if (id !== null) expect(texts.includes(canary), `${canary} at ${place.node.node}`).toBe(true);
    }
  }
}

/** What went one way on one connection, put together: a word may be split between two packets. */
function joined(passed: readonly Passed[]): { to: string; text: string }[] {
  return [...Map.groupBy(passed, ({ to, connection }) => `${connection} ${to}`).values()].map((parts) => ({ to: parts[0]!.to, text: readings(Buffer.concat(parts.map(({ bytes }) => bytes))) }));
}
