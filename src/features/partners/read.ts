import type { Day } from '../../core/time.ts';
import type { ReadLease } from '../../platform/db/database.ts';
import { figuresOfSeries, importsOf, type SourceImport } from '../sources/index.ts';
import { cohesionOf, type Cohesion } from './cohesion.ts';
import { byMission, contributionsOf, type MemberLine } from './contributions.ts';

/** Where figures are from: the newest import of each source that gives them. */
export type Behind = Pick<SourceImport, 'id' | 'source' | 'publisher' | 'licence' | 'vintage' | 'covers_from' | 'covers_to'>;

async function behind(lease: ReadLease, sources: readonly string[]): Promise<Behind[]> {
  const found: Behind[] = [];
  for (const source of [...new Set(sources)].sort()) {
    const [newest] = await importsOf(lease, { source, limit: 1 });
    if (newest) found.push(newest);
  }
  return found;
}

/** How alike the members vote, and what it rests on; null where no vote of theirs was imported. */
export async function readCohesion(lease: ReadLease, members: readonly string[]): Promise<(Cohesion & { behind: Behind[] }) | null> {
  const figures = await figuresOfSeries(lease, 'unga-votes', ['unga-votes'], members);
  if (figures.length === 0) return null;
  const votes = figures.map((one) => ({ rollcall: one.labels.rollcall ?? `${one.from_day} ${one.labels.resolution ?? ''}`, day: one.from_day, area: one.area, value: one.value }));
  return { ...cohesionOf(votes, members), behind: await behind(lease, figures.map((one) => one.source)) };
}

export type Contributions = { readonly lines: MemberLine[]; readonly missions: ReturnType<typeof byMission>; readonly last: Day; readonly behind: Behind[] };

/** Personnel of the members in operations of the United Nations; null where none was imported. */
export async function readContributions(lease: ReadLease, members: readonly string[]): Promise<Contributions | null> {
  const found = await figuresOfSeries(lease, 'un-personnel', ['un-contributions', ...members.map((one) => `un-contributor-${one.toLowerCase()}`)], members);
  if (found.length === 0) return null;
  const figures = found.map((one) => ({ source: one.source, area: one.area, day: one.from_day, value: one.value, mission: one.labels.mission ?? null }));
  return { lines: contributionsOf(figures, members), missions: byMission(figures, members), last: figures.reduce((last, one) => (one.day > last ? one.day : last), ''), behind: await behind(lease, figures.map((one) => one.source)) };
}
