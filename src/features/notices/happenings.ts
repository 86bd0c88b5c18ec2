import type { Act } from '../../core/act.ts';
import { membersOf } from '../../core/charter/members.ts';
import type { Charter } from '../../core/charter/schema.ts';
import { addHours, dayOf, type Instant } from '../../core/time.ts';
import type { Words } from '../../core/words.ts';
import type { Answer, Consultation } from '../consultations/index.ts';
import type { UnansweredTasking } from '../exchange/index.ts';
import type { MeetingRow } from '../meetings/index.ts';
import { outcomeOf, type FullProcedure } from '../procedures/index.ts';
import type { Unacknowledged } from '../signals/index.ts';
import type { Happening } from './rules.ts';

/** Rows that one reader may read; what they come to at an hour is worked out here, and nothing is read. */
export type Matters = {
  readonly acts: readonly Act[]; readonly consultations: readonly Consultation[]; readonly answers: readonly Answer[]; readonly procedures: readonly FullProcedure[];
  readonly meetings: readonly MeetingRow[];
  readonly titles: Readonly<Record<string, { title: Words }>>; /** Who began what was resolved or sent back, by its number. */ readonly authors: Readonly<Record<string, string>>;
  readonly signals: readonly Unacknowledged[];
  /** Questions of other nodes that this one has not answered. */ readonly taskings: readonly UnansweredTasking[];
};

const NOBODY = { deadline: null, what: null, asked: [], owing: [], requester: null, named: null } as const;
const ofAct = (act: Act): Pick<Happening, 'at' | 'by' | 'example'> => ({ at: act.effectiveAt, by: { person: act.person, party: act.party }, example: act.example });

type Say = (act: Act, matters: Matters, charter: Charter) => Omit<Happening, 'at' | 'by' | 'example'> | null;

/** What an act of a procedure is told as, to all who decide in it; null where nobody is told. */
const ofPeriod = (on: (p: FullProcedure, payload: { kind?: string; how?: string; act?: number }) => string | null): Say => (act, { procedures, titles }) => {
  const payload = act.payload as { procedure: string; kind?: string; how?: string; act?: number };
  const p = procedures.find((one) => one.id === payload.procedure);
  const key = p ? on(p, payload) : null;
  return p && key !== null ? { ...NOBODY, on: key, id: `${p.id}:${act.seq}`, number: p.id, href: `/texts/${p.text}`, deadline: p.deadline, what: titles[p.text]?.title ?? null, asked: p.roster } : null;
};
/** What an act of a meeting is told as, to all who sit in it; the hour is the one it now has. */
const ofMeeting = (on: string): Say => (act, { meetings }) => {
  const payload = act.payload as { id?: string; meeting?: string };
  const m = meetings.find((one) => one.id === (payload.meeting ?? payload.id));
  return m ? { ...NOBODY, on, id: `${m.id}:${act.seq}`, number: m.id, href: on === 'decided' ? `/meetings/${m.id}/decisions` : `/meetings/${m.id}`, deadline: on === 'convened' || on === 'moved' ? m.at : null, what: m.title, asked: m.roster } : null;
};

/** Acts of which somebody is told: one line for each kind. */
const SAYS: Readonly<Record<string, Say>> = {
  'consultations.answered': (act, { consultations }) => {
    const { consultation, party } = act.payload as { consultation: string; party: string };
    const c = consultations.find((one) => one.id === consultation);
    return c ? { ...NOBODY, on: 'answered', id: `${c.id}:${party}:${act.seq}`, number: c.id, href: `/consultations/${c.id}`, what: c.question, requester: c.party } : null;
  },
  'meetings.cancelled': ofMeeting('cancelled'),
  'meetings.convened': ofMeeting('convened'),
  'meetings.decided': ofMeeting('decided'),
  'meetings.moved': ofMeeting('moved'),
  'procedures.confirmed': ofPeriod(() => 'confirmed'),
  'procedures.ended': ofPeriod((_, { how }) => how!),
  'procedures.extended': ofPeriod(() => 'extended'),
  'procedures.objection_withdrawn': ofPeriod(() => 'objection_withdrawn'),
  'procedures.position_taken': ofPeriod((p, { kind }) => (kind !== 'objects' ? null : p.rule.onObjection === 'breaks' ? 'broken' : 'objection')),
  'procedures.proposed': (act, { titles }) => {
    const p = act.payload as { id: string; text: string; roster: string[]; deadline: Instant };
    return { ...NOBODY, on: 'use_proposed', id: p.id, number: p.id, href: `/texts/${p.text}`, deadline: p.deadline, what: titles[p.text]?.title ?? null, asked: p.roster };
  },
  'procedures.taken_back': ofPeriod((p, { act }) => (p.positions.some((one) => one.seq === act && one.kind === 'objects') ? 'objection_withdrawn' : null)),
  'procedures.use_objected': (act, { acts, titles }) => {
    const { proposal } = act.payload as { proposal: string };
    const p = acts.map((one) => one.payload as { id: string; text: string; roster: string[] }).find((one) => one.id === proposal);
    return p ? { ...NOBODY, on: 'use_objected', id: `${p.id}:${act.seq}`, number: p.id, href: `/texts/${p.text}`, what: titles[p.text]?.title ?? null, asked: p.roster } : null;
  },
  'publication.announced': (act) => {
    const { symbol, title } = act.payload as { symbol: string; title: Words };
    return { ...NOBODY, on: 'published', id: symbol, number: symbol, href: `/statements/${symbol}`, what: title };
  },
  'warnings.issued': (act, _, charter) => {
    const p = act.payload as { id: string; sentence: Words; answerBy: Instant; addressees: { bodies: string[]; parties: string[] } };
    const day = dayOf(act.effectiveAt, charter.seat.zone);
    return { ...NOBODY, on: 'warned', id: p.id, number: p.id, href: `/warnings/${p.id}`, deadline: p.answerBy, what: p.sentence, asked: [...new Set([...p.addressees.parties, ...p.addressees.bodies.flatMap((body) => membersOf(charter, body, day))])] };
  },
  'warnings.proposed': (act) => {
    const p = act.payload as { id: string; revision: number; sentence: Words; answerBy: Instant };
    return { ...NOBODY, on: 'proposed', id: `${p.id}:${p.revision}`, number: p.id, href: `/warnings/proposals/${p.id}`, deadline: p.answerBy, what: p.sentence };
  },
  'warnings.returned': (act, { authors }) => {
    const p = act.payload as { proposal: string; revision: number };
    return { ...NOBODY, on: 'returned', id: `${p.proposal}:${p.revision}`, number: p.proposal, href: `/warnings/proposals/${p.proposal}`, named: authors[p.proposal] ?? null };
  },
  'scenarios.resolved': (act, { authors }) => {
    const { id } = act.payload as { id: string };
    return { ...NOBODY, on: 'resolved', id, number: id, href: `/dossiers/${act.dossier}/scenarios/${id}`, named: authors[id] ?? null };
  },
  'forecasts.resolved': (act, { authors }) => {
    const { id, forecast } = act.payload as { id: string; forecast: string };
    return { ...NOBODY, on: 'resolved', id: `${forecast}:${id}`, number: forecast, href: `/forecasts/${forecast}`, named: authors[forecast] ?? null };
  },
  'people.joined': (act) => ofAccount(act),
  'people.offices_changed': (act) => ofAccount(act),
};
const ofAccount = (act: Act): Omit<Happening, 'at' | 'by' | 'example'> => ({ ...NOBODY, on: 'account', id: String(act.seq), number: String(act.seq), href: '/account', named: (act.payload as { person: string }).person });
/** Kinds of act that are read for it. */
export const TOLD_KINDS: readonly string[] = Object.keys(SAYS);

