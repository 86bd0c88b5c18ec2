import { sql, type Kysely } from 'kysely';
import type { AnyRecord } from '../../core/exchange/record.ts';
import { EXPORTED, extensionDefinition, isExported, MAKER, markingOf, type ExportedKind } from '../../core/stix/standing.ts';
import { identityId } from '../../core/stix/ids.ts';
import type { Charter } from '../../core/charter/schema.ts';
import type { Instant } from '../../core/time.ts';
import type { Desk } from '../../platform/desk.ts';
import type { ReadLease, WriteLease } from '../../platform/db/database.ts';
import { json } from '../../platform/db/json.ts';
import type { Node } from '../../platform/keys.ts';
import type { Fault } from '../../platform/verify.ts';
import { exchangedAfter, machineOf, nodeNames, placeAfter } from '../exchange/index.ts';
import { place } from './rules.ts';
import type { Came, ObjectRow, Query } from './schema.ts';

type Tables = { taxii_objects: ObjectRow; taxii_head: { id: number; added: number; seq: number } };
const tables = (lease: ReadLease): Kysely<Tables> => lease.db as unknown as Kysely<Tables>;

const LATEST = ['added', 'kind', 'object', 'type', 'version', 'created', 'revoked', 'origin', 'record', 'hash', 'part', 'of', 'marking', 'refs', 'said', 'audience'] as const;
/** Records listed in one transaction, but for those of one act, which stay together. */
const AT_ONCE = 1000;
const CHUNK = 500;

const listedTo = async (lease: ReadLease): Promise<{ added: number; seq: number }> => (await tables(lease).selectFrom('taxii_head').selectAll().where('id', '=', 1).executeTakeFirst()) ?? { added: 0, seq: 0 };
const newestAct = async (lease: ReadLease): Promise<number> => (await lease.db.selectFrom('head').select('seq').where('id', '=', 1).executeTakeFirstOrThrow()).seq;

/**
 * Lists what was published and taken since the last time, before an answer is made: a pull does not wait for it. The order of the list is
 * the order of acts, which are never seen out of it; what comes later gets later dates.
 */
export async function listExchanged(desk: Desk<Charter>, node: Node): Promise<void> {
  const { tokens } = machineOf(node);
  for (;;) {
    if (await desk.database.read(tokens, async (lease) => (await listedTo(lease)).seq >= (await newestAct(lease)))) return;
    await desk.database.write(tokens, async (lease) => listNext(lease, node, await desk.charter(lease), desk.clock.wall()));
  }
}

