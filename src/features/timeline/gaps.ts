import type { Charter } from '../../core/charter/schema.ts';
import { dayOf, type Day, type Instant } from '../../core/time.ts';
import type { Words } from '../../core/words.ts';
import { dossierTitles, gapFacts, gapOf, type Gap } from '../dossiers/index.ts';
import { decisionsAt } from '../procedures/index.ts';
import { publishedDossiers } from '../publication/index.ts';
import { firstWarnings } from '../warnings/index.ts';
import type { ReadLease } from '../../platform/db/database.ts';

/** Where a dossier stands, without its life: read for many dossiers at once, in a handful of statements. */
export type Stand = { gap: Gap; state: State; /** When the newest fact of the past among its days was recorded, by the machine's clock. */ recordedAt: Instant | null };
export type State = 'watching' | 'running' | 'decided' | 'published';
type Locals = { charter: Charter; now: Instant };

export const stateOf = (gap: Gap, published: boolean): State => (published ? 'published' : gap.state === 'closed' ? 'decided' : gap.state === 'running' ? 'running' : 'watching');
export const NOTHING_YET: Stand = { gap: { state: 'no_warning' }, state: 'watching', recordedAt: null };

type Days = { warnings: Day[]; decisions: Day[]; recordedAt: Instant | null };

async function daysOf(lease: ReadLease, { charter, now }: Locals, dossiers: readonly string[] | null): Promise<Map<string, Days>> {
  const zone = charter.seat.zone;
  const found = new Map<string, Days>();
  const at = (dossier: string): Days => {
    let days = found.get(dossier);
    if (!days) found.set(dossier, (days = { warnings: [], decisions: [], recordedAt: null }));
    return days;
  };
  for (const w of await firstWarnings(lease, dossiers)) at(w.dossier).warnings.push(dayOf(w.issued_at, zone));
  for (const f of await gapFacts(lease, dossiers)) {
    const days = at(f.dossier);
    days[f.lane === 'warning' ? 'warnings' : 'decisions'].push(f.first_day);
    if (days.recordedAt === null || f.recorded_at > days.recordedAt) days.recordedAt = f.recorded_at;
  }
  for (const d of await decisionsAt(lease, now, dossiers)) at(d.dossier).decisions.push(dayOf(d.at, zone));
  return found;
}

/** Where dossiers stand; one that is not in the answer has neither a warning nor a decision. @param dossiers null for all that the reader may read. */
export async function gapsOf(lease: ReadLease, locals: Locals, dossiers: readonly string[] | null): Promise<Map<string, Stand>> {
  const today = dayOf(locals.now, locals.charter.seat.zone);
  const days = await daysOf(lease, locals, dossiers);
  const published = new Set(await publishedDossiers(lease, dossiers));
  const stands = new Map<string, Stand>();
  for (const dossier of new Set([...days.keys(), ...published])) {
    const { warnings, decisions, recordedAt } = days.get(dossier) ?? { warnings: [], decisions: [], recordedAt: null };
    const gap = gapOf(warnings, decisions, today);
    stands.set(dossier, { gap, state: stateOf(gap, published.has(dossier)), recordedAt });
  }
  return stands;
}

export type Measured = Stand & { gap: Exclude<Gap, { state: 'no_warning' }> };

/** The dossiers in which something is measured, the longest gap first. */
export const measuredOf = (stands: ReadonlyMap<string, Stand>): [string, Measured][] =>
  [...stands].filter((one): one is [string, Measured] => one[1].gap.state !== 'no_warning').sort(([a, one], [b, other]) => other.gap.days - one.gap.days || (a < b ? -1 : 1));

export type OpenGap = { dossier: string; title: Words; example: boolean; from: Day; days: number };
/** So many of the oldest warnings are looked at together. */
const TOGETHER = 50;

/** The gaps that have been running longest, without looking at every dossier. */
export async function openGaps(lease: ReadLease, locals: Locals, limit: number): Promise<OpenGap[]> {
  const zone = locals.charter.seat.zone;
  const first = new Map<string, Day>();
  const note = (dossier: string, day: Day): void => void ((first.get(dossier) ?? '9999') > day && first.set(dossier, day));
  for (const w of await firstWarnings(lease, null)) note(w.dossier, dayOf(w.issued_at, zone));
  for (const f of await gapFacts(lease, null)) if (f.lane === 'warning') note(f.dossier, f.first_day);
  const oldest = [...first].sort(([a, from], [b, to]) => (from === to ? (a < b ? -1 : 1) : from < to ? -1 : 1)).map(([dossier]) => dossier);
  const open: { dossier: string; gap: Gap & { state: 'running' } }[] = [];
  for (let at = 0; at < oldest.length && open.length < limit; at += TOGETHER) {
    const some = oldest.slice(at, at + TOGETHER);
    const stands = await gapsOf(lease, locals, some);
    for (const dossier of some) {
      const gap = stands.get(dossier)?.gap;
      if (gap?.state === 'running') open.push({ dossier, gap });
    }
  }
  const longest = open.slice(0, limit);
  const titles = await dossierTitles(lease, longest.map((one) => one.dossier));
  return longest.flatMap(({ dossier, gap }) => {
    const found = titles.get(dossier);
    return found ? [{ dossier, title: found.title, example: found.example, from: gap.from, days: gap.days }] : [];
  });
}
