import { canonical } from '../../core/canonical.ts';
import type { RecordOf } from '../../core/exchange/record.ts';
import { objectId } from '../../core/stix/ids.ts';
import { partsOf, type Exported, type Part } from '../../core/stix/parts.ts';
import { extensionDefinition, identityOf, isExported, MAKER, markingOf, type ExportedKind, type Stix } from '../../core/stix/standing.ts';
import type { Instant } from '../../core/time.ts';
import type { Came, ObjectRow, Placed, Placing } from './schema.ts';

type Known = Placing['latest'][number];
type Fresh = Omit<ObjectRow, 'added' | 'first' | 'until' | 'created' | 'seq' | 'audience' | 'example'> & { created?: Instant };

/** Claims of an origin outside of these are set to when it came here: clients have calendars. */
const [EARLIEST, LATEST] = ['1970-01-01T00:00:00.000Z', '2400-01-01T00:00:00.000Z'];
const claimed = (created: Instant, came: Instant): Instant => (created >= EARLIEST && created < LATEST ? created : came);
const next = (version: Instant): Instant => new Date(Date.parse(version) + 1).toISOString();
const later = (a: Instant, b: Instant): Instant => (a > b ? a : b);

/**
 * Lists what came. Each version of an object has a place of its own: `added` goes up by at least a microsecond from row to row, whatever
 * the clock does, so that "added after" passes over nothing. Versions of an object go up by at least a millisecond, whatever the
 * clock of its origin did. What an object needs (who speaks, the marking, the extension) is listed before it, once in each kind.
 * @param at when the machine wrote it down
 */
export function place(placing: Placing, came: readonly Came[], at: Instant): Placed {
  const rows: ObjectRow[] = [];
  const ended = new Map<number, number>();
  const emptied: { origin: string; record: string; upTo: number }[] = [];
  const latest = new Map<string, Known>();
  const ofRecord = new Map<string, Map<string, Known>>();
  const targets = new Map(placing.targets);
  const slot = (kind: ExportedKind, part: string): string => `${kind} ${part}`;
  const recordKey = (origin: string, record: string): string => `${origin} ${record}`;
  /** What stands for itself is listed for each who may read: it has no one record whose readers would be its own. */
  const named = ({ object, record, audience }: Pick<Known, 'object' | 'record' | 'audience'>): string => (record === null ? `${object} ${audience.join(' ')}` : object);
  const remember = (row: Known): void => {
    latest.set(`${row.kind} ${named(row)}`, row);
    if (row.record === null) latest.set(named(row), row);
    else {
      const key = recordKey(row.origin, row.record);
      ofRecord.set(key, (ofRecord.get(key) ?? new Map<string, Known>()).set(slot(row.kind, row.part), row));
    }
  };
  placing.latest.forEach(remember);
  let added = placing.added;

  const put = (one: Fresh, { seq, audience, example }: Came): void => {
    const before = latest.get(`${one.kind} ${named({ ...one, audience })}`);
    added = Math.max(added + 1, Date.parse(at) * 1000);
    if (before) ended.set(before.added, added);
    const row = { ...one, created: one.created ?? before?.created ?? one.version, added, first: before === undefined, until: null, seq, audience, example };
    rows.push(row);
    remember(row);
  };
  /** An object that stands for itself: the same in every kind that has it, with a new version where what it says has changed. */
  const stand = (kind: ExportedKind, said: Stix, origin: string, one: Came): void => {
    const name = named({ object: said.id, record: null, audience: one.audience });
    const known = latest.get(name);
    const changed = known !== undefined && canonicalOf(known.said!) !== canonicalOf(said);
    const version = known === undefined ? (said.modified ?? said.created) : changed && said.modified !== undefined ? later(said.modified, next(known.version)) : known.version;
    if (latest.get(`${kind} ${name}`)?.version === version) return;
    put({ kind, object: said.id, type: said.type, version, created: said.created, revoked: false, emptied: false, origin, record: null, hash: null, part: 'standing', of: null, marking: null, refs: [], said: changed || known === undefined ? { ...said, ...(said.modified === undefined ? {} : { modified: version }) } : known.said }, one);
  };

  const list = (one: Came, record: Exported): void => {
    const { kind, origin } = record;
    const listedAs = placing.names.get(origin);
    const marking = markingOf(placing.net, record.marking, placing.markings.get(`${record.marking.scheme} ${record.marking.level}`) ?? null);
    for (const [said, by] of [[MAKER, placing.self], [extensionDefinition(kind), placing.self], [identityOf(placing.net, origin, listedAs?.name ?? null, listedAs?.issued ?? null), origin], [marking, placing.self]] as const) stand(kind, said, by, one);
    const held = ofRecord.get(recordKey(origin, record.id)) ?? new Map<string, Known>();
    const created = claimed(record.created, at);
    const version = [...held.values()].reduce((newest, row) => later(newest, next(row.version)), created);
    const refs = [...new Set(record.refs.flatMap(({ hash }) => targets.get(hash) ?? []))];
    const shared = { kind, version, emptied: false, origin, record: record.id, hash: one.hash, marking: marking.id, refs, said: null };
    const parts = partsOf(record).map((part) => ({ ...part, id: idNow(record, part, held.get(slot(kind, part.part))) }));
    const of = new Map(parts.map(({ part, id }) => [part, id]));
    for (const { part, type, id } of parts) put({ ...shared, object: id, type, part, of: of.get(part.split('.')[0]!)!, revoked: false }, one);
    // A translation that the origin no longer gives is not left to stand for a text that has changed, nor what it said as a record of another kind.
    for (const row of held.values()) if ((row.kind !== kind || !of.has(row.part)) && !row.revoked) put({ ...bare(row), version, hash: one.hash, revoked: true, emptied: true }, one);
    targets.set(one.hash, parts[0]!.id);
  };

  /** A recall of an origin, of a record of its own. The node that says it, and whoever may keep it, go on reading a record that others lose. */
  const recall = (one: Came, { origin, body, created }: RecordOf<'recall'>): void => {
    const stays = origin === placing.self ? body.scope === 'narrow' : body.keep.includes(placing.self);
    const held = [...(ofRecord.get(recordKey(origin, body.id))?.values() ?? [])];
    if (stays || held.length === 0) return;
    emptied.push({ origin, record: body.id, upTo: added });
    const version = held.reduce((newest, row) => later(newest, next(row.version)), claimed(created, at));
    for (const row of rows) if (row.origin === origin && row.record === body.id) row.emptied = true;
    for (const row of held) if (!row.revoked) put({ ...bare(row), version, hash: one.hash, revoked: true, emptied: true }, one);
  };

  for (const one of came) {
    const { record } = one;
    if (record.kind === 'recall') recall(one, record);
    else if (isExported(record.kind)) list(one, record as Exported);
  }
  return { rows, ended, emptied };
}

/** What was revoked gets no further version (STIX 2.1, 3.2): what is said again after it is an object of its own, the same at every node that has both. */
const idNow = (record: Exported, { part, type, id }: Part, before: Known | undefined): string =>
  before === undefined ? id : before.revoked ? objectId(type, record.net, record.origin, record.id, `${part} ${before.hash}`) : before.object;

const bare = ({ kind, object, type, version, created, origin, record, part, of, marking, refs, said }: Known): Omit<Fresh, 'hash' | 'revoked' | 'emptied'> => ({ kind, object, type, version, created, origin, record, part, of, marking, refs, said });
/** What an object says, whichever version it is. */
const canonicalOf = ({ modified: _, ...said }: Stix): string => canonical(said);