const HOURS = [24, 2] as const;
/** That an hour comes near, for those who still owe; not when the whole period is shorter than that. */
const nearing = (begun: Instant, deadline: Instant, rest: Omit<Happening, 'on' | 'id' | 'at' | 'by' | 'deadline'>): Happening[] =>
  HOURS.map((hours) => ({ ...rest, on: `hour_${hours}`, id: rest.number, at: addHours(deadline, -hours), by: null, deadline })).filter((one) => one.at > begun && rest.owing.length > 0);

function ofConsultation(c: Consultation, given: readonly Answer[], now: Instant): Happening[] {
  const asked = c.roster.filter((party) => party !== c.party);
  const owing = c.roster.filter((party) => !given.some((a) => a.party === party));
  const base = { ...NOBODY, number: c.id, href: `/consultations/${c.id}`, deadline: c.answer_by, what: c.question, example: c.example };
  const last = given.reduce<Instant | null>((newest, a) => (newest === null || a.answered_at > newest ? a.answered_at : newest), null);
  return [
    { ...base, on: 'requested', id: c.id, at: c.requested_at, by: { person: c.requested_by, party: c.party }, asked },
    ...(owing.length === 0 && last !== null ? [{ ...base, on: 'all_answered', id: c.id, at: last, by: null, requester: c.party }] : []),
    ...(now < c.answer_by ? nearing(c.requested_at, c.answer_by, { ...base, owing }) : []),
  ];
}

function ofProcedure(p: FullProcedure, what: Words | null, now: Instant): Happening[] {
  const base = { ...NOBODY, number: p.id, href: `/texts/${p.text}`, deadline: p.deadline, what, asked: p.roster, example: p.example };
  const circulated = { ...base, on: 'circulated', id: p.id, at: p.opened_at, by: { person: p.opened_by, party: null } };
  // Until a day before its hour there is nothing more to tell, and nothing to weigh.
  if (p.closed_at === null && now < addHours(p.deadline, -Math.max(...HOURS))) return [circulated];
  const outcome = outcomeOf(p, now);
  // What the chair ended is told as the chair's act.
  const ended = outcome.decidedAt === null || p.ended !== null ? [] : [{ ...base, on: outcome.state === 'adopted' ? 'adopted' : 'not_adopted', id: p.id, at: outcome.decidedAt, by: null }];
  return [circulated, ...(outcome.state === 'open' ? nearing(p.opened_at, p.deadline, { ...base, owing: outcome.owed }) : []), ...ended];
}

/** Everything that may be told at an hour, whoever it is for. */
export function happeningsOf(matters: Matters, charter: Charter, now: Instant): Happening[] {
  const answers = Map.groupBy(matters.answers, (a) => a.consultation);
  return [
    ...matters.acts.flatMap((act) => {
      const said = SAYS[act.kind]?.(act, matters, charter);
      return said ? [{ ...said, ...ofAct(act) }] : [];
    }),
    ...matters.consultations.flatMap((c) => ofConsultation(c, answers.get(c.id) ?? [], now)),
    ...matters.procedures.flatMap((p) => ofProcedure(p, matters.titles[p.text]?.title ?? null, now)),
    ...matters.signals.map((one): Happening => ({ ...NOBODY, on: 'signal', id: one.key, number: one.key, at: one.by, href: one.href, what: one.what, by: null, deadline: null, example: one.example })),
    ...matters.taskings.map((one): Happening => ({ ...NOBODY, on: 'tasked', id: one.id, number: one.id, at: one.at, href: `/taskings/${one.id}`, what: one.question, by: null, deadline: one.answerBy, example: one.example })),
  ];
}
