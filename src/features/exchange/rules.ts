import { DESK, type Actor, type ActDraft, type Audience, type Context, type Decision } from '../../core/act.ts';
import type { Charter } from '../../core/charter/schema.ts';
import type { Accepted } from '../../core/exchange/directory.ts';
import { fingerprint, keyidOf, RECORD_TYPE, seal } from '../../core/exchange/envelope.ts';
import { compareHeads, nextEntry, START, type Head } from '../../core/exchange/lane.ts';
import type { Means, Signer } from '../../core/exchange/means.ts';
import { MOST_RECORD_BYTES, readRecord, TLP, type AnyRecord, type Kind, type Markings } from '../../core/exchange/record.ts';
import { refuse, type Refusal } from '../../core/refusal.ts';
import type { Words } from '../../core/words.ts';
import { mayAcceptPeers, mayPublish, mayTakeDirectory } from './rights.ts';
import type { Published, SentOn } from './schema.ts';

/** The node that decides: its name, who reads here, and its signature. */
export type Self = { readonly net: string; readonly node: string; readonly readers: readonly string[]; /** Of what the exchange records: its readers, and the process itself. */ readonly audience: Audience; readonly signer: Signer };

/** TLP and the markings of the charter, under its identifier. */
export const markingsOf = (charter: Pick<Charter, 'id' | 'markings'>): Markings => new Map<string, readonly string[]>([[TLP.scheme, TLP.levels], [charter.id, charter.markings.map(({ id }) => id)]]);

/** Markings under which a record may go to nodes that join later: of the charter, all that do not name who reads. */
export const openOf = (charter: Pick<Charter, 'id' | 'markings'>): Markings => new Map<string, readonly string[]>([[TLP.scheme, TLP.open], [charter.id, charter.markings.filter(({ audience }) => audience !== 'named').map(({ id }) => id)]]);

/** What a person wants said. Without `id` it is a new record, else the next revision of that one. */
export type Draft = {
  readonly kind: Kind; readonly body: unknown; readonly id: string | null; readonly change: { readonly what: Words; readonly why: Words } | null; readonly to: readonly string[]; readonly label: string;
  readonly marking: AnyRecord['marking']; readonly refs: AnyRecord['refs']; readonly author: AnyRecord['author']; readonly validUntil: string | null; readonly lang: string;
  /** It is for nodes that join later, too. */
  readonly future?: boolean;
  /** Files that are kept here. */
  readonly attachments?: readonly { readonly sha256: string; readonly type: string; readonly name: string }[];
};
export type PublishState = {
  readonly peers: ReadonlyMap<string, { readonly ended: boolean }>;
  readonly lanes: ReadonlyMap<string, Head>;
  /** Newest revision of each record that is revised or recalled. */
  readonly newest: ReadonlyMap<string, { readonly rev: number; readonly hash: string; readonly kind: Kind; readonly reshare?: AnyRecord['marking']['reshare'] }>;
  /** Everybody to whom any revision of it was ever sent, or may have been passed on. */
  readonly sentTo: ReadonlyMap<string, readonly string[]>;
  /** Records that were withdrawn after their newest revision. */
  readonly recalled?: ReadonlySet<string>;
  /** Sizes of the files that are kept here and are named. */
  readonly files?: ReadonlyMap<string, number>;
};

/** At most so many records in one act. */
const BATCH = 5000;

/** The act by which records go on to further nodes, as they were signed; none where there is nothing. */
export function sentOnActs(self: Self, at: string, sent: SentOn['sent']): ActDraft[] {
  const acts: ActDraft[] = [];
  for (let from = 0; from < sent.length; from += BATCH) acts.push({ kind: 'exchange.sent_on', dossier: DESK, payload: { at, sent: sent.slice(from, from + BATCH) }, audience: self.audience, refs: [] });
  return acts;
}

/** Puts signed records on lanes, one after the other. `link` gives places to what was signed before. */
export function lanesOf(means: Means, self: Self, start: ReadonlyMap<string, Head>, at: string): { put(record: AnyRecord): ActDraft; link(hash: string, to: readonly string[]): Published['entries'] } {
  const lanes = new Map(start);
  const link = (hash: string, nodes: readonly string[]): Published['entries'] => nodes.map((to) => {
    const { entry, head } = nextEntry(means, { from: self.node, to }, lanes.get(to) ?? START, hash, at);
    lanes.set(to, head);
    return { to, epoch: entry.epoch, seq: entry.seq, prev: entry.prev, entry: head.hash };
  });
  return {
    link,
    put: (record) => {
      const { payload, signatures } = seal(means, RECORD_TYPE, record, [self.signer]);
      const bytes = means.fromBase64(payload)!;
      const hash = `sha256:${means.sha256(bytes)}`;
      const entries = link(hash, record.audience.members);
      const payloadText = means.textOf(bytes)!;
      const act: Published = { id: record.id, rev: record.rev, kind: record.kind, hash, payload: payloadText, ...signatures[0]!, at, entries };
      return { kind: 'exchange.published', dossier: DESK, payload: act, audience: self.audience, refs: [record.id] };
    },
  };
}

