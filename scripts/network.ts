import { resolve } from 'node:path';
import { parseCommand, UsageError } from '../src/cli/arguments.ts';
import type { NetworkState } from '../src/features/exchange/index.ts';
import { fingerprintOf, freePort, makeDatabases, makeDirectory, makeKeys, OFFICERS, operate, planOf, startNode, tellOnce, type Plan, type Planned, type Running } from './network-nodes.ts';
import { converged, tell } from './network-story.ts';
import { asScript, say, setup, SetupError } from './setup.mjs';

/** `bin/comity network demo`: a secretariat and the centres of the charter as processes on this machine, with example records between them, until Ctrl-C. */
const AT_ONCE = 2;

function number(value: unknown, name: string): number | null {
  if (value === undefined) return null;
  if (!/^\d{1,5}$/.test(String(value))) throw new SetupError(`--${name}: a whole number, not "${String(value)}".`);
  return Number(value);
}

async function eachOf<T>(all: readonly T[], work: (one: T) => Promise<unknown>): Promise<void> {
  const left = [...all];
  await Promise.all(Array.from({ length: AT_ONCE }, async () => {
    for (let one = left.shift(); one !== undefined; one = left.shift()) await work(one);
  }));
}

/** The signed directory at a node, and everybody else accepted there. */
async function introduce(folder: string, plan: Plan, directory: string, at: Planned): Promise<void> {
  const { version, peers } = (await operate(folder, at, 'exchange status', {})) as unknown as NetworkState;
  if (version === 0) await operate(folder, at, 'exchange directory', { file: directory });
  const known = new Set(peers.map(({ node }) => node));
  for (const other of plan.nodes) if (other.id !== at.id && !known.has(other.id)) await operate(folder, at, 'exchange accept', { node: other.id, fingerprint: fingerprintOf(folder, other) });
}

function instructions(plan: Plan, folder: string): void {
  say('\nThe network is ready; everything on it is invented.\n');
  for (const { id, name, port } of plan.nodes) say(`  http://127.0.0.1:${port}  ${id.padEnd(6)} ${name.en}`);
  say(`\nSign in at each with one click: http://127.0.0.1:${plan.nodes[0]!.port}/sign-in. At the secretariat as its duty officer, at a centre as somebody of its party.`);
  say(`How the lanes stand:  COMITY_DATA='${resolve(folder, plan.nodes[0]!.id)}' bin/comity exchange status`);
  say('\nThis machine holds the keys of all of them, and of the officers, and compared the fingerprints itself: between organisations people read them to each other.');
  say('Stop with Ctrl-C; the next start goes on from this folder.');
}

async function demo(argv: readonly string[]): Promise<number> {
  const { values } = parseCommand(['network', 'demo', ...argv])!;
  const folder = resolve(typeof values.folder === 'string' ? values.folder : 'data/network');
  const postgresql = values.postgresql === true;
  if (postgresql && !process.env.DATABASE_URL) throw new SetupError('--postgresql: set DATABASE_URL to a PostgreSQL whose user may make databases and roles.');
  const { node } = await setup();
  const asked = { nodes: number(values.nodes, 'nodes'), port: number(values.port, 'port'), postgresql };
  const plan = await planOf(folder, asked);
  for (const { port } of plan.nodes) await freePort(port);
  makeKeys(folder, plan);
  const directory = makeDirectory(folder, plan);

  const running: Running[] = [];
  let stopping = false;
  const stop = (signal: NodeJS.Signals): void => {
    for (const { child } of running) child.kill(stopping ? 'SIGKILL' : signal);
    stopping = true;
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => (say('Stopping ...'), stop('SIGTERM')));
  const ended = Promise.withResolvers<string>();
  try {
    if (postgresql) await makeDatabases(plan);
    else await tellOnce(folder, plan, say);
    await eachOf(plan.nodes, async (planned) => {
      if (stopping) return;
      const one = await startNode(node, folder, planned);
      running.push(one);
      if (stopping) one.child.kill('SIGTERM');
      void one.ended.then((code) => ended.resolve(`${planned.id} ended with ${code ?? 'a signal'}`));
      say(`Nodes: ${running.length} of ${plan.nodes.length}, ${planned.id}`);
    });
    if (!stopping) {
      await eachOf(plan.nodes, (at) => introduce(folder, plan, directory, at));
      say(`Directory: version 1, signed by ${OFFICERS.need} of ${OFFICERS.of} officers; every node accepted every other`);
      const told = await tell(folder, plan, say);
      say(`Everything has arrived: ${await converged(folder, told)} entries on ${plan.nodes.length * (plan.nodes.length - 1)} lanes, every recall answered`);
      instructions(told, folder);
      const first = await ended.promise;
      if (!stopping) throw new SetupError(`${first}; what it said is in log.ndjson in its folder. The others are stopped.`);
    }
    return 0;
  } catch (error) {
    // Whoever stops it has asked for what then fails.
    if (stopping) return 0;
    if (error instanceof UsageError) throw new SetupError(error.message);
    throw error;
  } finally {
    if (!stopping) stop('SIGTERM');
    await Promise.all(running.map((one) => one.ended));
  }
}

await asScript(async () => {
  try {
    return await demo(process.argv.slice(2));
  } catch (error) {
    if (error instanceof UsageError) throw new SetupError(error.message);
    throw error;
  }
});
