import type { Charter, Office } from '../../core/charter/schema.ts';
import type { Day } from '../../core/time.ts';
import type { ReadLease } from '../../platform/db/database.ts';
import { keptOffices } from './rules.ts';
import { entriesOf, holdingsOf, mandatesInForce, type Holding, type Mandate, type OfficeEntry } from './store.ts';
import { expiryOf, nextDue, overdueOn } from '../../core/charter/terms.ts';

/** What is on record of all offices; depends on acts and on who reads. */
export type OfficeRows = { readonly holdings: readonly Holding[]; readonly mandates: readonly Mandate[]; readonly entries: readonly OfficeEntry[] };
export const readOffices = async (lease: ReadLease): Promise<OfficeRows> => ({ holdings: await holdingsOf(lease, null), mandates: await mandatesInForce(lease), entries: await entriesOf(lease, null) });

/** How an office stands on a day. */
export type OfficeStanding = {
  readonly office: Office; readonly holder: Holding | null;
  /** Last day of the term; null where neither source nor charter says one. */
  readonly expires: Day | null; readonly expired: boolean;
  readonly past: readonly Holding[]; readonly mandate: Mandate | null; readonly overdue: readonly Day[]; readonly next: Day | null; readonly entries: readonly OfficeEntry[];
};

export function standingOf(office: Office, rows: OfficeRows, today: Day): OfficeStanding {
  const holdings = rows.holdings.filter((one) => one.office === office.id);
  const holder = holdings.find((one) => one.left_on === null) ?? null;
  const mandate = rows.mandates.find((one) => one.office === office.id) ?? null;
  const entries = rows.entries.filter((one) => one.office === office.id);
  const reported = entries.filter((one) => one.kind === 'report').map((one) => one.due);
  const expires = holder && expiryOf(holder, office);
  return {
    office, holder, expires, expired: expires !== null && expires < today, past: holdings.filter((one) => one.left_on !== null), mandate, entries,
    overdue: mandate ? overdueOn(mandate, reported, today) : [], next: mandate ? nextDue(mandate, reported, today) : null,
  };
}

/** A report that was due and was not made, for Today. */
export type Overdue = { readonly office: string; readonly due: Day; readonly person: string | null; readonly example: boolean; readonly name: Readonly<Record<string, string>> };
export const overdueReports = (charter: Charter, rows: OfficeRows, today: Day): Overdue[] =>
  keptOffices(charter).map((office) => standingOf(office, rows, today)).flatMap(({ office, holder, mandate, overdue }) => overdue.map((due) => ({ office: office.id, due, person: holder?.person ?? null, example: mandate!.example, name: office.name })));