/** A record before it is signed, but for what differs from one kind to another. */
export const plain = (self: Self, at: string, id: string, kind: Kind, body: unknown, to: readonly string[]): AnyRecord => ({
  v: 1, net: self.net, id, rev: 1, kind, origin: self.node, author: { role: 'node', name: null }, created: at, validUntil: null, lang: 'en',
  audience: { label: '', members: [...to].sort((a, b) => (a < b ? -1 : 1)), future: false }, marking: { scheme: TLP.scheme, level: 'AMBER', reshare: 'no', public: false, caveats: [] }, refs: [], attachments: [], body,
}) as unknown as AnyRecord;

/**
 * Signs what is to be said and puts it on the lane of each who is meant. A recall goes to everybody who was ever sent any
 * revision; whoever is left out of a later revision is told by a recall of its own.
 * @param ids fresh identifiers, two for each draft
 */
export function publish(means: Means, self: Self, state: PublishState, drafts: readonly Draft[], ids: readonly string[], { now, actor, charter }: Context<Charter>): Decision {
  if (!mayPublish(actor, self.readers)) return refuse('exchange.not_allowed');
  const markings = markingsOf(charter);
  const lanes = lanesOf(means, self, state.lanes, now);
  const newest = new Map(state.newest);
  const acts: ActDraft[] = [];
  for (const [i, draft] of drafts.entries()) {
    const recall = draft.kind === 'recall' ? (draft.body as { id?: unknown }) : null;
    const consent = draft.kind === 'consent' ? consentIn(draft.body) : null;
    if ((recall || consent) && draft.id !== null) return refuse('exchange.no_such_record', { id: draft.id }, 'id');
    const of = recall ? String(recall.id) : consent ? consent.id : draft.id;
    const before = of === null ? null : (newest.get(of) ?? null);
    if (of !== null && before === null) return refuse('exchange.no_such_record', { id: of }, 'id');
    if (draft.id !== null && before!.kind !== draft.kind) return refuse('exchange.no_such_record', { id: draft.id }, 'kind');
    if (draft.id !== null && (draft.change === null || Object.keys(draft.change.why).length === 0)) return refuse('exchange.no_reason', {}, 'why');
    if (consent && (consent.hash !== before!.hash || state.recalled?.has(consent.id))) return refuse('exchange.no_such_record', { id: consent.id }, 'body');
    if (consent && before!.reshare !== 'origin-consent') return refuse('exchange.not_passed_on', { id: consent.id }, 'body');
    const ever = of === null ? [] : (state.sentTo.get(of) ?? []);
    const to = [...new Set(recall ? ever : [...draft.to, ...(consent?.to ?? [])])].sort((a, b) => (a < b ? -1 : 1));
    if (to.length === 0) return refuse('exchange.no_audience', {}, 'to');
    const strange = to.find((node) => !recall && (!state.peers.has(node) || state.peers.get(node)!.ended));
    if (strange !== undefined) return refuse('exchange.not_a_peer', { node: strange }, 'to');
    if (!markings.get(draft.marking.scheme)?.includes(draft.marking.level)) return refuse('exchange.marking_unknown', { scheme: draft.marking.scheme.slice(0, 40), level: draft.marking.level.slice(0, 40) }, 'marking');
    if (draft.future && !openOf(charter).get(draft.marking.scheme)?.includes(draft.marking.level)) return refuse('exchange.not_for_later', { scheme: draft.marking.scheme, level: draft.marking.level }, 'future');
    const attachments = (draft.attachments ?? []).map(({ sha256, type, name }) => ({ sha256, size: state.files?.get(sha256) ?? -1, type, name }));
    const missing = attachments.find(({ size }) => size < 0);
    if (missing) return refuse('exchange.no_such_file', { sha256: missing.sha256 }, 'attachments');
    const record = {
      ...plain(self, now, draft.id ?? ids[2 * i]!, draft.kind, draft.body, to),
      ...(draft.id === null ? {} : { rev: before!.rev + 1, supersedes: before!.hash, change: draft.change! }),
      author: draft.author, validUntil: draft.validUntil, lang: draft.lang, marking: draft.marking, refs: draft.refs, attachments, audience: { label: draft.label, members: to, future: draft.future ?? false },
    };
    const read = readRecord(record);
    if ('wrong' in read) return refuse('exchange.draft_malformed', { path: read.wrong }, read.wrong.split('.')[0]);
    const act = lanes.put(read.record);
    acts.push(act);
    const { hash, rev, kind, payload } = act.payload as Published;
    const bytes = means.bytesOf(payload).length;
    if (bytes > MOST_RECORD_BYTES) return refuse('exchange.too_large', { bytes, most: MOST_RECORD_BYTES }, 'body');
    newest.set(record.id, { rev, hash, kind, reshare: draft.marking.reshare });
    const left = draft.id === null ? [] : ever.filter((node) => !to.includes(node));
    if (left.length > 0) acts.push(lanes.put(plain(self, now, ids[2 * i + 1]!, 'recall', { id: draft.id, reason: draft.change!.why, scope: 'narrow', keep: to }, ever)));
  }
  return { acts };
}

