import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import type { Actor } from '../../core/act.ts';
import type { Charter } from '../../core/charter/schema.ts';
import { KINDS, type Kind } from '../../core/exchange/bodies.ts';
import { TLP } from '../../core/exchange/record.ts';
import { isRefusal, refuse, type Refusal } from '../../core/refusal.ts';
import type { Desk, Exchange, Operation, OperationResult } from '../../platform/desk.ts';
import type { Performed } from '../../platform/perform.ts';
import { exportLane, importLane } from './carried.ts';
import { acceptPeer, endPeer, publishRecords, reopenLanes, takeDirectory } from './commands.ts';
import { fetchFiles } from './fetch.ts';
import { fileOf, keepFile, MOST_FILE_BYTES } from './files.ts';
import { passOn } from './further.ts';
import { uuid } from './ids.ts';
import { askNetwork } from './keep.ts';
import { activePeers, keyring } from './keyring.ts';
import { pullFrom } from './pull.ts';
import { holdsOf, networkState } from './read.ts';
import { machineOf } from './receive.ts';
import type { Draft } from './rules.ts';
import type { FileKept, Published, SentOn } from './schema.ts';
import { quarantineOf } from './store.ts';

/** What the command line asks of a node. @param operator whoever has the command line */
type Work = (desk: Desk<Charter>, exchange: Exchange, input: Record<string, unknown>, progress: Parameters<Operation<Desk<Charter>>>[2]) => Promise<OperationResult>;
const done = (facts: object): OperationResult => ({ ok: true, facts: facts as Record<string, unknown> });
const no = (refusal: Refusal): OperationResult => ({ ok: false, refusal });
const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const acted = (performed: Performed, facts: (acts: readonly { payload: unknown }[]) => object): OperationResult => (isRefusal(performed) ? no(performed) : done(facts(performed.acts)));

/** A file of what is to be published: docs/exchange.md. */
const said = z.record(z.string(), z.string());
const draftSchema = z.strictObject({
  kind: z.enum(KINDS as [Kind, ...Kind[]]), body: z.unknown(), to: z.array(z.string()).default([]), label: z.string().default(''), id: z.string().nullable().default(null), change: z.strictObject({ what: said, why: said }).nullable().default(null),
  marking: z.strictObject({ scheme: z.string(), level: z.string(), reshare: z.enum(['no', 'origin-consent']), public: z.boolean(), caveats: z.array(z.string()) }).default({ scheme: TLP.scheme, level: 'AMBER', reshare: 'no', public: false, caveats: [] }),
  refs: z.array(z.strictObject({ rel: z.string(), id: z.string(), hash: z.string() })).default([]), author: z.strictObject({ role: z.string(), name: z.string().nullable() }).default({ role: 'duty analyst', name: null }), validUntil: z.string().nullable().default(null), lang: z.string().default('en'), future: z.boolean().default(false),
  attachments: z.array(z.strictObject({ sha256: z.string().regex(/^[0-9a-f]{64}$/), type: z.string(), name: z.string() })).default([]),
});

