import { sql } from 'kysely';
import type { Charter } from '../../core/charter/schema.ts';
import type { AnyRecord } from '../../core/exchange/record.ts';
import { isRefusal, refuse, type Refusal } from '../../core/refusal.ts';
import type { Database, ReadLease } from '../../platform/db/database.ts';
import type { Desk, Exchange } from '../../platform/desk.ts';
import { means } from '../../platform/keys.ts';
import type { NodeAnswer, NodeRequest } from './asking.ts';
import { asBytes, BASE64, bytesOf, fromBase64, keepFile, keptSizes, MOST_FILE_BYTES, sizeFor } from './files.ts';
import { asked, type Ask } from './pull.ts';
import { machineOf } from './receive.ts';
import { tables } from './tables.ts';

/** At most so many bytes in one answer. */
const MOST_AT_ONCE = 4 * 1024 * 1024;
const NOBODY: NodeAnswer = { status: 404, headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' }, body: means.bytesOf('{"code":"request.not_found"}') };

/**
 * Some bytes of a file (`Range: bytes=N-` or `N-M`; as many come as fit in one answer), for whoever has a record in its
 * lane that names it. Everybody else is answered as if there were none.
 */
export async function answerFile(desk: Desk<Charter>, { node }: Exchange, who: string, sha256: string, header: NodeRequest['header']): Promise<NodeAnswer> {
  const [, first, last] = /^bytes=(\d{1,10})-(\d{0,10})$/.exec(header('range') ?? 'bytes=0-') ?? [];
  return desk.database.read(machineOf(node).tokens, async (lease) => {
    const size = await sizeFor(lease, who, sha256);
    if (size === undefined) return NOBODY;
    const from = first === undefined ? size : Number(first);
    const to = Math.min(size, from + MOST_AT_ONCE, last ? Number(last) + 1 : size);
    if (from >= to) return { status: 416, headers: { ...NOBODY.headers, 'content-range': `bytes */${size}` }, body: means.bytesOf('{"code":"request.malformed"}') };
    return { status: 206, headers: { 'content-type': 'application/octet-stream', 'cache-control': 'no-store', 'content-range': `bytes ${from}-${to - 1}/${size}` }, body: (await bytesOf(lease, sha256, from, to))! };
  });
}

/** Files that readable records of a node name, or that it passed on, and that are not here. */
async function wanted(lease: ReadLease, from: string): Promise<Map<string, number>> {
  const rows = await tables(lease).selectFrom('exchange_records').select('payload').where(sql<boolean>`files <> '{}'`).where('recalled', 'is', null).where((e) => e.or([e('origin', '=', from), e('via', '=', from)])).orderBy('seq').execute();
  const named = new Map(rows.flatMap(({ payload }) => (JSON.parse(payload) as AnyRecord).attachments.map(({ sha256, size }) => [sha256, size] as const)));
  const kept = await keptSizes(lease, [...named.keys()]);
  return new Map([...named].filter(([sha256]) => !kept.has(sha256)));
}

/**
 * Fetches the files that are named by what came from a node. What is cut off goes on where it ended, also after a restart;
 * nothing can be read before all of it is here and is what its name says.
 * @returns how many came whole, or why one did not
 * @throws what the network throws
 */
export async function fetchFiles(desk: Desk<Charter>, exchange: Exchange, ask: Ask, peer: { node: string; endpoint: string }): Promise<number | Refusal> {
  await forgetUnwanted(desk, exchange);
  let [came, trouble] = [0, null as Refusal | null];
  for (const [sha256, size] of await desk.database.read(machineOf(exchange.node).tokens, (lease) => wanted(lease, peer.node))) {
    // One that does not come keeps no other from coming.
    const done = await fetchFile(desk, exchange, ask, peer, sha256, size);
    if (isRefusal(done)) trouble ??= done;
    else came++;
  }
  return trouble ?? came;
}

async function fetchFile(desk: Desk<Charter>, exchange: Exchange, ask: Ask, peer: { node: string; endpoint: string }, sha256: string, size: number): Promise<true | Refusal> {
  if (size > MOST_FILE_BYTES) return refuse('exchange.file_too_large', { bytes: size, most: MOST_FILE_BYTES });
  let have = await arrived(desk.database, sha256);
  while (have < size) {
    const { answer } = await asked(desk, exchange, ask, peer, 'GET', `/x/v1/file/${sha256}`, '', { range: `bytes=${have}-` });
    if (answer.status !== 206) return refuse('exchange.no_answer', { node: peer.node, status: answer.status, code: 'file' });
    if (!answer.headers['content-range']?.startsWith(`bytes ${have}-`) || answer.body.length > size - have) return refuse('exchange.other_answer', { origin: peer.node });
    if (answer.body.length === 0) return refuse('exchange.no_answer', { node: peer.node, status: answer.status, code: 'file' });
    await arrive(desk.database, sha256, have, answer.body);
    have = await arrived(desk.database, sha256);
  }
  const bytes = await takeArrived(desk.database, sha256);
  if (bytes.length !== size || means.sha256(bytes) !== sha256) return refuse('exchange.other_file', { sha256, origin: peer.node });
  const done = await desk.perform(machineOf(exchange.node), keepFile(exchange.node, bytes, peer.node, null));
  return isRefusal(done) && done.code !== 'exchange.file_here' ? done : true;
}

/** What was on its way when the last record that named it was recalled does not stay. */
async function forgetUnwanted(desk: Desk<Charter>, { node }: Exchange): Promise<void> {
  const names = (await desk.database.door((lease) => tables(lease).selectFrom('exchange_arriving').select('sha256').distinct().execute())).map(({ sha256 }) => sha256);
  if (names.length === 0) return;
  const named = await desk.database.read(machineOf(node).tokens, (lease) => tables(lease).selectFrom('exchange_records').select('files').where('recalled', 'is', null).where(sql<boolean>`files && ${sql.val(names)}::text[]`).execute());
  const unwanted = names.filter((one) => !named.some(({ files }) => files.includes(one)));
  if (unwanted.length > 0) await desk.database.door((lease) => tables(lease).deleteFrom('exchange_arriving').where('sha256', 'in', unwanted).execute());
}

/** How many bytes from the beginning on have come. */
const arrived = (database: Database, sha256: string): Promise<number> => database.door(async (lease) =>
  (await tables(lease).selectFrom('exchange_arriving').select((e) => [e.ref('at').as('at'), e.fn<number>('octet_length', ['bytes']).as('length')]).where('sha256', '=', sha256).orderBy('at').execute())
    .reduce((end, { at, length }) => (at === end ? end + length : end), 0));

const arrive = (database: Database, sha256: string, at: number, bytes: Uint8Array): Promise<unknown> =>
  database.door((lease) => tables(lease).insertInto('exchange_arriving').values({ sha256, at, bytes: asBytes(bytes) }).onConflict((on) => on.columns(['sha256', 'at']).doNothing()).execute());

/** Everything that came, which then is here no more: it is kept, or it was none. */
const takeArrived = (database: Database, sha256: string): Promise<Uint8Array> => database.door(async (lease) => {
  const rows = await tables(lease).deleteFrom('exchange_arriving').where('sha256', '=', sha256).returning(['at', BASE64.as('text')]).execute();
  return Buffer.concat(rows.sort((a, b) => a.at - b.at).map(({ text }) => fromBase64(text)));
});
