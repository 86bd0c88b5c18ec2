import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { NetworkState } from '../../src/features/exchange/index.ts';
import { comity, facts, ROOT, type Ran } from './command.ts';
import { startServer, type Server } from './server.ts';

/** Two nodes as they are set up by hand: processes of their own, the command line, and HTTP between them. */
const folder = mkdtempSync(join(tmpdir(), 'comity-nodes-'));
const file = (name: string): string => join(folder, name);
const data = (node: string): string => file(`data-${node}`);
const freePort = (): Promise<number> => new Promise((resolve) => {
  const server = createServer().listen(0, '127.0.0.1', () => {
    const { port } = server.address() as { port: number };
    server.close(() => resolve(port));
  });
});
async function ok(node: string, args: string[]): Promise<Record<string, unknown>> {
  const ran: Ran = await comity(data(node), [...args, '--json']);
  expect(ran.code, `${args.join(' ')}: ${ran.err}${ran.out}`).toBe(0);
  return facts(ran);
}
const NODES = ['sec', 'kaz'] as const;
const servers: Server[] = [];
const fingerprints = new Map<string, string>();

beforeAll(async () => {
  for (const n of [1, 2]) {
    await ok('sec', ['node', 'officer', file(`officer-${n}.json`), '--name', `Officer ${n}`]);
    const { name, key } = JSON.parse(readFileSync(file(`officer-${n}.json`), 'utf8')) as { name: string; key: string };
    writeFileSync(file(`officer-${n}.pub.json`), JSON.stringify({ name, key }));
  }
  const ports = await Promise.all(NODES.map(freePort));
  const officers = (ending: string): string[] => [1, 2].flatMap((n) => ['--officer', file(`officer-${n}.${ending}`)]);
  for (const [i, node] of NODES.entries()) {
    await ok(node, ['node', 'init', '--net', 'region', '--id', node, '--endpoint', `http://127.0.0.1:${ports[i]}`, ...officers('pub.json'), '--need', '2']);
    const card = await ok(node, ['node', 'card']);
    fingerprints.set(node, card.fingerprint as string);
    writeFileSync(file(`${node}.card.json`), JSON.stringify(card));
  }
  await ok('sec', ['node', 'directory', file('directory.json'), ...NODES.flatMap((node) => ['--card', file(`${node}.card.json`)]), ...officers('json')]);
  for (const [i, node] of NODES.entries()) {
    await ok(node, ['charter', join(ROOT, 'charters/csto.yaml')]);
    await ok(node, ['exchange', 'directory', file('directory.json')]);
    const other = NODES[1 - i]!;
    await ok(node, ['exchange', 'accept', other, '--fingerprint', fingerprints.get(other)!]);
    servers.push(await startServer({ example: false, env: { COMITY_DATA: data(node), PORT: String(ports[i]), COMITY_QUIET: '1' } }));
  }
}, 180_000);
afterAll(async () => {
  for (const server of servers) await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

describe('two nodes', () => {
  test('keys are readable by their owner alone, and no card holds a secret', () => {
    expect(statSync(join(data('kaz'), 'node.json')).mode & 0o777).toBe(0o600);
    const { identity } = JSON.parse(readFileSync(join(data('kaz'), 'node.json'), 'utf8')) as { identity: { secret: string } };
    expect(readFileSync(file('kaz.card.json'), 'utf8')).not.toContain(identity.secret);
  });

  test('what one publishes is at the other within seconds, without anybody asking, and both say so', async () => {
    writeFileSync(file('draft.json'), JSON.stringify({ kind: 'tasking', to: ['kaz'], body: { question: { en: 'What changed at the border?' }, background: null, answerBy: '2027-05-20T12:00:00.000Z' } }));
    const published = await ok('sec', ['exchange', 'publish', file('draft.json')]);
    expect(published).toMatchObject({ published: [{ rev: 1, to: ['kaz'] }] });
    const until = Date.now() + 20_000;
    const at = async (node: string): Promise<NetworkState> => (await ok(node, ['exchange', 'status'])) as unknown as NetworkState;
    while ((await at('kaz')).peers[0]!.taken === 0 && Date.now() < until) await new Promise((resolve) => setTimeout(resolve, 300));
    expect((await at('kaz')).peers[0]).toMatchObject({ node: 'sec', taken: 1, quarantined: 0, trouble: null });
    await ok('kaz', ['exchange', 'pull', 'sec']);
    expect((await at('sec')).peers[0]).toMatchObject({ node: 'kaz', sent: 1, confirmed: 1 });
    for (const node of NODES) expect(await ok(node, ['verify'])).toMatchObject({ ok: true });
  });

  test('who signs nothing is told nothing', async () => {
    const answer = await fetch(`${servers[0]!.base}/x/v1/lane?after=1:0:${'0'.repeat(64)}`);
    expect([answer.status, await answer.text()]).toEqual([401, '{"code":"exchange.unknown_peer"}']);
  });
});