export function exchangeOperations(operator: Actor): Readonly<Record<string, Operation<Desk<Charter>>>> {
  const works: Record<string, Work> = {
    directory: async (desk, { node }, input) => acted(await desk.perform(operator, takeDirectory(node, JSON.parse(readFileSync(text(input.file), 'utf8')), null)), ([act]) => ({ version: (act!.payload as { version: number }).version, conflicts: (act!.payload as { conflicts: string[] }).conflicts })),
    accept: async (desk, { node }, input) => acted(await desk.perform(operator, acceptPeer(node, { node: text(input.node), fingerprint: text(input.fingerprint) }, null)), () => ({ accepted: text(input.node) })),
    end: async (desk, { node }, input) => acted(await desk.perform(operator, endPeer(node, { node: text(input.node), why: text(input.why) }, null)), () => ({ ended: text(input.node) })),
    reopen: async (desk, { node }) => acted(await desk.perform(operator, reopenLanes(node, null)), (acts) => ({ opened: acts.length })),
    publish: async (desk, { node }, input) => {
      const read = z.array(draftSchema).safeParse([JSON.parse(readFileSync(text(input.file), 'utf8'))].flat());
      if (!read.success) return no(refuse('exchange.draft_malformed', { path: read.error.issues[0]!.path.map(String).join('.') }));
      const drafts = read.data as Draft[];
      return acted(await desk.perform(operator, publishRecords(node, drafts, drafts.flatMap(() => [uuid(), uuid()]), null)), (acts) => ({ published: acts.map(({ payload }) => { const { id, rev, hash, entries } = payload as Published; return { id, rev, hash, to: entries.map(({ to }) => to) }; }) }));
    },
    pass: async (desk, { node }, input) => acted(await desk.perform(operator, passOn(node, { hash: text(input.hash), to: text(input.to).split(',').filter((one) => one !== '') }, null)), (acts) => ({ sent: acts.flatMap(({ payload }) => (payload as SentOn).sent.map(({ origin, hash, entries }) => ({ origin, hash, to: entries.map(({ to }) => to) }))) })),
    pull: async (desk, exchange, input, progress) => {
      const peers = (await desk.database.read(machineOf(exchange.node).tokens, keyring));
      const wanted = activePeers(peers).filter((peer) => text(input.node) === '' || peer.node === input.node);
      if (text(input.node) !== '' && wanted.length === 0) return no(refuse('exchange.not_a_peer', { node: text(input.node) }));
      const [pulled, fetched]: [Record<string, unknown>, Record<string, unknown>] = [{}, {}];
      for (const [i, { node, endpoint }] of wanted.entries()) {
        if (endpoint === null) continue;
        const one = await pullFrom(desk, exchange, askNetwork(), { node, endpoint }, { onPage: (taken) => progress({ done: i, of: wanted.length, what: `${node} ${taken}` }) }).catch(() => 'unreachable' as const);
        const files = typeof one === 'string' || isRefusal(one) ? 0 : await fetchFiles(desk, exchange, askNetwork(), { node, endpoint }).catch(() => 'unreachable' as const);
        if (files !== 0) fetched[node] = isRefusal(files) ? files.code : files;
        pulled[node] = one === 'unreachable' ? one : isRefusal(one) ? one.code : one.taken;
      }
      return { ok: [...Object.values(pulled), ...Object.values(fetched)].every((one) => typeof one === 'number'), facts: { pulled, ...(Object.keys(fetched).length > 0 ? { files: fetched } : {}) } };
    },
    export: async (desk, exchange, input) => {
      const piece = await exportLane(desk, exchange, text(input.node), Number(input.after ?? 0));
      if (isRefusal(piece)) return no(piece);
      writeFileSync(text(input.file), piece.file);
      return done({ file: text(input.file), entries: piece.count, last: piece.last, more: piece.more });
    },
    import: async (desk, exchange, input) => {
      const taken = await importLane(desk, exchange, text(input.node), readFileSync(text(input.file)));
      return isRefusal(taken) ? no(taken) : done(taken);
    },
    attach: async (desk, { node }, input) => {
      const { size } = statSync(text(input.file));
      if (size > MOST_FILE_BYTES) return no(refuse('exchange.file_too_large', { bytes: size, most: MOST_FILE_BYTES }, 'file'));
      return acted(await desk.perform(operator, keepFile(node, readFileSync(text(input.file)), null, null)), ([act]) => act!.payload as FileKept);
    },
    file: async (desk, _, input) => {
      const bytes = await desk.database.read(operator.tokens, (lease) => fileOf(lease, text(input.sha256)));
      if (isRefusal(bytes)) return no(bytes);
      writeFileSync(text(input.file), bytes);
      return done({ file: text(input.file), size: bytes.length });
    },
    holds: async (desk, _, input) => done({ holds: await holdsOf(desk, operator.tokens, text(input.node)) }),
    status: async (desk) => done((await networkState(desk, operator.tokens))!),
    quarantine: async (desk) => done({ quarantine: (await desk.database.audit((lease) => quarantineOf(lease, 200))).map(({ node, lane_epoch, lane_seq, record, refusal, taken_at }) => ({ node, epoch: lane_epoch, seq: lane_seq, record, refusal: JSON.parse(refusal!) as unknown, at: taken_at })) }),
  };
  return Object.fromEntries(Object.entries(works).map(([name, work]): [string, Operation<Desk<Charter>>] => [`exchange ${name}`, (desk, input, progress) => (desk.exchange ? work(desk, desk.exchange, input, progress) : Promise.resolve(no(refuse('exchange.no_node'))))]));
}
