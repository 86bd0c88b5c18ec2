import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Member } from '../../src/core/exchange/directory.ts';
import { fingerprint } from '../../src/core/exchange/envelope.ts';
import { cardOf } from '../../src/features/exchange/index.ts';
import { makeNode, means, nodeFile, opened, writePrivate, type NodeFile } from '../../src/platform/keys.ts';
import { anchor, directoryOf, NET, signedDirectory } from '../exchange/network.ts';
import { comity, facts } from './command.ts';
import { startServer, type Server } from './server.ts';

/** Nodes as they are in use: processes of their own, each with the example told but for its network, which have compared fingerprints and exchange records. */
export type RunningNode = { readonly id: string; readonly server: Server; readonly folder: string; run(...args: string[]): Promise<Record<string, unknown>>; publish(drafts: object): Promise<{ id: string; hash: string; rev: number }[]> };
export type Nodes = { readonly nodes: readonly RunningNode[]; stop(): Promise<void> };

const freePort = (): Promise<number> => new Promise((resolve) => {
  const server = createServer().listen(0, '127.0.0.1', () => {
    const { port } = server.address() as { port: number };
    server.close(() => resolve(port));
  });
});
export const fingerprintOf = ({ identity }: Pick<NodeFile, 'identity'>): string => fingerprint(means.sha256(Buffer.from(identity.key, 'base64')));

/**
 * @param ids names by identifier
 * @param silent nodes that are accepted and never started
 */
export async function startNodes(ids: Readonly<Record<string, string>>, silent: readonly string[] = []): Promise<Nodes> {
  const base = mkdtempSync(join(tmpdir(), 'comity-network-'));
  const made = await Promise.all(Object.entries(ids).map(async ([id, name]) => {
    const port = await freePort();
    const file = makeNode({ net: NET, node: id, name, endpoint: `http://127.0.0.1:${port}`, readers: ['secretariat', 'centre:TJK-1'], anchor }, '2022-01-01T00:00:00.000Z');
    const folder = join(base, id);
    writePrivate(nodeFile(folder), file);
    return { id, port, folder, file };
  }));
  writeFileSync(join(base, 'directory.json'), JSON.stringify(signedDirectory(directoryOf(made.map(({ file }) => (cardOf(opened(file)) as { member: Member }).member)))));
  const begin = async ({ id, port, folder, file }: (typeof made)[number]): Promise<RunningNode> => {
    const server = await startServer({ env: { COMITY_DATA: folder, PORT: String(port) } });
    const run = async (...args: string[]): Promise<Record<string, unknown>> => {
      const ran = await comity(folder, [...args, '--json']);
      if (ran.code !== 0) throw new Error(`${id}: ${args.join(' ')}: ${ran.err}${ran.out}`);
      return facts(ran);
    };
    await run('exchange', 'directory', join(base, 'directory.json'));
    for (const other of made) if (other.file !== file) await run('exchange', 'accept', other.id, '--fingerprint', fingerprintOf(other.file));
    const publish = async (drafts: object): Promise<{ id: string; hash: string; rev: number }[]> => {
      const draft = join(base, `${id}-draft.json`);
      writeFileSync(draft, JSON.stringify(drafts));
      return (await run('exchange', 'publish', draft)).published as { id: string; hash: string; rev: number }[];
    };
    return { id, server, folder, run, publish };
  };
  const nodes = await Promise.all(made.filter(({ id }) => !silent.includes(id)).map(begin));
  return {
    nodes,
    stop: async () => {
      for (const { server } of nodes) await server.end();
      rmSync(base, { recursive: true, force: true });
    },
  };
}
