import { PARTIES, SECRETARIAT, type Act, type ActDraft } from '../../src/core/act.ts';
import type { Charter } from '../../src/core/charter/schema.ts';
import { isInstant } from '../../src/core/time.ts';
import type { Desk } from '../../src/desk.ts';
import { fromRow } from '../../src/platform/acts.ts';
import type { Command } from '../../src/platform/perform.ts';
import { must, officer } from '../actors.ts';

/**
 * Many matters for a desk that holds the example: its first dossier, told again and again under other numbers and days.
 * They are recorded by `perform` like everything else, a hundred dossiers a time, so chains, projections and audiences
 * are those of a real desk; only the rules are not asked.
 */
const TEMPLATE = { dossier: 'D-1', warning: 'W-1', consultation: 'C-1', text: 'T-1', procedure: 'S-1' };
const BATCH = 100;
const DAY = 86_400_000;
/** So many of the matters are of the last month; the others lie before them, one a few hours. */
const RECENT = 0.02;

type Numbers = Record<'D' | 'W' | 'C' | 'T' | 'S' | 'ST', number>;

/** How far matter `i` goes: all are warned of, half are consulted on, a tenth come to a text, a fiftieth is announced. */
const kindsOf = (i: number): readonly string[] => [
  'dossiers.opened', 'warnings.issued', ...(i % 2 === 0 ? ['consultations.requested', 'consultations.answered'] : []),
  ...(i % 10 === 0 ? ['texts.drafted', 'texts.frozen', 'procedures.circulated', 'procedures.position_taken'] : []), ...(i % 50 === 0 ? ['publication.announced'] : []),
];

/** `shared` are the matters that every party reads. */
export type Told = { dossiers: number; acts: number; statements: string[]; shared: string[] };

export async function fill(desk: Desk, wanted: { dossiers: number } | { acts: number }, progress: (done: number, of: number) => void = () => undefined): Promise<Told> {
  const story = await desk.database.audit(async (lease) => (await lease.db.selectFrom('acts').selectAll().where('dossier', '=', TEMPLATE.dossier).orderBy('seq').execute()).map(fromRow));
  const { head, numbers } = await desk.database.audit(async (lease) => ({
    head: await lease.db.selectFrom('head').selectAll().executeTakeFirstOrThrow(), numbers: await lease.db.selectFrom('numbers').selectAll().execute(),
  }));
  const last = (series: string): number => numbers.find((n) => n.series === series)?.last ?? 0;
  const next: Numbers = { D: last('D'), W: last('W'), C: last('C'), T: last('T'), S: last('S'), ST: Math.max(0, ...numbers.filter((n) => n.series.startsWith('symbol ')).map((n) => n.last)) };
  const statements: string[] = [];
  const shared: string[] = [];
  const of = 'acts' in wanted ? wanted.acts - head.seq : wanted.dossiers;
  let matter = 0;
  let acts = 0;
  const done = (): number => ('acts' in wanted ? acts : matter);
  const now = Date.parse(desk.clock.now());
  const first = Date.parse(story[0]!.effectiveAt);
  while (done() < of) {
    const drafts: ActDraft[] = [];
    for (let n = 0; n < BATCH && done() + ('acts' in wanted ? drafts.length : 0) < of; n++, matter++) {
      const age = matter >= of * (1 - RECENT) ? 25 : 30 + ((of - matter) % 1800);
      const retold = tell(story, matter, next, now - age * DAY - first);
      if (!isOwn(matter)) shared.push(`D-${next.D}`);
      statements.push(...retold.flatMap((d) => (d.kind === 'publication.announced' ? [(d.payload as { symbol: string }).symbol] : [])));
      drafts.push(...('acts' in wanted ? retold.slice(0, of - acts - drafts.length) : retold));
    }
    acts += must(await desk.perform(officer, batch(drafts))).acts.length;
    progress(done(), of);
  }
  return { dossiers: matter, acts: head.seq + acts, statements, shared };
}

const batch = (drafts: readonly ActDraft[]): Command<Charter, null> => ({ dossier: null, once: null, load: () => Promise.resolve(null), decide: () => ({ acts: drafts }) });

/** A twentieth of the matters is the secretariat's own, so that reading means leaving out. */
const isOwn = (matter: number): boolean => matter % 20 === 7;

function tell(story: readonly Act[], matter: number, next: Numbers, shift: number): ActDraft[] {
  const kinds = kindsOf(matter);
  const names: Record<string, string> = { [TEMPLATE.dossier]: `D-${++next.D}`, [TEMPLATE.warning]: `W-${++next.W}` };
  if (kinds.includes('consultations.requested')) names[TEMPLATE.consultation] = `C-${++next.C}`;
  if (kinds.includes('texts.drafted')) Object.assign(names, { [TEMPLATE.text]: `T-${++next.T}`, [TEMPLATE.procedure]: `S-${++next.S}` });
  const announcement = story.find((act) => act.kind === 'publication.announced')?.payload as { symbol: string } | undefined;
  const number = kinds.includes('publication.announced') ? ++next.ST : 0;
  if (announcement) names[announcement.symbol] = announcement.symbol.replace(/\d+$/, String(number));
  const retell = (value: unknown): unknown => {
    if (typeof value === 'string') return names[value] ?? (isInstant(value) ? new Date(Date.parse(value) + shift).toISOString() : value);
    if (Array.isArray(value)) return value.map(retell);
    return value !== null && typeof value === 'object' ? Object.fromEntries(Object.entries(value).map(([key, one]) => [key, retell(one)])) : value;
  };
  const own = isOwn(matter) ? [SECRETARIAT] : [PARTIES];
  return story.filter((act) => kinds.includes(act.kind)).map((act) => ({
    kind: act.kind, dossier: names[TEMPLATE.dossier]!, refs: act.refs.map((ref) => names[ref] ?? ref), effectiveAt: retell(act.effectiveAt) as string,
    payload: { ...(retell(act.payload) as object), ...(act.kind === 'publication.announced' ? { number } : {}) }, audience: act.kind === 'publication.announced' ? act.audience : own,
  }));
}
