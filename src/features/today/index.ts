/**
 * Today: what needs an answer, from whom, and by what hour.
 *
 * Nothing here is stored: duties are read off consultations, procedures and texts for the person who asks.
 */
import type { Actor } from '../../core/act.ts';
import type { Charter } from '../../core/charter/schema.ts';
import type { Instant } from '../../core/time.ts';
import type { ReadLease } from '../../platform/db/database.ts';
import { answersTo, listConsultations, unansweredBy } from '../consultations/index.ts';
import { listProcedures, mayCirculate, outcomeOf, runningProcedures, silenceMatters } from '../procedures/index.ts';
import { listPublications, mayAnnounce } from '../publication/index.ts';
import { listTexts, textById, type Text } from '../texts/index.ts';
import { listWarnings, mayIssueWarning } from '../warnings/index.ts';
import { byHour, type Duty } from './rules.ts';

export { byHour, dueBefore, type Duty } from './rules.ts';
export { words as todayWords } from './words.ts';

const MOST = 100;

async function answersOwed(lease: ReadLease, party: string): Promise<Duty[]> {
  const requests = await unansweredBy(lease, party);
  const answers = await answersTo(lease, requests.map((r) => r.id));
  return requests.map((r): Duty => ({
    kind: 'answer', id: r.id, href: `/consultations/${r.id}`, what: r.question, dossier: r.dossier, by: r.answer_by,
    answered: Object.fromEntries(r.roster.map((p) => [p, answers.find((a) => a.consultation === r.id && a.party === p)?.answer ?? 'silent'])), state: 'not_started', example: r.example,
  }));
}

async function positionsOpen(lease: ReadLease, party: string, now: Instant): Promise<Duty[]> {
  const duties: Duty[] = [];
  for (const p of await runningProcedures(lease, now)) {
    if (!p.roster.includes(party)) continue;
    const outcome = outcomeOf(p, now);
    const text = await textById(lease, p.text);
    duties.push({
      kind: 'position', id: p.text, href: `/texts/${p.text}`, what: text?.title ?? {}, dossier: p.dossier, by: p.deadline, answered: outcome.byParty,
      state: outcome.owed.includes(party) ? 'silent' : 'answered', example: p.example,
    });
  }
  return duties;
}

/** Texts by what they wait for: announcement once adopted, circulation once frozen. */
async function textsWaiting(lease: ReadLease, actor: Actor, charter: Charter, now: Instant): Promise<Duty[]> {
  const matter = silenceMatters(charter)[0];
  if (!matter) return [];
  const announces = mayAnnounce(actor, matter, charter, now);
  const circulates = mayCirculate(actor, matter, charter, now);
  if (!announces && !circulates) return [];
  const texts = await listTexts(lease, { limit: MOST });
  const procedures = await listProcedures(lease, { limit: MOST });
  const published = new Set((await listPublications(lease, { limit: MOST })).map((p) => p.procedure));
  const duty = (kind: Duty['kind'], text: Text): Duty => ({ kind, id: text.id, href: `/texts/${text.id}`, what: text.title, dossier: text.dossier, by: null, answered: null, state: 'waiting', example: text.example });
  return texts.flatMap((text) => {
    const latest = procedures.find((p) => p.text === text.id);
    const state = latest && outcomeOf(latest, now).state;
    if (announces && latest && state === 'adopted' && !published.has(latest.id)) return [duty('announce', text)];
    if (circulates && text.version > 0 && (!latest || (latest.version < text.version && state !== 'open' && state !== 'adopted'))) return [duty('circulate', text)];
    return [];
  });
}

/** Warnings that no party has taken up, by their answer-by date. */
async function warningsUnanswered(lease: ReadLease, now: Instant): Promise<Duty[]> {
  const warnings = await listWarnings(lease, { limit: MOST });
  const asked = new Set((await listConsultations(lease, { limit: MOST })).map((c) => c.warning));
  return warnings.filter((w) => !asked.has(w.id) && w.horizon > now).map((w): Duty => ({
    kind: 'consult', id: w.id, href: `/warnings/${w.id}`, what: w.sentence, dossier: w.dossier, by: w.answer_by, answered: null, state: 'waiting', example: w.example,
  }));
}

/** What this person is asked for at this moment, by the hour. */
export async function dutiesOf(lease: ReadLease, actor: Actor, charter: Charter, now: Instant): Promise<Duty[]> {
  const party = actor.party !== null && actor.centre === null ? actor.party : null;
  return byHour([
    ...(party === null ? [] : await answersOwed(lease, party)),
    ...(party === null ? [] : await positionsOpen(lease, party, now)),
    ...(await textsWaiting(lease, actor, charter, now)),
    ...(party !== null || mayIssueWarning(actor) ? await warningsUnanswered(lease, now) : []),
  ]);
}
