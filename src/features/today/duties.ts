import type { Charter } from '../../core/charter/schema.ts';
import { addDays, dayOf, instantAt, type Instant } from '../../core/time.ts';
import type { Answer, Consultation } from '../consultations/index.ts';
import type { MeetingRow } from '../meetings/index.ts';
import { overdueReports } from '../offices/index.ts';
import { outcomeOf, type FullProcedure } from '../procedures/index.ts';
import type { Text } from '../texts/index.ts';
import type { Proposal } from '../warnings/index.ts';
import { operationDuties } from './operations.ts';
import type { Role, Rows } from './rows.ts';
import { byHour, vacancies, type Duty } from './rules.ts';

/** What a person is asked for at this hour, from rows that were read before: nothing is read here. */
export function dutiesFrom(rows: Rows, role: Role, charter: Charter, now: Instant): Duty[] {
  const { party } = role;
  return byHour([
    ...(party === null ? [] : answersOwed(rows, party, now)),
    ...(party === null ? [] : positionsOpen(rows, party, now)),
    ...rows.unasked.filter((w) => w.horizon > now).map((w): Duty => ({
      kind: 'consult', id: w.id, href: `/warnings/${w.id}`, what: w.sentence, dossier: w.dossier, by: w.answer_by, answered: null, state: w.answer_by <= now ? 'late' : 'waiting',
      about: { to: [...w.bodies, ...w.parties], options: w.options.length, leadHours: Math.max(0, ...w.options.map((o) => o.leadHours)) }, example: w.example,
    })),
    ...rows.proposals.flatMap((one) => proposalDuty(one, role, now)),
    ...rows.signals.filter((one) => one.expires > now).map((one): Duty => ({
      kind: 'signal', id: one.key, href: one.href, what: one.what, dossier: null, by: one.by, answered: null, state: one.by <= now ? 'late' : 'waiting', about: { level: one.level, raised: one.raised_at }, example: one.example,
    })),
    ...rows.commitments.map((one): Duty => ({
      kind: 'commitment', id: one.id, href: `/commitments/${one.id}`, what: one.what, dossier: null, by: instantAt(addDays(one.due_day!, 1), '00:00', charter.seat.zone), answered: null, state: 'late', about: {}, example: one.example,
    })),
    ...overdueReports(charter, rows.offices, dayOf(now, charter.seat.zone)).filter((one) => role.reports === 'all' || role.reports === one.person).map((one): Duty => ({
      kind: 'report', id: `${one.office} ${one.due}`, href: `/offices/${one.office}`, what: one.name, dossier: null, by: instantAt(addDays(one.due, 1), '00:00', charter.seat.zone), answered: null, state: 'late', about: { due: one.due }, example: one.example,
    })),
    ...(role.announces ? rows.unannounced.filter((p) => outcomeOf(p, now).state === 'adopted').map((p) => ofProcedure('announce', p, rows)) : []),
    ...(role.circulates ? rows.uncirculated.filter(({ latest }) => latest === null || ['broken', 'not_adopted'].includes(outcomeOf(latest, now).state)).map(({ text }) => ofText(text)) : []),
    ...(role.drafts ? [...rows.live, ...rows.failed].filter((p) => isFailed(p, now) && rows.heads[p.text]?.version === p.version).map((p) => ofProcedure('revise', p, rows)) : []),
    ...(role.drafts ? rows.undrafted.map((c): Duty => ({ ...ofRequest('draft', c), by: null, answered: null, state: 'waiting', href: `/consultations/${c.id}` })) : []),
    ...(role.follows ? rows.outstanding.filter((c) => c.answer_by <= now).map((c): Duty => ({ ...ofRequest('overdue', c), answered: marksOf(c, rows), state: 'late', about: { owed: owedBy(c, rows) } })) : []),
    ...rows.taskings.map((one): Duty => ({ kind: 'tasking', id: one.id, href: `/taskings/${one.id}`, what: one.question, dossier: null, by: one.answerBy, answered: null, state: one.answerBy <= now ? 'late' : 'waiting', about: {}, example: one.example })),
    ...operationDuties(rows, role, charter, now),
    ...rows.meetings.flatMap((one) => meetingDuty(one, rows, role, charter, now)),
    ...(role.manages ? vacancies(charter, dayOf(now, charter.seat.zone), rows.held).map(({ office, at }): Duty => ({
      kind: 'office', id: office, href: '/people', what: charter.offices.find((o) => o.id === office)!.name, dossier: null, by: null, answered: null, state: 'vacant', about: { to: at }, example: false,
    })) : []),
  ]);
}

