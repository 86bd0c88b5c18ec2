import { DESK } from '../../core/act.ts';
import type { Charter } from '../../core/charter/schema.ts';
import type { Head } from '../../core/exchange/lane.ts';
import type { AnyRecord, RecordOf } from '../../core/exchange/record.ts';
import { refuse, type Refusal } from '../../core/refusal.ts';
import type { ReadLease } from '../../platform/db/database.ts';
import { means, type Node } from '../../platform/keys.ts';
import type { Command } from '../../platform/perform.ts';
import { activePeers, keyring } from './keyring.ts';
import { mayPublish } from './rights.ts';
import { lanesOf as linksOf, sentOnActs } from './rules.ts';
import type { SentOn } from './schema.ts';
import { lanesOf, origins, outHead, ownRecall, saidAbout } from './store.ts';
import { tables, type RecordRow } from './tables.ts';

/** Records that go further than they went when they were signed: as they were signed, bit for bit. */

/** The newest revision of each record of this node that is for nodes that join later, and was not withdrawn. */
export async function saidForLater(lease: ReadLease): Promise<{ id: string; hash: string }[]> {
  const rows = await tables(lease).selectFrom('exchange_published as p').select(['p.id', 'p.hash', 'p.payload']).where('p.payload', 'like', '%"future":true%')
    .where((e) => e.not(e.exists(e.selectFrom('exchange_published as n').select('n.hash').whereRef('n.id', '=', 'p.id').whereRef('n.rev', '>', 'p.rev'))))
    .where(ownRecall('p'), 'is', null).orderBy('p.seq').execute();
  return rows.filter(({ payload }) => (JSON.parse(payload) as AnyRecord).audience.future).map(({ id, hash }) => ({ id, hash }));
}

type PassState = { record: RecordRow | undefined; consents: readonly RecordRow[]; peers: ReadonlySet<string>; had: ReadonlySet<string>; heads: ReadonlyMap<string, Head> };

/**
 * Passes a record of another on to further nodes, with the consent of its origin for that text and those nodes, which
 * goes first. Whoever was named when it was signed needs none.
 */
export const passOn = (node: Node, command: { hash: string; to: readonly string[] }, once: string | null): Command<Charter, PassState> => ({
  dossier: DESK, once,
  load: async (lease) => {
    const record = await tables(lease).selectFrom('exchange_records').selectAll().where('origin', 'in', origins(lease)).where('hash', '=', command.hash).executeTakeFirst();
    return {
      record, consents: record ? (await saidAbout(lease, [record.origin], [record.id])).filter(({ kind }) => kind === 'consent') : [],
      peers: new Set(activePeers(await keyring(lease)).map((peer) => peer.node)), had: await sentAlready(lease, command.to), heads: await headsOf(lease),
    };
  },
  decide: ({ record, consents, peers, had, heads }, { actor, now }) => {
    if (!mayPublish(actor, node.readers)) return refuse('exchange.not_allowed');
    if (!record || record.recalled !== null) return refuse('exchange.not_held', { hash: command.hash.slice(0, 80) }, 'hash');
    const to = [...new Set(command.to)].sort((a, b) => (a < b ? -1 : 1));
    if (to.length === 0) return refuse('exchange.no_audience', {}, 'to');
    const strange = to.find((one) => !peers.has(one) || one === record.origin);
    if (strange !== undefined) return refuse('exchange.not_a_peer', { node: strange }, 'to');
    const granted = grants(record, consents, to);
    if ('refused' in granted) return granted;
    const lanes = linksOf(means, node, heads, now);
    const sent = [...granted, { row: record, to }].flatMap(({ row, to: nodes }) => {
      const missing = nodes.filter((one) => !had.has(`${one} ${row.hash}`));
      return missing.length === 0 ? [] : [{ origin: row.origin, id: row.id, hash: row.hash, entries: lanes.link(row.hash, missing) }];
    });
    return sent.length === 0 ? refuse('exchange.sent_before', { hash: record.hash }, 'to') : { acts: sentOnActs(node, now, sent) };
  },
});

/** The consents that let a record go to these nodes, each with those it goes along to; or why it stays. */
function grants(row: RecordRow, consents: readonly RecordRow[], to: readonly string[]): { row: RecordRow; to: string[] }[] | Refusal {
  const { audience, marking } = JSON.parse(row.payload) as AnyRecord;
  const unnamed = to.filter((node) => !audience.members.includes(node));
  if (unnamed.length > 0 && marking.reshare !== 'origin-consent') return refuse('exchange.not_passed_on', { id: row.id }, 'to');
  const granted: { row: RecordRow; to: string[] }[] = [];
  for (const node of unnamed) {
    const consent = consents.find(({ payload }) => consentsTo(payload, row.hash, node));
    if (!consent) return refuse('exchange.no_consent', { node, origin: row.origin }, 'to');
    const same = granted.find(({ row: one }) => one === consent);
    if (same) same.to.push(node);
    else granted.push({ row: consent, to: [node] });
  }
  return granted;
}

/** Whether a consent, as it was signed, lets a text go to a node. */
export function consentsTo(payload: string, hash: string, node: string): boolean {
  const { body } = JSON.parse(payload) as RecordOf<'consent'>;
  return body.hash === hash && body.to.includes(node);
}

export const headsOf = async (lease: ReadLease): Promise<Map<string, Head>> => new Map((await lanesOf(lease)).map((lane) => [lane.node, outHead(lane)]));

async function sentAlready(lease: ReadLease, to: readonly string[]): Promise<Set<string>> {
  const rows = to.length === 0 ? [] : await tables(lease).selectFrom('exchange_ledger').select(['node', 'record']).where('node', 'in', to).where('origin', 'is not', null).execute();
  return new Set(rows.map(({ node, record }) => `${node} ${record}`));
}

/** What goes on by itself out of what was just taken: a recall to whoever got its record from here, and what they did about it to the origin. */
export async function toGoOn(lease: ReadLease, node: string, taken: readonly Pick<RecordRow, 'origin' | 'id' | 'hash' | 'kind' | 'payload' | 'about'>[]): Promise<Omit<SentOn['sent'][number] & { to: string[] }, 'entries'>[]> {
  const go: { origin: string; id: string; hash: string; to: string[] }[] = [];
  for (const row of taken) {
    const to = row.kind === 'recall' ? await passedTo(lease, row.origin, row.about!) : row.kind === 'receipt' ? await originsOf(lease, row.origin, JSON.parse(row.payload) as RecordOf<'receipt'>) : [];
    const { audience } = to.length > 0 ? (JSON.parse(row.payload) as AnyRecord) : { audience: null };
    const meant = to.filter((one) => one !== node && one !== row.origin && audience!.members.includes(one));
    if (meant.length > 0) go.push({ origin: row.origin, id: row.id, hash: row.hash, to: meant });
  }
  return go;
}

const passedTo = async (lease: ReadLease, origin: string, id: string): Promise<string[]> =>
  (await tables(lease).selectFrom('exchange_ledger').select('node').distinct().where('origin', '=', origin).where('record_id', '=', id).orderBy('node').execute()).map(({ node }) => node);

/** Whose recalls, passed on from here to whoever answers, a receipt answers. */
async function originsOf(lease: ReadLease, from: string, { body }: RecordOf<'receipt'>): Promise<string[]> {
  const rows = await tables(lease).selectFrom('exchange_ledger').select('origin').distinct().where('node', '=', from).where('origin', 'is not', null).where('record', 'in', body.items.map(({ hash }) => hash)).orderBy('origin').execute();
  return rows.map(({ origin }) => origin!);
}
