import { writeSync } from 'node:fs';
import { createInterface } from 'node:readline';
import type { AddressInfo } from 'node:net';
import { assemble } from '../../src/desk.ts';
import type { Act } from '../../src/core/act.ts';
import { isRefusal } from '../../src/core/refusal.ts';
import { answerNode, keepExchange, networkState, publishRecords } from '../../src/features/exchange/index.ts';
import { uuid } from '../../src/features/exchange/ids.ts';
import type { Draft } from '../../src/features/exchange/rules.ts';
import { OPERATOR } from '../../src/features/people/index.ts';
import { systemClock } from '../../src/platform/clock.ts';
import { openEmbedded, openPostgres, type Database } from '../../src/platform/db/database.ts';
import { healthOf } from '../../src/platform/health.ts';
import { front } from '../../src/platform/http.ts';
import { readNode } from '../../src/platform/keys.ts';
import { jsonLog } from '../../src/platform/log.ts';

/**
 * A node as a process of its own, with the server, the loop and the log of a real one, and without pages. It is asked by
 * lines of JSON on standard input, and answers each with one. `arm` says where it kills itself: before or after the
 * commit of a transaction that does what is named.
 */
const [where, keys] = process.argv.slice(2) as [string, string];
export type Point = { readonly what: 'published' | 'recall' | 'page' | 'receipt' | 'epoch' | 'nonce'; readonly when: 'before' | 'after' };
export type Asked = { id: number; op: 'arm'; point: Point } | { id: number; op: 'publish'; drafts: Draft[] } | { id: number; op: 'status' | 'stop' };
let armed: Point | null = null;

function die(): void {
  process.kill(process.pid, 'SIGKILL');
  // Nothing more is done until the signal has come.
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
}

/** What a transaction did, by its acts. */
function named(answer: unknown): Point['what'][] {
  const acts = (answer as { acts?: readonly Act[] } | null)?.acts ?? [];
  const published = acts.filter(({ kind }) => kind === 'exchange.published').map(({ payload }) => (payload as { kind: string }).kind);
  return [
    ...(acts.some(({ kind }) => kind === 'exchange.received') ? ['page' as const] : []), ...(acts.some(({ kind }) => kind === 'exchange.epoch_opened') ? ['epoch' as const] : []),
    ...published.map((kind) => (kind === 'receipt' || kind === 'recall' ? kind : 'published')),
  ];
}

/** The database, with a death beside each commit. */
function mortal(database: Database): Database {
  const beside = (run: (work: (lease: never) => Promise<unknown>) => Promise<unknown>, work: (lease: never) => Promise<unknown>, of: (answer: unknown) => Point['what'][]): Promise<unknown> => {
    const check = (when: Point['when']) => (answer: unknown): unknown => {
      if (armed?.when === when && of(answer).includes(armed.what)) die();
      return answer;
    };
    return run((lease) => work(lease).then(check('before'))).then(check('after'));
  };
  return {
    ...database,
    write: ((tokens: readonly string[], work: never) => beside((inside) => database.write(tokens, inside as never), work, named)) as Database['write'],
    door: ((work: never) => beside((inside) => database.door(inside as never), work, () => ['nonce'])) as Database['door'],
  };
}

const database = mortal(where.startsWith('postgres') ? openPostgres(where) : openEmbedded(where));
const desk = assemble({ database, clock: systemClock(), example: false, log: jsonLog, node: readNode(keys)! });
const { server, stop } = front({
  health: healthOf(database, 'test'), log: jsonLog, behindProxy: false,
  handler: (req, res) => {
    const parts: Buffer[] = [];
    req.on('data', (part: Buffer) => parts.push(part)).on('end', () => {
      void answerNode(desk, desk.exchange!, { method: req.method!, path: req.url!, body: Buffer.concat(parts), header: (name) => (req.headers[name] as string | undefined) ?? null })
        .then(({ status, headers, body }) => res.writeHead(status, headers).end(body), () => res.writeHead(500).end());
    });
  },
});
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
const looks = keepExchange(desk);
const say = (value: object): void => void writeSync(1, `${JSON.stringify(value)}\n`);
say({ port: (server.address() as AddressInfo).port });

createInterface({ input: process.stdin }).on('line', (line) => void asked(JSON.parse(line) as Asked));
async function asked(one: Asked): Promise<void> {
  const { id } = one;
  if (one.op === 'arm') say({ id, armed: (armed = one.point) });
  if (one.op === 'status') say({ id, ...(await networkState(desk, OPERATOR.tokens)) });
  if (one.op === 'publish') {
    const done = await desk.perform(OPERATOR, publishRecords(desk.exchange!.node, one.drafts, one.drafts.flatMap(() => [uuid(), uuid()]), null));
    say({ id, ...(isRefusal(done) ? { refused: done.code } : { published: done.acts.map(({ payload }) => (payload as { id: string }).id) }) });
  }
  if (one.op !== 'stop') return;
  await Promise.all([stop(), looks.stop(), desk.keeping.stop()]);
  await database.close();
  say({ id });
  process.exit(0);
}
