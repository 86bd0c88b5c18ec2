import { DESK, NODE, PUBLIC, type Actor } from '../../core/act.ts';
import type { Charter } from '../../core/charter/schema.ts';
import { follow, type Followed, type Head, type Page } from '../../core/exchange/lane.ts';
import type { Means } from '../../core/exchange/means.ts';
import { aboutOf, filesOf, MOST_RECORD_BYTES, refersTo, type AnyRecord, type Body, type RecordOf } from '../../core/exchange/record.ts';
import { verifyRecord, type Held, type Verified } from '../../core/exchange/verify.ts';
import { isRefusal, refuse } from '../../core/refusal.ts';
import { sql } from 'kysely';
import type { ReadLease, WriteLease } from '../../platform/db/database.ts';
import { insertColumns, type Columns } from '../../platform/db/columns.ts';
import { means, type Node } from '../../platform/keys.ts';
import type { Command } from '../../platform/perform.ts';
import { emptyFiles } from './files.ts';
import { unseenIn } from './alarms.ts';
import { consentsTo, headsOf, toGoOn } from './further.ts';
import { uuid } from './ids.ts';
import { keyring, type Keyring } from './keyring.ts';
import { lanesOf, markingsOf, openOf, plain, sentOnActs } from './rules.ts';
import type { Received } from './schema.ts';
import { digestOf, heldOf, inHead, laneOf, saidAbout, takenAt } from './store.ts';
import { tables, type EntryRow, type RecordRow } from './tables.ts';

/** Whatever a node does by itself is done in its name, and reads what is the exchange's and what is public: no draft, whoever wrote it. */
export const machineOf = ({ node }: Node): Actor => ({ person: 'exchange', name: node, party: null, centre: null, secretariat: false, offices: [], tokens: [PUBLIC, NODE] });

type Row<T> = Omit<T, 'seq' | 'audience' | 'example' | 'received_at' | 'taken_at'>;
/** Every column of a row that comes with a page. */
const RECORD_COLUMNS: Columns<Row<RecordRow>> = { origin: 'text', hash: 'text', id: 'text', rev: 'integer', kind: 'text', payload: 'text', keyid: 'text', sig: 'text', ahead_hours: 'double precision', twin: 'text', recalled: 'text', via: 'text', about: 'text', refers: 'text[]', files: 'text[]' };
const ENTRY_COLUMNS: Columns<Row<EntryRow>> = { node: 'text', lane_epoch: 'integer', lane_seq: 'integer', entry: 'text', record: 'text', outcome: 'text', refusal: 'text', envelope: 'text' };
type Recall = { readonly origin: string; readonly hash: string; readonly created: string; readonly body: Body<'recall'>; readonly outcome: 'hidden' | 'purged' | 'kept'; readonly place: { epoch: number; seq: number } };
/** What is held about records that may come: recalls of them, and consents to pass them on. */
type About = { recalls: (Pick<Recall, 'origin' | 'hash' | 'body' | 'created'> & { via: string | null })[]; consents: { origin: string; payload: string }[] };
type Taken = { head: Head; entries: Row<EntryRow>[]; records: Row<RecordRow>[]; recalls: Recall[]; alarms: Received['alarms'] };

/** Identifiers that stand in a text that is not verified yet: to look up what is held, and for nothing else. */
const idsIn = (envelope: unknown): string[] => {
  const { payload } = (envelope ?? {}) as { payload?: unknown };
  const text = typeof payload === 'string' && payload.length < MOST_RECORD_BYTES * 2 ? Buffer.from(payload, 'base64').toString('latin1') : '';
  return [...text.matchAll(/"id":"([0-9a-f-]{36})"/g)].map(([, id]) => id!);
};

/** Nodes whose keys the envelopes say to be signed by: to lock and look up by, and for nothing else. */
function originsIn(page: Page, { key }: Keyring): string[] {
  const keyids = page.entries.flatMap(({ envelope }) => ((envelope as { signatures?: { keyid?: unknown }[] } | null)?.signatures ?? []).map((one) => String(one?.keyid)));
  return [...new Set([page.lane.from, ...keyids.flatMap((keyid) => key(keyid)?.node ?? [])])].sort((a, b) => (a < b ? -1 : 1));
}

