import { setTimeout as sleep } from 'node:timers/promises';
import { isRefusal, type Refusal } from '../../src/core/refusal.ts';
import { assemble, type Desk } from '../../src/desk.ts';
import { acceptPeer, answerNode, publishRecords, pullFrom, takeDirectory, type Ask, type Draft, type NodeAnswer, type Pulled } from '../../src/features/exchange/index.ts';
import { putInForce } from '../../src/features/charter/index.ts';
import { OPERATOR } from '../../src/features/people/index.ts';
import { fingerprint, keyidOf } from '../../src/core/exchange/envelope.ts';
import type { Directory } from '../../src/core/exchange/directory.ts';
import { means, type Node } from '../../src/platform/keys.ts';
import { migrate } from '../../src/platform/db/migrate.ts';
import { noLog } from '../../src/platform/log.ts';
import type { Database } from '../../src/platform/db/database.ts';
import { stillClock } from '../../src/platform/clock.ts';
import { CHARTER_TEXT, must, NOW } from '../actors.ts';
import { signedDirectory, uuid } from './network.ts';
import type { Published } from '../../src/features/exchange/schema.ts';

/** Nodes in one process, each on a database of its own, and the network between them, which may lose, repeat, cut and change what it carries. */
export type Member = { readonly node: Node; readonly desk: Desk };
export type Fault = 'none' | 'lose request' | 'lose answer' | 'twice' | 'cut' | 'flip' | 'fail' | 'stale' | 'empty' | 'delay' | 'slow' | 'reorder';
export const FAULTS: readonly Fault[] = ['none', 'lose request', 'lose answer', 'twice', 'cut', 'flip', 'fail', 'stale', 'empty', 'delay', 'slow', 'reorder'];

/** Milliseconds in which others get ahead. */
const LATE = 15;

export type Fleet = {
  readonly members: readonly Member[];
  readonly directory: Directory;
  /** Everything that left towards a node, whoever sent it. */
  readonly left: { readonly to: string; readonly bytes: Uint8Array }[];
  pull(to: number, from: number, faults?: readonly Fault[], chance?: number, limit?: number): Promise<Pulled | Refusal | 'network'>;
  ask(faults: Fault[], chance: number, by: string): Ask;
};

/** A node on a database of its own, with the charter in force. */
export async function member_(database: Database, node: Node): Promise<Member> {
  await migrate(database, NOW);
  const desk = { ...assemble({ database, clock: { ...stillClock(NOW), wall: () => NOW }, example: false, log: noLog, node }) };
  must(await desk.perform(OPERATOR, putInForce({ text: CHARTER_TEXT, file: 'csto.yaml', once: null }) as Parameters<Desk['perform']>[1]));
  return { node, desk };
}

/** Takes the directory at a node and accepts everybody else there. */
export async function introduce({ node, desk }: Member, directory: Directory, but: readonly string[] = []): Promise<void> {
  must(await desk.perform(OPERATOR, takeDirectory(node, signedDirectory(directory), null)));
  for (const other of directory.nodes) {
    if (other.id === node.node || but.includes(other.id)) continue;
    must(await desk.perform(OPERATOR, acceptPeer(node, { node: other.id, fingerprint: fingerprint(keyidOf(means, other.identity)!) }, null)));
  }
}

export function network(members: readonly Member[], directory: Directory): Fleet {
  const left: { to: string; bytes: Uint8Array }[] = [];
  const stale = new Map<string, NodeAnswer>();
  // Answers that are held back until a later one has gone out.
  const overtaken: (() => void)[] = [];
  const ask = (faults: Fault[], chance: number, by: string): Ask => async (endpoint, { method, path, headers, body }) => {
    const fault = faults.shift() ?? 'none';
    const at = members.find(({ node }) => node.endpoint === endpoint)!;
    const sent = { method, path, body: Buffer.from(body), header: (name: string) => headers[name] ?? null };
    left.push({ to: at.node.node, bytes: Buffer.from(`${path}\n${JSON.stringify(headers)}\n${body}`) });
    if (fault === 'lose request') throw new Error('lost');
    if (fault === 'delay') await sleep(LATE);
    const answers = async (): Promise<NodeAnswer> => {
      const answer = await answerNode(at.desk, at.desk.exchange!, sent);
      left.push({ to: by, bytes: Buffer.concat([Buffer.from(`${answer.status} ${JSON.stringify(answer.headers)}\n`), answer.body]) });
      return answer;
    };
    let answer = await answers();
    if (fault === 'twice') answer = await answers();
    if (fault === 'slow') await sleep(LATE);
    if (fault === 'reorder') await Promise.race([new Promise<void>((resolve) => overtaken.push(resolve)), sleep(2 * LATE)]);
    else overtaken.splice(0).forEach((goes) => setImmediate(goes));
    const key = `${by} ${endpoint}`;
    const old = stale.get(key);
    if (answer.status === 200 && answer.body.length > 0) stale.set(key, answer);
    switch (fault) {
      case 'lose answer': throw new Error('lost');
      case 'fail': return { status: 503, headers: {}, body: new Uint8Array() };
      case 'empty': return { ...answer, body: new Uint8Array() };
      case 'cut': return { ...answer, body: answer.body.subarray(0, Math.floor(answer.body.length * chance)) };
      case 'flip': {
        const changed = Buffer.from(answer.body);
        if (changed.length > 0) changed[Math.floor(chance * changed.length)]! ^= 1 << Math.floor((chance * 1e6) % 8);
        return { ...answer, body: changed };
      }
      case 'stale': return old ?? answer;
      default: return answer;
    }
  };
  return {
    members, directory, left, ask,
    pull: async (to, from, faults = [], chance = 0.5, limit = 500) => {
      const [reader, origin] = [members[to]!, members[from]!];
      try {
        return await pullFrom(reader.desk, reader.desk.exchange!, ask([...faults], chance, reader.node.node), { node: origin.node.node, endpoint: origin.node.endpoint! }, { limit });
      } catch (error) {
        if ((error as Error).message === 'lost') return 'network';
        throw error;
      }
    },
  };
}

/** Publishes at a node, as its operator. */
export async function say({ desk, node }: Member, ...drafts: Draft[]): Promise<Published[]> {
  const done = must(await desk.perform(OPERATOR, publishRecords(node, drafts, drafts.flatMap(() => [uuid(), uuid()]), null)));
  return done.acts.map(({ payload }) => payload as Published);
}

/** Pulls everywhere from everybody, without a fault, until nothing new comes. */
export async function heal(fleet: Fleet): Promise<void> {
  for (let round = 0; round < 6; round++) {
    let taken = 0;
    for (let to = 0; to < fleet.members.length; to++) {
      for (let from = 0; from < fleet.members.length; from++) {
        if (to === from) continue;
        const done = await fleet.pull(to, from);
        if (done === 'network' || isRefusal(done)) throw new Error(`${to} from ${from}: ${done === 'network' ? done : done.code}`);
        taken += done.taken;
      }
    }
    if (taken === 0) return;
  }
  throw new Error('it does not come to rest');
}