/** Somebody else's proposal waits for whoever may approve it; one that was sent back, for whoever wrote it. */
function proposalDuty(one: Proposal, role: Role, now: Instant): Duty[] {
  const mine = one.proposed_by === role.proposals;
  if (one.state === 'open' ? mine || !role.warns : !mine) return [];
  return [{
    kind: one.state === 'open' ? 'approve' : 'returned', id: one.id, href: `/warnings/proposals/${one.id}`, what: one.content.sentence, dossier: one.dossier, by: one.content.answerBy, answered: null,
    state: one.content.answerBy <= now ? 'late' : one.state === 'open' ? 'waiting' : 'returned', about: { to: [...one.content.addressees.bodies, ...one.content.addressees.parties], options: one.content.options.length }, example: one.example,
  }];
}

/** A meeting of today for all who sit in it and for the secretariat; for whoever keeps it, papers the day before and a record left open after it. */
function meetingDuty(one: MeetingRow, rows: Rows, role: Role, charter: Charter, now: Instant): Duty[] {
  const { zone } = charter.seat;
  const [day, today] = [dayOf(one.at, zone), dayOf(now, zone)];
  const items = rows.items.filter((item) => item.meeting === one.id);
  const bare = items.filter((item) => item.documents.length === 0).length;
  const duty = (kind: Duty['kind'], state: Duty['state'], by: Instant | null): Duty => ({ kind, id: one.id, href: `/meetings/${one.id}`, what: one.title, dossier: null, by, answered: null, state, about: { to: one.bodies, items: items.length, bare }, example: one.example });
  if (one.at <= now) return role.keeps ? [duty('record', 'waiting', null)] : [];
  const sits = role.party === null ? role.secretariat : one.roster.includes(role.party);
  return [
    ...(day === today && sits ? [duty('meeting', 'waiting', one.at)] : []),
    ...(role.keeps && day <= addDays(today, 1) && (items.length === 0 || bare > 0) ? [duty('papers', 'waiting', one.at)] : []),
  ];
}

/** Broken by an objection, or ended by one. */
const isFailed = (p: FullProcedure, now: Instant): boolean => ['broken', 'not_adopted'].includes(outcomeOf(p, now).state);

/** Answers by request, sorted out once for rows that are kept: a desk has many of both. */
const sorted = new WeakMap<readonly Answer[], ReadonlyMap<string, readonly Answer[]>>();
function answersOn(c: Consultation, { answers }: Pick<Rows, 'answers'>): readonly Answer[] {
  let found = sorted.get(answers);
  if (!found) sorted.set(answers, (found = Map.groupBy(answers, (a) => a.consultation)));
  return found.get(c.id) ?? [];
}
const marksOf = (c: Consultation, rows: Rows): Record<string, string> => {
  const given = answersOn(c, rows);
  return Object.fromEntries(c.roster.map((p) => [p, given.find((a) => a.party === p)?.answer ?? 'silent']));
};
/** Parties that have not answered a request, in the order of its roster. */
export const owedBy = (c: Consultation, rows: Pick<Rows, 'answers'>): string[] => {
  const given = answersOn(c, rows);
  return c.roster.filter((p) => !given.some((a) => a.party === p));
};

const ofRequest = (kind: Duty['kind'], c: Consultation): Duty => ({
  kind, id: c.id, href: `/consultations/${c.id}`, what: c.question, dossier: c.dossier, by: c.answer_by, answered: null, state: 'not_started', about: { party: c.party, article: c.article, warning: c.warning }, example: c.example,
});

/** What is not answered, however late; what is, until its hour has passed. */
function answersOwed(rows: Rows, party: string, now: Instant): Duty[] {
  return rows.asks.flatMap((c): Duty[] => {
    const answered = answersOn(c, rows).some((a) => a.party === party);
    if (answered && c.answer_by <= now) return [];
    return [{ ...ofRequest('answer', c), answered: marksOf(c, rows), state: answered ? 'answered' : c.answer_by <= now ? 'late' : 'not_started' }];
  });
}

function positionsOpen(rows: Rows, party: string, now: Instant): Duty[] {
  return rows.live.filter((p) => p.roster.includes(party) && p.deadline > now).map((p): Duty => {
    const outcome = outcomeOf(p, now);
    return { ...ofProcedure('position', p, rows), by: p.deadline, answered: outcome.byParty, state: outcome.owed.includes(party) ? 'silent' : 'answered' };
  });
}

const ofProcedure = (kind: Duty['kind'], p: FullProcedure, rows: Rows): Duty => ({
  kind, id: p.text, href: `/texts/${p.text}`, what: rows.heads[p.text]?.title ?? {}, dossier: p.dossier, by: null, answered: null, state: kind === 'revise' ? 'broken' : 'waiting', about: { version: p.version, paragraphs: p.paragraphs }, example: p.example,
});
const ofText = (text: Text): Duty => ({
  kind: 'circulate', id: text.id, href: `/texts/${text.id}`, what: text.title, dossier: text.dossier, by: null, answered: null, state: 'waiting', about: { version: text.version, paragraphs: text.paragraphs.length }, example: text.example,
});