/** Verifies every entry that is new and says what becomes of it. One that fails is put into quarantine, and the lane goes on. */
function judge(by: Means, node: Node, page: Page, { head, fresh, reopened }: Followed, held: Map<string, Held[]>, about: About, at: Omit<Parameters<typeof verifyRecord>[1], 'held' | 'consented'>): Taken {
  const taken: Taken = { head, entries: [], records: [], recalls: [], alarms: reopened.map(({ epoch, after, lost }) => ({ alarm: 'epoch', what: `${epoch}: after ${after}, ${lost} lost` })) };
  const receiver = {
    ...at, held: (origin: string, id: string): readonly Held[] => held.get(`${origin} ${id}`) ?? [],
    consented: (origin: string, hash: string): boolean => about.consents.some((one) => one.origin === origin && consentsTo(one.payload, hash, node.node)),
  };
  for (const { entry, hash, place } of fresh) {
    const { envelope } = page.entries[place]!;
    const answer = verifyRecord(by, receiver, envelope, { from: page.lane.from, hash: entry.record });
    const row = { node: page.lane.from, lane_epoch: entry.epoch, lane_seq: entry.seq, entry: hash, record: entry.record };
    if (isRefusal(answer)) {
      taken.entries.push({ ...row, outcome: 'quarantined', refusal: JSON.stringify({ code: answer.code, facts: answer.facts }), envelope: JSON.stringify(envelope ?? null).slice(0, MOST_RECORD_BYTES) });
      taken.alarms.push({ alarm: 'quarantine', what: `${entry.epoch}:${entry.seq} ${answer.code}` });
      continue;
    }
    taken.entries.push({ ...row, outcome: answer.known ? 'known' : 'taken', refusal: null, envelope: null });
    if (answer.known) continue;
    keep(node, taken, about, answer, entry);
    const name = `${answer.record.origin} ${answer.record.id}`;
    held.set(name, [...(held.get(name) ?? []), { rev: answer.record.rev, hash: answer.hash }]);
  }
  return taken;
}

const outcomeOf = (node: Node, body: Body<'recall'>): Recall['outcome'] => (body.keep.includes(node.node) ? 'kept' : body.scope === 'delete' ? 'purged' : 'hidden');

function keep(node: Node, taken: Taken, about: About, { record, payload, hash, keyid, sig, via, aheadHours, twin }: Verified, place: { epoch: number; seq: number }): void {
  const { origin, id } = record;
  const row = { origin, hash, id, rev: record.rev, kind: record.kind, payload, keyid, sig, ahead_hours: aheadHours, twin, recalled: null as string | null, via, about: aboutOf(record), refers: refersTo(record), files: filesOf(record) };
  // By two routes a record may come after its recall: the hours are both of the origin's one clock. On the origin's own lane what comes after a recall was said after it.
  const before = about.recalls.find((one) => one.origin === origin && one.body.id === id && (via !== null || one.via !== null) && record.created <= one.created && outcomeOf(node, one.body) !== 'kept');
  if (before) Object.assign(row, { recalled: before.hash }, outcomeOf(node, before.body) === 'purged' ? { payload: '' } : {});
  taken.records.push(row);
  if (twin !== null) taken.alarms.push({ alarm: 'equivocation', what: `${record.id} ${record.rev}` });
  if (record.kind === 'consent') about.consents.push({ origin, payload });
  if (record.kind !== 'recall') return;
  const { body } = record;
  const outcome = outcomeOf(node, body);
  const recall = { origin, hash, created: record.created, body, outcome, place: { epoch: place.epoch, seq: place.seq } };
  taken.recalls.push(recall);
  about.recalls.push({ ...recall, via });
  if (outcome === 'kept') return;
  for (const row of taken.records) if (row.origin === origin && row.id === body.id) Object.assign(row, { recalled: hash }, outcome === 'purged' ? { payload: '' } : {});
}

type Items = Body<'receipt'>['items'];
const recallItems = (recalls: readonly Recall[]): Items => recalls.map(({ hash, outcome, place }) => ({ ...place, hash, outcome, why: null }));

/**
 * What goes back: what was not taken and why, to whoever sent it; and what was done about each recall, to its origin and
 * to whoever passed it on.
 */
function receiptsOf(from: string, { entries, recalls }: Taken): { to: string[]; items: Items }[] {
  const refused = entries.flatMap((row) => (row.outcome === 'quarantined' ? [{ epoch: row.lane_epoch, seq: row.lane_seq, hash: row.record, outcome: 'refused' as const, why: (JSON.parse(row.refusal!) as { code: string }).code }] : []));
  const others = [...new Set(recalls.map(({ origin }) => origin))].filter((origin) => origin !== from).sort((a, b) => (a < b ? -1 : 1));
  return [
    { to: [from], items: [...refused, ...recallItems(recalls.filter(({ origin }) => origin === from))] },
    ...others.map((origin) => ({ to: [origin, from], items: recallItems(recalls.filter((one) => one.origin === origin)) })),
  ].filter(({ items }) => items.length > 0);
}

/**
 * Takes a page of a lane: one act for all of it, its rows and the cursor in one transaction. Signatures are verified
 * before the head of all acts is locked, under a lock of this lane alone. What was taken before is passed over; a page with
 * nothing new is refused as such and changes nothing.
 * @param page opened: its origin signed every byte
 * @param by means of verifying, which may have the answers at hand
 */
