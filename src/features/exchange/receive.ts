import { DESK, PUBLIC, type Actor } from '../../core/act.ts';
import type { Charter } from '../../core/charter/schema.ts';
import { follow, type Followed, type Head, type Page } from '../../core/exchange/lane.ts';
import type { AnyRecord, Body } from '../../core/exchange/record.ts';
import type { Means } from '../../core/exchange/means.ts';
import { verifyRecord, type Held, type Verified } from '../../core/exchange/verify.ts';
import { isRefusal, refuse } from '../../core/refusal.ts';
import { sql } from 'kysely';
import type { ReadLease, WriteLease } from '../../platform/db/database.ts';
import { insertColumns, type Columns } from '../../platform/db/columns.ts';
import { means, type Node } from '../../platform/keys.ts';
import type { Command } from '../../platform/perform.ts';
import { keyring } from './keyring.ts';
import { lanesOf, markingsOf, plain } from './rules.ts';
import type { Received } from './schema.ts';
import { digestOf, heldOf, inHead, laneOf, outHead, takenAt } from './store.ts';
import { tables, type EntryRow, type RecordRow } from './tables.ts';

/** The largest record that is taken, in bytes. */
export const MOST_BYTES = 2 * 1024 * 1024;

/** Whatever a node does by itself is done in its name, with the tokens of those who read at it. */
export const machineOf = (node: Node): Actor => ({ person: 'exchange', name: 'exchange', party: null, centre: null, secretariat: false, offices: [], tokens: [PUBLIC, ...node.readers] });

type Row<T> = Omit<T, 'seq' | 'audience' | 'example' | 'received_at' | 'taken_at'>;
/** Every column of a row that comes with a page. */
const RECORD_COLUMNS: Columns<Row<RecordRow>> = { origin: 'text', hash: 'text', id: 'text', rev: 'integer', kind: 'text', payload: 'text', keyid: 'text', sig: 'text', ahead_hours: 'double precision', twin: 'text', recalled: 'text' };
const ENTRY_COLUMNS: Columns<Row<EntryRow>> = { node: 'text', lane_epoch: 'integer', lane_seq: 'integer', entry: 'text', record: 'text', outcome: 'text', refusal: 'text', envelope: 'text' };
type Recall = { readonly hash: string; readonly body: Body<'recall'>; readonly outcome: 'hidden' | 'purged' | 'kept'; readonly place: { epoch: number; seq: number } };
type Taken = { head: Head; entries: Row<EntryRow>[]; records: Row<RecordRow>[]; recalls: Recall[]; alarms: Received['alarms'] };

/** Identifiers that stand in a text that is not verified yet: to look up what is held, and for nothing else. */
const idsIn = (envelope: unknown): string[] => {
  const { payload } = (envelope ?? {}) as { payload?: unknown };
  const text = typeof payload === 'string' && payload.length < MOST_BYTES * 2 ? Buffer.from(payload, 'base64').toString('latin1') : '';
  return [...text.matchAll(/"id":"([0-9a-f-]{36})"/g)].map(([, id]) => id!);
};

/** Verifies every entry that is new and says what becomes of it. One that fails is put into quarantine, and the lane goes on. */
function judge(by: Means, node: Node, page: Page, { head, fresh, reopened }: Followed, held: Map<string, Held[]>, at: Omit<Parameters<typeof verifyRecord>[1], 'held'>): Taken {
  const taken: Taken = { head, entries: [], records: [], recalls: [], alarms: reopened.map(({ epoch, after, lost }) => ({ alarm: 'epoch', what: `${epoch}: after ${after}, ${lost} lost` })) };
  const receiver = { ...at, held: (_: string, id: string): readonly Held[] => held.get(id) ?? [] };
  for (const { entry, hash, place } of fresh) {
    const { envelope } = page.entries[place]!;
    const answer = verifyRecord(by, receiver, envelope, { origin: page.lane.from, hash: entry.record });
    const row = { node: page.lane.from, lane_epoch: entry.epoch, lane_seq: entry.seq, entry: hash, record: entry.record };
    if (isRefusal(answer)) {
      taken.entries.push({ ...row, outcome: 'quarantined', refusal: JSON.stringify({ code: answer.code, facts: answer.facts }), envelope: JSON.stringify(envelope ?? null).slice(0, MOST_BYTES) });
      taken.alarms.push({ alarm: 'quarantine', what: `${entry.epoch}:${entry.seq} ${answer.code}` });
      continue;
    }
    taken.entries.push({ ...row, outcome: answer.known ? 'known' : 'taken', refusal: null, envelope: null });
    if (answer.known) continue;
    keep(node, taken, answer, entry);
    held.set(answer.record.id, [...(held.get(answer.record.id) ?? []), { rev: answer.record.rev, hash: answer.hash }]);
  }
  return taken;
}

