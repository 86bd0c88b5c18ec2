import { spawn, type ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import { closeSync, cpSync, existsSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import pg from 'pg';
import { parse } from 'yaml';
import { z } from 'zod';
import { directorySchema, type Directory } from '../src/core/exchange/directory.ts';
import { DIRECTORY_TYPE, fingerprint, keyidOf, seal } from '../src/core/exchange/envelope.ts';
import { openDesk } from '../src/desk.ts';
import { OPERATIONS } from '../src/operations.ts';
import { readConfig } from '../src/platform/config.ts';
import { askServer } from '../src/platform/control.ts';
import { makeKey, makeNode, means, nodeFile, readNode, signerOf, writePrivate, type SecretKey } from '../src/platform/keys.ts';
import { environment, ROOT, SetupError } from './setup.mjs';

/** The nodes of a network on one machine: what is written down of it, its processes, and what is asked of them. */
export const NET = 'demo';
/** The example begins in May 2022 and runs on a clock of its own; keys are older than what they sign. */
const KEYS_FROM = '2022-01-01T00:00:00.000Z';
export const OFFICERS = { need: 2, of: 3 } as const;

const planned = z.strictObject({ id: z.string(), name: z.record(z.string(), z.string()), readers: z.array(z.string()), port: z.number().int(), database: z.string().nullable() });
/** `network.json` in the folder. `told`: what of the example records was published, by the name of the step. */
const planSchema = z.strictObject({ v: z.literal(1), nodes: z.array(planned).min(2), told: z.record(z.string(), z.strictObject({ id: z.string(), hash: z.string() })) });
export type Planned = z.infer<typeof planned>;
export type Plan = z.infer<typeof planSchema>;

const centres = z.object({ parties: z.array(z.object({ id: z.string(), centre: z.object({ id: z.string(), name: z.record(z.string(), z.string()) }).optional() })) });

/** The secretariat, and the centres of the charter in its order. */
function wanted(count: number): Pick<Planned, 'id' | 'name' | 'readers'>[] {
  const charter = centres.parse(parse(readFileSync(join(ROOT, 'charters/csto.yaml'), 'utf8')));
  const all = charter.parties.flatMap(({ id, centre }) => (centre ? [{ id: centre.id.toLowerCase(), name: centre.name, readers: ['secretariat', `party:${id}`, `centre:${centre.id}`] }] : []));
  if (count < 2 || count > all.length + 1) throw new SetupError(`--nodes: from 2 to ${all.length + 1}, the secretariat and ${all.length} centres of the charter.`);
  return [{ id: 'sec', name: { en: 'Secretariat', ru: 'Секретариат' }, readers: ['secretariat'] }, ...all.slice(0, count - 1)];
}

const file = (folder: string): string => join(folder, 'network.json');
export const savePlan = (folder: string, plan: Plan): void => writePrivate(file(folder), plan);

/** The network of the folder; a new one where there is none. @throws SetupError where it is another than was asked for */
export async function planOf(folder: string, asked: { nodes: number | null; port: number | null; postgresql: boolean }): Promise<Plan> {
  if (existsSync(file(folder))) {
    const read = planSchema.safeParse(JSON.parse(readFileSync(file(folder), 'utf8')));
    if (!read.success) throw new SetupError(`${file(folder)} is no plan of a network: ${read.error.issues[0]!.path.join('.')}. Remove the folder, or choose another with --folder.`);
    const { nodes } = read.data;
    if (asked.nodes !== null && asked.nodes !== nodes.length) throw new SetupError(`${folder} holds a network of ${nodes.length}. Leave --nodes out, or choose another folder with --folder.`);
    if (asked.port !== null && asked.port !== 0 && asked.port !== nodes[0]!.port) throw new SetupError(`The network of ${folder} is at port ${nodes[0]!.port} and after, and its directory says so. Leave --port out, or choose another folder.`);
    if (asked.postgresql !== (nodes[0]!.database !== null)) throw new SetupError(`The network of ${folder} is ${nodes[0]!.database === null ? 'on embedded databases: leave --postgresql out' : 'on PostgreSQL: add --postgresql'}, or choose another folder.`);
    return read.data;
  }
  const mark = createHash('sha256').update(folder).digest('hex').slice(0, 8);
  const nodes: Planned[] = [];
  for (const [i, node] of wanted(asked.nodes ?? 7).entries()) {
    nodes.push({ ...node, port: await freePort(asked.port === 0 ? 0 : (asked.port ?? 8100) + i), database: asked.postgresql ? `comity_net_${mark}_${node.id.replace(/\W/g, '_')}` : null });
  }
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const plan: Plan = { v: 1, nodes, told: {} };
  savePlan(folder, plan);
  return plan;
}

/** The port, when nobody listens there; one that is free for 0. */
export const freePort = (port: number): Promise<number> => new Promise((resolve, reject) => {
  const server = createServer().once('error', () => reject(new SetupError(`Something listens at port ${port} already. Choose others with --port.`)));
  server.listen(port, '127.0.0.1', () => {
    const found = (server.address() as { port: number }).port;
    server.close(() => resolve(found));
  });
});

const dataFolder = (folder: string, { id }: Planned): string => join(folder, id);
export const nodeOf = (folder: string, planned: Planned) => readNode(nodeFile(dataFolder(folder, planned)))!;

function environmentOf(folder: string, planned: Planned): Record<string, string> {
  const url = planned.database === null ? null : Object.assign(new URL(process.env.DATABASE_URL!), { pathname: `/${planned.database}` }).href;
  return { COMITY_DATA: dataFolder(folder, planned), PORT: String(planned.port), HOST: '127.0.0.1', ...(url === null ? {} : { DATABASE_URL: url }) };
}

type Officer = { name: string } & SecretKey;
const officersFile = (folder: string): string => join(folder, 'officers.json');

/** Keys of the officers and of each node, once. */
export function makeKeys(folder: string, plan: Plan): void {
  if (!existsSync(officersFile(folder))) writePrivate(officersFile(folder), Array.from({ length: OFFICERS.of }, (_, i) => ({ name: `Officer ${i + 1}`, ...makeKey() })));
  const officers = JSON.parse(readFileSync(officersFile(folder), 'utf8')) as Officer[];
  const anchor = { need: OFFICERS.need, officers: officers.map(({ name, key }) => ({ name, key })) };
  for (const one of plan.nodes) {
    const path = nodeFile(dataFolder(folder, one));
    if (!existsSync(path)) writePrivate(path, makeNode({ net: NET, node: one.id, name: one.name.en!, endpoint: `http://127.0.0.1:${one.port}`, readers: one.readers, anchor }, KEYS_FROM));
  }
}

/** The directory of all nodes, signed by as many officers as it needs. @returns its file */
export function makeDirectory(folder: string, plan: Plan): string {
  const path = join(folder, 'directory-1.json');
  if (existsSync(path)) return path;
  const officers = JSON.parse(readFileSync(officersFile(folder), 'utf8')) as Officer[];
  const nodes: Directory['nodes'] = plan.nodes.map((one) => {
    const { node, endpoint, identity, signing } = nodeOf(folder, one);
    return { id: node, name: one.name, status: 'active', endpoint, identity: identity.key, keys: [{ key: signing.key, from: signing.from, until: null, compromised: null, endorsement: signing.endorsement }] };
  });
  const directory = directorySchema.parse({ v: 1, net: NET, version: 1, prev: null, issued: KEYS_FROM, quorum: { need: OFFICERS.need, officers: officers.map(({ name, key }) => ({ name, key })) }, nodes });
  writeFileSync(path, `${JSON.stringify(seal(means, DIRECTORY_TYPE, directory, officers.slice(0, OFFICERS.need).map(signerOf)))}\n`);
  return path;
}

export const fingerprintOf = (folder: string, planned: Planned): string => fingerprint(keyidOf(means, nodeOf(folder, planned).identity.key)!);

/** A database of its own for each node of a network on PostgreSQL: the names of a desk's roles come from the name of its database. */
export async function makeDatabases(plan: Plan): Promise<void> {
  const client = new pg.Client({ connectionString: process.env.DATABASE_URL });
  await client.connect();
  try {
    for (const { database } of plan.nodes) {
      const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [database]);
      if (rowCount === 0) await client.query(`create database ${client.escapeIdentifier(database!)}`);
    }
  } finally {
    await client.end();
  }
}

/** Tells the example once, and begins every desk on an embedded database as a copy of it; whole or not at all. */
export async function tellOnce(folder: string, plan: Plan, say: (line: string) => void): Promise<void> {
  const [told, telling] = ['example', 'example.part'].map((name) => join(folder, name));
  if (!existsSync(told!)) {
    say('Telling the example once; each desk begins as a copy of it');
    rmSync(telling!, { recursive: true, force: true });
    await operate(folder, { ...plan.nodes[0]!, id: 'example.part' }, 'demo', {});
    renameSync(telling!, told!);
  }
  for (const one of plan.nodes) {
    const own = join(dataFolder(folder, one), 'postgres');
    if (existsSync(own)) continue;
    rmSync(`${own}.part`, { recursive: true, force: true });
    cpSync(join(told!, 'postgres'), `${own}.part`, { recursive: true });
    renameSync(`${own}.part`, own);
  }
}

export type Running = { readonly planned: Planned; readonly child: ChildProcess; readonly ended: Promise<number | null> };

/** Starts the server of a node; it is there when this is done. Its log is in its folder. A terminal's Ctrl-C does not reach it: it is told to stop by whoever started it. */
export async function startNode(node: string, folder: string, planned: Planned): Promise<Running> {
  const log = join(dataFolder(folder, planned), 'log.ndjson');
  const to = openSync(log, 'a', 0o600);
  const child = spawn(node, [join(ROOT, 'src/serve.ts'), '--example'], { cwd: ROOT, detached: true, stdio: ['ignore', 'pipe', to], env: environment(node, environmentOf(folder, planned)) });
  closeSync(to);
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  let said = '';
  await new Promise<void>((resolve, reject) => {
    child.stdout!.setEncoding('utf8').on('data', (chunk: string) => {
      said += chunk;
      if (/Comity is ready:/.test(said)) resolve();
    });
    child.once('error', reject);
    void ended.then((code) => reject(new SetupError(`${planned.id} ended with ${code ?? 'a signal'} while it started. The end of ${log}:\n${readFileSync(log, 'utf8').split('\n').slice(-6).join('\n')}`)));
  });
  return { planned, child, ended };
}

/** Asks a node as whoever has its command line: the server that runs on an embedded database, else here. @throws SetupError that says what was refused */
export async function operate(folder: string, planned: Planned, name: string, input: Record<string, unknown>): Promise<Readonly<Record<string, unknown>>> {
  const config = { ...readConfig(environmentOf(folder, planned)), quiet: true };
  const result = (config.databaseUrl === null ? await askServer(config.dataFolder, name, input, () => undefined) : null) ?? await here();
  if (result.ok) return result.facts;
  throw new SetupError(`${planned.id}: ${name} was refused: ${result.refusal ? `${result.refusal.code} ${JSON.stringify(result.refusal.facts)}` : JSON.stringify(result.facts ?? result.mistakes)}`);

  async function here() {
    const { desk } = await openDesk(config, { example: true });
    try {
      return await OPERATIONS[name]!(desk, input, () => undefined);
    } finally {
      await desk.database.close();
    }
  }
}
