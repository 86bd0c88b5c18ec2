import type { Charter } from '../../core/charter/schema.ts';
import { isRefusal, type Refusal } from '../../core/refusal.ts';
import type { Instant } from '../../core/time.ts';
import { releaseOf, type Released, type ReleaseKeys } from '../../core/exchange/release.ts';
import type { Desk } from '../../platform/desk.ts';
import { means } from '../../platform/keys.ts';
import { machineOf } from '../exchange/index.ts';
import { ownKeys } from './commands.ts';
import { countReleases, envelopeOf, listReleases, releaseById, type Release } from './store.ts';

/** A record that is public, and whose two signatures held when it was read. */
export type PublicRecord = { readonly row: Release; readonly released: Released };
/** What is at the address of a record: public, withdrawn, or withheld since its signatures do not hold now. */
export type Found = ({ readonly state: 'public' } & PublicRecord) | { readonly state: 'withdrawn'; readonly row: Release } | { readonly state: 'withheld'; readonly row: Release; readonly why: Refusal | null };

const PUBLIC_TOKENS = ['public'];

/** The keys that are known now. Read under the tokens of the node; what is shown is whether signatures hold, and the keys of records that are public. */
const keysNow = (desk: Desk<Charter>): Promise<ReleaseKeys | null> => (desk.exchange ? desk.database.read(machineOf(desk.exchange.node).tokens, (lease) => ownKeys(lease, desk.exchange!.node)) : Promise.resolve(null));

/** Both signatures are verified again, each time: public pages, feeds and files are made from what comes out of here. */
function checked(row: Release, keys: ReleaseKeys | null): Found {
  if (row.withdrawn !== null) return { state: 'withdrawn', row };
  const released = keys && releaseOf(means, keys, envelopeOf(row), row.released_at);
  if (released === null || isRefusal(released) || released.hash !== row.hash || released.record.id !== row.id) return { state: 'withheld', row, why: isRefusal(released) ? released : null };
  return { state: 'public', row, released };
}

export async function publicRecord(desk: Desk<Charter>, id: string): Promise<Found | null> {
  const row = await desk.database.read(PUBLIC_TOKENS, (lease) => releaseById(lease, id));
  return row ? checked(row, await keysNow(desk)) : null;
}

/** A page of what is public, newest first; what is withheld is left out. */
export async function publicRecords(desk: Desk<Charter>, { limit, page }: { limit: number; page: number }): Promise<{ records: PublicRecord[]; count: number; updated: Instant | null }> {
  const { rows, ...counted } = await desk.database.read(PUBLIC_TOKENS, async (lease) => ({ ...(await countReleases(lease)), rows: await listReleases(lease, { limit, offset: (page - 1) * limit }) }));
  const keys = rows.length > 0 ? await keysNow(desk) : null;
  return { ...counted, records: rows.map((row) => checked(row, keys)).filter((one) => one.state === 'public') };
}

/** Whether the public site has a place for records: the desk is a node, or was and released something. */
export const hasRecords = async (desk: Desk<Charter>): Promise<boolean> => desk.exchange !== null || (await desk.database.read(PUBLIC_TOKENS, countReleases)).ever > 0;