export function takePage(node: Node, page: Page, charter: Pick<Charter, 'id' | 'markings'>, now: string, by: Means = means): Command<Charter, { heads: Map<string, Head>; going: Awaited<ReturnType<typeof toGoOn>> }> {
  const { from } = page.lane;
  let taken: Taken;
  let ids: string[];
  return {
    dossier: DESK, once: null,
    prepare: async (lease) => {
      const keys = await keyring(lease);
      const origins = originsIn(page, keys);
      // In one order everywhere: what one node said may come by two lanes at once.
      for (const origin of origins) await sql`select pg_advisory_xact_lock(hashtext(${`exchange ${origin}`}))`.execute(lease.db);
      const start = inHead(await laneOf(lease, from));
      const seqs = page.entries.map(({ entry }) => entry.seq);
      const had = await takenAt(lease, from, Math.min(start.seq, ...seqs) - 1, start.seq);
      const followed = follow(means, page.lane, start, page.entries.map(({ entry }) => entry), (seq) => had.get(seq));
      if (isRefusal(followed)) return followed;
      if (followed.fresh.length === 0) return refuse('exchange.nothing_new', { node: from });
      // An origin that says it has ended shows all that it sent, up to the head that it signs.
      if (!page.more && followed.head.hash !== page.head.hash) return refuse('exchange.lane_forked', { seq: page.head.seq });
      const named = [...new Set(followed.fresh.flatMap(({ place }) => idsIn(page.entries[place]!.envelope)))];
      const peers = new Set(keys.peers.filter(({ ended }) => ended === null).map((peer) => peer.node));
      taken = judge(by, node, page, followed, await heldOf(lease, origins, named), await aboutThem(lease, origins, named), { me: node.node, net: node.net, now, mostBytes: MOST_RECORD_BYTES, markings: markingsOf(charter), open: openOf(charter), peers, key: keys.key });
      ids = receiptsOf(from, taken).map(() => uuid());
      taken.alarms.push(...(await unseenIn(lease, taken.records)).map((what) => ({ alarm: 'unseen' as const, what })));
      return null;
    },
    load: async (lease: ReadLease) => ({ heads: await headsOf(lease), going: await toGoOn(lease, node.node, taken.records) }),
    decide: ({ heads, going }, context) => {
      const payload: Received = {
        from, head: taken.head, entries: taken.entries.length, quarantined: taken.entries.filter(({ outcome }) => outcome === 'quarantined').length, digest: digestOf(taken.entries),
        statement: { head: page.head, ...page.statement }, alarms: taken.alarms,
      };
      const lanes = lanesOf(means, node, heads, context.now);
      return { acts: [
        { kind: 'exchange.received', dossier: DESK, payload, audience: node.audience, refs: [] },
        ...receiptsOf(from, taken).map(({ to, items }, i) => lanes.put(plain(node, context.now, ids[i]!, 'receipt', { items }, to) as AnyRecord)),
        ...sentOnActs(node, context.now, going.map(({ to, ...one }) => ({ ...one, entries: lanes.link(one.hash, to) }))),
      ] };
    },
    bulk: async (lease, [act]) => {
      const shared = { seq: ['bigint', act!.seq], audience: ['text[]', act!.audience], example: ['boolean', act!.example] } as const;
      await hideRecalled(lease, taken.recalls);
      await insertColumns(lease, 'exchange_records', RECORD_COLUMNS, taken.records, { received_at: ['timestamptz', act!.effectiveAt], ...shared });
      await insertColumns(lease, 'exchange_entries', ENTRY_COLUMNS, taken.entries, { taken_at: ['timestamptz', act!.effectiveAt], ...shared });
    },
  };
}

async function aboutThem(lease: ReadLease, origins: readonly string[], ids: readonly string[]): Promise<About> {
  const rows = await saidAbout(lease, origins, ids);
  const recalls = rows.filter(({ kind }) => kind === 'recall').map(({ origin, hash, payload, via }) => {
    const { body, created } = JSON.parse(payload) as RecordOf<'recall'>;
    return { origin, hash, body, created, via };
  });
  return { recalls, consents: rows.filter(({ kind }) => kind === 'consent') };
}

async function hideRecalled(lease: WriteLease, recalls: readonly Recall[]): Promise<void> {
  for (const { origin, hash, body, outcome } of recalls) {
    if (outcome === 'kept') continue;
    await tables(lease).updateTable('exchange_records').set({ recalled: hash, ...(outcome === 'purged' ? { payload: '' } : {}) }).where('origin', '=', origin).where('id', '=', body.id).execute();
    if (outcome === 'purged') await emptyFiles(lease, hash);
  }
}