/** Some more, in one transaction; one at a time, whoever asks. */
async function listNext(lease: WriteLease, { net, node }: Node, charter: Pick<Charter, 'id' | 'markings'>, now: Instant): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('taxii'))`.execute(lease.db);
  const head = await listedTo(lease);
  const newest = await newestAct(lease);
  const upTo = (await placeAfter(lease, head.seq, AT_ONCE)) ?? newest;
  const came = (await exchangedAfter(lease, head.seq, upTo)).flatMap(({ payload, ...one }): Came[] => {
    const record = payload === '' ? null : (JSON.parse(payload) as AnyRecord);
    return record !== null && (record.kind === 'recall' || isExported(record.kind)) ? [{ ...one, record }] : [];
  });
  const markings = new Map(charter.markings.map(({ id, name }) => [`${charter.id} ${id}`, name]));
  const records = came.map(({ record }) => (record.kind === 'recall' ? record.body.id : record.id));
  const standing = new Set(came.flatMap(({ record }) => (isExported(record.kind) ? [MAKER.id, extensionDefinition(record.kind).id, identityId(net, record.origin), markingOf(net, record.marking, null).id] : [])));
  const latest = records.length === 0 ? [] : await tables(lease).selectFrom('taxii_objects').select(LATEST).where('until', 'is', null)
    .where((e) => e.or([e('record', '=', e.fn.any(e.val(records))), e('object', '=', e.fn.any(e.val([...standing])))])).orderBy('added').execute();
  const about = came.flatMap(({ record }) => record.refs.map(({ hash }) => hash));
  const targets = about.length === 0 ? [] : await tables(lease).selectFrom('taxii_objects').select(['hash', 'object']).where('hash', '=', (e) => e.fn.any(e.val(about))).where('part', '=', 'main').where('revoked', '=', false).execute();
  const { rows, ended, emptied } = place({ net, self: node, added: head.added, latest, targets: new Map(targets.map(({ hash, object }) => [hash!, object])), names: await nodeNames(lease), markings }, came, now);
  for (let at = 0; at < rows.length; at += CHUNK) await tables(lease).insertInto('taxii_objects').values(rows.slice(at, at + CHUNK).map((row) => ({ ...row, said: row.said === null ? null : (json(row.said) as never) }))).execute();
  await sql`update taxii_objects o set until = e.until from unnest(${[...ended.keys()]}::bigint[], ${[...ended.values()]}::bigint[]) as e(added, until) where o.added = e.added`.execute(lease.db);
  for (const { origin, record, upTo: last } of emptied) await tables(lease).updateTable('taxii_objects').set({ emptied: true }).where('record', '=', record).where('origin', '=', origin).where('added', '<=', last).execute();
  const row = { added: rows.at(-1)?.added ?? head.added, seq: upTo };
  await tables(lease).insertInto('taxii_head').values({ id: 1, ...row }).onConflict((on) => on.column('id').doUpdateSet(row)).execute();
}

/** One page of a collection, oldest first, and whether there is more. */
export async function pageOf(lease: ReadLease, kind: ExportedKind, { after, limit, ids, types, versions, spec }: Query): Promise<{ rows: ObjectRow[]; more: boolean }> {
  if (!spec) return { rows: [], more: false };
  const found = await tables(lease).selectFrom('taxii_objects').selectAll().where('kind', '=', kind).where('added', '>', after)
    .$if(ids !== null, (q) => q.where('object', 'in', ids!)).$if(types !== null, (q) => q.where('type', 'in', types!))
    .$if(versions === null, (q) => q.where('until', 'is', null).where('revoked', '=', false))
    .$if(versions !== null && !versions.all, (q) => q.where((e) => e.or([
      ...(versions!.last ? [e('until', 'is', null)] : []), ...(versions!.first ? [e('first', '=', true)] : []), ...(versions!.at.length > 0 ? [e('version', 'in', versions!.at)] : []),
    ]))).orderBy('added').limit(limit + 1).execute();
  return { rows: found.slice(0, limit), more: found.length > limit };
}

/** Whether there is, or was, such an object in a collection. */
export const holds = async (lease: ReadLease, kind: ExportedKind, object: string): Promise<boolean> =>
  (await tables(lease).selectFrom('taxii_objects').select('added').where('object', '=', object).where('kind', '=', kind).limit(1).executeTakeFirst()) !== undefined;

type Wrong = { object: string; what: string };

/**
 * Whether the list holds every record once, and its versions and places go up. What stands for itself is listed for each who may read: a node whose
 * readers become others writes without seeing what was listed for those before.
 */
export async function checkTaxii(lease: ReadLease): Promise<Fault[]> {
  const { rows } = await sql<Wrong>`
    with listed as (select kind, object, added, version, until, lag(version) over w as before, lead(added) over w as next from taxii_objects window w as (partition by kind, object, case when record is null then audience end order by added)),
      held as (select hash, kind, seq from exchange_published union all select hash, kind, seq from exchange_records where recalled is null and payload <> '')
    select object, 'a version does not come after the one before it' as what from listed where version <= before
    union all select object, 'does not say when its next version was listed' from listed where until is distinct from next
    union all select object, 'is made of no record that is kept' from taxii_objects o where hash is not null and not exists (select 1 from exchange_published p where p.hash = o.hash) and not exists (select 1 from exchange_records r where r.hash = o.hash)
    union all select hash, 'is not listed' from held h where kind = any(${EXPORTED}::text[])
      and seq <= coalesce((select seq from taxii_head), 0) and not exists (select 1 from taxii_objects o where o.hash = h.hash and o.part = 'main')
    union all select object, 'is listed after the newest place' from taxii_objects where added > coalesce((select added from taxii_head), 0)
    limit 20`.execute(lease.db);
  return rows.map(({ object, what }) => ({ where: `taxii ${object}`, what }));
}