function keep(node: Node, taken: Taken, { record, payload, hash, keyid, sig, aheadHours, twin }: Verified, place: { epoch: number; seq: number }): void {
  taken.records.push({ origin: record.origin, hash, id: record.id, rev: record.rev, kind: record.kind, payload, keyid, sig, ahead_hours: aheadHours, twin, recalled: null });
  if (twin !== null) taken.alarms.push({ alarm: 'equivocation', what: `${record.id} ${record.rev}` });
  if (record.kind !== 'recall') return;
  const { body } = record;
  const outcome = body.keep.includes(node.node) ? 'kept' : body.scope === 'delete' ? 'purged' : 'hidden';
  taken.recalls.push({ hash, body, outcome, place: { epoch: place.epoch, seq: place.seq } });
  if (outcome === 'kept') return;
  for (const row of taken.records) if (row.id === body.id) Object.assign(row, { recalled: hash }, outcome === 'purged' ? { payload: '' } : {});
}

/** What goes back: what was not taken and why, and what was done about each recall. */
const receiptItems = ({ entries, recalls }: Taken): Body<'receipt'>['items'] => [
  ...entries.flatMap((row) => (row.outcome === 'quarantined' ? [{ epoch: row.lane_epoch, seq: row.lane_seq, hash: row.record, outcome: 'refused' as const, why: (JSON.parse(row.refusal!) as { code: string }).code }] : [])),
  ...recalls.map(({ hash, outcome, place }) => ({ ...place, hash, outcome, why: null })),
];

/**
 * Takes a page of a lane: one act for all of it, its rows and the cursor in one transaction. Signatures are verified
 * before the head of all acts is locked, under a lock of this lane alone. What was taken before is passed over; a page with
 * nothing new is refused as such and changes nothing.
 * @param page opened: its origin signed every byte
 * @param by means of verifying, which may have the answers at hand
 */
export function takePage(node: Node, page: Page, charter: Pick<Charter, 'id' | 'markings'>, now: string, receipt: string, by: Means = means): Command<Charter, { out: Head }> {
  const { from } = page.lane;
  let taken: Taken;
  return {
    dossier: DESK, once: null,
    prepare: async (lease) => {
      await sql`select pg_advisory_xact_lock(hashtext(${`exchange ${from}`}))`.execute(lease.db);
      const start = inHead(await laneOf(lease, from));
      const seqs = page.entries.map(({ entry }) => entry.seq);
      const had = await takenAt(lease, from, Math.min(start.seq, ...seqs) - 1, start.seq);
      const followed = follow(means, page.lane, start, page.entries.map(({ entry }) => entry), (seq) => had.get(seq));
      if (isRefusal(followed)) return followed;
      if (followed.fresh.length === 0) return refuse('exchange.nothing_new', { node: from });
      // An origin that says it has ended shows all that it sent, up to the head that it signs.
      if (!page.more && followed.head.hash !== page.head.hash) return refuse('exchange.lane_forked', { seq: page.head.seq });
      const { key } = await keyring(lease);
      const held = await heldOf(lease, from, [...new Set(followed.fresh.flatMap(({ place }) => idsIn(page.entries[place]!.envelope)))]);
      taken = judge(by, node, page, followed, held, { me: node.node, net: node.net, now, mostBytes: MOST_BYTES, markings: markingsOf(charter), key });
      return null;
    },
    load: async (lease: ReadLease) => ({ out: outHead(await laneOf(lease, from)) }),
    decide: ({ out }, context) => {
      const items = receiptItems(taken);
      const payload: Received = {
        from, head: taken.head, entries: taken.entries.length, quarantined: taken.entries.filter(({ outcome }) => outcome === 'quarantined').length, digest: digestOf(taken.entries),
        statement: { head: page.head, ...page.statement }, alarms: taken.alarms,
      };
      const lanes = lanesOf(means, node, new Map([[from, out]]), context.now);
      return { acts: [
        { kind: 'exchange.received', dossier: DESK, payload, audience: node.readers, refs: [] },
        ...(items.length > 0 ? [lanes.put(plain(node, context.now, receipt, 'receipt', { items }, [from]) as AnyRecord)] : []),
      ] };
    },
    bulk: async (lease, [act]) => {
      const shared = { seq: ['bigint', act!.seq], audience: ['text[]', act!.audience], example: ['boolean', act!.example] } as const;
      await hideRecalled(lease, from, taken.recalls);
      await insertColumns(lease, 'exchange_records', RECORD_COLUMNS, taken.records, { received_at: ['timestamptz', act!.effectiveAt], ...shared });
      await insertColumns(lease, 'exchange_entries', ENTRY_COLUMNS, taken.entries, { taken_at: ['timestamptz', act!.effectiveAt], ...shared });
    },
  };
}

async function hideRecalled(lease: WriteLease, origin: string, recalls: readonly Recall[]): Promise<void> {
  for (const { hash, body, outcome } of recalls) {
    if (outcome === 'kept') continue;
    await tables(lease).updateTable('exchange_records').set({ recalled: hash, ...(outcome === 'purged' ? { payload: '' } : {}) }).where('origin', '=', origin).where('id', '=', body.id).execute();
  }
}
