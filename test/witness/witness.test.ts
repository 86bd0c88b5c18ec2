import { execFile, execFileSync } from 'node:child_process';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Published } from '../../src/features/exchange/schema.ts';
import { answerNode, exportLane } from '../../src/features/exchange/index.ts';
import { tables } from '../../src/features/exchange/tables.ts';
import { isRefusal } from '../../src/core/refusal.ts';
import { draft } from '../exchange/drafts.ts';
import { fleetOf, say, type Fleet, type Member } from '../exchange/fleet.ts';
import { anchor, NET, signedDirectory } from '../exchange/network.ts';

/** A reader in another language, with another library, pulls a lane over HTTP and matches what the ledger says. */
const PYTHON = '/usr/bin/python3';
const there = ((): boolean => {
  try {
    execFileSync(PYTHON, ['-c', 'import nacl'], { stdio: 'ignore' });
    return true;
  } catch {
    process.stderr.write('\n!!! NO python3-nacl: the witness in Python is skipped. On Debian: apt-get install python3-nacl !!!\n\n');
    return false;
  }
})();
const WITNESS = join(import.meta.dirname, 'witness.py');
const run = promisify(execFile);

describe.skipIf(!there)('the witness', () => {
  let fleet: Fleet;
  let [origin, reader]: Member[] = [];
  let server: Server;
  let folder: string;
  let endpoint: string;
  /** Changes what leaves, for the tests in which it must be noticed. */
  let change: (body: Buffer) => Buffer = (body) => body;
  beforeAll(async () => {
    fleet = await fleetOf('embedded', ['a', 'b']);
    [origin, reader] = fleet.members as [Member, Member];
    const wall = { ...origin.desk, clock: { ...origin.desk.clock, wall: () => new Date().toISOString() } };
    server = createServer((req, res) => {
      void answerNode(wall, wall.exchange!, { method: req.method!, path: req.url!, body: new Uint8Array(), header: (name) => (req.headers[name] as string | undefined) ?? null })
        .then(({ status, headers, body }) => res.writeHead(status, headers).end(change(Buffer.from(body))));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    folder = mkdtempSync(join(tmpdir(), 'comity-witness-'));
    for (let i = 0; i < 30; i++) await say(origin, draft(['b'], `Assessment ${i}: «Ситуация» ${'длинный текст '.repeat(i)}`, { body: { ...(draft(['b'], '').body as object), judgement: { en: `n ${i}`, ru: `№ ${i} \u20ac\ud83d\ude00 "quoted" \\ and \n a line` }, likelihood: { low: i / 40, high: 0.9 } } }));
  });
  afterAll(() => {
    server?.close();
    if (folder) rmSync(folder, { recursive: true });
  });

  const config = (more: object = {}): string => {
    const file = join(folder, 'config.json');
    writeFileSync(file, JSON.stringify({ net: NET, me: 'b', secret: reader!.node.signing.secret, from: 'a', endpoint, limit: 7, directory: signedDirectory(fleet.directory), officers: anchor.officers.map(({ key }) => key), need: anchor.need, identity: origin!.node.identity.key, ...more }));
    return file;
  };
  const ledger = async (): Promise<object[]> => (await origin!.desk.database.audit((lease) => tables(lease).selectFrom('exchange_ledger').selectAll().where('node', '=', 'b').orderBy('lane_seq').execute()))
    .map(({ lane_seq, entry, record, record_id }) => ({ seq: lane_seq, entry, record, kind: 'assessment' satisfies Published['kind'], id: record_id }));
  const witnessed = async (args: string[]): Promise<{ entries: object[] }> => JSON.parse((await run(PYTHON, [WITNESS, ...args])).stdout) as { entries: object[] };

  test('pulls the lane and finds what the ledger of the sender says', async () => {
    change = (body) => body;
    const found = await witnessed(['pull', config()]);
    expect(found.entries).toHaveLength(30);
    expect(found.entries).toEqual(await ledger());
  });

  test('finds the same in a file', async () => {
    const piece = await exportLane(origin!.desk, origin!.desk.exchange!, 'b', 0);
    if (isRefusal(piece)) throw new Error(piece.code);
    writeFileSync(join(folder, 'lane'), piece.file);
    expect((await witnessed(['file', config(), join(folder, 'lane')])).entries).toEqual(await ledger());
  });

  test('notices a byte that was changed, a quorum that is short, and an identity that is not the pinned one', async () => {
    change = (body) => { const other = Buffer.from(body); other[body.length >> 1]! ^= 1; return other; };
    await expect(witnessed(['pull', config()])).rejects.toThrow('a page that its origin did not sign');
    change = (body) => body;
    await expect(witnessed(['pull', config({ need: 3 })])).rejects.toThrow('without its quorum');
    await expect(witnessed(['pull', config({ identity: reader!.node.identity.key })])).rejects.toThrow('no key of the origin that counts');
    await expect(witnessed(['pull', config({ secret: origin!.node.signing.secret })])).rejects.toThrow('401');
  });
});
