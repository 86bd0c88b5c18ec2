import { chairOn, chairTerms } from '../../core/charter/chair.ts';
import type { Charter } from '../../core/charter/schema.ts';
import { addDays, dayOf, type Day, type Instant } from '../../core/time.ts';
import type { Words } from '../../core/words.ts';
import type { ReadLease } from '../../platform/db/database.ts';
import { itemsBetween, readCalendar, type CalendarItem } from '../calendar/index.ts';
import { answersTo } from '../consultations/index.ts';
import { keptOffices, standingOf, type OfficeStanding } from '../offices/index.ts';
import { allPeople, type Person } from '../people/index.ts';
import { outcomeOf } from '../procedures/index.ts';
import { listTexts } from '../texts/index.ts';

type Numbered = { readonly id: string; readonly dossier: string; readonly what: Words; readonly example: boolean };
export type Handover = {
  readonly at: Instant;
  /** Who presides, to whom the chair goes, and on what day; null where the charter does not say. */
  readonly from: string | null; readonly to: string | null; readonly on: Day | null;
  readonly warnings: readonly (Numbered & { readonly answerBy: Instant; readonly horizon: Instant })[];
  readonly consultations: readonly (Numbered & { readonly answerBy: Instant; readonly owed: readonly string[] })[];
  readonly procedures: readonly (Numbered & { readonly text: string; readonly version: number; readonly deadline: Instant; readonly state: string })[];
  readonly texts: readonly (Numbered & { readonly version: number })[];
  readonly ahead: readonly CalendarItem[];
  readonly offices: readonly OfficeStanding[];
  readonly people: readonly Person[];
};

const AHEAD_DAYS = 366;
const MOST = 500;

const byAnswer = (a: { answerBy: Instant }, b: { answerBy: Instant }): number => (a.answerBy < b.answerBy ? -1 : 1);

export async function handoverAt(lease: ReadLease, charter: Charter, now: Instant): Promise<Handover> {
  const today = dayOf(now, charter.seat.zone);
  const rows = await readCalendar(lease);
  const texts = await listTexts(lease, { limit: MOST });
  const answers = await answersTo(lease, rows.consultations.map((c) => c.id));
  const people = await allPeople(lease);
  const year = Number(today.slice(0, 4));
  const next = chairTerms(charter, year, year + 2).find((term) => term.from > today) ?? null;
  const states = rows.procedures.map((p) => ({ p, state: outcomeOf(p, now).state }));
  const finished = new Set(states.filter(({ state }) => state === 'adopted').map(({ p }) => p.text));
  return {
    at: now, from: chairOn(charter, today)?.party ?? null, to: next?.party ?? null, on: next?.from ?? null,
    warnings: rows.warnings.filter((w) => w.horizon > now).map((w) => ({ id: w.id, dossier: w.dossier, what: w.sentence, example: w.example, answerBy: w.answer_by, horizon: w.horizon })).sort(byAnswer),
    consultations: rows.consultations.map((c) => ({ id: c.id, dossier: c.dossier, what: c.question, example: c.example, answerBy: c.answer_by, owed: c.roster.filter((party) => !answers.some((a) => a.consultation === c.id && a.party === party)) })).filter((c) => c.owed.length > 0).sort(byAnswer),
    procedures: states.filter(({ p, state }) => ['open', 'broken'].includes(state) && p.deadline > now).map(({ p, state }) => ({ id: p.id, dossier: p.dossier, what: rows.titles[p.text]?.title ?? {}, example: p.example, text: p.text, version: p.version, deadline: p.deadline, state })),
    texts: texts.filter((t) => !finished.has(t.id)).map((t) => ({ id: t.id, dossier: t.dossier, what: t.title, example: t.example, version: t.version })),
    ahead: itemsBetween(charter, rows, today, addDays(today, AHEAD_DAYS)).filter((one) => !one.cancelled && (one.at === null || one.at > now)),
    offices: keptOffices(charter).map((office) => standingOf(office, rows.offices, today)), people: people.filter((p) => !p.closed),
  };
}