/** What a consent names, where it has the shape of one. */
function consentIn(body: unknown): { id: string; hash: string; to: readonly string[] } {
  const { id, hash, to } = (body ?? {}) as Record<string, unknown>;
  return { id: String(id), hash: String(hash), to: Array.isArray(to) ? to.filter((node) => typeof node === 'string') : [] };
}

export type AcceptState = {
  readonly directory: Accepted | null;
  readonly pinned: string | null;
  /** The lane to it. */
  readonly lane?: Head;
  /** The newest revision of what was said for nodes that join later; empty for one who was accepted before. */
  readonly later?: readonly { readonly id: string; readonly hash: string }[];
};

/** @param given the fingerprint as it was read out by the other side, with or without spaces */
export function acceptPeer(means: Means, self: Self, state: AcceptState, command: { readonly node: string; readonly fingerprint: string }, { actor, now }: Pick<Context<Charter>, 'actor' | 'now'>): Decision {
  if (!mayAcceptPeers(actor)) return refuse('exchange.not_allowed');
  const member = state.directory?.directory.nodes.find(({ id }) => id === command.node);
  if (!member || member.id === self.node) return refuse('exchange.not_in_directory', { node: command.node }, 'node');
  const keyid = keyidOf(means, member.identity);
  const given = command.fingerprint.replace(/\s/g, '').toUpperCase();
  if (keyid === null || given.length < 32 || fingerprint(keyid).replaceAll(' ', '') !== given.slice(0, 32)) return refuse('exchange.fingerprint_differs', { node: member.id }, 'fingerprint');
  const lanes = lanesOf(means, self, new Map([[member.id, state.lane ?? START]]), now);
  const sent = (state.later ?? []).map(({ id, hash }) => ({ origin: null, id, hash, entries: lanes.link(hash, [member.id]) }));
  return { acts: [{ kind: 'exchange.peer_accepted', dossier: DESK, payload: { node: member.id, identity: member.identity, endpoint: member.endpoint }, audience: self.audience }, ...sentOnActs(self, now, sent)] };
}

export function endPeer(self: Self, state: { readonly known: boolean }, command: { readonly node: string; readonly why: string }, { actor }: { readonly actor: Actor }): Decision {
  if (!mayAcceptPeers(actor)) return refuse('exchange.not_allowed');
  if (!state.known) return refuse('exchange.not_a_peer', { node: command.node }, 'node');
  return { acts: [{ kind: 'exchange.peer_ended', dossier: DESK, payload: command, audience: self.audience }] };
}

/** A directory that its quorum signed is taken; what contradicts a pin is told and changes no pin. */
export const takeDirectory = (self: Self, taken: Accepted | Refusal, conflicts: readonly string[], { actor }: { readonly actor: Actor }): Decision =>
  !mayTakeDirectory(actor) ? refuse('exchange.not_allowed')
    : 'refused' in taken ? taken
      : { acts: [{ kind: 'exchange.directory_taken', dossier: DESK, payload: { version: taken.directory.version, hash: taken.hash, envelope: taken.envelope, conflicts }, audience: self.audience }] };

/**
 * A new epoch of the lane to a node, when it shows a head that this node signed and does not know: what was known here
 * was restored from before it.
 */
export function openEpoch(self: Self, lane: Head, sent: (seq: number) => string | undefined, command: { readonly node: string; readonly claimed: Head }): Decision {
  if (compareHeads(lane, sent, command.claimed).how !== 'ahead') return refuse('exchange.nothing_lost', { node: command.node });
  const epoch = Math.max(lane.epoch, command.claimed.epoch) + 1;
  return { acts: [{ kind: 'exchange.epoch_opened', dossier: DESK, payload: { node: command.node, epoch, after: lane, claimed: command.claimed }, audience: self.audience }] };
}

/** After a restore nobody knows what was sent since the backup: every lane goes on in a new epoch, before anything else is said. */
export const reopenLanes = (self: Self, lanes: ReadonlyMap<string, Head>, { actor }: { readonly actor: Actor }): Decision =>
  !mayAcceptPeers(actor) ? refuse('exchange.not_allowed')
    : { acts: [...lanes].map(([node, lane]) => ({ kind: 'exchange.epoch_opened', dossier: DESK, payload: { node, epoch: lane.epoch + 1, after: lane, claimed: lane }, audience: self.audience })) };
